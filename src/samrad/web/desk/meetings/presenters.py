"""Meetings and their agendas as a page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from samrad.core.basics.places.lookup import municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.duties.meetings_known import KnownMeeting
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.numbering import Number
from samrad.core.meetings.stages import MeetingStage
from samrad.core.openness.levels import Openness
from samrad.records.meetings.models import Item, Meeting
from samrad.web.kit.phrases import item_kind_word, meeting_stage_word

# So many years that are over are shown unfolded.
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of an agenda.

    Attributes:
        id: Its identifier.
        place: From 1, as it stands now; for moving it.
        number: n/yy, or empty before the notice.
        title: What it is about.
        why: Why it stands there.
        minutes: How long it is to take.
        exempt: Whether it is exempt from public access.
        matter: The matter it is, if it is one.
        measure: The measure that came back to the council with it, if one did.
    """

    id: UUID
    place: int
    number: str
    title: str
    why: str
    minutes: int
    exempt: bool
    matter: UUID | None
    measure: str


@dataclass(frozen=True, slots=True)
class Block:
    """The items of one municipality, or the common ones where `heading` is empty."""

    heading: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """An agenda with its blocks and the time it takes."""

    blocks: tuple[Block, ...]
    count: int
    minutes: int

    @property
    def hours(self) -> str:
        """The time it takes, as hours and minutes: "1:25"."""
        return f"{self.minutes // 60}:{self.minutes % 60:02d}"


def agenda_page(items: Sequence[Item]) -> AgendaPage:
    """The agenda as a page shows it."""
    rows = [(item.municipality, _row(item, place)) for place, item in enumerate(items, 1)]
    blocks = tuple(
        Block(place_called(key), tuple(row for _, row in group))
        for key, group in groupby(rows, key=lambda pair: pair[0])
    )
    return AgendaPage(blocks, len(items), sum(item.minutes for item in items))


def place_called(key: str) -> str:
    """The name of a municipality by its key; empty for what is common."""
    found = municipality(key) if key else None
    return "" if found is None or isinstance(found, Refusal) else found.name


def _row(item: Item, place: int) -> ItemRow:
    return ItemRow(
        id=item.id,
        place=place,
        number=str(Number(item.year, item.number)) if item.year and item.number else "",
        title=item.title,
        why=item_kind_word(ItemKind(item.kind)),
        minutes=item.minutes,
        exempt=item.openness == Openness.EXEMPT,
        matter=item.matter_id,
        measure=_carried(item),
    )


def _carried(item: Item) -> str:
    return item.key.removeprefix("measure.") if item.kind == ItemKind.CARRIED else ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list: one with a page, or one only noted before."""

    name: str
    day: date
    stage: str
    year: int = 0
    number: int = 0
    may_prepare: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings of one year that are over, the latest first."""

    year: int
    meetings: tuple[MeetingRow, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class MeetingList:
    """The meetings to come, the next one first, and those that are over, by year."""

    coming: tuple[MeetingRow, ...]
    years: tuple[Year, ...]


def meeting_list(
    meetings: Iterable[Meeting], noted: Iterable[KnownMeeting], *, today: date
) -> MeetingList:
    """Every meeting there is; the years before the last two are folded."""
    rows = [_kept(one) for one in meetings]
    known = {row.name for row in rows}
    rows += [_noted(one, today) for one in noted if one.name not in known]
    rows.sort(key=lambda row: row.day)
    over = groupby(
        (row for row in reversed(rows) if row.day < today), key=lambda row: row.day.year
    )
    years = enumerate((year, tuple(group)) for year, group in over)
    return MeetingList(
        tuple(row for row in rows if row.day >= today),
        tuple(Year(year, group, place >= _SHOWN) for place, (year, group) in years),
    )


def _kept(one: Meeting) -> MeetingRow:
    stage = meeting_stage_word(MeetingStage(one.stage))
    return MeetingRow(one.name, one.day, stage, one.year, one.number)


def _noted(one: KnownMeeting, today: date) -> MeetingRow:
    stage = MeetingStage.HELD if one.held else MeetingStage.PLANNED
    coming = not one.held and one.day >= today
    return MeetingRow(one.name, one.day, meeting_stage_word(stage), may_prepare=coming)
