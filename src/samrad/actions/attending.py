"""Noting who is there, and keeping the sentences the council writes with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.actions.writing import at_the_minutes, to_minutes
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.meetings.attending import Place, from_here_on
from samrad.records.councils.models import Council
from samrad.records.councils.queries import members
from samrad.records.meetings.blocks import TextBlocks
from samrad.records.meetings.models import Item, Presence
from samrad.records.meetings.queries import agenda_of
from samrad.records.meetings.room import guests_in, noted_in
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Attended:
    """Where somebody sits from an item on, or that they are away."""

    person: UUID
    place: Place


@transaction.atomic
def note_presence(item: Item, changes: Iterable[Attended], *, by: Person, at: datetime) -> None:
    """Note who is there from `item` on; who is not named stays as noted.

    Raises:
        Refused: `by` may not, the minutes are no draft, or somebody sits on a seat that is
            not their party's.
    """
    party = at_the_minutes(item, by=by, at=at)
    order = [one.id for one in agenda_of(item.meeting)]
    noted = dict(noted_in(item.meeting))
    changed = list(changes)
    invited = {guest.id for guest in guests_in(item.meeting).get(item.id, ())}
    _refuse(item, changed, invited)
    for one in changed:
        for where in from_here_on(order, noted, item.id, one.person, one.place):
            noted[where, one.person] = one.place
    _put(item, {key: noted[key] for key in noted if key[1] in {o.person for o in changed}})
    if changed:
        facts = {"item": item.id, "people": len(changed)}
        note(Act.WRITE_MINUTES, to_minutes(item), by=by, party=party, at=at, **facts)


def _refuse(item: Item, changed: Iterable[Attended], invited: set[UUID]) -> None:
    """Everyone sits on a seat of their own party; a guest was invited to this item."""
    seats = members(item.meeting.council, on=item.meeting.day)
    party_of = {seat.person_id: seat.party for seat in seats}
    seat_of = {seat.id: seat.party for seat in seats}
    for one in changed:
        seat = one.place.seat
        if seat is None and one.person not in invited:
            raise Refused(Refusal("presence.not_invited"))
        if seat is not None and seat_of.get(seat) != party_of.get(one.person, "none"):
            raise Refused(Refusal("presence.not_their_seat"))


def _put(item: Item, places: dict[tuple[UUID, UUID], Place]) -> None:
    rows = [
        Presence(
            council_id=item.council_id,
            item_id=where,
            person_id=person,
            seat_id=place.seat,
            present=place.present,
        )
        for (where, person), place in places.items()
    ]
    Presence.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "person"],
        update_fields=["seat", "present"],
    )


@transaction.atomic
def keep_text_blocks(
    council: Council, blocks: Iterable[str], *, by: Person, at: datetime
) -> None:
    """Keep the sentences the council offers itself in the room, in this order, each once.

    Raises:
        Refused: `by` may not.
    """
    party = party_acting(by, council, Act.WRITE_MINUTES, on=at.date())
    kept = dict.fromkeys(line for one in blocks if (line := one.strip()))
    TextBlocks.objects.update_or_create(council=council, defaults={"lines": "\n".join(kept)})
    to = To(council.id, Thing.COUNCIL, council.id)
    note(Act.WRITE_MINUTES, to, by=by, party=party, at=at, text_blocks=len(kept))
