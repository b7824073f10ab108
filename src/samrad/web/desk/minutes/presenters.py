"""Minutes as a page shows them, with what was said of them and what is to be done next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samrad.core.meetings.approving import Outcome
from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.minutes import AgreedMeasure, Attended, Minutes, Treated, Written
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.records.meetings.approving import Comment
from samrad.web.desk.called import called
from samrad.web.kit.phrases import (
    ground_words_of,
    outcome_word,
    party_word,
    present_word,
    role_word,
    wording_word,
)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What will be done, by whom, until when."""

    title: str
    owners: str
    deadline: date
    indicator: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One paragraph; `ground` says on which ground it is exempt, empty where it is not."""

    heading: str
    text: str
    ground: str
    measures: tuple[MeasureRow, ...]
    without: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What somebody said, and what became of it."""

    id: UUID
    who: str
    day: date
    text: str
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with what was written, enclosed and said of it."""

    id: UUID
    number: str
    title: str
    ground: str
    paragraphs: tuple[ParagraphRow, ...]
    enclosed: tuple[str, ...]
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """Somebody who was there or was missed."""

    name: str
    who: str
    present: str


def item_rows(minutes: Minutes, comments: Sequence[Comment] = ()) -> list[ItemRow]:
    """The items in their order."""
    return [_item(item, comments) for item in minutes.items]


def attended_rows(minutes: Minutes) -> list[AttendedRow]:
    """Who was there, and who was missed."""
    return [_attended(one) for one in minutes.attended]


def comment_rows(comments: Iterable[Comment]) -> tuple[CommentRow, ...]:
    """What was said, in the order it was said."""
    return tuple(
        CommentRow(
            id=one.id,
            who=f"{called(one.by)} ({party_word(Party(one.party))})",
            day=one.at.date(),
            text=one.text,
            outcome=outcome_word(Outcome(one.outcome)) if one.outcome else "",
            answer=one.answer,
        )
        for one in comments
    )


def holds_exempt(minutes: Minutes) -> bool:
    """Whether whoever reads the minutes reads something exempt."""
    items = [item.marking for item in minutes.items]
    written = [one.marking for item in minutes.items for one in item.paragraphs]
    return any(mark.openness is Openness.EXEMPT for mark in (*items, *written))


def _item(item: Treated, comments: Sequence[Comment]) -> ItemRow:
    return ItemRow(
        id=item.id,
        number=item.number,
        title=item.title,
        ground=_ground(item.marking),
        paragraphs=tuple(_paragraph(one) for one in item.paragraphs),
        enclosed=tuple(one.title for one in item.enclosed),
        comments=comment_rows(one for one in comments if one.item_id == item.id),
    )


def _paragraph(one: Written) -> ParagraphRow:
    return ParagraphRow(
        # What was said needs no heading; what was decided, or not agreed, has one.
        heading="" if one.wording is Wording.SUMMARY else wording_word(one.wording),
        text=one.text,
        ground=_ground(one.marking),
        measures=tuple(_measure(measure) for measure in one.measures),
        without=one.without,
    )


def _measure(measure: AgreedMeasure) -> MeasureRow:
    owners = (f"{name} ({party_word(party)})" for party, name in measure.owners.items())
    return MeasureRow(measure.title, ", ".join(owners), measure.deadline, measure.indicator)


def _attended(one: Attended) -> AttendedRow:
    who = ", ".join(
        (
            *((role_word(one.role),) if one.role else ()),
            *((party_word(one.party),) if one.party else ()),
        )
    )
    there = present_word(one.present)
    return AttendedRow(
        one.name, who, f"{there}: {', '.join(one.items)}" if one.items else there
    )


def _ground(marking: Marking) -> str:
    return ground_words_of(marking.ground) if marking.openness is Openness.EXEMPT else ""
