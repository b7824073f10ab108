"""Reading who sits in a council, held against what the agreement and the law say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samrad.core.agreements.composing import composition_on, offices_named
from samrad.core.calendars.countries import Country
from samrad.core.norms.offices import SEATING
from samrad.core.people.offices import Filled, Office, offices_on
from samrad.core.reports.sitting import Agreed, Stand, stand_on
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.councils.sitting import Sitting, sitting_in


@dataclass(frozen=True, slots=True)
class Composed:
    """Who sits in a council on a day, who chairs and writes, and how it stands."""

    sitting: Sitting
    offices: Mapping[Office, Filled]
    stand: Stand


def composed(council: Council, *, on: date) -> Composed:
    """Everything about who sits in `council` on that day. Five queries."""
    sitting, country = sitting_in(council, on=on), Country(council.country)
    clauses = clauses_in_force([council.id])[council.id]
    named = offices_named(clauses, country, on=on)
    clause = composition_on(clauses, on=on)
    agreed = Agreed(clause, SEATING[country], named[Office.CHAIR])
    return Composed(
        sitting,
        offices_on(named, sitting.seats, on=on),
        stand_on(sitting.organisations, sitting.seats, agreed, on=on),
    )


def offices_of(council: Council, *, on: date) -> Mapping[Office, Filled]:
    """Who chairs `council` and who is its secretary on that day. Five queries."""
    return composed(council, on=on).offices
