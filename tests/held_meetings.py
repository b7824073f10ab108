"""A meeting that was held, with minutes, made where a test needs one."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samrad.records.councils.models import Council
    from samrad.records.meetings.models import Item, Meeting, Paragraph
    from samrad.records.people.models import Person

# On which ground the secrets of a test are exempt, by country.
_GROUNDS = {"NO": "no.offl.24.3", "SE": "se.osl.18.1"}


def held_meeting(
    council: "Council", at: datetime, by: "Person", *present: "Person", number: int = 90
) -> "Meeting":
    """Two open items and an exempt one; the words in exempt places begin with "hemmelig"."""
    from samrad.records.meetings.models import Meeting

    meeting = Meeting.objects.create(
        council=council,
        year=at.year,
        number=number,
        day=at.date(),
        place="Rådhuset",
        stage="held",
        planned_at=at,
        planned_by=by,
    )
    ground = _GROUNDS[council.country]
    exempt = {"openness": "exempt", "ground": ground, "review": date(2026, 6, 1)}
    lights = _item(meeting, 1, "Lys på torget")
    _item(meeting, 2, "Hemmeligtittel", **exempt)
    _paragraph(lights, 1, "Kommunen viste kart.", by, at)
    _paragraph(lights, 2, "hemmeligavsnitt om en navngitt person", by, at, **exempt)
    _decide(lights, "Det settes opp lys.", "Sette opp lys", by, at)
    _decide(lights, "hemmeligvedtak", "hemmeligtiltak", by, at, **exempt)
    _there(meeting, *present)
    return meeting


def _item(meeting: "Meeting", position: int, title: str, **marks: Any) -> "Item":
    from samrad.records.meetings.models import Item

    row = Item(
        council=meeting.council,
        meeting=meeting,
        position=position,
        kind="free",
        title=title,
        year=meeting.year,
        number=900 + meeting.number * 10 + position,
    )
    for name, value in marks.items():
        setattr(row, name, value)
    row.save()
    return row


def _paragraph(
    item: "Item", position: int, text: str, by: "Person", at: datetime, **more: Any
) -> "Paragraph":
    from samrad.records.meetings.models import Paragraph

    facts = {"wording": "summary", "written_at": at, "written_by": by, **more}
    return Paragraph.objects.create(
        council=item.council, item=item, position=position, text=text, **facts
    )


def _decide(
    item: "Item", text: str, measure: str, by: "Person", at: datetime, **marks: Any
) -> None:
    from samrad.records.meetings.measures import Measure

    decision = _paragraph(item, 9, text, by, at, wording="decision", **marks)
    Measure.objects.create(
        council=item.council,
        decision=decision,
        title=measure,
        municipality_owner=by,
        deadline=date(2025, 12, 1),
        made_at=at,
        made_by=by,
    )


def _there(meeting: "Meeting", *present: "Person") -> None:
    from samrad.records.councils.models import Seat
    from samrad.records.meetings.models import Presence

    for item in meeting.items.all():
        for person in present:
            seat = Seat.objects.filter(council=meeting.council, person=person).first()
            Presence.objects.create(
                council=meeting.council, item=item, person=person, seat=seat, present="present"
            )
