"""A package nobody could be asked about is not a clean one."""

import subprocess

import pytest
from known_holes import Found, ask, main, read, said

HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"], "aliases": [], "description": ""}
UNMENDED = {"id": "PYSEC-2026-2", "fix_versions": [], "aliases": [], "description": ""}


def report(*packages: dict[str, object]) -> dict[str, object]:
    return {"dependencies": list(packages), "fixes": []}


def test_a_known_hole_is_named_with_the_version_that_mends_it() -> None:
    found = read(report({"name": "django", "version": "5.2.1", "vulns": [HOLE, UNMENDED]}))

    assert found.holes == (
        "django 5.2.1: PYSEC-2026-1, mended in 5.2.20",
        "django 5.2.1: PYSEC-2026-2, mended in no version yet",
    )


def test_what_could_not_be_asked_is_said_and_is_no_clean_bill() -> None:
    found = read(
        report(
            {"name": "django", "skip_reason": "not found"},
            {"name": "httpx", "version": "1", "vulns": []},
        )
    )

    assert found == Found(1, (), ("django",))
    lines = "\n".join(said("requirements.lock", found))
    assert "nothing is known about 1 packages (django …)" in lines
    assert "no known hole in 1 packages" in lines


def test_where_nobody_could_be_asked_nothing_is_called_clean() -> None:
    found = read(report({"name": "django", "skip_reason": "not found"}))

    assert "no known hole" not in "\n".join(said("requirements.lock", found))


def test_a_service_that_gives_no_report_is_nobody_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(*_given: object, **_more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess((), 1, "", "no certificate")

    monkeypatch.setattr("subprocess.run", silent)
    found = ask("requirements-test.lock")

    assert (found.asked, found.holes) == (0, ())
    assert {"django", "psycopg", "pip-audit"} <= set(found.not_asked)
    assert main([]) == 0
    assert main(["--strict"]) == 1
