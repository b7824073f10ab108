"""The room as a page shows it: items, who is there, paragraphs, what follows from decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms

from samrad.core.basics.countries import Country
from samrad.core.meetings.attending import Place, there
from samrad.core.meetings.blocks import first_blocks
from samrad.core.meetings.kinds import Present, Wording
from samrad.core.meetings.merging import lines_to_choose
from samrad.core.meetings.numbering import Number
from samrad.core.openness.levels import Openness
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import members
from samrad.records.meetings.models import Item, Meeting, Paragraph
from samrad.records.meetings.queries import agenda_of
from samrad.records.meetings.room import (
    guests_in,
    measures_in,
    noted_in,
    paragraphs_in,
    text_blocks,
    without_in,
)
from samrad.web.desk.meetings.room.forms import (
    BecauseForm,
    MeasureForm,
    ParagraphForm,
    of_measure,
)
from samrad.web.desk.meetings.room.presence import PresenceForm
from samrad.web.kit.phrases import openness_word, wording_word

# In the place of an identifier in what the page's script copies.
NEW = "__id__"
# How many items are fetched at a time: one's own and those likely to be opened next.
AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """Fields that are sent together, and the name they go by."""

    name: str
    form: Any


@dataclass(frozen=True, slots=True)
class ParagraphUnit:
    """A paragraph with what follows from it, if it is a decision."""

    name: str
    wording: Wording
    word: str
    form: ParagraphForm
    id: UUID | str
    to_choose: bool = False
    measures: tuple[Unit, ...] = ()
    because: Unit | None = None

    @property
    def level(self) -> str:
        """How open it is, in words; empty where what was sent is no level."""
        value = self.form["openness"].value()
        return openness_word(Openness(value)) if value in set(Openness) else ""


@dataclass(frozen=True, slots=True)
class ItemUnit:
    """One item of the agenda, with everything that is written at it."""

    item: Item
    place: int
    presence: Unit
    here: int
    paragraphs: tuple[ParagraphUnit, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One item as its heading: folded, or with its unit where it is open.

    Attributes:
        written: What is written at it so far, in words: "Summary", "Decision".
    """

    item: Item
    place: int
    number: str
    written: tuple[str, ...]
    unit: ItemUnit | None


