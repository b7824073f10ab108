"""Reading councils and their seats."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samrad.core.access.permissions import MAY, Act
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, Seat
from samrad.records.people.models import Person


def councils() -> list[Council]:
    """The councils this transaction may see, by name. One query."""
    return list(Council.objects.order_by("name"))


def every_council() -> dict[str, UUID]:
    """Name in addresses and identifier of every council; for the operator. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, id FROM samrad_all_councils()")
        return dict(cursor.fetchall())


def seats_of(person: Person, council: Council, *, on: date) -> list[Seat]:
    """The seats `person` holds in `council` on that day. One query."""
    held = Q(until__isnull=True) | Q(until__gte=on)
    return list(Seat.objects.filter(held, person=person, council=council, since__lte=on))


def seats_in(person: Person, act: Act, *, on: date) -> frozenset[UUID]:
    """The councils in which a seat of `person` lets them do `act`. One query."""
    held = Q(until__isnull=True) | Q(until__gte=on)
    found = Seat.objects.filter(held, person=person, since__lte=on, role__in=MAY[act])
    return frozenset(found.values_list("council_id", flat=True))


def roles_of(seats: Sequence[Seat]) -> frozenset[Role]:
    """The roles of `seats`."""
    return frozenset(Role(seat.role) for seat in seats)


def party_of(seats: Sequence[Seat]) -> Party | None:
    """The party `seats` are for: nobody sits for both."""
    return Party(seats[0].party) if seats else None
