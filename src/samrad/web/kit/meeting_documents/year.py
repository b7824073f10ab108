"""All minutes of a council's year as one document, with what is known of each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Heading, PageBreak, Table
from samrad.core.documents.document import Document
from samrad.core.meetings.told import Kept
from samrad.web.kit import formats
from samrad.web.kit.meeting_documents import parts
from samrad.web.kit.meeting_documents.minutes import body


def compiled_year(
    council: str, language: str, year: int, kept: Sequence[Kept], *, at: datetime
) -> Document:
    """The year: a table of its meetings, then the locked minutes of each, in their order.

    A meeting without locked minutes stands in the table and says so.
    """
    with translation.override(language):
        facts = {"year": year, "council": council}
        return Document(
            title=_("The meetings of %(year)s, %(council)s") % facts,
            language=language,
            authors=(council,),
            at=at,
            subject=_("All minutes of %(council)s in %(year)s") % facts,
            keywords=(council, _("minutes"), str(year), *(one.minutes.meeting for one in kept)),
            identifier=_("%(council)s, %(year)s") % facts,
            blocks=(*_body(council, year, kept, at=at),),
        )


def _body(council: str, year: int, kept: Sequence[Kept], *, at: datetime) -> Iterator[Block]:
    locked = [one for one in kept if one.afterwards.locked_at]
    yield from parts.facts(
        (_("Council"), council),
        (_("Year"), str(year)),
        (_("Meetings"), str(len(kept))),
        (_("Locked minutes"), str(len(locked))),
        (_("Put together"), formats.moment(at)),
    )
    if kept:
        yield Heading(_("The meetings"))
        columns = (_("Meeting"), _("Day"), _("Version"), _("Locked"), _("Approved by"))
        yield Table(_("The meetings"), columns, tuple(map(_line, kept)))
    for one in locked:
        yield from _minutes(one)


def _line(one: Kept) -> tuple[str, ...]:
    told, after = one.minutes, one.afterwards
    day = formats.day(told.day)
    if after.locked_at is None:
        return (told.meeting, day, "–", _("not locked yet"), "–")
    approved = formats.and_list([approval.name for approval in after.approvals])
    at = formats.moment(after.locked_at)
    return (told.meeting, day, str(told.version), at, approved)


def _minutes(one: Kept) -> Iterator[Block]:
    """One meeting, on a page of its own; its headings stand one level deeper."""
    yield PageBreak()
    yield Heading(_("Minutes of meeting %(name)s") % {"name": one.minutes.meeting})
    for block in body(one.minutes, one.afterwards, one.offices):
        if isinstance(block, Heading):
            yield replace(block, level=block.level + 1)
        else:
            yield block
