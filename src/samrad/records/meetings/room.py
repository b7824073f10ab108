"""Reading what was written in the room, for a whole meeting at a time."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from samrad.core.meetings.attending import Noted, Place
from samrad.core.meetings.kinds import Present
from samrad.records.councils.models import Council
from samrad.records.meetings.blocks import TextBlocks
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person


def paragraphs_in(meeting: Meeting) -> Mapping[UUID, list[Paragraph]]:
    """The paragraphs of each item, in their order. One query."""
    rows = Paragraph.objects.filter(item__meeting=meeting, item__struck_at=None)
    found = defaultdict(list)
    for row in rows.order_by("position", "id"):
        found[row.item_id].append(row)
    return found


def noted_in(meeting: Meeting) -> Noted:
    """Who was noted as there or away, by item and person. One query."""
    rows = Presence.objects.filter(item__meeting=meeting)
    return {(row.item_id, row.person_id): place_of(row) for row in rows}


def place_of(row: Presence) -> Place:
    """What was noted of somebody at an item."""
    return Place(Present(row.present), row.seat_id)


def guests_in(meeting: Meeting) -> Mapping[UUID, list[Person]]:
    """Who without a seat was invited to an item or to its matter, by item. Two queries."""
    items = Item.objects.filter(meeting=meeting, struck_at=None)
    there = {one.id: one.matter_id for one in items.only("id", "matter_id")}
    of_matter: dict[UUID | None, UUID] = {m: item for item, m in there.items() if m}
    rows = Guest.objects.filter(
        Q(item__in=there) | Q(matter__in=of_matter), until__gte=meeting.day
    )
    found = defaultdict(list)
    for row in rows.select_related("person").order_by("person__name", "id"):
        found[row.item_id or of_matter[row.matter_id]].append(row.person)
    return found


def measures_in(meeting: Meeting) -> Mapping[UUID, list[Measure]]:
    """The measures of each decision, in the order they were made. One query."""
    found = defaultdict(list)
    for row in Measure.objects.filter(decision__item__meeting=meeting).order_by("id"):
        found[row.decision_id].append(row)
    return found


def without_in(meeting: Meeting) -> Mapping[UUID, str]:
    """Why a decision needs no measure, by decision. One query."""
    rows = NoMeasure.objects.filter(decision__item__meeting=meeting)
    return dict(rows.values_list("decision_id", "because"))


def text_blocks(council: Council) -> list[str] | None:
    """The council's own text blocks; None where it never wrote any. One query."""
    row = TextBlocks.objects.filter(council=council).first()
    return None if row is None else [line for line in row.lines.split("\n") if line.strip()]
