"""From a table and its columns to figures; or to every reason why it cannot be understood."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.cells import Writing, Wrong, figure_in, how_points_are_used
from samrad.core.figures.files.columns import Column, Columns, Role
from samrad.core.figures.files.grids import Grid, Raw, Spot, as_text, is_blank
from samrad.core.figures.files.laying import Line, Table
from samrad.core.figures.files.places import place_code
from samrad.core.figures.files.spans import day_in, period_in
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Observation, Unit

LONGEST_LABEL = 200
LONGEST_PLACE = 40
MOST_FIGURES = 500_000
# Whoever has so much to mend mends it first: looking for what was meant takes its time.
MOST_PROBLEMS = 500
# After so many rows it is told how far one is.
TOLD_EACH = 2_000
Telling = Callable[[int], None]
"""Told how many rows are done; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why a file is not taken: where it stands, and what is wrong there."""

    code: str
    spot: Spot
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """One figure as it was understood, what a reader calls it, and where it stands."""

    seen: Observation
    label: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file says.

    Attributes:
        figures: Every figure that is understood, also where there are problems.
        problems: Why the file is not taken; all of them.
        hidden: How many figures are hidden or were not collected.
        blanks: How many of them stood as empty cells.
    """

    figures: tuple[Read, ...]
    problems: tuple[Problem, ...]
    hidden: int = 0
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be known besides the file.

    Attributes:
        country: Whose municipalities its places are.
        on: The day it was delivered; places are called as they were then.
        unit: What one of a figure is.
    """

    country: Country
    on: date
    unit: Unit = Unit.CASES


def tell_nobody(rows: int) -> None:
    """What small files are read with."""


def understand(
    table: Table, columns: Columns, grid: Grid, asked: Asked, told: Telling = tell_nobody
) -> Understood:
    """Every figure of the table, and what is wrong with it, up to `MOST_PROBLEMS`."""
    missing = list(_missing(table, columns, grid))
    if missing:
        return Understood((), tuple(missing))
    reader = _Reader(table, columns, grid, asked)
    for number, line in enumerate(table.lines):
        if number % TOLD_EACH == 0:
            told(number)
        reader.read(line)
        if len(reader.problems) >= MOST_PROBLEMS:
            break
    return Understood(
        tuple(reader.figures.values()), tuple(reader.problems), reader.hidden, reader.blanks
    )


def _missing(table: Table, columns: Columns, grid: Grid) -> Iterator[Problem]:
    """What no column, no heading and nobody said."""
    spot = grid.spot(table.heading_row, 0)
    figures = columns.of(Role.FIGURE)
    if not figures or not table.lines:
        yield Problem("figures.no_figures", spot)
        return
    by_heading = all(one.period for one in figures)
    if not (columns.of(Role.PERIOD, Role.SINCE) or columns.period or by_heading):
        yield Problem("figures.no_period", spot)
    if not (columns.of(Role.PLACE, Role.AREA) or columns.place):
        yield Problem("figures.no_place", spot)
    if len(columns.of(Role.SINCE)) != len(columns.of(Role.UNTIL)):
        yield Problem("figures.since_without_until", spot)
    if len(table.lines) * len(figures) > MOST_FIGURES:
        yield Problem("figures.too_many", spot, {"most": MOST_FIGURES})


class _Wrong(Exception):
    """A cell that cannot be understood; the row is left and the next one read."""

    def __init__(self, code: str, column: int, /, **facts: object) -> None:
        super().__init__(code)
        self.code, self.column, self.facts = code, column, facts


class _Reader:
    """Reads line by line and gathers what is right and what is wrong."""

    def __init__(self, table: Table, columns: Columns, grid: Grid, asked: Asked) -> None:
        self.table, self.columns, self.grid, self.asked = table, columns, grid, asked
        self.figures: dict[tuple[str, str, Period], Read] = {}
        self.problems: list[Problem] = []
        self.hidden = self.blanks = 0
        self.of_figures = columns.of(Role.FIGURE)
        self.labels = columns.of(Role.INDICATOR)
        numbers = (line.cells[one.number] for line in table.lines for one in self.of_figures)
        self.writing = Writing(columns.blank, how_points_are_used(numbers), asked.unit)

    def read(self, line: Line) -> None:
        """Every figure of one line."""
        try:
            self._check_length(line)
            when = self._when(line)
            place = self._place(line, when)
            label = self._label(line)
        except _Wrong as wrong:
            self._note(wrong, line)
            return
        for column in self.of_figures:
            try:
                self._figure(line, column, place, label, column.period or when)
            except _Wrong as wrong:
                self._note(wrong, line)

    def _check_length(self, line: Line) -> None:
        """A row of a text has as many cells as there are headings, or something is wrong."""
        if not self.grid.encoding:
            return
        headings = len(self.grid.rows[self.table.heading_row])
        cells = len(self.grid.rows[line.row])
        facts = {"cells": cells, "headings": headings}
        if cells < headings:
            raise _Wrong("figures.row_too_short", cells, **facts)
        if cells > headings and any(not is_blank(one) for one in line.cells[headings:]):
            raise _Wrong("figures.row_too_long", headings, **facts)

    def _figure(
        self, line: Line, column: Column, place: str, label: str, when: Period | None
    ) -> None:
        cell = line.cells[column.number]
        figure = figure_in(cell, self.writing)
        if isinstance(figure, Wrong):
            raise _Wrong(_CELLS[figure], column.number, cell=as_text(cell)[:40])
        if when is None:
            raise _Wrong("figures.no_period_here", column.number)
        name = self._named(label, column)
        key = (code_of(name), place, when)
        spot = self._spot(line, column.number)
        if before := self.figures.get(key):
            raise _Wrong("figures.twice", column.number, first=before.spot.cell)
        self.hidden += isinstance(figure, Hidden)
        self.blanks += is_blank(cell)
        seen = Observation(key[0], place, when, figure, self.asked.unit)
        self.figures[key] = Read(seen, name, spot)

    def _when(self, line: Line) -> Period | None:
        """The stretch of days the line says; None where only the headings say it."""
        if since := self.columns.of(Role.SINCE):
            until = self.columns.of(Role.UNTIL)[0]
            first, last = self._day(line, since[0]), self._day(line, until)
            if last < first:
                raise _Wrong("figures.ends_before_it_begins", until.number)
            return Period(first, last)
        for column in self.columns.of(Role.PERIOD):
            cell = line.cells[column.number]
            if (found := _period(cell)) is None:
                raise _Wrong("figures.no_days", column.number, cell=as_text(cell)[:40])
            return found
        return self.columns.period

    def _day(self, line: Line, column: Column) -> date:
        cell = line.cells[column.number]
        if (found := day_in(cell)) is None:
            raise _Wrong("figures.no_day", column.number, cell=as_text(cell)[:40])
        return found

    def _place(self, line: Line, when: Period | None) -> str:
        for column in self.columns.of(Role.PLACE):
            text = as_text(line.cells[column.number])
            seen = when.since if when else None
            found = _place(text, self.asked.country, self.asked.on, seen)
            if isinstance(found, Refusal):
                facts = {"cell": text[:40], "candidates": (), **found.facts}
                raise _Wrong(_PLACES[found.code], column.number, **facts)
            return found
        for column in self.columns.of(Role.AREA):
            if not (text := as_text(line.cells[column.number])):
                raise _Wrong("figures.unknown_place", column.number, cell="")
            return text[:LONGEST_PLACE]
        return self.columns.place

    def _label(self, line: Line) -> str:
        """What is counted, as far as the line says it."""
        parts = (as_text(line.cells[column.number]) for column in self.labels)
        label = " – ".join(filter(None, parts))
        if self.labels and not label:
            raise _Wrong("figures.no_label", self.labels[-1].number)
        if len(label) > LONGEST_LABEL:
            raise _Wrong("figures.label_too_long", self.labels[-1].number, most=LONGEST_LABEL)
        return label

    def _named(self, label: str, column: Column) -> str:
        """What a figure counts: the line's label, the heading's, or both."""
        of_heading = column.indicator
        if not self.labels and len(self.of_figures) == 1 and self.columns.indicator:
            of_heading = self.columns.indicator
        names = [name for name in (label, of_heading) if name]
        return " – ".join(names) or self.columns.indicator or column.heading

    def _spot(self, line: Line, column: int) -> Spot:
        columns = self.table.columns
        return self.grid.spot(line.row, columns[column] if column < len(columns) else column)

    def _note(self, wrong: _Wrong, line: Line) -> None:
        self.problems.append(Problem(wrong.code, self._spot(line, wrong.column), wrong.facts))


_CELLS: Mapping[Wrong, str] = {
    Wrong.NO_NUMBER: "figures.no_number",
    Wrong.NOT_FINITE: "figures.not_finite",
    Wrong.NEGATIVE: "figures.negative",
    Wrong.TOO_LARGE: "figures.too_large_number",
    Wrong.DASH: "figures.dash",
    Wrong.THOUSANDS_OR_PART: "figures.thousands_or_part",
    Wrong.NO_VALUE: "figures.no_value",
}
_PLACES = {
    "place.unknown_name": "figures.unknown_place",
    "place.unknown_code": "figures.unknown_place",
    "place.code_not_in_force": "figures.unknown_place",
    "place.several": "figures.several_places",
}


def code_of(label: str) -> str:
    """The code of an indicator that has only a name.

    >>> code_of("Vold i  nære relasjoner")
    'vold i nære relasjoner'
    """
    return " ".join(label.casefold().split())[:80]


@lru_cache(maxsize=4096)
def _period(cell: Raw) -> Period | None:
    return period_in(cell)


@lru_cache(maxsize=4096)
def _place(text: str, country: Country, on: date, seen: date | None) -> str | Refusal:
    return place_code(text, country, on, seen)
