"""Reading seats as the core's values: who sits where, for whom, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samrad.core.basics.periods import Period
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Place, Seat
from samrad.records.councils import models
from samrad.records.councils.models import Council, CouncilParty
from samrad.records.councils.queries import taking_part


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which organisations take part as which party, and who sits there for them.

    Attributes:
        organisations: The names of those that take part, by party.
        seats: Every seat there is, was or will be, the oldest first.
    """

    organisations: Mapping[Party, tuple[str, ...]]
    seats: tuple[Seat, ...]


def sitting_in(council: Council, *, on: date | None = None) -> Sitting:
    """Who sits in `council`, sat there or will; for whom on the day `on`. Three queries."""
    organisations = organisations_in(council, on=on)
    rows = models.Seat.objects.filter(council=council).select_related("person__organisation")
    rows = rows.prefetch_related("taken").order_by("since", "id")
    return Sitting(organisations, tuple(seat_of(row, organisations) for row in rows))


def organisations_in(
    council: Council, *, on: date | None = None
) -> dict[Party, tuple[str, ...]]:
    """The names of the organisations that take part in `council`, by party. One query.

    On the day `on`; without one, whoever ever did.
    """
    rows = taking_part(council, on=on) if on else CouncilParty.objects.filter(council=council)
    parts = rows.order_by("organisation__name")
    named = [
        (part.party, part.organisation.name) for part in parts.select_related("organisation")
    ]
    # Who left and came back has a row for each time.
    unique = dict.fromkeys(named)
    return {one: tuple(name for party, name in unique if party == one) for one in Party}


def place_in(
    organisations: Mapping[Party, tuple[str, ...]], party: Party, role: Role, workplace: str
) -> Place:
    """The place of somebody who works at `workplace`.

    Where one organisation takes part as a party, whoever sits for the party sits for it, also
    if they work elsewhere; where several do, it is their own.
    """
    own = organisations[party]
    return Place(party, role, "" if len(own) == 1 else workplace)


def seat_of(row: models.Seat, organisations: Mapping[Party, tuple[str, ...]]) -> Seat:
    """The seat a row holds."""
    person = row.person
    workplace = person.organisation.name
    return Seat(
        key=row.id,
        person=person.id,
        name=person.name,
        place=place_in(organisations, Party(row.party), Role(row.role), workplace),
        period=Period(row.since, row.until),
        deputy=row.deputy,
        said_leading=row.leading,
        taken=tuple(Period(one.since, one.until) for one in row.taken.all()),
        chosen=row.chosen,
        workplace=workplace,
    )
