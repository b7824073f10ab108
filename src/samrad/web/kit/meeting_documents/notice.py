"""The notice of a meeting with its agenda, as a document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from samrad.core.documents.document import Document
from samrad.core.meetings.minutes import Attended
from samrad.core.meetings.told import Listed, Notice, Offices
from samrad.core.openness.levels import Openness
from samrad.web.kit import formats
from samrad.web.kit.meeting_documents import parts
from samrad.web.kit.phrases import openness_word
from samrad.web.kit.phrases.meetings import matter_kind_word


def notice(told: Notice, offices: Offices, *, at: datetime) -> Document:
    """The call to the meeting: when, where, who, what, and what is known before."""
    with translation.override(told.language):
        facts = {"name": told.meeting, "council": told.council}
        return Document(
            title=_("Notice of meeting %(name)s, %(council)s") % facts,
            language=told.language,
            authors=(told.council,),
            at=at,
            subject=_("Meeting %(name)s, %(day)s")
            % {"name": told.meeting, "day": formats.day(told.day)},
            keywords=(told.council, _("notice"), told.meeting, str(told.day.year)),
            identifier=_("%(council)s %(name)s") % facts,
            blocks=(*_body(told, offices),),
        )


def supplement(told: Notice, struck: tuple[str, ...], *, at: datetime) -> Document:
    """What is new since the notice, and nothing else; `struck` are numbers taken off."""
    with translation.override(told.language):
        facts = {"name": told.meeting, "council": told.council}
        whole = notice(told, Offices(), at=at)
        return replace(
            whole,
            title=_("Supplement to the notice of meeting %(name)s, %(council)s") % facts,
            blocks=(*_new(told, struck),),
        )


def _new(told: Notice, struck: tuple[str, ...]) -> Iterator[Block]:
    yield from parts.setting(told, Offices())
    if told.items:
        yield Heading(_("New on the agenda, or changed"))
        yield _agenda(list(told.items))
    if struck:
        yield Heading(_("Taken off the agenda"))
        yield Bullets(tuple(_("Item %(number)s") % {"number": number} for number in struck))
    yield from _before(told)


def _body(told: Notice, offices: Offices) -> Iterator[Block]:
    yield from parts.setting(told, offices)
    yield Paragraph(
        _("Whoever cannot come tells the secretary soon, so that a deputy can be called.")
    )
    yield Heading(_("Agenda"))
    for name, items in parts.in_blocks(told.items):
        if name:
            yield Heading(name, 2)
        yield _agenda(items)
    yield Paragraph(_("Together: %(time)s") % {"time": _time(told.items)})
    yield from _called(told)
    yield from _before(told)


def _agenda(items: list[Listed]) -> Table:
    columns = (_("No."), _("What it is about"), _("What is asked"), _("Time"))
    return Table(_("Agenda"), columns, tuple(map(_line, items)))


def _line(item: Listed) -> tuple[str, ...]:
    title = item.title
    if item.marking.openness is Openness.EXEMPT:
        title = f"{title} ({openness_word(Openness.EXEMPT)})"
    asked = matter_kind_word(item.kind) if item.kind else ""
    return (item.number, title, asked, _time([item]))


def _time(items: Iterable[Listed]) -> str:
    """How long the items are planned to take: "1 h 20 min"."""
    hours, minutes = divmod(sum(item.minutes for item in items), 60)
    told = [_("%(n)s h") % {"n": hours}] if hours else []
    if minutes or not hours:
        told.append(_("%(n)s min") % {"n": minutes})
    return " ".join(told).replace(" ", "\N{NO-BREAK SPACE}")


def _called(told: Notice) -> Iterator[Block]:
    if told.attended:
        yield Heading(_("Who is called"))
        yield Bullets(tuple(map(_called_as, told.attended)))


def _called_as(one: Attended) -> str:
    return ", ".join(filter(None, (one.name, parts.role_of(one), parts.party_of(one))))


def _before(told: Notice) -> Iterator[Block]:
    """What is known before of each item of which something is."""
    known = [one for one in told.items if one.background or one.outcome or one.enclosed]
    if known:
        yield Heading(_("To read before the meeting"))
    for item in known:
        yield Heading(parts.heading_of(item.number, item.title), 2)
        if item.background:
            yield Paragraph(item.background)
        yield from parts.facts(
            (_("What is hoped for"), item.outcome), (_("Papers"), "\n".join(item.enclosed))
        )
