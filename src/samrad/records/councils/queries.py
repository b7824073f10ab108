"""Reading councils and their seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from samrad.core.access.permissions import MAY, Act
from samrad.core.basics.sorting import alphabetical
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.people.models import Organisation, Person


def councils() -> list[Council]:
    """The councils this transaction may see, by name. One query."""
    return sorted(Council.objects.all(), key=lambda one: alphabetical(one.name, one.language))


def every_council() -> dict[str, UUID]:
    """Name in addresses and identifier of every council; for the operator. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, id FROM samrad_all_councils()")
        return dict(cursor.fetchall())


def held(on: date) -> Q:
    """A seat that opens its council on that day: a deputy's only while it is taken."""
    in_time = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    taken = Q(taken__since__lte=on, taken__until__gte=on)
    return in_time & (Q(deputy__isnull=True) | taken)


@dataclass(frozen=True, slots=True)
class DeputySeat:
    """A seat somebody is deputy for and has not taken today."""

    seat: UUID
    council: UUID
    name: str
    role: Role
    order: int


def deputy_seats() -> list[DeputySeat]:
    """The deputy's seats of this transaction's person, by council. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seat, council, name, role, deputy FROM samrad_deputy_seats() ORDER BY 3, 5"
        )
        rows = cursor.fetchall()
    return [DeputySeat(s, c, name, Role(role), order) for s, c, name, role, order in rows]


def seats_of(person: Person, council: Council, *, on: date) -> list[Seat]:
    """The seats `person` holds in `council` on that day. One query."""
    return list(Seat.objects.filter(held(on), person=person, council=council).distinct())


def members(council: Council, *, on: date) -> list[Seat]:
    """Who sits in `council` then or later, deputies too; by party and name. One query."""
    now = Q(until__isnull=True) | Q(until__gte=on)
    found = Seat.objects.filter(now, council=council).select_related("person__organisation")
    return list(found.order_by("party", "deputy", "person__name"))


def seated_on(council: Council, day: date) -> list[Person]:
    """Whose own seat in `council` is theirs on `day`, by name; deputies are not. One query."""
    in_time = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    seats = Seat.objects.filter(in_time, council=council, deputy__isnull=True)
    found = Person.objects.filter(pk__in=seats.values("person"), is_active=True)
    return list(found.order_by("name", "id"))


def taking_part(council: Council, *, on: date) -> QuerySet[CouncilParty]:
    """Who takes part in `council` on that day, or will: who has left does not."""
    still = Q(until__isnull=True) | Q(until__gte=on)
    return CouncilParty.objects.filter(still, council=council)


def took_part(council: Council, *, on: date) -> QuerySet[CouncilParty]:
    """Who took part in `council` before that day and left, each time by itself."""
    return CouncilParty.objects.filter(council=council, until__lt=on)


def organisations_of(council: Council, party: Party, *, on: date) -> list[Organisation]:
    """The organisations that take part as `party` on that day, by name. One query."""
    parts = taking_part(council, on=on).filter(party=party)
    found = Organisation.objects.filter(pk__in=parts.values("organisation"))
    return list(found.order_by("name"))


def neighbours(council: Council) -> list[Council]:
    """Other councils its municipalities take part in that this transaction sees. One query."""
    own = CouncilParty.objects.filter(council=council, party=Party.MUNICIPALITY)
    shared = CouncilParty.objects.filter(organisation__in=own.values("organisation"))
    others = Council.objects.filter(pk__in=shared.values("council")).exclude(pk=council.pk)
    return sorted(others, key=lambda one: alphabetical(one.name, one.language))


def seated_for(council: Council, person: Person, party: Party, *, on: date) -> bool:
    """Whether `person` sits for `party` there on that day, also as a deputy. One query."""
    in_time = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    seats = Seat.objects.filter(in_time, council=council, person=person, party=party)
    return bool(seats.exists())


def seats_in(person: Person, act: Act, *, on: date) -> frozenset[UUID]:
    """The councils in which a seat of `person` lets them do `act`. One query."""
    found = Seat.objects.filter(held(on), person=person, role__in=MAY[act])
    return frozenset(found.values_list("council_id", flat=True))


def roles_for(council: Council, party: Party, *, on: date) -> frozenset[Role]:
    """The roles that are held for `party` there on that day. One query."""
    rows = Seat.objects.filter(held(on), council=council, party=party)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def roles_of(seats: Sequence[Seat]) -> frozenset[Role]:
    """The roles of `seats`."""
    return frozenset(Role(seat.role) for seat in seats)


def party_of(seats: Sequence[Seat]) -> Party | None:
    """The party `seats` are for: nobody sits for both."""
    return Party(seats[0].party) if seats else None
