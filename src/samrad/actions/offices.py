"""Offices: noting whom the council chose to chair, where several could."""

from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.log.events import Thing
from samrad.core.people.offices import Office, why_not_choose
from samrad.records.councils.models import Council, Seat
from samrad.records.people.models import Person
from samrad.records.reports.sitting import composed


@transaction.atomic
def choose_chair(seat: Seat, *, by: Person, at: datetime) -> None:
    """Note that the council chose who has `seat` to chair; whoever did before does no more.

    Raises:
        Refused: `by` may not, or the seat does not go with the office today.
    """
    on, council = at.date(), seat.council
    party = party_acting(by, council, Act.CHOOSE_CHAIR, on=on)
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    found = composed(council, on=on)
    chosen = next(one for one in found.sitting.seats if one.key == seat.pk)
    if refusal := why_not_choose(chosen, found.offices[Office.CHAIR].named, on=on):
        raise Refused(refusal)
    Seat.objects.filter(council=council, chosen=True).update(chosen=False)
    Seat.objects.filter(council=council, pk=seat.pk).update(chosen=True)
    to = To(council.id, Thing.SEAT, seat.id)
    note(Act.CHOOSE_CHAIR, to, by=by, party=party, at=at, role=seat.role)
