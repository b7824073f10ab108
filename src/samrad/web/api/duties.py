"""Duties as rows of plain values: for programs, and for the operator's command."""

from collections.abc import Iterable
from typing import Any

from samrad.core.agreements.clauses import Clause
from samrad.core.basics import periods
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.status import Standing
from samrad.core.people.parties import BOTH
from samrad.core.reports.panel import standings
from samrad.records.reports.queries import partnerships
from samrad.web.api.door import Asking, council_called, day_asked, told, year_asked
from samrad.web.kit.phrases import reason_of, source_of, title_of


@told
def duties(request: Asking, slug: str) -> dict[str, object]:
    """The duties of one council in one calendar year, as seen on a day."""
    council = council_called(slug)
    on = day_asked(request)
    year = year_asked(request, on.year) or on.year
    known = partnerships([council], on=on)[council.id]
    seen = standings(known, periods.year(year), on=on)
    return {"council": slug, "on": on.isoformat(), "year": year, "duties": rows(seen)}


def rows(seen: Iterable[Standing]) -> list[dict[str, Any]]:
    """One row for each duty as it stands, worded in the language in force."""
    return [_row(standing) for standing in seen]


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
