"""What a notice would say if it went now, to whom, and what speaks against it.

The preview shows it and the act sends it: one function, so that nobody sends what they did
not see.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from samrad.actions.agendas import numbered
from samrad.actions.letters import can_post
from samrad.core.agreements.composing import offices_named
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.meetings.calling import As, Called, lacking
from samrad.core.meetings.kinds import ItemKind, MatterKind, MeetingKind
from samrad.core.meetings.notices import (
    Lacking,
    NoticeKind,
    Ready,
    Timing,
    timing_of,
    why_not_send,
)
from samrad.core.meetings.numbering import Number
from samrad.core.meetings.sent import Attached, ItemSent, Sent, from_json, is_news, news, told
from samrad.core.meetings.stages import MeetingStage
from samrad.core.meetings.told import Offices
from samrad.core.openness.levels import Openness
from samrad.core.people.offices import Filled, Office, offices_on
from samrad.gateways.mail import is_address
from samrad.records.agreements.queries import clauses_in_force
from samrad.records.meetings.calling import (
    Sits,
    attached_to,
    guests_on,
    notices_of,
    receipts_of,
    seats_on,
)
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.notices import Notice
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Prepared:
    """A notice that is ready to go, or why it is not.

    Attributes:
        meeting: Of which meeting.
        kind: The notice itself, or a supplement to it.
        timing: Whether it is in time.
        sent: What it says; None where not even its time is known.
        called: Who gets it.
        refusal: Why it cannot go.
        lacking: What speaks against it all the same.
        offices: Who chairs the meeting and who writes, where one person does.
        number: Which notice of the meeting it is.
    """

    meeting: Meeting
    kind: NoticeKind
    timing: Timing
    sent: Sent | None
    called: tuple[Called, ...]
    refusal: Refusal | None
    lacking: tuple[Lacking, ...]
    offices: Offices
    number: int


def prepare(meeting: Meeting, *, on: date) -> Prepared:
    """The notice of `meeting` as it would go on the day `on`. Eleven queries, however long."""
    before, items = notices_of(meeting), numbered(meeting)
    matters = [item.matter_id for item in items]
    attached, seats = attached_to(matters, on=on), seats_on(meeting.council, on=meeting.day)
    called = who_is_called(meeting, seats, guests_on(matters, on=meeting.day))
    clauses = clauses_in_force([meeting.council_id])[meeting.council_id]
    country = Country(meeting.council.country)
    named = offices_named(clauses, country, on=meeting.day)
    offices = offices_on(named, (one.seat for one in seats), on=meeting.day)
    sent = _sent(meeting, items, attached)
    refusal = why_not_send(_ready(meeting, items, called), on=on)
    if before and sent:
        known = said_so_far(before)
        sent = news(known, sent)
        if not refusal and not is_news(known, sent):
            refusal = Refusal("notice.nothing_new")
    return Prepared(
        meeting=meeting,
        kind=NoticeKind.SUPPLEMENT if before else NoticeKind.NOTICE,
        timing=timing_of(clauses, meeting.day, on=on, country=country),
        sent=sent,
        called=called,
        refusal=refusal,
        lacking=lacking(
            (one.seat for one in seats if one.there),
            offices,
            unreached=sum(not one.email for one in called),
            kept_back=sum(not shared for _, shared in attached),
            has_server=can_post(),
        ),
        offices=Offices(*(_name(offices[one]) for one in (Office.CHAIR, Office.SECRETARY))),
        number=len(before) + 1,
    )


def who_is_called(
    meeting: Meeting, seats: Iterable[Sits], guests: Iterable[Person]
) -> tuple[Called, ...]:
    """Who sits there on the day, who was called before, the guests; each once. One query."""
    found = [
        replace(
            called_as(one.row.person, As.MEMBER if one.seat.deputy is None else As.DEPUTY),
            party=one.seat.place.party,
            role=one.seat.place.role,
        )
        for one in seats
        if one.there
    ]
    found += [called_as(one.person, As(one.as_what)) for one in receipts_of(meeting)]
    found += [called_as(guest, As.GUEST) for guest in guests]
    # A deputy who also has a seat of their own comes as a member: the first found counts.
    return tuple({one.person: one for one in reversed(found)}.values())[::-1]


def called_as(person: Person, as_what: As) -> Called:
    """Somebody with the address letters to them can go to, if there is one."""
    email = person.email if is_address(person.email) else ""
    return Called(person.id, person.name, email, as_what)


def said_so_far(notices: Sequence[Notice]) -> Sent:
    """All that the notices of a meeting said, the first and what was new since."""
    kinds = (NoticeKind.NOTICE, NoticeKind.SUPPLEMENT)
    return told(from_json(one.content) for one in notices if one.kind in kinds)


def _sent(
    meeting: Meeting, items: Sequence[Item], attached: Sequence[tuple[Attachment, bool]]
) -> Sent | None:
    if meeting.starts is None:
        return None
    return Sent(
        council=meeting.council.name,
        meeting=meeting.name,
        kind=MeetingKind(meeting.kind),
        day=meeting.day,
        # A time that was only just typed is still text.
        starts=_clock(meeting.starts),
        ends=_clock(meeting.ends) if meeting.ends else None,
        place=meeting.place,
        items=tuple(
            _item(item, [one for one, shared in attached if shared and _goes_with(one, item)])
            for item in items
        ),
    )


def _clock(of: time | str) -> time:
    return time.fromisoformat(of) if isinstance(of, str) else of


def _goes_with(one: Attachment, item: Item) -> bool:
    return one.matter_id == item.matter_id


def _item(item: Item, attached: Sequence[Attachment]) -> ItemSent:
    matter = item.matter
    return ItemSent(
        number=str(Number(item.year or 0, item.number or 0)),
        title=item.title,
        kind=ItemKind(item.kind),
        minutes=item.minutes,
        municipality=item.municipality,
        asks=MatterKind(matter.kind) if matter else None,
        background=matter.background if matter else "",
        outcome=matter.outcome if matter else "",
        openness=Openness(item.openness),
        ground=item.ground,
        attached=tuple(Attached(one.paper_id, one.paper.title) for one in attached),
    )


def _ready(meeting: Meeting, items: Sequence[Item], called: Sequence[Called]) -> Ready:
    return Ready(
        stage=MeetingStage(meeting.stage),
        day=meeting.day,
        starts=meeting.starts,
        place=meeting.place,
        items=len(items),
        called=len(called),
    )


def _name(office: Filled) -> str:
    """Who holds an office, where one person does."""
    return office.sole.name if office.sole else ""
