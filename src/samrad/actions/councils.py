"""Founding a council and giving people their seats."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.people.models import Organisation, Person


@transaction.atomic
def found_council(council: Council, parties: Mapping[Organisation, Party]) -> Council:
    """Found `council` with the organisations that take part, each as one party.

    Called in the context of the council itself, which is how an operator begins one.
    """
    council.save(force_insert=True)
    CouncilParty.objects.bulk_create(
        CouncilParty(council=council, organisation=organisation, party=party)
        for organisation, party in parties.items()
    )
    return council


@transaction.atomic
def take_seat(council: Council, person: Person, role: Role, *, since: date) -> Seat:
    """Give `person` a seat in `council` from `since`, for the party of their organisation."""
    return Seat.objects.create(
        council=council,
        person=person,
        party=person.organisation.party,
        role=role,
        since=since,
    )
