"""Writing the agenda of a meeting: what belongs there, its order, its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samrad.actions.log import note
from samrad.actions.marking import keep_marking
from samrad.actions.meetings import to_meeting
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.agenda import Line, Raised, moved, why_not_item, why_not_mark_item
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.numbering import Number, number_on
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Marking, Openness, why_not_mark
from samrad.core.people.parties import Party
from samrad.records.basics.marks import columns_of
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.queries import agenda_of, keys_on, numbers_of_items
from samrad.records.people.models import Person

_CLOSED = frozenset({MeetingStage.HELD, MeetingStage.CANCELLED})


@dataclass(frozen=True, slots=True)
class Worded:
    """A line of the agenda with its title, in the council's language."""

    line: Line
    title: str


@dataclass(frozen=True, slots=True)
class Added:
    """What the secretary adds by hand.

    Attributes:
        title: What it is.
        minutes: How long it is to take.
        municipality: In whose block; empty for what is common.
        marking: How open it is.
    """

    title: str
    minutes: int = 10
    municipality: str = ""
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))


@transaction.atomic
def write_agenda(meeting: Meeting, lines: Sequence[Worded], *, by: Person, at: datetime) -> int:
    """Put on the agenda what belongs there and is not there yet; answers how many came.

    What stands there keeps its order; what comes new stands behind it, in the order of
    `lines`. What was struck stays off.

    Raises:
        Refused: `by` may not, or the meeting is over.
    """
    meeting, party = _at_the_agenda(meeting, by=by, at=at)
    there = keys_on(meeting)
    new = [one for one in lines if one.line.key not in there]
    last = Item.objects.filter(meeting=meeting).count()
    Item.objects.bulk_create(_item(meeting, one, last + n) for n, one in enumerate(new, 1))
    if new:
        facts = {"added": len(new)}
        note(Act.WRITE_AGENDA, to_meeting(meeting), by=by, party=party, at=at, **facts)
    return len(new)


@transaction.atomic
def add_item(meeting: Meeting, added: Added, *, by: Person, at: datetime) -> Item:
    """Add an item by hand, last.

    Raises:
        Refused: `by` may not, the meeting is over, it has no title or no sensible length, or
            it may not be marked so.
    """
    meeting, party = _at_the_agenda(meeting, by=by, at=at)
    _refuse(meeting, added, on=at.date())
    item = Item.objects.create(
        council=meeting.council,
        meeting=meeting,
        position=Item.objects.filter(meeting=meeting).count() + 1,
        kind=ItemKind.FREE,
        title=added.title.strip(),
        minutes=added.minutes,
        municipality=added.municipality,
        **columns_of(added.marking),
    )
    if added.marking.openness is Openness.EXEMPT:
        keep_marking(item, added.marking, reason="", party=party, by=by, at=at)
    facts = {"added": 1, "openness": added.marking.openness}
    note(Act.WRITE_AGENDA, to_meeting(meeting), by=by, party=party, at=at, **facts)
    return item


@transaction.atomic
def move_item(item: Item, to: int, *, by: Person, at: datetime) -> None:
    """Move an item to position `to`, counted from 0; its number goes with it.

    Raises:
        Refused: `by` may not, or the meeting is over.
    """
    meeting, party = _at_the_agenda(item.meeting, by=by, at=at)
    ids = [one.id for one in agenda_of(meeting)]
    if item.id not in ids:
        raise Refused(Refusal("agenda.item_gone"))
    _put_in_order(moved(ids, item.id, to))
    note(Act.WRITE_AGENDA, to_meeting(meeting), by=by, party=party, at=at, item=item.id)


@transaction.atomic
def strike_item(item: Item, *, by: Person, at: datetime) -> None:
    """Take an item off the agenda. Its number, if it has one, is never given again.

    Raises:
        Refused: `by` may not, the meeting is over, or somebody has struck it already.
    """
    meeting, party = _at_the_agenda(item.meeting, by=by, at=at)
    struck = Item.objects.filter(pk=item.pk, struck_at=None).update(struck_at=at, struck_by=by)
    if not struck:
        raise Refused(Refusal("agenda.item_gone"))
    note(Act.WRITE_AGENDA, to_meeting(meeting), by=by, party=party, at=at, struck=item.id)


def number_agenda(meeting: Meeting) -> list[Item]:
    """Give each item its number n/yy, once; within the act that sends the notice."""
    Council.objects.select_for_update().get(pk=meeting.council_id)
    items = numbered(meeting)
    Item.objects.bulk_update(items, ["year", "number"])
    return items


def numbered(meeting: Meeting) -> list[Item]:
    """The agenda with the numbers its items have, or would get now. Two queries."""
    items = agenda_of(meeting)
    own = [Number(i.year, i.number) if i.year and i.number else None for i in items]
    given = numbers_of_items(meeting.council)
    for item, number in zip(items, number_on(own, year=meeting.year, given=given), strict=True):
        item.year, item.number = number.year, number.number
    return items


def _at_the_agenda(meeting: Meeting, *, by: Person, at: datetime) -> tuple[Meeting, Party]:
    party = party_acting(by, meeting.council, Act.WRITE_AGENDA, on=at.date())
    # The row is held, so that two who write at once write one after the other.
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if MeetingStage(meeting.stage) in _CLOSED:
        raise Refused(Refusal("agenda.meeting_over", {"stage": meeting.stage}))
    return meeting, party


def _refuse(meeting: Meeting, added: Added, *, on: date) -> None:
    country = Country(meeting.council.country)
    for refusal in (
        why_not_item(added.title, added.minutes),
        why_not_mark(added.marking, country=country, on=on),
        why_not_mark_item(added.title, added.marking, on=on),
    ):
        if refusal:
            raise Refused(refusal)


def _put_in_order(ids: Sequence[UUID]) -> None:
    rows = Item.objects.in_bulk(ids)
    for position, one in enumerate(ids, 1):
        rows[one].position = position
    Item.objects.bulk_update(rows.values(), ["position"])


def _item(meeting: Meeting, worded: Worded, position: int) -> Item:
    line = worded.line
    return Item(
        council=meeting.council,
        meeting=meeting,
        position=position,
        kind=line.kind,
        title=worded.title,
        key=line.key,
        matter_id=line.about.matter if isinstance(line.about, Raised) else None,
        minutes=line.minutes,
        municipality=line.municipality,
        **columns_of(line.marking),
    )
