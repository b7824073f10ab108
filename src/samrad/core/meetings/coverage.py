"""What the meetings of a year treated: standing topics and focus areas, meeting by meeting.

It reads the evidence, so that years before the meetings were kept here show too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import FocusAreas, Level, StandingTopics
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence, seen_on
from samrad.core.duties.record import Meeting, Record, lay_out
from samrad.core.duties.topics_asked import in_force
from samrad.core.norms.shapes import AtEachMeeting, Norm


class Group(StrEnum):
    """Where a topic comes from; the first three are asked for at every meeting."""

    NATIONAL = "national"
    DISTRICT = "district"
    LOCAL = "local"
    AREA = "area"  # a focus area: asked for once in its period


class Cell(StrEnum):
    """How a topic stands at one meeting."""

    TREATED = "treated"
    MISSED = "missed"  # asked for, and not treated
    FREE = "free"  # a focus area that was not treated there, nor had to be
    AHEAD = "ahead"  # the meeting is still to come
    NOT_ASKED = "not_asked"  # nothing asked for it on that day


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic and where it comes from."""

    name: str
    group: Group


@dataclass(frozen=True, slots=True)
class Column:
    """One meeting of the year."""

    name: str
    day: date
    held: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: a cell for each meeting, and the days it was treated between meetings."""

    topic: Asked
    cells: tuple[Cell, ...]
    between: tuple[date, ...] = ()

    @property
    def treated(self) -> int:
        """How often in the year."""
        return self.cells.count(Cell.TREATED) + len(self.between)

    @property
    def always(self) -> bool:
        """Whether it was treated at every meeting that was held and asked for it."""
        return Cell.TREATED in self.cells and Cell.MISSED not in self.cells


@dataclass(frozen=True, slots=True)
class Summed:
    """Of the `of` topics of a group, how many were treated: each time, or an area ever."""

    group: Group
    treated: int
    of: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics against meetings in one calendar year, as seen on a day."""

    year: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def held(self) -> int:
        """How many meetings were held."""
        return sum(column.held for column in self.columns)

    @property
    def summed(self) -> tuple[Summed, ...]:
        """What a reader wants to know first, group by group."""
        groups: dict[Group, list[Row]] = defaultdict(list)
        for row in self.rows:
            groups[row.topic.group].append(row)
        return tuple(Summed(one, _done(one, rows), len(rows)) for one, rows in groups.items())


def matrix(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    evidence: Iterable[Evidence],
    year: int,
    *,
    on: date,
) -> Matrix:
    """The topics of `year` against its meetings, as seen on the day `on`."""
    record = lay_out(seen_on(on, evidence))
    meetings = sorted(record.meetings.get(year, ()), key=lambda one: (one.day, one.name))
    asked = [asked_on(one.day, clauses, norms) for one in meetings]
    if not meetings:
        asked = [asked_on(min(on, date(year, 12, 31)), clauses, norms)]
    rows = [
        Row(
            topic,
            tuple(
                _cell(topic, one, record, asked=key in there)
                for one, there in zip(meetings, asked, strict=False)
            ),
            _between(topic, year, meetings, record),
        )
        for key, topic in _each(asked).items()
    ]
    columns = tuple(Column(one.name, one.day, one.held is not None) for one in meetings)
    return Matrix(year, columns, tuple(rows))


def uncovered(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    evidence: Iterable[Evidence],
    *,
    on: date,
    also: Iterable[str] = (),
) -> tuple[Asked, ...]:
    """Topics and focus areas that nothing treated in the year of `on` so far.

    `also` are the names of what is about to be treated, e.g. what stands on the agenda.
    """
    seen = matrix(clauses, norms, evidence, on.year, on=on)
    wanted = asked_on(on, clauses, norms)
    done = {row.topic.name.casefold() for row in seen.rows if row.treated}
    done.update(name.casefold() for name in also)
    return tuple(topic for key, topic in wanted.items() if key not in done)


def asked_on(
    day: date, clauses: Iterable[Clause], norms: Iterable[Norm]
) -> Mapping[str, Asked]:
    """What is asked for on `day`, by its name in small letters: the nation's first."""
    found = [
        Asked(name, Group.NATIONAL)
        for norm in norms
        if isinstance(norm.asks, AtEachMeeting) and in_force(day, norm)
        for name in norm.asks.topics
    ]
    for clause in clauses:
        if in_force(day, clause):
            found += _of_clause(clause)
    return _first(found)


def _first(found: Iterable[Asked]) -> Mapping[str, Asked]:
    """Each topic once, group by group: one that law and agreement both ask for is the law's."""
    asked: dict[str, Asked] = {}
    for one in sorted(found, key=lambda one: list(Group).index(one.group)):
        asked.setdefault(one.name.casefold(), one)
    return asked


_GROUPS = {
    Level.NATIONAL: Group.NATIONAL,
    Level.DISTRICT: Group.DISTRICT,
    Level.LOCAL: Group.LOCAL,
}


def _of_clause(clause: Clause) -> list[Asked]:
    match clause.terms:
        case StandingTopics(topics=names, level=level):
            return [Asked(name, _GROUPS[level]) for name in names]
        case FocusAreas(areas=names):
            return [Asked(name, Group.AREA) for name in names]
        case _:
            return []


def _each(asked: Iterable[Mapping[str, Asked]]) -> Mapping[str, Asked]:
    """Every topic asked for at one of the meetings."""
    return _first(one for there in asked for one in there.values())


def _cell(topic: Asked, meeting: Meeting, record: Record, *, asked: bool) -> Cell:
    if _treated_at(topic, meeting, record):
        return Cell.TREATED
    if not asked:
        return Cell.NOT_ASKED
    if meeting.held is None:
        return Cell.AHEAD
    return Cell.FREE if topic.group is Group.AREA else Cell.MISSED


def _treated_at(topic: Asked, meeting: Meeting, record: Record) -> bool:
    if topic.name.casefold() in meeting.topics:
        return True
    return any(_is_at(one, meeting) for one in _of_area(topic, record))


def _of_area(topic: Asked, record: Record) -> list[Evidence]:
    name = topic.name.casefold()
    return [one for one in record.of(Deed.AREA_TREATED) if one.topic.casefold() == name]


def _is_at(evidence: Evidence, meeting: Meeting) -> bool:
    """An area noted without a meeting was treated at the one of its day."""
    return evidence.meeting == meeting.name if evidence.meeting else evidence.on == meeting.day


def _between(
    topic: Asked, year: int, meetings: Sequence[Meeting], record: Record
) -> tuple[date, ...]:
    return tuple(
        one.on
        for one in _of_area(topic, record)
        if one.on.year == year and not any(_is_at(one, meeting) for meeting in meetings)
    )


def _done(group: Group, rows: Iterable[Row]) -> int:
    if group is Group.AREA:
        return sum(row.treated > 0 for row in rows)
    return sum(row.always for row in rows)
