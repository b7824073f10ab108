"""Rows of meetings for tests that need some to be there already."""

from datetime import date, datetime
from uuid import UUID, uuid4

from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.core.meetings.sent import digest
from samrad.core.meetings.stages import MeetingStage
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.approving import Comment
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.meetings.polls import DatePoll, PollDay
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person

# What a notice says that says nothing.
_SAID: dict[str, object] = {
    "kind": "ordinary",
    "day": "2025-09-24",
    "starts": "09:00:00",
    "ends": None,
    "place": "Rådhuset",
    "items": [],
    "struck": [],
}


def someone_in(council: Council) -> Person:
    """A person with a seat there."""
    return Seat.objects.filter(council=council)[0].person


def a_meeting(
    council: Council,
    at: datetime,
    *,
    number: int = 90,
    day: date = date(2025, 9, 24),
    stage: MeetingStage = MeetingStage.PLANNED,
) -> Meeting:
    """A meeting of the council."""
    return Meeting.objects.create(
        council=council,
        year=day.year,
        number=number,
        day=day,
        place="Rådhuset",
        stage=stage,
        planned_at=at,
        planned_by=someone_in(council),
    )


def an_item(
    meeting: Meeting, title: str = "Trafikk", *, kind: ItemKind = ItemKind.FREE, key: str = ""
) -> Item:
    """An item of its agenda, last."""
    return Item.objects.create(
        council=meeting.council,
        meeting=meeting,
        position=Item.objects.filter(meeting=meeting).count() + 1,
        kind=kind,
        title=title,
        key=key,
    )


def a_paragraph(
    item: Item, text: str, at: datetime, *, wording: Wording = Wording.SUMMARY
) -> Paragraph:
    """A paragraph of the minutes of an item."""
    return Paragraph.objects.create(
        council=item.council,
        item=item,
        wording=wording,
        position=1,
        text=text,
        written_at=at,
        written_by=someone_in(item.council),
    )


def a_matter(
    council: Council, at: datetime, title: str = "Lys i parken", **more: object
) -> Matter:
    """A matter the municipality proposed."""
    seat = Seat.objects.filter(council=council, party="municipality")[0]
    given = {"kind": "decide", "party": "municipality", **more}
    return Matter.objects.create(
        council=council, title=title, proposed_at=at, proposed_by=seat.person, **given
    )


def a_paper(council: Council, at: datetime, title: str = "Notat") -> Paper:
    """A paper of the municipality's that the council may read."""
    return Paper.objects.create(
        council=council,
        title=title,
        name="n.txt",
        kind="txt",
        content=b"x",
        sha256="0" * 64,
        party="municipality",
        openness="council",
        brought_at=at,
        brought_by=someone_in(council),
    )


def a_poll(council: Council, at: datetime) -> PollDay:
    """One of two days the members are asked about."""
    poll = DatePoll.objects.create(
        council=council,
        answer_by=at.date(),
        opened_at=at,
        opened_by=someone_in(council),
    )
    PollDay.objects.create(council=council, poll=poll, day=date(2025, 10, 15))
    return PollDay.objects.create(council=council, poll=poll, day=date(2025, 10, 14))


def to_ask_for(council: Council, at: datetime, number: int) -> dict[str, UUID]:
    """The identifiers of what the addresses of a meeting name; meeting `number` of 2025."""
    there = Meeting.objects.filter(council=council, year=2025, number=number).first()
    meeting = there or a_meeting(council, at, number=number)
    day = a_poll(council, at)
    matter = a_matter(council, at)
    called = Receipt.objects.filter(notice__meeting=meeting).first() or a_receipt(meeting, at)
    asked = {"poll": day.poll_id, "day": day.id, "matter": matter.id, "receipt": called.id}
    # What is locked takes no new item.
    item = Item.objects.filter(meeting=meeting, struck_at=None).first() or an_item(meeting)
    return {"item": item.id, "comment": a_comment(council), **asked}


def a_comment(council: Council) -> UUID:
    """A comment on minutes; only a person makes one, so where there is none, that of nobody."""
    said = Comment.objects.filter(council=council).first()
    return said.id if said else uuid4()


def a_receipt(meeting: Meeting, at: datetime) -> Receipt:
    """A notice of the meeting, and that somebody was sent it."""
    someone = someone_in(meeting.council)
    content = {**_SAID, "council": meeting.council.name, "meeting": meeting.name}
    notice = Notice.objects.create(
        council=meeting.council,
        meeting=meeting,
        kind="notice",
        number=1,
        made_at=at,
        made_by=someone,
        days_before=7,
        content=content,
        sha256=digest(content),
        pdf=b"%PDF-1.7",
    )
    return Receipt.objects.create(
        council=meeting.council, notice=notice, person=someone, as_what="member"
    )
