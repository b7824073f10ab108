"""Reading what the core needs to judge a year."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from samrad.core.calendars.countries import Country
from samrad.core.norms.catalogue import norms_of
from samrad.core.reports.panel import Partnership
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.evidence.queries import evidence_of


def partnerships(
    councils: Sequence[Council], *, on: date, meetings_since: date | None = None
) -> Mapping[UUID, Partnership]:
    """What each of `councils` has promised, is bound by and has done. Three queries."""
    ids = [council.id for council in councils]
    clauses = clauses_in_force(ids)
    evidence = evidence_of(ids, on=on, meetings_since=meetings_since)
    return {
        council.id: Partnership(
            country=Country(council.country),
            clauses=clauses[council.id],
            norms=norms_of(Country(council.country)),
            evidence=evidence[council.id],
        )
        for council in councils
    }
