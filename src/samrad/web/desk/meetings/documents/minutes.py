"""The minutes of a meeting as a document, and the same without what is exempt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import Block, Facts, Heading, Note, Paragraph, Table
from samrad.core.documents.document import Document
from samrad.core.meetings.kinds import Present, Wording
from samrad.core.meetings.stages import MinutesStage
from samrad.core.meetings.told import Attendee, Item, Measure, Meeting, Said, Version, Withheld
from samrad.core.openness.levels import Marking
from samrad.web.desk.meetings.documents import parts
from samrad.web.kit import formats
from samrad.web.kit.phrases import ground_words_of, party_word
from samrad.web.kit.phrases.meetings import matter_kind_word, present_word, wording_word


def minutes(meeting: Meeting, version: Version | None, *, at: datetime) -> Document:
    """The minutes as those of the council read them; what was exempt is marked so."""
    with translation.override(meeting.language):
        facts = {"name": meeting.name, "council": meeting.council}
        title = _("Minutes of meeting %(name)s, %(council)s") % facts
        return document(meeting, version, title, (*body(meeting, version),), at=at)


def public_minutes(
    meeting: Meeting, version: Version, notes: tuple[tuple[str, str], ...] = (), *, at: datetime
) -> Document:
    """The minutes for everyone: of what is exempt only the ground is told.

    Whoever calls has withheld it; here nothing is taken away, so nothing can be forgotten.

    Args:
        meeting: With `Withheld` where something is exempt.
        version: The locked minutes it was made from.
        notes: What was assessed, each with its label: by whom, and whether more could be open.
        at: When it was made.
    """
    with translation.override(meeting.language):
        facts = {"name": meeting.name, "council": meeting.council}
        title = _("Public minutes of meeting %(name)s, %(council)s") % facts
        blocks = (*_what_is_left_out(meeting, notes), *body(meeting, version))
        whole = document(meeting, version, title, blocks, at=at)
        return replace(whole, identifier=_("%(cited)s, public") % {"cited": whole.identifier})


def document(
    meeting: Meeting,
    version: Version | None,
    title: str,
    blocks: tuple[Block, ...],
    *,
    at: datetime,
) -> Document:
    """With what it says of itself; within the language of the council."""
    facts = {"council": meeting.council, "name": meeting.name}
    cited = _("%(council)s %(name)s") % facts
    if version:
        cited = _("%(cited)s, version %(n)s") % {"cited": cited, "n": version.number}
    return Document(
        title=title,
        language=meeting.language,
        authors=(meeting.council,),
        at=at,
        subject=_("Meeting %(name)s, %(day)s")
        % {"name": meeting.name, "day": formats.day(meeting.day)},
        keywords=(meeting.council, _("minutes"), meeting.name, str(meeting.day.year)),
        identifier=cited,
        blocks=blocks,
    )


def body(meeting: Meeting, version: Version | None) -> Iterator[Block]:
    """What stands in minutes under their title."""
    if version is None:
        yield _not_locked(meeting)
    yield Facts(parts.setting(meeting))
    yield from _attendance(meeting)
    for name, items in parts.in_blocks(meeting.items):
        if name:
            yield Heading(name)
        for item in items:
            yield from _item(item, 2 if name else 1)
    if meeting.following:
        yield Heading(_("Next meeting"))
        yield Paragraph(formats.weekday(meeting.following))
    if version:
        yield from approval(version)


def approval(version: Version) -> Iterator[Block]:
    """Who approved it, and what was locked."""
    yield Heading(_("Approval"))
    approved = (
        (party_word(one.party), f"{one.name}, {formats.moment(one.at)}")
        for one in version.approvals
    )
    yield from parts.facts(
        *((party[:1].upper() + party[1:], said) for party, said in approved),
        (_("Version"), str(version.number)),
        (_("Corrected because"), version.reason),
        (_("Locked"), formats.moment(version.at)),
        (_("Fingerprint (SHA-256)"), version.sha256),
    )


def _not_locked(meeting: Meeting) -> Note:
    """Paper does not change: who holds a draft shall see that it is one."""
    if meeting.stage is MinutesStage.APPROVED:
        text = _("Both parties have approved these minutes. They are not locked yet.")
    else:
        text = _("The parties have not approved these minutes yet; they may still change.")
    return Note(_("Draft"), text)


def _attendance(meeting: Meeting) -> Iterator[Block]:
    if not meeting.attendees:
        return
    heading = _("Who took part")
    yield Heading(heading)
    columns = (_("Name"), _("Role"), _("For"), _("Present"))
    yield Table(heading, columns, tuple(map(_attended, meeting.attendees)))


def _attended(one: Attendee) -> tuple[str, ...]:
    there = present_word(one.there)
    if one.there is Present.PRESENT:
        there = _("the whole meeting")
        if one.items:
            there = _("items %(numbers)s") % {"numbers": formats.and_list(one.items)}
    return (one.name, parts.role_of(one), parts.party_of(one), there)


def _item(item: Item, level: int) -> Iterator[Block]:
    yield Heading(parts.heading_of(item), level)
    yield from parts.facts(
        (_("What was asked"), matter_kind_word(item.kind) if item.kind else ""),
        (_("Exempt from public access"), _ground(item.marking)),
        (_("Papers"), "\n".join(item.attachments)),
    )
    for said in item.said:
        if isinstance(said, Withheld):
            yield Paragraph(f"[{parts.withheld(said)}]")
        else:
            yield from _said(said)


def _said(said: Said) -> Iterator[Block]:
    exempt = _exempt(said.marking)
    if said.wording is Wording.SUMMARY:
        yield Note(exempt, said.text) if exempt else Paragraph(said.text)
        return
    word = wording_word(said.wording)
    yield Note(f"{word} ({exempt})" if exempt else word, said.text)
    if said.measures:
        owners = (_("The municipality's"), _("The police's"))
        columns = (_("Measure"), *owners, _("Deadline"), _("Seen by"))
        yield Table(_("Measures that follow"), columns, tuple(map(_measure, said.measures)))
    if said.no_measure:
        yield Paragraph(_("No measure follows, because: %(why)s") % {"why": said.no_measure})


def _measure(one: Measure) -> tuple[str, ...]:
    deadline = formats.day(one.deadline).replace(" ", "\N{NO-BREAK SPACE}")
    return (one.title, one.municipality, one.police, deadline, one.indicator)


def _exempt(marking: Marking) -> str:
    """That it is exempt, and by which paragraph; of what is not exempt nothing is said."""
    return parts.withheld(Withheld(marking.ground)) if marking.ground else ""


def _ground(marking: Marking) -> str:
    """The paragraph, and what it protects."""
    return ground_words_of(marking.ground) if marking.ground else ""


def _what_is_left_out(meeting: Meeting, notes: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    grounds = dict.fromkeys(_grounds(meeting))
    text = _("Nothing is left out.")
    if grounds:
        told = "\n".join(map(ground_words_of, grounds))
        text = _("What is exempt is left out, on these grounds:") + f"\n{told}"
    yield Note(_("For everyone"), text)
    yield from parts.facts(*notes)


def _grounds(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        if isinstance(item.title, Withheld):
            yield item.title.ground
        yield from (said.ground for said in item.said if isinstance(said, Withheld))
