"""The notice of a meeting with its agenda, as a document."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Table
from samrad.core.documents.document import Document
from samrad.core.meetings.told import Attendee, Item, Meeting
from samrad.core.openness.levels import Openness
from samrad.web.desk.meetings.documents import parts
from samrad.web.kit import formats
from samrad.web.kit.phrases import openness_word
from samrad.web.kit.phrases.meetings import matter_kind_word


def notice(meeting: Meeting, *, at: datetime) -> Document:
    """The call to the meeting: when, where, who, what, and what is known before."""
    with translation.override(meeting.language):
        facts = {"name": meeting.name, "council": meeting.council}
        return Document(
            title=_("Notice of meeting %(name)s, %(council)s") % facts,
            language=meeting.language,
            authors=(meeting.council,),
            at=at,
            subject=_("Meeting %(name)s, %(day)s")
            % {"name": meeting.name, "day": formats.day(meeting.day)},
            keywords=(meeting.council, _("notice"), meeting.name, str(meeting.day.year)),
            identifier=_("%(council)s %(name)s") % facts,
            blocks=(*_body(meeting),),
        )


def _body(meeting: Meeting) -> Iterator[Block]:
    yield Facts(parts.setting(meeting))
    yield Paragraph(
        _("Whoever cannot come tells the secretary soon, so that a deputy can be called.")
    )
    yield Heading(_("Agenda"))
    for name, items in parts.in_blocks(meeting.items):
        if name:
            yield Heading(name, 2)
        yield _agenda(items)
    yield Paragraph(_("Together: %(time)s") % {"time": _time(meeting.items)})
    yield from _called(meeting)
    yield from _before(meeting)


def _agenda(items: list[Item]) -> Table:
    columns = (_("No."), _("What it is about"), _("What is asked"), _("Time"))
    return Table(_("Agenda"), columns, tuple(map(_line, items)))


def _line(item: Item) -> tuple[str, ...]:
    title = parts.about(item)
    if item.marking.openness is Openness.EXEMPT:
        title = f"{title} ({openness_word(Openness.EXEMPT)})"
    asked = matter_kind_word(item.kind) if item.kind else ""
    return (item.number, title, asked, _time([item]))


def _time(items: Iterable[Item]) -> str:
    """How long the items are planned to take: "1 h 20 min"."""
    hours, minutes = divmod(sum(item.minutes for item in items), 60)
    told = [_("%(n)s h") % {"n": hours}] if hours else []
    if minutes or not hours:
        told.append(_("%(n)s min") % {"n": minutes})
    return " ".join(told).replace(" ", "\N{NO-BREAK SPACE}")


def _called(meeting: Meeting) -> Iterator[Block]:
    if meeting.attendees:
        yield Heading(_("Who is called"))
        yield Bullets(tuple(map(_called_as, meeting.attendees)))


def _called_as(one: Attendee) -> str:
    return ", ".join(filter(None, (one.name, parts.role_of(one), parts.party_of(one))))


def _before(meeting: Meeting) -> Iterator[Block]:
    """What is known before of each item of which something is."""
    known = [one for one in meeting.items if one.background or one.outcome or one.attachments]
    if known:
        yield Heading(_("To read before the meeting"))
    for item in known:
        yield Heading(parts.heading_of(item), 2)
        if item.background:
            yield Paragraph(item.background)
        yield from parts.facts(
            (_("What is hoped for"), item.outcome), (_("Papers"), "\n".join(item.attachments))
        )
