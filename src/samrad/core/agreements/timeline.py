"""Versions laid end to end become clauses with the days they were in force."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.versions import Draft

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InForce:
    """A version both parties signed, with the days it governs."""

    since: date
    until: date | None
    clauses: tuple[Draft, ...]


def timeline(versions: Sequence[InForce]) -> tuple[Clause, ...]:
    """Every clause of `versions` (oldest first) with the days it is in force.

    A clause that a new version keeps as it was goes on without a break, so that its clocks
    do: only what was changed begins anew. Its words are those of the newest version.
    """
    found: list[Clause] = []
    running: dict[str, int] = {}
    for version in versions:
        for draft in version.clauses:
            clause = _begun(draft, version)
            place = running.get(draft.key)
            if place is not None and _goes_on(found[place], clause):
                found[place] = replace(clause, since=found[place].since)
            else:
                running[draft.key] = len(found)
                found.append(clause)
    return tuple(found)


def _begun(draft: Draft, version: InForce) -> Clause:
    return Clause(
        draft.key, draft.terms, draft.source, version.since, version.until, draft.binds
    )


def _goes_on(before: Clause, after: Clause) -> bool:
    same = before.terms == after.terms and before.binds == after.binds
    return same and before.until is not None and before.until + _DAY == after.since
