"""A decision of Løten and what follows from it, for tests that need one to be there."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from meeting_rows import a_meeting, a_paragraph, an_item
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.stages import MeetingStage
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.measures import Measure
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person
from samrad.records.pictures.models import PicturePart

HELD = date(2025, 6, 11)
DEADLINE = date(2025, 9, 1)


def a_decision(
    council: Council,
    at: datetime,
    text: str = "Skolene følges opp",
    *,
    number: int = 80,
    openness: str = "council",
) -> Paragraph:
    """A decision made at a meeting on 11 June."""
    meeting = a_meeting(council, at, number=number, day=HELD, stage=MeetingStage.HELD)
    row = a_paragraph(an_item(meeting, "Ungdom"), text, at, wording=Wording.DECISION)
    mark(row, openness)
    return row


def end_the_demos(council: Council) -> None:
    """Say that what the demo agreed is done, so that a test has its own things alone.

    What it closed is looked at again much later.
    """
    of_demo = Measure.objects.filter(council=council)
    of_demo.update(
        done_on=date(2025, 1, 2), done_by=F("made_by"), dropped_on=None, dropped_by=None
    )
    for model in (Paper, Matter, Item, Paragraph, PicturePart):
        closed = model._default_manager.filter(council=council, openness="exempt")
        closed.update(review=date(2029, 1, 1))


def mark(row: Paragraph | Item, openness: str) -> None:
    """Mark how open it is."""
    row.openness = openness
    if openness == "exempt":
        row.ground, row.review = "no.offl.24.1", date(2026, 6, 1)
    row.save(update_fields=["openness", "ground", "review"])


def sitting_for(council: Council, party: str) -> Person:
    """Whom that party sends, e.g. the coordinator or the police contact."""
    role = {"municipality": "coordinator", "police": "police_contact"}[party]
    seats = Seat.objects.filter(council=council, party=party).order_by("since", "id")
    return (seats.filter(role=role).first() or seats[0]).person


def a_measure(
    decision: Paragraph, at: datetime, title: str = "Foreldremøte i mai", **given: object
) -> Measure:
    """A measure the coordinator owns, unless `given` says otherwise."""
    council = decision.item.meeting.council
    facts: dict[str, object] = {"deadline": DEADLINE, "made_at": at, **given}
    if not {"municipality_owner", "police_owner"} & given.keys():
        facts["municipality_owner"] = sitting_for(council, "municipality")
    made_by = sitting_for(council, "municipality")
    return Measure.objects.create(
        council=council, decision=decision, title=title, made_by=made_by, **facts
    )


def measure_to_ask_for(council: Council, at: datetime) -> dict[str, UUID]:
    """The identifiers of what the addresses of decisions name."""
    number = 60 + Meeting.objects.filter(council=council, number__gte=60).count()
    decision = a_decision(council, at, number=number)
    return {"decision": decision.id, "measure": a_measure(decision, at).id}
