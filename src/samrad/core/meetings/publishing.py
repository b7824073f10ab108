"""Before minutes are public: each part is assessed, and nothing in them points out a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.minutes import Minutes, Treated
from samrad.core.meetings.public_minutes import PublicMinutes, PublicParagraph
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.persons import IDENTITY, find


@dataclass(frozen=True, slots=True)
class Marks:
    """How open the parts of minutes are today; what is not named is as it was written.

    Attributes:
        parts: Items and paragraphs.
        papers: Papers; one that is gone is not open.
    """

    parts: Mapping[UUID, Marking]
    papers: Mapping[UUID, Openness]


@dataclass(frozen=True, slots=True)
class Part:
    """An item or a paragraph somebody assesses: it is open, or exempt on a ground.

    Attributes:
        id: Which.
        number: The number of its item.
        text: What would be read.
        marking: How open it is now.
        of_item: Whether it is the item itself, with its title.
    """

    id: UUID
    number: str
    text: str
    marking: Marking
    of_item: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether somebody has assessed it."""
        return self.marking.openness is not Openness.COUNCIL


def marked(minutes: Minutes, marks: Marks) -> Minutes:
    """The same text, as open as its parts are today.

    How open a thing is is assessed again and again, also where the text is locked.
    """
    return replace(minutes, items=tuple(_marked(item, marks) for item in minutes.items))


def _marked(item: Treated, marks: Marks) -> Treated:
    return replace(
        item,
        marking=marks.parts.get(item.id, item.marking),
        paragraphs=tuple(
            replace(one, marking=marks.parts.get(one.id, one.marking))
            for one in item.paragraphs
        ),
        enclosed=tuple(
            replace(one, openness=marks.papers.get(one.id, Openness.PARTY))
            for one in item.enclosed
        ),
    )


def parts_of(minutes: Minutes) -> Iterator[Part]:
    """What there is to assess; in an exempt item nothing more."""
    for item in minutes.items:
        yield Part(item.id, item.number, item.title, item.marking, of_item=True)
        if item.marking.openness is not Openness.EXEMPT:
            for one in item.paragraphs:
                yield Part(one.id, item.number, one.text, one.marking)


def public_texts(public: PublicMinutes) -> Iterator[tuple[str, str]]:
    """Every text residents would read, with the number of its item; names of members aside."""
    yield "", public.place
    for item in public.items:
        if isinstance(item.title, str):
            papers = (paper.title for paper in item.enclosed)
            yield item.number, "\n".join((item.title, *papers))
        for one in item.paragraphs:
            if isinstance(one, PublicParagraph):
                follow = (text for m in one.measures for text in (m.title, m.indicator))
                yield item.number, "\n".join((one.text, one.without, *follow))


def why_not_publish(
    minutes: Minutes, public: PublicMinutes, note: str, *, on: date
) -> Refusal | None:
    """Why `public` cannot be published, or None if it can.

    Somebody has assessed each part; where something is exempt, also whether it could be given
    out all the same (`note`: merinnsyn); and no identity number goes out, whatever the reason.
    """
    waiting = [part.number for part in parts_of(minutes) if not part.is_settled]
    if waiting:
        return Refusal("publish.not_assessed", {"items": tuple(dict.fromkeys(waiting))})
    if public.grounds and not note.strip():
        return Refusal("publish.no_note")
    for number, text in public_texts(public):
        if any(one.kind in IDENTITY for one in find(text, on=on)):
            return Refusal("publish.identity_numbers", {"item": number or public.meeting})
    return None
