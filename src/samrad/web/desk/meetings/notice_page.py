"""The notice of a meeting on its page: what was sent, to whom, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext

from samrad.core.meetings.calling import STUCK, Answer, As, Fate, fate_of, why_not_again
from samrad.core.meetings.notices import NoticeKind
from samrad.core.meetings.sent import Attached, ItemSent, Sent, from_json
from samrad.core.openness.levels import Openness
from samrad.records.meetings.calling import marks_of
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.papers.models import Paper
from samrad.web.desk.called import called
from samrad.web.desk.meetings.presenters import place_called
from samrad.web.kit.phrases import matter_kind_word
from samrad.web.kit.phrases.notices import (
    answer_word,
    as_word,
    fate_word,
    late_words,
    notice_kind_word,
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that goes along; without an address where the reader does not see it any more."""

    title: str
    paper: UUID | None
    exempt: bool


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item as it was sent."""

    item: ItemSent
    asks: str
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class AgendaBlock:
    """The items of one municipality, or the common ones where `heading` is empty."""

    heading: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice in the list of what was sent."""

    notice: Notice
    what: str
    late: str
    new: Sent | None

    @property
    def has_file(self) -> bool:
        """Whether it is kept as a document; a reminder says nothing of its own."""
        return self.notice.kind != NoticeKind.REMINDER


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter to one person, and what can be done about it."""

    receipt: UUID
    what: str
    fate: str
    at: datetime | None
    stuck: bool
    may_send: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who is called, what they answered, and their letters."""

    name: str
    organisation: str
    as_what: str
    answer: str
    opened: datetime | None
    letters: tuple[LetterRow, ...]


def agenda_blocks(sent: Sent, seen: Mapping[UUID, Paper]) -> tuple[AgendaBlock, ...]:
    """The agenda as it was sent; of its papers those that the reader sees today lead there."""
    return tuple(
        AgendaBlock(place_called(key), tuple(_row(item, seen) for item in items))
        for key, items in groupby(sent.items, key=lambda item: item.municipality)
    )


def _row(item: ItemSent, seen: Mapping[UUID, Paper]) -> AgendaRow:
    asks = matter_kind_word(item.asks) if item.asks else ""
    return AgendaRow(item, asks, tuple(_paper(one, seen) for one in item.attached))


def _paper(one: Attached, seen: Mapping[UUID, Paper]) -> PaperRow:
    found = seen.get(one.paper)
    exempt = found is not None and found.openness == Openness.EXEMPT
    return PaperRow(one.title if found else "", one.paper if found else None, exempt)


def papers_seen(sent: Sent) -> dict[UUID, Paper]:
    """Those of the papers sent along that this transaction sees. One query."""
    ids = [paper.paper for item in sent.items for paper in item.attached]
    return Paper.objects.filter(pk__in=ids).defer("content", "text").in_bulk()


def notice_rows(notices: Iterable[Notice]) -> list[NoticeRow]:
    """Every notice of the meeting, the latest first."""
    return [_notice(one) for one in reversed(list(notices))]


def _notice(one: Notice) -> NoticeRow:
    days = (one.made_at.date() - one.due).days if one.due else 0
    new = from_json(one.content) if one.kind == NoticeKind.SUPPLEMENT else None
    late = late_words(days) if one.late else ""
    return NoticeRow(one, notice_kind_word(NoticeKind(one.kind)), late, new)


def person_rows(receipts: Sequence[Receipt], *, still: bool) -> list[PersonRow]:
    """Everybody who is called, by name, each with their letters; `still` before the meeting."""
    by_person = groupby(receipts, key=lambda one: one.person_id)
    return [_person(list(own), still=still) for _, own in by_person]


def _person(own: Sequence[Receipt], *, still: bool) -> PersonRow:
    person = own[0].person
    opened = [one.opened_at for one in own if one.opened_at]
    return PersonRow(
        name=called(person),
        organisation=person.organisation.name,
        as_what=as_word(As(own[-1].as_what)),
        answer=answer_word(answer_of(own)),
        opened=max(opened, default=None),
        letters=tuple(_letter(one, still=still) for one in own),
    )


def answer_of(own: Iterable[Receipt]) -> Answer:
    """What somebody answered last, on whichever notice of the meeting."""
    answers = [(one.answered_at, one.answer) for one in own if one.answered_at]
    return Answer(max(answers)[1]) if answers else Answer.NONE


def _letter(one: Receipt, *, still: bool) -> LetterRow:
    """Whoever has opened the notice has it, whatever became of the letter."""
    marks = marks_of(one)
    fate = fate_of(marks)
    read = fate in STUCK and one.opened_at is not None
    times = {
        Fate.HANDED_OVER: marks.handed_over,
        Fate.SENT: marks.sent,
        Fate.UNDELIVERED: marks.undelivered,
        Fate.UNCERTAIN: marks.uncertain,
        Fate.ON_ITS_WAY: marks.handing_in,
        Fate.WAITS: marks.tried,
        Fate.QUEUED: marks.queued,
    }
    return LetterRow(
        receipt=one.id,
        what=notice_kind_word(NoticeKind(one.notice.kind)),
        fate=gettext("Read without a letter") if read else fate_word(fate),
        at=one.opened_at if read else times.get(fate),
        stuck=fate in STUCK and still and not read,
        may_send=why_not_again(fate, one.email or one.person.email) is None,
    )
