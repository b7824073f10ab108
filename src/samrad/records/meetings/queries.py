"""Reading meetings, matters and agendas."""

from uuid import UUID

from django.db.models import Q

from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.numbering import Number, number_called
from samrad.core.meetings.stages import MatterStage, MeetingStage, MinutesStage
from samrad.core.openness.levels import Openness
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph


def meetings_of(council: Council) -> list[Meeting]:
    """Every meeting of the council, the latest first. One query."""
    return list(Meeting.objects.filter(council=council).order_by("-day", "-number"))


def meeting_called(council: Council, year: int, number: int) -> Meeting | None:
    """The meeting `number` of `year`. One query."""
    return Meeting.objects.filter(council=council, year=year, number=number).first()


def numbers_of_meetings(council: Council) -> list[Number]:
    """Every number ever given to a meeting, noted or planned. Two queries."""
    own = Meeting.objects.filter(council=council).values_list("year", "number")
    noted = Evidence.objects.filter(council=council).exclude(meeting="")
    names = noted.values_list("meeting", "on__year").distinct()
    return [
        *(Number(year, number) for year, number in own),
        *(found for name, year in names if (found := number_called(name, year))),
    ]


def agenda_of(meeting: Meeting) -> list[Item]:
    """What stands on the agenda, in its order; what was struck is not among it. One query."""
    rows = Item.objects.filter(meeting=meeting, struck_at=None).select_related("matter")
    return list(rows.order_by("position", "id"))


def keys_on(meeting: Meeting) -> frozenset[str]:
    """What stands or stood on the agenda, by key; what was struck too. One query."""
    return frozenset(Item.objects.filter(meeting=meeting).values_list("key", flat=True))


def numbers_of_items(council: Council) -> list[Number]:
    """Every number ever given to an item, also to one struck since. One query."""
    rows = Item.objects.filter(council=council, number__isnull=False)
    return [Number(y, n) for y, n in rows.values_list("year", "number") if y and n]


def unapproved_before(meeting: Meeting) -> list[Meeting]:
    """Meetings held before, whose minutes no agenda has asked to approve yet. One query.

    Minutes that are locked were approved by both parties already.
    """
    asked = Item.objects.filter(
        council=meeting.council_id, kind=ItemKind.APPROVAL, struck_at=None
    ).exclude(meeting=meeting)
    rows = Meeting.objects.filter(
        council=meeting.council_id, stage=MeetingStage.HELD, day__lt=meeting.day
    ).exclude(minutes_stage=MinutesStage.LOCKED)
    names = set(asked.values_list("key", flat=True))
    return [row for row in rows.order_by("day") if f"approval.{row.name}" not in names]


def accepted_for(meeting: Meeting) -> list[Matter]:
    """Matters accepted for this meeting, in the order they were proposed. One query."""
    rows = Matter.objects.filter(meeting=meeting, stage=MatterStage.ACCEPTED)
    return list(rows.order_by("proposed_at", "id"))


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The next meeting planned after this one. One query."""
    rows = Meeting.objects.filter(council=meeting.council_id, day__gt=meeting.day)
    return rows.exclude(stage=MeetingStage.CANCELLED).order_by("day").first()


def item_called(council: Council, item: UUID) -> Item | None:
    """One item with its meeting. One query."""
    rows = Item.objects.filter(council=council, pk=item)
    return rows.select_related("meeting", "matter").first()


def holds_exempt(meeting: UUID) -> bool:
    """Whether an item of the meeting, its matter or a paragraph is exempt. Two queries."""
    exempt = Openness.EXEMPT
    items = Item.objects.filter(meeting=meeting)
    marked = items.filter(Q(openness=exempt) | Q(matter__openness=exempt))
    said = Paragraph.objects.filter(item__meeting=meeting, openness=exempt)
    return marked.exists() or said.exists()
