"""What a guest is shown of meetings, and where a guest may raise matters."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import connection

from samrad.core.meetings.kinds import RaisedBy, Wording
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.models import Paragraph


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item this transaction's person is invited for, without a seat."""

    item: UUID
    title: str
    council: str
    until: date
    day: date
    starts: time | None
    place: str
    stage: str

    @property
    def is_off(self) -> bool:
        """Whether its meeting was called off."""
        return self.stage == MeetingStage.CANCELLED


@dataclass(frozen=True, slots=True)
class Chance:
    """A council in which this transaction's person may raise matters as a guest."""

    council: UUID
    name: str
    raised_by: RaisedBy
    until: date


def items_shown_to_me() -> list[ShownItem]:
    """What this transaction's person is invited for as a guest. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.id, i.title, s.council, s.until, s.day, s.starts, s.place, s.stage"
            " FROM samrad_items_shown() s JOIN records_item i ON i.id = s.item"
            " ORDER BY s.day, i.position"
        )
        return [ShownItem(*row) for row in cursor.fetchall()]


def decisions_of_item(item: UUID) -> list[Paragraph]:
    """What a guest of the item is shown of what was decided there. One query."""
    rows = Paragraph.objects.filter(wording=Wording.DECISION, item=item)
    return list(rows.order_by("position", "id"))


def chances_to_raise() -> list[Chance]:
    """Where this transaction's person may raise matters as a guest. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT council, name, raised_by, until FROM samrad_raising()"
            " ORDER BY name, council"
        )
        return [
            Chance(council, name, RaisedBy(raised_by), until)
            for council, name, raised_by, until in cursor.fetchall()
        ]
