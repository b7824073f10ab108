"""An Excel file made clean; what is hidden in it is told, and left to whoever brought it."""

import re
from collections.abc import Mapping

from samrad.core.openness.cleaned import Cleaned, Left
from samrad.gateways.papers.room import clean_packages
from samrad.gateways.papers.room.clean_packages import Findings, of_a_drawing
from samrad.gateways.papers.room.cutting import AS_IT_IS, CUT, Fate, cut
from samrad.gateways.papers.room.packages import opened
from samrad.gateways.papers.room.sheets import CELL, column_number, sheets_of

# Who took part, and on which printer. Comments go when there are none in them.
_GONE = re.compile(r"xl/(?:persons|threadedComments|printerSettings|revisions)/|xl/comments")
_SHEETS = re.compile(r"xl/(?:work|chart|dialog)sheets/[^/]+\.xml$")
# What tables were counted from, kept out of sight.
_BEHIND = re.compile(r"xl/(?:pivotCache/|model/|queryTables/|connections\.xml$)")
_COMMENTS = frozenset({"comment", "threadedComment"})
# On whose disk it lay, who reserved it, and how each of them looks at it.
_CUT = frozenset(
    {"fileSharing", "absPath", "revisionPtr", "customWorkbookViews", "customSheetViews"}
)


def clean(content: bytes) -> Cleaned:
    """An Excel file without what it says of who made it.

    Raises:
        Refused: It is damaged, made to hurt, or more than a paper.
    """
    names = sheets_of(opened(content))

    def part(name: str, data: bytes, findings: Findings) -> bytes:
        if _BEHIND.match(name):
            findings.add(Left.BEHIND_TABLES)
        sheet = _Part(name, names.get(name, ""), findings)
        return cut(data, sheet.start, end=sheet.end, text=sheet.text)

    return clean_packages.clean(content, "xl/", _GONE, part)


class _Part:
    """One part as it is read: sheets, rows and columns nobody sees, where something stands."""

    def __init__(self, part: str, sheet: str, findings: Findings) -> None:
        self.is_sheet = bool(_SHEETS.match(part))
        self.is_history = part.startswith("xl/revisions/")
        self.sheet, self.findings = sheet, findings
        self.columns: list[range] = []
        self.row_hidden = False
        self.column = 0
        self.value = False

    def start(self, name: str, given: Mapping[str, str]) -> Fate:
        """An element begins."""
        if name in _CUT:
            return CUT
        if self.is_sheet:
            return self._on_a_sheet(name, given)
        if name in _COMMENTS:
            self.findings.add(Left.COMMENTS)
        elif name == "sheet" and given.get("state", "visible") != "visible":
            self.findings.add(Left.HIDDEN_SHEETS, given.get("name", ""))
        elif self.is_history and name == "header":
            self.findings.add(Left.CHANGES)
        return of_a_drawing(name, given, self.findings)

    def _on_a_sheet(self, name: str, given: Mapping[str, str]) -> Fate:
        if name == "col" and _is_unseen(given, "width"):
            self.columns.append(range(_number(given, "min"), _number(given, "max") + 1))
        elif name == "row":
            self.row_hidden, self.column = _is_unseen(given, "ht"), 0
        elif name == "c":
            match = CELL.fullmatch(given.get("r", ""))
            self.column = column_number(match[1]) if match else self.column + 1
        self.value = name in ("v", "t", "f")
        # A sheet knows its printer; whoever may write in a range is named with it.
        return {"pageSetup": {"id": ""}, "protectedRange": {"securityDescriptor": ""}}.get(
            name, AS_IT_IS
        )

    def text(self, letters: str) -> None:
        """Letters of it."""
        if self.value and letters.strip() and self._is_unseen():
            self.findings.add(Left.HIDDEN_CELLS, self.sheet)

    def end(self, _: str) -> None:
        """An element ends."""
        self.value = False

    def _is_unseen(self) -> bool:
        return self.row_hidden or any(self.column in some for some in self.columns)


def _is_unseen(given: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or made so small that nobody sees it."""
    return given.get("hidden") in ("1", "true") or given.get(size) in ("0", "0.0")


def _number(given: Mapping[str, str], name: str) -> int:
    said = given.get(name, "")
    return int(said) if said.isdecimal() else 0
