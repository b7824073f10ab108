"""Looking through a Word file: every paragraph, wherever it stands, also what was taken out."""

import re
from collections.abc import Mapping

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.looked import Place, Spot
from samrad.gateways.papers.room import active, office
from samrad.gateways.papers.room.markup import walk
from samrad.gateways.papers.room.packages import opened
from samrad.gateways.papers.room.spots import Notes

_PAGES = {
    "document": Place.PARAGRAPH,
    "header": Place.HEADER,
    "footer": Place.HEADER,
    "footnotes": Place.NOTE,
    "endnotes": Place.NOTE,
    "comments": Place.COMMENT,
}
_PAGE = re.compile(rf"word/({'|'.join(_PAGES)})\d*\.xml")
_WORDS = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# A field that asks another program for data, as macros do.
_DDE = re.compile(r"\s*DDE(AUTO)?\b", re.IGNORECASE)


def look(content: bytes, notes: Notes) -> None:
    """Look through a Word file.

    Raises:
        Refused: It is damaged, made to hurt, or more than a paper.
    """
    package = opened(content)
    active.why_not_keep(package)
    pages = {name: match[1] for name in package.names if (match := _PAGE.fullmatch(name))}
    for name, kind in pages.items():
        page = _Page(_PAGES[kind], notes)
        walk(package.read(name), page.start, page.end, page.text)
    office.look(package, [name for name in package.names if name not in pages], notes)


class _Page:
    """Paragraphs as they come; one in a text box stands inside another."""

    def __init__(self, place: Place, notes: Notes) -> None:
        self.place, self.notes = place, notes
        self.number = 0
        self.open: list[list[str]] = []
        self.cells: list[list[str]] = []
        self.boxes = 0
        self.reading = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        self.reading = name in _WORDS
        if name == "p":
            self.open.append([])
            self.number += self.boxes == 0
        elif name in _BREAKS:
            self.text(_BREAKS[name], words=True)
        elif name == "tr":
            self.cells.append([])
        elif name == "txbxContent":
            self.boxes += 1
        self._attributes(name, given)

    def end(self, name: str) -> None:
        """An element ends."""
        self.reading = False
        if name == "p" and self.open:
            self._paragraph("".join(self.open.pop()))
        elif name == "tr" and self.cells:
            row = self.cells.pop()
            self.notes.row(self._spot(), row)
        elif name == "txbxContent":
            self.boxes -= 1

    def text(self, text: str, *, words: bool = False) -> None:
        """Letters; those that only place a picture are none of ours."""
        if self.open and (words or self.reading):
            self.open[-1].append(text)

    def _paragraph(self, text: str) -> None:
        if _DDE.match(text):
            raise Refused(Refusal("file.fetches"))
        self.notes.text(self._spot(), text)
        if self.cells:
            self.cells[-1].append(text)

    def _spot(self) -> Spot:
        if self.boxes:
            return Spot(Place.TEXT_BOX)
        return Spot(self.place, 0 if self.place is Place.HEADER else self.number)

    def _attributes(self, name: str, given: Mapping[str, str]) -> None:
        """Who wrote a comment or a change, and what stands for a picture."""
        if author := given.get("author", ""):
            self.notes.author(Spot(Place.COMMENT), author)
        if name == "docPr":
            for described in ("descr", "title"):
                self.notes.text(self._spot(), given.get(described, ""))
