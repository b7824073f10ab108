"""Duties as rows of plain values, for the operator's command."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import ProgrammingError
from django.utils import translation
from psycopg.errors import UndefinedFunction

from samrad.core.duties.status import Standing
from samrad.core.reports.panel import Partnership
from samrad.project.demo.partnerships import demo_partnership
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.queries import councils, every_council
from samrad.records.reports.queries import partnerships
from samrad.web.api.duties import rows as as_rows


@dataclass(frozen=True, slots=True)
class Called:
    """A partnership found by its short name, and the language of its documents."""

    partnership: Partnership
    language: str


def partnership_called(slug: str, *, on: date) -> Called:
    """The partnership with the short name `slug`, as known on the day `on`.

    Where nothing is installed yet, the demo's are looked in: a newcomer's first command
    answers.

    Raises:
        Trouble: There is none of that name.
    """
    there = _councils_here()
    if slug in there:
        with in_council(there[slug]):
            (council,) = councils()
            return Called(partnerships([council], on=on)[council.id], council.language)
    if not there and (demo := demo_partnership(slug)):
        return Called(*demo)
    known = ", ".join(there) or "none yet – `samrad demo` loads four"
    raise Trouble(f"There is no partnership called {slug} here. Known: {known}.")


def _councils_here() -> dict[str, UUID]:
    """Every council, or none where the tables have not been made yet."""
    try:
        with as_operator():
            return every_council()
    except ProgrammingError as error:
        if isinstance(error.__cause__, UndefinedFunction):
            return {}
        raise


def rows(standings: Iterable[Standing], *, language: str) -> list[dict[str, Any]]:
    """One row for each of `standings`, worded in `language`."""
    with translation.override(language):
        return as_rows(standings)
