"""Looking through an Excel file: every cell of every sheet, also hidden ones.

Cells are read as they stand in the file, one at a time: a sheet that says it is a million
rows wide takes no memory, and a number is seen with all its digits, however it is shown.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from samrad.core.openness.looked import Place, Spot
from samrad.core.openness.persons.tables import as_digits
from samrad.gateways.papers.room import active, office
from samrad.gateways.papers.room.markup import walk
from samrad.gateways.papers.room.packages import Package, opened
from samrad.gateways.papers.room.spots import Notes

_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_COMMENTS = re.compile(r"xl/(comments|threadedComments)")
CELL = re.compile(r"([A-Z]{1,3})\d{1,7}")
_SAID = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader"})
_READ = frozenset({"v", "t", "f", *_SAID})
# What is shown when a cell is chosen or pointed at.
_SHOWN = frozenset({"dataValidation", "hyperlink"})
# Of what stands above a number, this much says what it is.
_HEADING = 60


def look(content: bytes, notes: Notes) -> None:
    """Look through an Excel file.

    Raises:
        Refused: It is damaged, made to hurt, or more than a paper.
    """
    package = opened(content)
    active.why_not_keep(package)
    strings = _strings(package) if _STRINGS in package.names else []
    sheets = sheets_of(package)
    for number, (part, name) in enumerate(sheets.items(), start=1):
        notes.text(Spot(Place.SHEET, number), name)
        sheet = _Sheet(Spot(Place.CELL, number, name), strings, notes)
        walk(package.read(part), sheet.start, sheet.end, sheet.text)
        _comments(package, part, sheet.spot, notes)
    done = {*sheets, _STRINGS, _BOOK}
    rest = [one for one in package.names if one not in done and not _COMMENTS.match(one)]
    office.look(package, rest, notes)


def _related(package: Package, part: str) -> dict[str, str]:
    """What a part refers to inside the package, by the name it gives it."""
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    found: dict[str, str] = {}
    if relations in package.names:

        def start(_: str, given: Mapping[str, str]) -> None:
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, given.get("Target", ""))
                )
                found[given.get("Id", "")] = target[1:]

        walk(package.read(relations), start)
    return found


def sheets_of(package: Package) -> dict[str, str]:
    """Each sheet's part and name, in the order of the book."""
    related = _related(package, _BOOK)
    found: dict[str, str] = {}

    def start(element: str, given: Mapping[str, str]) -> None:
        part = related.get(given.get("id", ""), "")
        if element == "sheet" and part in package.names:
            found[part] = given.get("name", "")

    walk(package.read(_BOOK), start)
    return found


def _strings(package: Package) -> list[str]:
    """The texts that cells share."""
    found: list[list[str]] = []
    inside = False

    def start(element: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = element == "t"
        if element == "si":
            found.append([])

    def text(letters: str) -> None:
        if inside and found:
            found[-1].append(letters)

    walk(package.read(_STRINGS), start, text=text)
    return ["".join(parts) for parts in found]


def _comments(package: Package, part: str, cell: Spot, notes: Notes) -> None:
    """What is written on the cells of one sheet."""
    for target in _related(package, part).values():
        if _COMMENTS.match(target) and target in package.names:
            said = _Comments(cell, notes)
            walk(package.read(target), said.start, said.end, said.text)


class _Comments:
    """Comments, each on its cell, and who wrote them."""

    def __init__(self, sheet: Spot, notes: Notes) -> None:
        self.sheet, self.notes = sheet, notes
        self.cell, self.parts = "", list[str]()

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """A comment begins, or the name of somebody who wrote one."""
        if name in ("comment", "threadedComment", "author"):
            self.cell, self.parts = given.get("ref", ""), []

    def text(self, letters: str) -> None:
        """Letters of it."""
        self.parts.append(letters)

    def end(self, name: str) -> None:
        """It ends."""
        place = Spot(Place.CELL_COMMENT, self.sheet.number, self.sheet.sheet, self.cell)
        if name == "author":
            self.notes.author(Spot(Place.COMMENT), "".join(self.parts).strip())
        elif name in ("comment", "threadedComment"):
            self.notes.text(place, "".join(self.parts))


@dataclass
class _Sheet:
    """Cells as they come, row by row; and what is printed above and below them."""

    spot: Spot
    strings: list[str]
    notes: Notes
    headings: dict[int, str] = field(default_factory=dict)
    before: tuple[int, str] = (0, "")
    row: int = 0
    column: int = 0
    kind: str = ""
    parts: list[str] = field(default_factory=list)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins. Some programs leave it to the reader to count rows and cells."""
        if name == "row":
            number = given.get("r", "")
            self.row = int(number) if number.isdecimal() else self.row + 1
            self.column, self.before = 0, (0, "")
        elif name == "c":
            match = CELL.fullmatch(given.get("r", ""))
            self.column = column_number(match[1]) if match else self.column + 1
            self.kind = given.get("t", "n")
        elif name in _READ:
            self.parts = []
        elif name in _SHOWN:
            for words in ("prompt", "promptTitle", "error", "tooltip", "display"):
                self.notes.text(Spot(Place.SHEET, self.spot.number), given.get(words, ""))

    def text(self, letters: str) -> None:
        """Letters of it."""
        self.parts.append(letters)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "v":
            self._value("".join(self.parts))
        elif name == "t":
            self._text("".join(self.parts))
        elif name == "f" and '"' in (formula := "".join(self.parts)):
            self.notes.text(self._spot(), formula)
        elif name in _SAID:
            self.notes.text(Spot(Place.HEADER), "".join(self.parts))
        self.parts = []

    def _value(self, value: str) -> None:
        if self.kind == "s":
            known = value.isdecimal() and int(value) < len(self.strings)
            self._text(self.strings[int(value)] if known else "")
        elif self.kind == "n":
            digits = as_digits(value)
            self.notes.number(self._spot(), digits, self.headings.get(self.column, ""))
            self._beside(digits)
        elif self.kind == "str":
            self._text(value)

    def _text(self, text: str) -> None:
        spot, bare = self._spot(), text.strip()
        self.notes.text(spot, text)
        if bare.isdecimal() and len(bare) in (9, 10):
            # As text it was looked at already; new is only that it may have lost its zero.
            self.notes.number(spot, bare)
        elif bare and not bare.isdecimal():
            self.headings[self.column] = bare[:_HEADING]
        self._beside(bare)

    def _beside(self, value: str) -> None:
        column, left = self.before
        if column and self.column == column + 1:
            above = f"{self.headings.get(column, '')} {self.headings.get(self.column, '')}"
            self.notes.pair(self._spot(), left, value, above)
        self.before = (self.column, value)

    def _spot(self) -> Spot:
        cell = f"{_letters(self.column)}{self.row}"
        return Spot(Place.CELL, self.spot.number, self.spot.sheet, cell)


def column_number(column: str) -> int:
    """A is 1, AA is 27."""
    place = 0
    for letter in column:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _letters(place: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
