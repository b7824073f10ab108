"""Founding a council and giving people their seats."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.core.log.events import Event, Thing
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.people.models import Organisation, Person


@transaction.atomic
def found_council(
    council: Council, parties: Mapping[Organisation, Party], *, at: datetime
) -> Council:
    """Found `council` with the organisations that take part, each as one party.

    Called in the context of the council itself, which is how an operator begins one.
    """
    council.save(force_insert=True)
    CouncilParty.objects.bulk_create(
        CouncilParty(council=council, organisation=organisation, party=party)
        for organisation, party in parties.items()
    )
    to = To(council.id, Thing.COUNCIL, council.id)
    note(Event.COUNCIL_FOUNDED, to, by=None, party=None, at=at)
    return council


@transaction.atomic
def give_seat(
    council: Council, person: Person, role: Role, *, since: date, at: datetime
) -> Seat:
    """Give `person` a seat in `council` from `since`, for the party of their organisation."""
    seat = Seat.objects.create(
        council=council,
        person=person,
        party=person.organisation.party,
        role=role,
        since=since,
    )
    facts = {"role": role, "since": since}
    to = To(council.id, Thing.SEAT, seat.id)
    note(Event.SEAT_GIVEN, to, by=None, party=Party(seat.party), at=at, **facts)
    return seat
