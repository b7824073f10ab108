"""What somebody says of how a file is to be understood, where it does not say so itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samrad.core.basics.periods import Period
from samrad.core.figures.files.cells import Blank
from samrad.core.figures.files.columns import Column, Columns, Role, as_role, propose
from samrad.core.figures.files.grids import Grid
from samrad.core.figures.files.laying import Table, laid
from samrad.core.figures.files.spans import period_in


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a file; remembered for the next one of the same source.

    Attributes:
        sheet: Which sheet holds the figures; empty for the one that holds most.
        roles: What a column holds, by its heading; others are proposed.
        blank: What an empty cell means.
        place: The code of the place, where no column says it.
        indicator: What is counted, where nothing in the file says it.
        period: From when to when, as it is written, where nothing in the file says it.
    """

    sheet: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    blank: Blank = Blank.NOT_COLLECTED
    place: str = ""
    indicator: str = ""
    period: str = ""

    @property
    def days(self) -> Period | None:
        """The stretch of days that is said."""
        return period_in(self.period) if self.period else None


@dataclass(frozen=True, slots=True)
class Laid:
    """A file with its columns: which sheet, laid flat, and what each column holds."""

    grid: Grid
    table: Table
    columns: Columns


def lay(grids: Sequence[Grid], said: Said) -> Laid:
    """The sheet that is meant, and its columns as they are said or else proposed."""
    named = [grid for grid in grids if grid.sheet == said.sheet]
    grid = named[0] if named else max(grids, key=_figures)
    table = laid(grid)
    proposed = propose(table.headings, [line.cells for line in table.lines])
    own = [_as_said(one, said.roles) for one in proposed]
    columns = Columns(tuple(own), said.blank, said.place, said.indicator, said.days)
    return Laid(grid, table, columns)


def _as_said(column: Column, roles: Mapping[str, Role]) -> Column:
    return as_role(column, roles[column.heading]) if column.heading in roles else column


def _figures(grid: Grid) -> int:
    return sum(isinstance(cell, float) for row in grid.rows for cell in row)


def as_kept(said: Said) -> dict[str, Any]:
    """What is said, as plain values."""
    return {
        "sheet": said.sheet,
        "roles": {heading: str(role) for heading, role in said.roles.items()},
        "blank": str(said.blank),
        "place": said.place,
        "indicator": said.indicator,
        "period": said.period,
    }


def as_said(kept: Mapping[str, Any]) -> Said:
    """What was said, from plain values; what is kept in another way counts as not said."""
    try:
        return Said(
            str(kept.get("sheet", "")),
            {str(heading): Role(role) for heading, role in kept.get("roles", {}).items()},
            Blank(kept.get("blank", Blank.NOT_COLLECTED)),
            *(str(kept.get(name, "")) for name in ("place", "indicator", "period")),
        )
    except (ValueError, AttributeError):
        return Said()


def for_the_next(said: Said) -> Said:
    """What is remembered for the next file: all but the time it is about."""
    return replace(said, period="")
