"""Reading councils, their seats, and what the core needs to judge a year."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samrad.core.access.permissions import MAY, Act
from samrad.core.calendars.countries import Country
from samrad.core.norms.catalogue import norms_of
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.reports.panel import Partnership
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.queries import evidence_of
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


def partnerships(councils: Sequence[Council], *, on: date) -> Mapping[UUID, Partnership]:
    """What each of `councils` has promised, is bound by and has done. Three queries."""
    ids = [council.id for council in councils]
    clauses = clauses_in_force(ids)
    evidence = evidence_of(ids, on=on)
    return {
        council.id: Partnership(
            country=Country(council.country),
            clauses=clauses[council.id],
            norms=norms_of(Country(council.country)),
            evidence=evidence[council.id],
        )
        for council in councils
    }
