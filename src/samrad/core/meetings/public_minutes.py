"""The public version of minutes: the same text less what is exempt.

It is built from what is open, never by deleting: of an exempt thing a mark with its ground
remains, and nothing else; not even how long it was.
"""

from dataclasses import dataclass, fields, replace

from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Held,
    Minutes,
    Treated,
    Written,
)
from samrad.core.meetings.told import NOT_TOLD, Offices
from samrad.core.openness.levels import Openness


@dataclass(frozen=True, slots=True)
class Exempt:
    """Something stands here that is not for everyone.

    Attributes:
        ground: The key of the ground it is exempt on.
    """

    ground: str


@dataclass(frozen=True, slots=True)
class PublicParagraph:
    """A paragraph everyone may read, and what follows from it where it is a decision."""

    wording: Wording
    text: str
    measures: tuple[AgreedMeasure, ...] = ()
    without: str = ""


@dataclass(frozen=True, slots=True)
class PublicPaper:
    """An open paper, as everyone may know it.

    Attributes:
        title: What it is called; the name of its file is the council's own.
        sha256: The fingerprint of its content, by which it is fetched; empty in what was
            published before residents could.
    """

    title: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item as everyone may see it; of an exempt one, its number and the ground.

    Attributes:
        number: As it is written, "12/25".
        title: What it was about, or that this is exempt.
        municipality: In a joint council, in whose block; empty for what is common or exempt.
        paragraphs: What was written; neighbours exempt on one ground are one mark.
        enclosed: The open papers that belonged to it.
    """

    number: str
    title: str | Exempt
    municipality: str = ""
    paragraphs: tuple[PublicParagraph | Exempt, ...] = ()
    enclosed: tuple[PublicPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicMinutes(Held):
    """What everyone may read. Nothing in it leads back to what was left out.

    Attributes:
        items: What was treated, in the order of the agenda.
        offices: Who led and who wrote, on the day of the meeting.
    """

    items: tuple[PublicItem, ...] = ()
    offices: Offices = NOT_TOLD

    @property
    def grounds(self) -> tuple[str, ...]:
        """The grounds something is exempt on, each once, in the order they are met."""
        marks = (mark for item in self.items for mark in (item.title, *item.paragraphs))
        return tuple(dict.fromkeys(mark.ground for mark in marks if isinstance(mark, Exempt)))


def without_exempt(minutes: Minutes, offices: Offices = NOT_TOLD) -> PublicMinutes:
    """What everyone may read of `minutes`, with who led and who wrote.

    What nobody has assessed ("council") is in it: whoever publishes settles that first. A
    paper is named only where it is marked open.
    """
    shared = {one.name: getattr(minutes, one.name) for one in fields(Held)}
    numbers = [item.number for item in minutes.items if not _is_exempt(item)]
    shown = (_attended(one, numbers) for one in minutes.attended)
    attended = tuple(one for one in shown if one is not None)
    hidden = {one.name for one in minutes.attended} - {one.name for one in attended}
    return PublicMinutes(
        **{**shared, "attended": attended},
        items=tuple(_item(item) for item in minutes.items),
        offices=offices.without(hidden),
    )


def _is_exempt(part: Treated | Written) -> bool:
    return part.marking.openness is Openness.EXEMPT


def _attended(one: Attended, numbers: list[str]) -> Attended | None:
    """Who came for exempt items only is not named; of others, only the open items are told."""
    if not one.items:
        return one
    of_open = tuple(number for number in one.items if number in numbers)
    if not of_open:
        return None
    return replace(one, items=() if len(of_open) == len(numbers) else of_open)


def _item(item: Treated) -> PublicItem:
    if _is_exempt(item):
        return PublicItem(item.number, Exempt(item.marking.ground))
    enclosed = (
        PublicPaper(one.title, one.sha256)
        for one in item.enclosed
        if one.openness is Openness.OPEN
    )
    return PublicItem(
        item.number,
        item.title,
        item.municipality,
        _paragraphs(item.paragraphs),
        tuple(enclosed),
    )


def _paragraphs(written: tuple[Written, ...]) -> tuple[PublicParagraph | Exempt, ...]:
    shown: list[PublicParagraph | Exempt] = []
    for one in written:
        mark = _paragraph(one)
        # Two marks in a row would tell how much was left out.
        if not (isinstance(mark, Exempt) and shown and shown[-1] == mark):
            shown.append(mark)
    return tuple(shown)


def _paragraph(one: Written) -> PublicParagraph | Exempt:
    if _is_exempt(one):
        return Exempt(one.marking.ground)
    return PublicParagraph(one.wording, one.text, one.measures, one.without)
