"""A Word file made clean; changes somebody has to accept and comments are told, not taken."""

import re
from collections.abc import Mapping

from samrad.core.openness.cleaned import Cleaned, Left
from samrad.gateways.papers.room import clean_packages
from samrad.gateways.papers.room.clean_packages import Findings, of_a_drawing
from samrad.gateways.papers.room.cutting import CUT, Fate, cut

# Who took part, and building blocks of theirs. Comments go when there are none in them.
_GONE = re.compile(r"word/(?:people|comments\w*|glossary/.*|documentTasks/.*)(?:\.xml)?$")
_COMMENTS = re.compile(r"word/comments\d*\.xml$")
_PAGES = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml$")
_CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"}
    | {f"{of}Change" for of in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tcPr", "trPr")}
    | {"tblGridChange"}
)
# Which sessions it was written in, variables of a template, from where letters were merged,
# who alone may write where, and which property a field shows.
_CUT = frozenset(
    {"rsids", "docVars", "attachedTemplate", "mailMerge", "permStart", "permEnd", "dataBinding"}
)
_OFF = frozenset({"0", "false", "off"})


def clean(content: bytes) -> Cleaned:
    """A Word file without what it says of who made it.

    Raises:
        Refused: It is damaged, made to hurt, or more than a paper.
    """
    return clean_packages.clean(content, "word/", _GONE, _part)


def _part(name: str, data: bytes, findings: Findings) -> bytes:
    part = _Part(name, findings)
    return cut(data, part.start, end=part.end, text=part.text)


class _Part:
    """One part as it is read: changes and comments are told, and words nobody sees."""

    def __init__(self, name: str, findings: Findings) -> None:
        self.is_page = bool(_PAGES.match(name))
        self.is_comments = bool(_COMMENTS.match(name))
        self.findings = findings
        self.hidden = False
        self.run = 0

    def start(self, name: str, given: Mapping[str, str]) -> Fate:
        """An element begins."""
        if name in _CUT:
            return CUT
        if self.is_page:
            self._on_a_page(name, given)
        elif self.is_comments and name == "comment":
            self.findings.add(Left.COMMENTS)
        return of_a_drawing(name, given, self.findings)

    def _on_a_page(self, name: str, given: Mapping[str, str]) -> None:
        if name in _CHANGES:
            self.findings.add(Left.CHANGES)
        elif name == "commentReference":
            self.findings.add(Left.COMMENTS)
        elif name == "r":
            self.run += 1
            self.hidden = False
        elif name == "vanish" and self.run and given.get("val") not in _OFF:
            self.hidden = True

    def text(self, letters: str) -> None:
        """Letters of it."""
        if self.hidden and letters.strip():
            self.findings.add(Left.HIDDEN_TEXT)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "r" and self.run:
            self.run -= 1
            self.hidden = False
