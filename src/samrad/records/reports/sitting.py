"""Reading who holds an office: the seats, held against what the agreement says."""

from collections.abc import Mapping
from datetime import date

from samrad.core.agreements.composing import offices_named
from samrad.core.calendars.countries import Country
from samrad.core.people.offices import Filled, Office, offices_on
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council
from samrad.records.councils.sitting import sitting_in


def offices_of(council: Council, *, on: date) -> Mapping[Office, Filled]:
    """Who chairs `council` and who is its secretary on that day. Five queries."""
    clauses = clauses_in_force([council.id])[council.id]
    named = offices_named(clauses, Country(council.country), on=on)
    return offices_on(named, sitting_in(council).seats, on=on)
