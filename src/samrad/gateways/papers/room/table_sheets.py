"""The sheets of an Excel file as tables, with what a reader sees: dates, merged, moved in.

As in `sheets.py` the cells are read as they stand in the file, one at a time, whatever size
the sheet says it has.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from samrad.core.figures.files.grids import NOT_COMPUTED, Box, Grid, Raw
from samrad.gateways.papers.room.markup import walk
from samrad.gateways.papers.room.packages import Package, opened
from samrad.gateways.papers.room.table_sizes import Size

_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# The formats of days that have no code in the file (ECMA-376, 18.8.30).
_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465


@dataclass(frozen=True, slots=True)
class _Style:
    """What the look of a cell says of it: that it is a day, and how far it is moved in."""

    is_day: bool
    indent: int


@dataclass
class _Book:
    """What all sheets share."""

    sheets: dict[str, str] = field(default_factory=dict)
    strings: list[str] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=list)
    first_day: date = _FIRST_DAY


def sheets_of(content: bytes) -> Iterator[Grid]:
    """Every sheet that is shown and holds something.

    Raises:
        Refused: The file is damaged, or a sheet is too large.
    """
    package = opened(content)
    book = _book(package)
    for part, name in book.sheets.items():
        sheet = _Sheet(book)
        walk(package.read(part), sheet.start, sheet.end, sheet.text)
        grid = sheet.grid(name)
        if grid.rows:
            yield grid


def _book(package: Package) -> _Book:
    book, related = _Book(), _related(package)

    def start(name: str, given: Mapping[str, str]) -> None:
        part = related.get(given.get("id", ""), "")
        if (
            name == "sheet"
            and part in package.names
            and given.get("state") in (None, "visible")
        ):
            book.sheets[part] = given.get("name", "")
        elif name == "workbookPr" and given.get("date1904") in ("1", "true"):
            book.first_day = _FIRST_DAY_1904

    walk(package.read(_BOOK), start)
    if _STRINGS in package.names:
        book.strings = _strings(package.read(_STRINGS))
    if _STYLES in package.names:
        book.styles = _styles(package.read(_STYLES))
    return book


def _related(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(_: str, given: Mapping[str, str]) -> None:
        if given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", given.get("Target", "")))
            found[given.get("Id", "")] = target[1:]

    relations = "xl/_rels/workbook.xml.rels"
    if relations in package.names:
        walk(package.read(relations), start)
    return found


def _strings(data: bytes) -> list[str]:
    """The texts that cells share, without how they are pronounced."""
    found: list[list[str]] = []
    inside: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        inside.append(name)
        if name == "si":
            found.append([])

    def text(letters: str) -> None:
        if found and inside[-1:] == ["t"] and "rPh" not in inside:
            found[-1].append(letters)

    def end(_: str) -> None:
        inside.pop()

    walk(data, start, end, text)
    return ["".join(parts) for parts in found]


def _styles(data: bytes) -> list[_Style]:
    codes: dict[int, str] = {}
    found: list[_Style] = []
    of_cells = False

    def start(name: str, given: Mapping[str, str]) -> None:
        nonlocal of_cells
        if name == "numFmt":
            codes[_int(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "dxfs"):
            of_cells = name == "cellXfs"
        elif name == "xf" and of_cells:
            found.append(_Style(_is_day(_int(given.get("numFmtId")), codes), 0))
        elif name == "alignment" and of_cells and found:
            found[-1] = _Style(found[-1].is_day, _int(given.get("indent")))

    walk(data, start)
    return found


def _is_day(number: int, codes: Mapping[int, str]) -> bool:
    bare = _QUOTED.sub("", codes.get(number, "")).casefold()
    return number in _DAYS or "y" in bare or "d" in bare or "å" in bare


def _int(written: str | None) -> int:
    return int(written) if written and written.isdecimal() else 0


class _Sheet:
    """Cells as they come, row by row."""

    def __init__(self, book: _Book) -> None:
        self.book, self.size = book, Size()
        self.rows: list[list[Raw]] = []
        self.merged: list[Box] = []
        self.indents: dict[tuple[int, int], int] = {}
        self.formulas = 0
        self.row, self.column = -1, -1
        self.kind, self.style, self.computed = "n", 0, True
        self.value: Raw = None
        self.parts: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins. Some programs leave it to the reader to count rows and cells."""
        if name == "row":
            number = _int(given.get("r"))
            self.row = number - 1 if number else self.row + 1
            self.column = -1
        elif name == "c":
            match = _CELL.fullmatch(given.get("r", ""))
            self.column = place_of(match[1]) - 1 if match else self.column + 1
            self.kind, self.style = given.get("t", "n"), _int(given.get("s"))
            self.value, self.computed = None, True
        elif name == "f":
            self.formulas, self.computed = self.formulas + 1, False
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))
        self.parts = []

    def text(self, letters: str) -> None:
        """Letters of it."""
        self.parts.append(letters)

    def end(self, name: str) -> None:
        """An element ends."""
        written = "".join(self.parts)
        if name == "v":
            self.value, self.computed = self._value(written), True
        elif name == "t":
            self.value = f"{self.value or ''}{written}"
        elif name == "c":
            self._keep(self.value if self.computed else NOT_COMPUTED)
        self.parts = []

    def grid(self, name: str) -> Grid:
        """The sheet as it was read."""
        rows = tuple(tuple(row) for row in self.rows)
        last = max(
            (n for n, row in enumerate(rows, 1) if any(c is not None for c in row)), default=0
        )
        return Grid(name, rows[:last], tuple(self.merged), self.indents, self.formulas)

    def _keep(self, value: Raw) -> None:
        if value is None or value == "":
            return
        self.size.grow(self.row + 1, self.column + 1 - self._width())
        while len(self.rows) <= self.row:
            self.rows.append([])
        row = self.rows[self.row]
        row.extend([None] * (self.column - len(row)))
        row[self.column :] = [value]
        if indent := self._style().indent:
            self.indents[self.row, self.column] = indent

    def _width(self) -> int:
        return len(self.rows[self.row]) if self.row < len(self.rows) else 0

    def _value(self, written: str) -> Raw:
        if self.kind == "s":
            number = _int(written)
            return self.book.strings[number] if number < len(self.book.strings) else None
        if self.kind != "n":
            return written
        try:
            number_ = float(written)
        except ValueError:
            return written
        if self._style().is_day and 0 < number_ < _LAST_DAY:
            return self.book.first_day + timedelta(days=int(number_))
        return number_

    def _style(self) -> _Style:
        styles = self.book.styles
        return (
            styles[self.style] if self.style < len(styles) else _Style(is_day=False, indent=0)
        )

    def _merge(self, ref: str) -> None:
        corners = [_CELL.fullmatch(one) for one in ref.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
            box = Box(int(top) - 1, place_of(left) - 1, int(bottom) - 1, place_of(right) - 1)
            self.merged.append(box)


def place_of(column: str) -> int:
    """A is 1, AA is 27."""
    place = 0
    for letter in column:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
