"""A sheet as it was read: rows of cells, and what the program that made it knew of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Raw = str | float | date | None
"""A cell as it stands in the file; None where nothing does."""

# What stands in the place of a formula that was never computed: its value nobody knows.
NOT_COMPUTED = "="


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: sheet, row and column, both counted from 1."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it: `"C7"`."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True, slots=True)
class Box:
    """Cells that were merged into one: its first and its last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or a text file, which is a sheet without a name.

    Attributes:
        sheet: Its name; empty for a text file.
        rows: Its cells, row by row; a row may be shorter than others.
        merged: Cells that were merged.
        indents: How far a label is moved in, by row and column; only where it is.
        formulas: How many cells hold a formula; their value as last computed is used.
        encoding: How the letters of a text file were written.
    """

    sheet: str
    rows: tuple[tuple[Raw, ...], ...]
    merged: tuple[Box, ...] = ()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    formulas: int = 0
    encoding: str = ""

    def at(self, row: int, column: int) -> Raw:
        """The cell there; None outside."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def spot(self, row: int, column: int) -> Spot:
        """Where that is, as people count."""
        return Spot(self.sheet, row + 1, column + 1)

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)


def is_blank(cell: Raw) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Raw) -> str:
    """A cell as a label: 2023.0 is "2023", spaces are single."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return " ".join(cell.split()) if isinstance(cell, str) else cell.isoformat()
