"""The minutes of a meeting as a document, as those of the council read them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Heading, Note, Paragraph, Table
from samrad.core.documents.document import Document
from samrad.core.meetings.kinds import Present, Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Held,
    Minutes,
    Treated,
    Written,
)
from samrad.core.meetings.stages import MinutesStage
from samrad.core.meetings.told import Afterwards, Offices
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.web.kit import formats
from samrad.web.kit.meeting_documents import parts
from samrad.web.kit.phrases import ground_words_of, party_word
from samrad.web.kit.phrases.meetings import present_word, wording_word


def minutes(told: Minutes, after: Afterwards, offices: Offices, *, at: datetime) -> Document:
    """The minutes, with what is exempt in them marked; a draft says that it is one.

    Args:
        told: What was written.
        after: What became of them.
        offices: Who led and who wrote.
        at: When the document is made.
    """
    with translation.override(told.language):
        facts = {"name": told.meeting, "council": told.council}
        title = _("Minutes of meeting %(name)s, %(council)s") % facts
        return of_meeting(told, title, (*body(told, after, offices),), at=at)


def of_meeting(held: Held, title: str, blocks: Sequence[Block], *, at: datetime) -> Document:
    """A document with what it says of itself; within the language of the council."""
    facts = {"council": held.council, "name": held.meeting, "n": held.version}
    return Document(
        title=title,
        language=held.language,
        authors=(held.council,),
        at=at,
        subject=_("Meeting %(name)s, %(day)s")
        % {"name": held.meeting, "day": formats.day(held.day)},
        keywords=(held.council, _("minutes"), held.meeting, str(held.day.year)),
        identifier=_("%(council)s %(name)s, version %(n)s") % facts,
        blocks=(*blocks,),
    )


def body(told: Minutes, after: Afterwards, offices: Offices) -> Iterator[Block]:
    """What stands in minutes under their title."""
    if after.locked_at is None:
        yield _not_locked(after)
    yield from parts.setting(told, offices)
    yield from attendance(told)
    for name, items in parts.in_blocks(told.items):
        if name:
            yield Heading(name)
        for item in items:
            yield from _item(item, 2 if name else 1)
    if after.locked_at:
        yield from _approval(told, after, after.locked_at)


def attendance(held: Held) -> Iterator[Block]:
    """Who took part, and who was missed."""
    if not held.attended:
        return
    heading = _("Who took part")
    yield Heading(heading)
    columns = (_("Name"), _("Role"), _("For"), _("Present"))
    yield Table(heading, columns, tuple(map(_attended, held.attended)))


def paragraph(
    wording: Wording, text: str, measures: Sequence[AgreedMeasure], without: str
) -> Iterator[Block]:
    """A paragraph that is not exempt, with what follows from it."""
    yield Paragraph(text) if wording is Wording.SUMMARY else Note(wording_word(wording), text)
    yield from _measures(measures, without)


def _not_locked(after: Afterwards) -> Note:
    """Paper does not change: who holds a draft shall see that it is one."""
    if after.stage is MinutesStage.APPROVED:
        text = _("Both parties have approved these minutes. They are not locked yet.")
    else:
        text = _("The parties have not approved these minutes yet; they may still change.")
    return Note(_("Draft"), text)


def _attended(one: Attended) -> tuple[str, ...]:
    there = present_word(one.present)
    if one.present is Present.PRESENT:
        there = _("the whole meeting")
        if one.items:
            there = _("items %(numbers)s") % {"numbers": formats.and_list(one.items)}
    return (one.name, parts.role_of(one), parts.party_of(one), there)


def _item(item: Treated, level: int) -> Iterator[Block]:
    yield Heading(parts.heading_of(item.number, item.title), level)
    yield from parts.facts(
        (
            _("Exempt from public access"),
            ground_words_of(item.marking.ground) if item.is_exempt else "",
        ),
        (_("Papers"), "\n".join(one.title for one in item.enclosed)),
    )
    for written in item.paragraphs:
        yield from _written(written)


def _written(written: Written) -> Iterator[Block]:
    if written.marking.openness is not Openness.EXEMPT:
        yield from paragraph(written.wording, written.text, written.measures, written.without)
        return
    exempt = parts.withheld(written.marking.ground)
    word = "" if written.wording is Wording.SUMMARY else wording_word(written.wording)
    yield Note(f"{word} ({exempt})" if word else exempt, written.text)
    yield from _measures(written.measures, written.without)


def _measures(measures: Sequence[AgreedMeasure], without: str) -> Iterator[Block]:
    if measures:
        owners = (_("The municipality's"), _("The police's"))
        columns = (_("Measure"), *owners, _("Deadline"), _("Seen by"))
        yield Table(_("Measures that follow"), columns, tuple(map(_measure, measures)))
    if without:
        yield Paragraph(_("No measure follows, because: %(why)s") % {"why": without})


def _measure(one: AgreedMeasure) -> tuple[str, ...]:
    owners = (one.owners.get(Party.MUNICIPALITY, ""), one.owners.get(Party.POLICE, ""))
    deadline = formats.day(one.deadline).replace(" ", "\N{NO-BREAK SPACE}")
    return (one.title, *owners, deadline, one.indicator)


def _approval(told: Minutes, after: Afterwards, locked_at: datetime) -> Iterator[Block]:
    """Who approved it, and what was locked."""
    yield Heading(_("Approval"))
    words = ((party_word(one.party), one) for one in after.approvals)
    yield from parts.facts(
        *((w[:1].upper() + w[1:], f"{one.name}, {formats.moment(one.at)}") for w, one in words),
        (_("Version"), str(told.version)),
        (_("Corrected because"), told.reason),
        (_("Locked"), formats.moment(locked_at)),
        (_("Fingerprint (SHA-256)"), told.sha256),
    )
