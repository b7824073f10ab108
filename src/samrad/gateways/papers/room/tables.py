"""The sheets of a file as tables: for figures. Text with any of the usual delimiters, Excel."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.grids import Grid, Raw
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers.room.plain import written_as
from samrad.gateways.papers.room.table_sheets import sheets_of
from samrad.gateways.papers.room.table_sizes import Size

_DELIMITERS = ";\t,|"
_TRIED = 50


def tables_of(content: bytes, kind: PaperKind) -> list[Grid]:
    """Every table of a file.

    Raises:
        Refused: It is damaged, too large, or of a kind that holds no tables.
    """
    if kind is PaperKind.XLSX:
        return list(sheets_of(content))
    if kind is PaperKind.TEXT:
        return [_of_text(content)]
    raise Refused(Refusal("figures.no_table"))


def _of_text(content: bytes) -> Grid:
    text, encoding = written_as(content) or ("", "")
    lines = text.splitlines()
    if lines and lines[0].casefold().startswith("sep="):
        # What Excel reads to know the delimiter; the line keeps its number.
        delimiter, lines[0] = lines[0][4:5] or ";", ""
    else:
        delimiter = _delimiter(lines[:_TRIED])
    rows: list[tuple[Raw, ...]] = []
    size = Size()
    for number, row in _rows(lines, delimiter):
        rows.extend(() for _ in range(number - len(rows) - 1))
        rows.append(tuple(cell.strip() or None for cell in row))
        size.grow(len(rows), len(row))
    return Grid("", tuple(rows), encoding=encoding)


def _rows(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line, from 1."""
    reader = csv.reader(
        io.StringIO("\n".join(lines), newline=""), delimiter=delimiter, strict=True
    )
    first = 1
    try:
        for row in reader:
            yield first, row
            first = reader.line_num + 1
    except csv.Error as wrong:
        raise Refused(Refusal("figures.quotes", {"row": first})) from wrong


def _delimiter(lines: list[str]) -> str:
    """The delimiter that parts most lines into equally many cells, and more than one."""

    def parts(delimiter: str) -> tuple[float, int]:
        widths = Counter(line.count(delimiter) for line in lines if line.strip())
        if not widths:
            return 0, 0
        width, number = widths.most_common(1)[0]
        return (number / widths.total() if width else 0), width

    return max(_DELIMITERS, key=lambda one: (parts(one)[0] > 0.5, -_DELIMITERS.index(one)))
