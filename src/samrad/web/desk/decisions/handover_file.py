"""The handover file as a document, in the council's language."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import (
    Block,
    Bullets,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
)
from samrad.core.documents.document import Document
from samrad.core.duties.status import Standing
from samrad.core.meetings.decisions import Decision, Measure
from samrad.core.meetings.handover import Contact, Handover, Met
from samrad.core.openness.levels import Openness
from samrad.web.kit import formats
from samrad.web.kit.phrases import (
    former,
    ground_words_of,
    measure_state_word,
    party_word,
    role_word,
    status_word,
    title_of,
)


def handover_file(told: Handover, *, at: datetime) -> Document:
    """The file; what is exempt in it is marked, for who may read it knows it then."""
    with translation.override(told.language):
        facts = {"council": told.council, "day": formats.day(told.on)}
        return Document(
            title=_("Handover file, %(council)s") % facts,
            language=told.language,
            authors=(told.council,),
            at=at,
            subject=_("Where %(council)s stands on %(day)s, for who takes over") % facts,
            keywords=(told.council, _("handover")),
            identifier=_("%(council)s, handover %(day)s") % facts,
            blocks=(*_body(told),),
        )


def _body(told: Handover) -> Iterator[Block]:
    yield Facts((Fact(_("Council"), told.council), Fact(_("As of"), formats.day(told.on))))
    if any(_is_exempt(one) for one in told.told):
        text = _("What is marked so is exempt from public access. Keep the file accordingly.")
        yield Note(_("Not for everyone"), text)
    yield from _decisions(told)
    yield from _duties(told.duties)
    yield from _people(told.people)
    yield from _meetings(told)


def _decisions(told: Handover) -> Iterator[Block]:
    yield Heading(_("Decisions to be followed up"))
    if not told.open and not told.unsettled:
        yield Paragraph(_("Nothing is open."))
    for one in told.open:
        yield Heading(_heading(one), 2)
        yield Paragraph(_decided(one))
        columns = (_("Measure"), _("Who"), _("Deadline"), _("Status"))
        rows = tuple(_measure(measure, told.on) for measure in one.measures)
        yield Table(_("Measures that follow"), columns, rows)
    if told.unsettled:
        yield Heading(_("Nobody has said what follows"), 2)
        yield Bullets(tuple(f"{_heading(one)}: {_decided(one)}" for one in told.unsettled))


def _heading(one: Decision) -> str:
    return ", ".join(filter(None, (one.about, one.item or one.meeting)))


def _decided(one: Decision) -> str:
    if not _is_exempt(one):
        return one.text
    ground = ground_words_of(one.marking.ground)
    return _("[Exempt: %(ground)s] %(text)s") % {"ground": ground, "text": one.text}


def _measure(measure: Measure, on: date) -> tuple[str, ...]:
    gone = _("%(name)s (has left; needs a new owner)")
    names = [
        gone % {"name": owner.name} if owner.party in measure.without_owner else owner.name
        for owner in measure.owners
    ]
    who = formats.and_list([name or former("", "") for name in names])
    return (measure.title, who, formats.day(measure.deadline), _state(measure, on))


def _state(measure: Measure, on: date) -> str:
    return measure_state_word(measure.state(on=on))


def _duties(duties: Iterable[Standing]) -> Iterator[Block]:
    yield Heading(_("What is to be done next"))
    rows = tuple(
        (formats.day(one.duty.due), title_of(one.duty), status_word(one.status))
        for one in duties
    )
    if rows:
        columns = (_("Day"), _("What"), _("Status"))
        yield Table(_("What is to be done next"), columns, rows)
    else:
        yield Paragraph(_("Nothing is due in the next half year."))


def _people(people: Iterable[Contact]) -> Iterator[Block]:
    yield Heading(_("People"))
    columns = (_("Name"), _("Role"), _("For"), _("Works at"), _("E-mail"))
    yield Table(_("People"), columns, tuple(map(_person, people)))


def _person(one: Contact) -> tuple[str, ...]:
    role = role_word(one.role)
    if one.deputy:
        role = _("%(role)s, deputy no. %(order)s") % {"role": role, "order": one.deputy}
    if one.until:
        role = _("%(role)s, until %(day)s") % {"role": role, "day": formats.day(one.until)}
    return (one.name, role, party_word(one.party), one.organisation, one.email)


def _meetings(told: Handover) -> Iterator[Block]:
    yield Heading(_("The last meetings"))
    if not told.meetings:
        yield Paragraph(_("No meeting has been held yet."))
    for met in told.meetings:
        yield from _met(met)
    if told.planned:
        yield Heading(_("Meetings to come"))
        yield Bullets(tuple(f"{one.name}: {formats.weekday(one.day)}" for one in told.planned))


def _met(met: Met) -> Iterator[Block]:
    facts = {"name": met.meeting.name, "day": formats.weekday(met.meeting.day)}
    yield Heading(_("Meeting %(name)s, %(day)s") % facts, 2)
    if met.topics:
        yield Paragraph(_("Treated: %(topics)s") % {"topics": "; ".join(met.topics)})
    if met.decisions:
        yield Bullets(tuple(f"{_heading(one)}: {_decided(one)}" for one in met.decisions))
    else:
        yield Paragraph(_("No decision is kept here from it."))


def _is_exempt(one: Decision) -> bool:
    return one.marking.openness is Openness.EXEMPT