@dataclass
class Room:
    """Everything the page needs to know about a meeting. Nine queries.

    Attributes:
        opened: The item to begin with; the first at which nothing is written where it is None.
        sent: Forms that were sent at it and not taken, by their prefix.
        more: An empty paragraph somebody asked for at it.
    """

    meeting: Meeting
    council: Council
    opened: UUID | None = None
    sent: Mapping[str, forms.Form] = field(default_factory=dict)
    more: Wording | None = None

    def __post_init__(self) -> None:
        self.items = agenda_of(self.meeting)
        self.seats = members(self.council, on=self.meeting.day)
        self.blocks = blocks_of(self.council)
        self.guests = guests_in(self.meeting)
        self.paragraphs = paragraphs_in(self.meeting)
        self.measures = measures_in(self.meeting)
        self.without = without_in(self.meeting)
        self.there = there([one.id for one in self.items], noted_in(self.meeting))
        self.country = Country(self.council.country)

    def lines(self) -> list[Line]:
        """Every item in its order, one of them open."""
        now = self.now
        return [
            Line(
                item,
                place,
                str(Number(item.year, item.number)) if item.year and item.number else "",
                self._written(item),
                self._item(item, place) if item.id == now else None,
            )
            for place, item in enumerate(self.items, 1)
        ]

    def units_from(self, first: UUID) -> list[ItemUnit]:
        """That item and those that follow it, as many as come at once."""
        places = [place for place, item in enumerate(self.items) if item.id == first]
        start = places[0] if places else len(self.items)
        some = self.items[start : start + AT_ONCE]
        return [self._item(item, place) for place, item in enumerate(some, start + 1)]

    def new_paragraphs(self) -> list[ParagraphUnit]:
        """One empty paragraph of each wording, for the page's script to copy."""
        level = Openness.COUNCIL
        return [
            self._paragraph(NEW, one, {"wording": one, "openness": level}) for one in Wording
        ]

    def new_measure(self) -> Unit:
        """An empty measure, for the page's script to copy."""
        return Unit(f"m-{NEW}", MeasureForm(self.seats, prefix=f"m-{NEW}"))

    @property
    def now(self) -> UUID | None:
        """The item that is open: the one asked for, or the first that waits to be written."""
        known = [item.id for item in self.items]
        if self.opened in known:
            return self.opened
        return next(
            (one for one in known if one not in self.paragraphs), next(iter(known), None)
        )

    def _written(self, item: Item) -> tuple[str, ...]:
        found = (Wording(row.wording) for row in self.paragraphs.get(item.id, ()))
        return tuple(map(wording_word, dict.fromkeys(found)))

    def _item(self, item: Item, place: int) -> ItemUnit:
        now, name = self.there[item.id], f"h-{item.id}"
        guests = self.guests.get(item.id, ())
        presence = self._sent(name) or PresenceForm(self.seats, guests, now, prefix=name)
        return ItemUnit(
            item,
            place,
            Unit(name, presence),
            sum(one.present is Present.PRESENT for one in now.values()),
            tuple(self._paragraphs(item)),
        )

    def _paragraphs(self, item: Item) -> list[ParagraphUnit]:
        rows = self.paragraphs.get(item.id, [])
        units = [
            self._paragraph(row.id, Wording(row.wording), of_paragraph(row)) for row in rows
        ]
        begun = {row.wording for row in rows}
        # What is still empty stands where it will: the summary first, the decision last.
        if Wording.SUMMARY not in begun:
            units.insert(0, self._first(item, Wording.SUMMARY))
        if Wording.DECISION not in begun:
            units.append(self._first(item, Wording.DECISION))
        return [*units, *self._more(item, {unit.name for unit in units})]

    def _first(self, item: Item, wording: Wording) -> ParagraphUnit:
        return self._paragraph(first_of(item, wording), wording, of_item(item, wording))

    def _more(self, item: Item, shown: set[str]) -> Iterator[ParagraphUnit]:
        """An empty paragraph that was asked for; new ones that were sent and not taken."""
        if item.id != self.opened:
            return
        if self.more:
            yield self._paragraph(uuid4(), self.more, of_item(item, self.more))
        for name, form in self.sent.items():
            wording = form.data.get(f"{name}-wording")
            new = isinstance(form, ParagraphForm) and name not in shown
            if new and wording in set(Wording):
                yield self._paragraph(UUID(name.removeprefix("p-")), Wording(wording), {})

    def _paragraph(
        self, paragraph: UUID | str, wording: Wording, initial: dict[str, Any]
    ) -> ParagraphUnit:
        name = f"p-{paragraph}"
        form = self._sent(name) or ParagraphForm(
            self.country, self.blocks, initial=initial, prefix=name
        )
        decision = paragraph if wording is Wording.DECISION else None
        return ParagraphUnit(
            name,
            wording,
            wording_word(wording),
            form,
            paragraph,
            bool(lines_to_choose(initial.get("text", ""))),
            tuple(self._measures(decision)) if isinstance(decision, UUID) else (),
            self._because(decision) if isinstance(decision, UUID) else None,
        )

    def _measures(self, decision: UUID) -> list[Unit]:
        made = [(f"m-{row.id}", of_measure(row)) for row in self.measures.get(decision, [])]
        new = (f"m-{uuid4()}", {"decision": decision})
        return [Unit(name, self._measure(name, initial)) for name, initial in (*made, new)]

    def _measure(self, name: str, initial: dict[str, Any]) -> MeasureForm:
        sent: MeasureForm | None = self._sent(name)
        return sent or MeasureForm(self.seats, initial=initial, prefix=name)

    def _because(self, decision: UUID) -> Unit:
        name, said = f"n-{decision}", {"because": self.without.get(decision, "")}
        return Unit(name, self._sent(name) or BecauseForm(initial=said, prefix=name))

    def _sent(self, name: str) -> Any:
        return self.sent.get(name)


def blocks_of(council: Council) -> Sequence[str]:
    """The council's own text blocks, or those it begins with. One query."""
    own = text_blocks(council)
    return first_blocks(council.language) if own is None else own


def first_of(item: Item, wording: Wording) -> UUID:
    """The first paragraph of its wording at an item: the same for all who begin it at once."""
    return uuid5(item.id, wording)


def of_item(item: Item, wording: Wording) -> dict[str, Any]:
    """What an empty paragraph begins with: as open as its item."""
    marking = {"openness": item.openness, "ground": item.ground, "review": item.review or ""}
    return {"wording": wording, "revision": "", "text": "", **marking}


def of_paragraph(row: Paragraph) -> dict[str, Any]:
    """What the form of a paragraph begins with."""
    marking = {"openness": row.openness, "ground": row.ground, "review": row.review or ""}
    words = {"wording": row.wording, "revision": row.revision, "text": row.text}
    return {**words, **marking}


def seats_of(meeting: Meeting) -> list[Seat]:
    """Who sits in the council on the day of the meeting, deputies too. One query."""
    return members(meeting.council, on=meeting.day)


def places_at(item: Item) -> Mapping[UUID, Place]:
    """Who is there at `item`, as noted. Two queries."""
    order = [one.id for one in agenda_of(item.meeting)]
    return there(order, noted_in(item.meeting)).get(item.id, {})
