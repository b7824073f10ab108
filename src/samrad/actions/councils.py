"""Founding a council, saying what kind it is, and giving people their seats."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.seats import Mandate, seat_person
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.log.events import Event, Thing
from samrad.core.people.bodies import (
    BODIES_OF,
    Body,
    CouncilKind,
    kind_for,
    own_body,
    why_not_shape,
)
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.councils.sitting import organisations_in
from samrad.records.people.models import Organisation, Person


@transaction.atomic
def found_council(
    council: Council, parties: Mapping[Organisation, Party], *, at: datetime
) -> Council:
    """Found `council` with the organisations that take part, each as one party.

    Called in the context of the council itself, which is how an operator begins one.
    """
    municipalities = list(parties.values()).count(Party.MUNICIPALITY)
    council.kind = council.kind or kind_for(municipalities)
    council.bodies = council.bodies or [own_body(Country(council.country))]
    council.save(force_insert=True)
    CouncilParty.objects.bulk_create(
        CouncilParty(council=council, organisation=organisation, party=party)
        for organisation, party in parties.items()
    )
    to = To(council.id, Thing.COUNCIL, council.id)
    note(Event.COUNCIL_FOUNDED, to, by=None, party=None, at=at)
    return council


@transaction.atomic
def shape_council(
    council: Council, kind: CouncilKind, bodies: Iterable[Body], *, by: Person, at: datetime
) -> None:
    """Say what kind of council it is, and every body it acts as.

    Raises:
        Refused: `by` may not, the kind does not go with its municipalities, or it is no body
            or one of another country.
    """
    party = party_acting(by, council, Act.SHAPE_COUNCIL, on=at.date())
    found = Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    asked, country = frozenset(bodies), Country(found.country)
    number = len(organisations_in(found, on=at.date())[Party.MUNICIPALITY])
    if refusal := why_not_shape(kind, asked, country, municipalities=number):
        raise Refused(refusal)
    found.kind = kind
    found.bodies = [body for body in BODIES_OF[country] if body in asked]
    found.save(update_fields=["kind", "bodies"])
    to = To(found.id, Thing.COUNCIL, found.id)
    facts = {"kind": kind, "bodies": list(found.bodies)}
    note(Act.SHAPE_COUNCIL, to, by=by, party=party, at=at, **facts)


def give_seat(
    council: Council, person: Person, role: Role, *, since: date, at: datetime
) -> Seat:
    """Give `person` a seat in `council` from `since`, for the party of their organisation."""
    return seat_person(council, person, Mandate(role, since), by=None, at=at)
