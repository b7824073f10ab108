"""Seats: giving one, its last day, who leads, and deputies in their order."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import MAY, Act
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.people import seats
from samrad.core.people.invitations import Invited
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.context import at_the_gate
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.sitting import Sitting, place_in, seat_of, sitting_in
from samrad.records.invitations.queries import seats_invited_to
from samrad.records.people.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a person is to be in a council, and for how long.

    Attributes:
        role: As what.
        since: The first day.
        until: The last day, or None for no end.
        deputy: 1 for the first deputy …; None for who sits there always.
        leading: Whether it is said that they can bind their organisation.
    """

    role: Role
    since: date
    until: date | None = None
    deputy: int | None = None
    leading: bool = False


@transaction.atomic
def seat_person(
    council: Council,
    person: Person,
    mandate: Mandate,
    *,
    by: Person | None,
    at: datetime,
    or_next: bool = False,
) -> Seat:
    """Give `person` a seat for the party of their organisation.

    With `or_next` a deputy whose number another has gets the next one that is free.

    Raises:
        Refused: They sit for the other party on some of those days, or another is that deputy.
    """
    _hold(council)
    sitting = sitting_in(council)
    new = _new(sitting, person, mandate)
    if or_next and new.deputy is not None:
        line = seats.in_line(sitting.seats, new.place, on=mandate.since)
        new = replace(new, deputy=seats.next_order(line, new.deputy))
    _require(seats.why_not_sit(new, sitting.seats))
    seat = Seat.objects.create(
        id=new.key,
        council=council,
        person=person,
        party=new.place.party,
        role=mandate.role,
        since=mandate.since,
        until=mandate.until,
        deputy=new.deputy,
        leading=mandate.leading,
    )
    to, facts = To(council.id, Thing.SEAT, seat.id), {"role": seat.role, "since": seat.since}
    note(Event.SEAT_GIVEN, to, by=by, party=new.place.party, at=at, **facts)
    return seat


@transaction.atomic
def change_mandate(seat: Seat, until: date | None, *, by: Person, at: datetime) -> None:
    """Let `seat` end on the day `until`, or go on without end: prolonged, or ended.

    Raises:
        Refused: `by` may not, it is the other party's or over, it would end before it began,
            nobody would run the year, or it would not go together with another seat.
    """
    changing = _to_change(seat, Act.CHANGE_MANDATE, by=by, at=at)
    row, core, on = changing.row, changing.core, at.date()
    _require(seats.why_not_end(core, until, by=by.id, on=on))
    later = seats.lasting(core, until)
    _require(seats.why_not_sit(later, changing.sitting))
    runs = MAY[Act.INVITE_PERSON]
    _require(seats.why_nobody_would_run(later, changing.sitting, runs, on=on))
    row.until = until
    row.save(update_fields=["until"])
    changing.note(until=until)


@transaction.atomic
def say_leading(seat: Seat, *, leading: bool, by: Person, at: datetime) -> None:
    """Say whether who has `seat` can bind their own organisation, where the role is silent.

    Raises:
        Refused: `by` may not, it is the other party's or over, or the role tells already.
    """
    changing = _to_change(seat, Act.SAY_LEADING, by=by, at=at)
    _require(seats.why_not_lead(changing.core, leading=leading, on=at.date()))
    changing.row.leading = leading
    changing.row.save(update_fields=["leading"])
    changing.note(leading=leading)


@transaction.atomic
def place_deputy(seat: Seat, to: int, *, by: Person, at: datetime) -> None:
    """Let the deputy with `seat` be number `to`; the others move up or down.

    Raises:
        Refused: `by` may not, it is the other party's or over, or no deputy's seat.
    """
    changing = _to_change(seat, Act.ORDER_DEPUTIES, by=by, at=at)
    core, on = changing.core, at.date()
    _require(seats.why_not_move(core, on=on))
    line = seats.in_line(changing.sitting, core.place, on=on)
    rows = Seat.objects.in_bulk([one.key for one in line])
    for order, one in enumerate(seats.moved(line, core.key, to), start=1):
        rows[one.key].deputy = order
    Seat.objects.bulk_update(rows.values(), ["deputy"])
    changing.note(order=rows[core.key].deputy)


def require_room(
    council: Council, invited: Invited, organisation: Organisation, *, at: datetime
) -> None:
    """Make sure that whoever is invited can take the seat, as far as is known today.

    Raises:
        Refused: They sit for the other party then, or somebody is that deputy or invited to be.
    """
    sitting = sitting_in(council)
    theirs = Seat.objects.filter(council=council, person__email__iexact=invited.email)
    person = theirs.values_list("person", flat=True).first()
    party = Party(organisation.party)
    new = seats.Seat(
        key=uuid7(),
        person=person or uuid7(),
        name=invited.name,
        place=place_in(sitting.organisations, party, invited.role, organisation.name),
        period=Period(invited.since, invited.until),
        deputy=invited.deputy,
    )
    coming = seats_invited_to(council, sitting.organisations, at=at)
    _require(seats.why_not_sit(new, (*sitting.seats, *coming)))


@dataclass(frozen=True, slots=True)
class _Changing:
    """A seat that is being changed, held until the end, and the council's other seats."""

    act: Act
    row: Seat
    core: seats.Seat
    sitting: tuple[seats.Seat, ...]
    by: Person
    at: datetime

    def note(self, **facts: object) -> None:
        """Write the change into the log."""
        to = To(self.row.council_id, Thing.SEAT, self.row.id)
        said = {"role": self.row.role, **facts}
        note(self.act, to, by=self.by, party=Party(self.row.party), at=self.at, **said)


def _to_change(seat: Seat, act: Act, *, by: Person, at: datetime) -> _Changing:
    party = party_acting(by, seat.council, act, on=at.date())
    _hold(seat.council)
    row = Seat.objects.select_related("person__organisation").get(pk=seat.pk)
    if row.party != party:
        raise Refused(Refusal("seat.other_partys", {"party": Party(row.party)}))
    sitting = sitting_in(seat.council)
    return _Changing(act, row, seat_of(row, sitting.organisations), sitting.seats, by, at)


def _new(sitting: Sitting, person: Person, mandate: Mandate) -> seats.Seat:
    with at_the_gate():
        own = Organisation.objects.get(pk=person.organisation_id)
    place = place_in(sitting.organisations, Party(own.party), mandate.role, own.name)
    return seats.Seat(
        key=uuid7(),
        person=person.id,
        name=person.name,
        place=place,
        period=Period(mandate.since, mandate.until),
        deputy=mandate.deputy,
        said_leading=mandate.leading,
    )


def _hold(council: Council) -> None:
    """Nobody else changes who sits there until this is done; pages are read meanwhile."""
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)


def _require(refusal: Refusal | None) -> None:
    if refusal:
        raise Refused(refusal)
