"""Duties as rows of plain values, for the operator's command."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import ProgrammingError
from django.utils import translation
from psycopg.errors import UndefinedFunction

from samrad.core.agreements.clauses import Clause
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.status import Standing
from samrad.core.people.parties import BOTH
from samrad.core.reports.panel import Partnership
from samrad.project.demo.partnerships import demo_partnership
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.queries import councils, every_council
from samrad.records.reports.queries import partnerships
from samrad.web.kit.phrases import reason_of, source_of, title_of


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
        return [_row(standing) for standing in standings]


def _row(standing: Standing) -> dict[str, Any]:
    duty = standing.duty
    promise = duty.promise
    return {
        "key": duty.key,
        "kind": duty.kind.value,
        "clause": promise.kind if isinstance(promise, Clause) else promise.key,
        "source": source_of(promise),
        "title": title_of(duty),
        "due": duty.due.isoformat(),
        "status": standing.status.value,
        "reason": reason_of(standing),
        "evidence": _evidence(standing.evidence),
        "party": "both" if duty.binds == BOTH else next(iter(duty.binds)).value,
    }


def _evidence(evidence: Evidence | None) -> dict[str, str] | None:
    if evidence is None:
        return None
    return {"on": evidence.on.isoformat(), "what": evidence.deed.value, "ref": evidence.ref}
