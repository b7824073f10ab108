"""Deputies: a seat that opens the council on the days it is taken."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from samrad.actions.log import To, note
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.people.parties import Party
from samrad.records.councils.models import Seat, StandIn
from samrad.records.councils.queries import deputy_seats
from samrad.records.people.models import Person

# One meeting with its preparation and its minutes.
LONGEST = timedelta(days=31)


@transaction.atomic
def take_deputy_seat(seat: UUID, *, until: date, by: Person, at: datetime) -> StandIn:
    """Take the seat one is deputy for, from today until the day `until`.

    Called in the context of the person, who sees nothing of the council before.

    Raises:
        Refused: It is no deputy's seat of `by`, it is taken already, or the day is past or
            more than a month off.
    """
    own = next((one for one in deputy_seats() if one.seat == seat), None)
    if own is None:
        raise Refused(Refusal("deputy.not_yours"))
    on = at.date()
    if not on <= until <= on + LONGEST:
        raise Refused(Refusal("deputy.until", {"latest": on + LONGEST}))
    taken = StandIn.objects.create(
        council_id=own.council, seat_id=seat, since=on, until=until, taken_at=at
    )
    party = Party(Seat.objects.get(pk=seat).party)
    to = To(own.council, Thing.SEAT, seat)
    note(Act.TAKE_DEPUTY_SEAT, to, by=by, party=party, at=at, until=until)
    return taken
