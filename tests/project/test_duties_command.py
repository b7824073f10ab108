"""`samrad duties` answers on the first day and after, in the same form."""

import json
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from project.operating import PATIENCE, SAMRAD, a_demo, a_home, postmaster, samrad, surroundings
from samrad.core.duties.status import Status

pytestmark = pytest.mark.slow
FOUR = ["lorenskog", "loten", "hallingdal", "lund"]
KEYS = [
    "key",
    "kind",
    "clause",
    "source",
    "title",
    "due",
    "status",
    "reason",
    "evidence",
    "party",
]
DAY = "2023-03-15"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with a_home(tmp_path_factory.mktemp("empty")) as folder:
        yield folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path_factory.mktemp("filled"), loaded) as folder:
        yield folder


def _listed(home: Path, council: str, *more: str) -> list[dict[str, Any]]:
    ran = samrad(home, "duties", "--council", council, "--on", DAY, "--json", *more)
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("council", FOUR)
@pytest.mark.parametrize("which", ["empty", "filled"])
def test_every_duty_has_exactly_its_keys(
    council: str, which: str, request: pytest.FixtureRequest
) -> None:
    listed = _listed(request.getfixturevalue(which), council)

    assert listed
    for row in listed:
        assert list(row) == KEYS
        _require_values(row)
    assert [row["due"] for row in listed] == sorted(row["due"] for row in listed)
    assert len({row["key"] for row in listed}) == len(listed)


def _require_values(row: dict[str, Any]) -> None:
    assert date.fromisoformat(row["due"]).isoformat() == row["due"]
    # A day off moves a duty of the year over its edge, and so do minutes of a December meeting.
    assert "2022-12-20" < row["due"] < "2024-02-01"
    assert row["status"] in {status.value for status in Status}
    assert row["party"] in {"municipality", "police", "both"}
    for name in ("key", "kind", "clause", "source", "title", "reason"):
        assert row[name]
        assert row[name] == row[name].strip()
    if row["evidence"] is not None:
        assert list(row["evidence"]) == ["on", "what", "ref"]
        assert row["evidence"]["on"] <= DAY


def test_there_are_six_statuses() -> None:
    assert len(Status) == 6


@pytest.mark.parametrize("council", FOUR)
def test_the_installed_demo_answers_as_the_empty_home_does(
    council: str, empty: Path, filled: Path
) -> None:
    assert _listed(empty, council) == _listed(filled, council)


def test_a_duty_done_later_was_not_done_yet(empty: Path) -> None:
    before = {row["key"]: row["status"] for row in _listed(empty, "lorenskog")}
    after = samrad(empty, "duties", "--council", "lorenskog", "--on", "2023-12-31", "--json")
    met = {row["key"] for row in json.loads(after.out) if row["status"] == "met"}
    assert any(before.get(key, "met") != "met" for key in met)


def test_the_year_may_be_another_than_the_days(empty: Path) -> None:
    listed = _listed(empty, "lorenskog", "--year", "2024")
    assert all("2023-12-20" < row["due"] < "2025-02-01" for row in listed)
    assert {row["status"] for row in listed} <= {"ahead", "due_soon", "met", "not_applicable"}


def test_a_reader_that_has_seen_enough_breaks_nothing(filled: Path) -> None:
    for command in ("head -1", "head -c 1", "true"):
        words = f"{' '.join(SAMRAD)} duties --council lorenskog --on {DAY} --json | {command}"
        ran = subprocess.run(
            ["/bin/bash", "-c", f"set -o pipefail; {words}"],
            env=surroundings(filled),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout in {"[\n", "[", ""}
    assert postmaster(filled) is None


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_the_language_changes_the_words_and_nothing_else(language: str, empty: Path) -> None:
    own = _listed(empty, "lund")
    other = _listed(empty, "lund", "--language", language)
    worded = ("source", "title", "reason")
    assert [_without(row, worded) for row in own] == [_without(row, worded) for row in other]
    assert (language == "sv") == (own == other)


def _without(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def test_the_language_is_the_councils_own(empty: Path) -> None:
    for council, language in [("lorenskog", "nb"), ("hallingdal", "nn"), ("lund", "sv")]:
        assert _listed(empty, council) == _listed(empty, council, "--language", language)


def test_the_table_shows_day_status_title_and_reason(empty: Path) -> None:
    listed = _listed(empty, "loten")
    ran = samrad(empty, "duties", "--council", "loten", "--on", DAY)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert len(lines) == 2 * len(listed)
    for row, first, second in zip(listed, lines[::2], lines[1::2], strict=True):
        assert first.split(maxsplit=2) == [row["due"], row["status"], row["title"]]
        assert second.strip() == row["reason"]


def test_letters_of_the_north_come_through_a_plain_terminal(empty: Path) -> None:
    ran = samrad(empty, "duties", "--council", "loten", "--on", DAY, LC_ALL="C", PYTHONUTF8="0")
    assert (ran.code, ran.err) == (0, "")
    ran = samrad(empty, "duties", "--council", "loten", "--on", DAY, PYTHONIOENCODING="ascii")
    assert (ran.code, ran.err) == (0, "")
