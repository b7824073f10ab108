"""The minutes of a meeting for everyone, as a document: of what is exempt only the ground."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Heading, Note, Paragraph
from samrad.core.documents.document import Document
from samrad.core.meetings.public_minutes import Exempt, PublicItem, PublicMinutes
from samrad.web.kit.meeting_documents import parts
from samrad.web.kit.meeting_documents.minutes import attendance, of_meeting, paragraph
from samrad.web.kit.phrases import ground_words_of


def public_minutes(
    told: PublicMinutes, assessed: tuple[tuple[str, str], ...] = (), *, at: datetime
) -> Document:
    """The minutes for everyone. Nothing is taken away here, so nothing can be forgotten.

    Args:
        told: What everyone may read.
        assessed: What is said of the assessment, each with its label: who made it, and
            whether more could be open than must be.
        at: When it was made.
    """
    with translation.override(told.language):
        facts = {"name": told.meeting, "council": told.council}
        title = _("Public minutes of meeting %(name)s, %(council)s") % facts
        made = of_meeting(told, title, (*_body(told, assessed),), at=at)
        return replace(made, identifier=_("%(cited)s, public") % {"cited": made.identifier})


def _body(told: PublicMinutes, assessed: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    yield _left_out(told.grounds)
    yield from parts.facts(*assessed)
    yield from parts.setting(told, told.offices)
    yield from attendance(told)
    for name, items in parts.in_blocks(told.items):
        if name:
            yield Heading(name)
        for item in items:
            yield from _item(item, 2 if name else 1)


def _left_out(grounds: tuple[str, ...]) -> Note:
    if not grounds:
        return Note(_("For everyone"), _("Nothing is left out."))
    said = _("What is exempt is left out, on these grounds:")
    return Note(_("For everyone"), "\n".join((said, *map(ground_words_of, grounds))))


def _item(item: PublicItem, level: int) -> Iterator[Block]:
    title = item.title
    about = parts.withheld(title.ground) if isinstance(title, Exempt) else title
    yield Heading(parts.heading_of(item.number, about), level)
    yield from parts.facts((_("Papers"), "\n".join(one.title for one in item.enclosed)))
    for one in item.paragraphs:
        if isinstance(one, Exempt):
            yield Paragraph(f"[{parts.withheld(one.ground)}]")
        else:
            yield from paragraph(one.wording, one.text, one.measures, one.without)
