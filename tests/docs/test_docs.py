"""The docs say what is there: links lead somewhere, named files exist, commands are told."""

import re
from pathlib import Path

import pytest

from samrad.project.door import _COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"\]\(([^)#\s]+)")
_PATH = re.compile(r"`((?:src|tests|tools|docs|bench)/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text()) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = [path for path in _PATH.findall(page.read_text()) if "<" not in path]

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_command_is_described() -> None:
    page = (ROOT / "docs/how-to/run-it.md").read_text()
    names = [command.__name__.rpartition(".")[2] for command in _COMMANDS]

    assert [
        name for name in names if f"| `samrad {name.replace('_', '-')}` |" not in page
    ] == []


def test_every_decision_has_its_number_and_parts() -> None:
    parts = [
        "## What made us ask",
        "## What we do",
        "## What we looked at instead",
        "## What follows",
        "## How we notice that we were wrong",
    ]
    for record in sorted((ROOT / "docs/adr").glob("*.md")):
        text = record.read_text()
        assert text.startswith(f"# {int(record.name[:4])}. "), record.name
        assert [part for part in parts if part not in text] == [], record.name


def test_the_readme_fits_its_first_screen() -> None:
    first = (ROOT / "README.md").read_text().splitlines()[:20]

    assert "make demo" in "\n".join(first)
    assert "make test" in "\n".join(first)
    assert any(line.startswith("![") for line in first)


def test_every_promise_names_a_test_that_is_there() -> None:
    page = (ROOT / "docs/explanation/security.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith("| ") and "`tests/" in line]
    named = [re.findall(r"`(tests/[^`]+)`", row) for row in rows]

    assert len(rows) > 20
    assert [name for names in named for name in names if not (ROOT / name).exists()] == []
