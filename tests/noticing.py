"""A meeting ready to be called, for the tests of notices."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from samrad.actions.agendas import Added, add_item
from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.notices import Going, send_notice
from samrad.core.meetings.notices import NoticeKind
from samrad.core.openness.levels import Marking, Openness
from samrad.gateways.mail import MailServer, Security
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.notices import Notice
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person
from samrad.web.desk.meetings.noticing import document

# Two weeks after the day of the demo, in time by every agreement.
DAY = date(2025, 6, 30)
SECRET = "Hemmelig brannstasjon"
NOWHERE = MailServer("127.0.0.1", 9, Security.NONE, "samrad@loten.example")


def planned(
    council: Council, by: Person, at: datetime, day: date = DAY, *titles: str, **more: Any
) -> Meeting:
    """A meeting with a time, a place and an agenda, not called yet."""
    facts = {"starts": time(9), "ends": time(11), "place": "Rådhuset", **more}
    made = plan_meeting(council, Planned(day, "møte", **facts), by=by, at=at)
    for title in titles or ("Åpning", "Sommeren i sentrum"):
        add_item(made, Added(title), by=by, at=at)
    return made


def an_exempt_item(meeting: Meeting, by: Person, at: datetime, title: str = SECRET) -> Item:
    """An item nobody but the members may read of."""
    marking = Marking(Openness.EXEMPT, "no.offl.24.1", at.date() + timedelta(days=90))
    return add_item(meeting, Added(title, marking=marking), by=by, at=at)


def sent(
    meeting: Meeting, by: Person, at: datetime, kind: NoticeKind = NoticeKind.NOTICE
) -> Notice:
    """The notice of the meeting, gone out."""
    going = Going(kind, f"innkalling {meeting.name}", document)
    return send_notice(meeting, going, by=by, at=at)


def a_matter(
    meeting: Meeting, by: Person, at: datetime, title: str, papers: Sequence[str] = ()
) -> Matter:
    """A matter that stands on the agenda, with papers the council sees."""
    matter = Matter.objects.create(
        council=meeting.council,
        title=title,
        kind="decide",
        party="municipality",
        stage="accepted",
        meeting=meeting,
        background="Det har vært uro i sentrum.",
        outcome="Felles tiltak.",
        proposed_at=at,
        proposed_by=by,
    )
    Item.objects.create(
        council=meeting.council,
        meeting=meeting,
        position=Item.objects.filter(meeting=meeting).count() + 1,
        kind="matter",
        title=title,
        matter=matter,
        key=f"matter.{matter.id}",
        minutes=10,
    )
    for name in papers:
        Attachment.objects.create(
            council=meeting.council, matter=matter, paper=a_paper(meeting.council, by, at, name)
        )
    return matter


def a_paper(
    council: Council, by: Person, at: datetime, title: str, openness: str = "council"
) -> Paper:
    """A paper of the municipality."""
    return Paper.objects.create(
        council=council,
        title=title,
        name="notat.txt",
        kind="txt",
        content=b"Notat",
        sha256="2" * 64,
        party="municipality",
        openness=openness,
        brought_at=at,
        brought_by=by,
    )
