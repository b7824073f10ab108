"""Headings on several rows, labels under each other, sums: a pivot table, laid flat.

What a spreadsheet leaves out for the eye is put back: a merged heading stands above each of its
columns, a label above the rows it counts for. Sums are left out: they would be counted twice.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samrad.core.figures.files.cells import looks_like_a_number
from samrad.core.figures.files.grids import Grid, Raw, as_text, is_blank
from samrad.core.figures.files.spans import period_in

# What a pivot table writes above its labels, in the languages of the programs.
_NOISE = re.compile(
    r"(rad|kolonne|kolumn|row|column)\s*(etiketter?|etikett|labels?)|verdier|värden|values",
    re.IGNORECASE,
)
_GRAND = re.compile(r"(total\s?sum(ma)?|hovedtotal|grand total)", re.IGNORECASE)
_SUM_OF = re.compile(r"(?P<of>.+?)\s+(totalt?|summa|sum|total)", re.IGNORECASE)
_FOOT = re.compile(r"(kilde|källa|kjelde|source|merk|obs|note|anm|\*)", re.IGNORECASE)
_DEEPEST_HEADING = 5
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One row of figures: its place in the file, from 0, and its cells."""

    row: int
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet laid flat: one heading for each column, every label on every row.

    Attributes:
        headings: What stands above each column; of several rows, all of it.
        lines: The rows of figures.
        columns: For each column, its place in the file, from 0.
        heading_row: Where the last row of headings stands in the file, from 0.
        sums: How many rows and columns of sums were left out.
        repeated: How many empty labels were read as the one above.
        under: How many rows of remarks below the table were left out.
    """

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: tuple[int, ...]
    heading_row: int
    sums: int = 0
    repeated: int = 0
    under: int = 0


def laid(grid: Grid) -> Table:
    """The table on a sheet; without headings and lines where there is none."""
    rows = _spread(grid)
    first, last = _heading_rows(grid, rows)
    width = max((len(row) for row in rows[first:]), default=0)
    headings = _headings(rows[first : last + 1], width)
    lines = [
        Line(number, _padded(row, width))
        for number, row in enumerate(rows[last + 1 :], start=last + 1)
        if not all(map(is_blank, row))
    ]
    lines, under = _without_remarks(lines)
    table = Table(headings, tuple(lines), tuple(range(width)), last, under=under)
    return _repeated(_without_sums(_by_level(table, grid)))


def _spread(grid: Grid) -> list[tuple[Raw, ...]]:
    """The rows, with what stands in merged cells in each of them."""
    if not grid.merged:
        return list(grid.rows)
    rows = [list(row) for row in grid.rows]
    for box in grid.merged:
        value = grid.at(box.top, box.left)
        for number in range(box.top, min(box.bottom + 1, len(rows))):
            row = rows[number]
            row.extend([None] * (box.right + 1 - len(row)))
            row[box.left : box.right + 1] = [value] * (box.right + 1 - box.left)
    return [tuple(row) for row in rows]


def _heading_rows(grid: Grid, rows: Sequence[Sequence[Raw]]) -> tuple[int, int]:
    """The first and the last row of the headings; what stands above is the title."""
    wide = grid.width > 1
    first = next((n for n, row in enumerate(grid.rows) if _filled(row) > wide), 0)
    if first >= len(rows) or _filled(rows[first]) == grid.width:
        return first, first
    last = first
    while last - first < _DEEPEST_HEADING and last + 1 < len(rows):
        if _has_figures(rows[last + 1]) or not _is_above(rows[last], rows[last + 1]):
            break
        last += 1
    return first, last


def _filled(row: Sequence[Raw]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _has_figures(row: Sequence[Raw]) -> bool:
    return any(looks_like_a_number(cell) and period_in(cell) is None for cell in row)


def _is_above(upper: Sequence[Raw], lower: Sequence[Raw]) -> bool:
    """Whether `lower` may be headings under `upper`: it says more where that leaves gaps."""
    return any(
        not is_blank(cell) and (number >= len(upper) or is_blank(upper[number]) or number > 0)
        for number, cell in enumerate(lower)
    )


def _headings(rows: Sequence[Sequence[Raw]], width: int) -> tuple[str, ...]:
    """One heading for each column: an upper one counts for the empty ones to its right."""
    upper = [_to_the_right(_padded(row, width)) for row in rows[:-1]]
    lowest = _padded(rows[-1], width) if rows else ()
    found = []
    for number in range(width):
        parts = [as_text(row[number]) for row in (*upper, lowest)]
        if _NOISE.fullmatch(parts[-1]):
            parts = parts[-1:]
        else:
            parts = [part for part in dict.fromkeys(parts) if not _NOISE.fullmatch(part)]
        found.append(" ".join(filter(None, parts)))
    return tuple(found)


def _to_the_right(row: tuple[Raw, ...]) -> tuple[Raw, ...]:
    """A sum to the right of its parts begins anew; the first column stands above labels."""
    found: list[Raw] = []
    for cell in row:
        alone = is_blank(cell) and found and not _is_sum(as_text(found[-1]))
        found.append(found[-1] if alone and len(found) > 1 else cell)
    return tuple(found)


def _padded(row: Sequence[Raw], width: int) -> tuple[Raw, ...]:
    return (*row, *([None] * (width - len(row))))


def _without_remarks(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines without what is written below a table: sources, remarks."""
    end = len(lines)
    while end > 1 and _is_remark(lines[end - 1]):
        end -= 1
    return lines[:end], len(lines) - end


def _is_remark(line: Line) -> bool:
    text = next((cell for cell in line.cells if not is_blank(cell)), None)
    alone = _filled(line.cells) == 1 and len(line.cells) > 1
    return alone and isinstance(text, str) and bool(_FOOT.match(text) or len(text) > 60)


# --- labels under each other ----------------------------------------------------------------


def _by_level(table: Table, grid: Grid) -> Table:
    """Labels that are moved in become columns of their own; who has some below it is a sum."""
    depths = [grid.indents.get((line.row, 0), 0) for line in table.lines]
    levels = sorted(set(depths))
    if len(levels) < 2:
        return table
    labels: list[Raw] = [None] * len(levels)
    lines = []
    for line, depth, below in zip(table.lines, depths, [*depths[1:], 0], strict=True):
        level = levels.index(depth)
        labels[level:] = [line.cells[0], *([None] * (len(levels) - level - 1))]
        if below <= depth:
            lines.append(replace(line, cells=(*labels, *line.cells[1:])))
    names = [f"{table.headings[0]} {number}".strip() for number in range(1, len(levels) + 1)]
    return replace(
        table,
        headings=(*names, *table.headings[1:]),
        lines=tuple(lines),
        columns=(*([0] * len(levels)), *table.columns[1:]),
        sums=table.sums + len(table.lines) - len(lines),
    )


def _without_sums(table: Table) -> Table:
    """The table without the rows and the columns that add up others."""
    columns = range(_label_columns(table))
    labels = [{as_text(line.cells[n]) for n in columns} for line in table.lines]
    adding = _adding_up({text for row in labels for text in row})
    pairs = zip(table.lines, labels, strict=True)
    lines = [line for line, row in pairs if not row & adding]
    of_headings = _adding_up(set(table.headings))
    keep = [n for n, one in enumerate(table.headings) if one not in of_headings]
    return replace(
        table,
        headings=tuple(table.headings[n] for n in keep),
        lines=tuple(replace(line, cells=tuple(line.cells[n] for n in keep)) for line in lines),
        columns=tuple(table.columns[n] for n in keep),
        sums=table.sums + len(table.lines) - len(lines) + len(table.headings) - len(keep),
    )


def _is_sum(text: str) -> bool:
    return bool(_GRAND.fullmatch(text) or _SUM_OF.fullmatch(text))


def _adding_up(texts: set[str]) -> set[str]:
    """Those that are the sum of all, or "Vold totalt" where there is a "Vold"."""
    parts = {begin for text in texts if not _is_sum(text) for begin in _beginnings(text)}
    found = {text: _SUM_OF.fullmatch(text) for text in texts}
    return {
        text
        for text, match in found.items()
        if _GRAND.fullmatch(text) or (match and match["of"].casefold() in parts)
    }


def _beginnings(text: str) -> list[str]:
    """A text and each of its beginnings at the end of a word."""
    words = text.casefold().split()
    return [" ".join(words[:many]) for many in range(1, len(words) + 1)][-_MOST_WORDS:]


def _label_columns(table: Table) -> int:
    """How many columns there are before the first that holds figures."""
    for number in range(len(table.headings)):
        # Few things stand in a column, each of them often.
        below = Counter(line.cells[number] for line in table.lines)
        cells = {cell: many for cell, many in below.items() if not is_blank(cell)}
        numbers = sum(many for cell, many in cells.items() if looks_like_a_number(cell))
        days = sum(many for cell, many in cells.items() if period_in(cell) is not None)
        if numbers > sum(cells.values()) / 2 > days:
            return number
    return 0


def _repeated(table: Table) -> Table:
    """An empty label counts as the one above, but for the label next to the figures."""
    last = _label_columns(table) - 1
    if last < 1:
        return table
    before: list[Raw] = [None] * last
    lines, repeated = [], 0
    for line in table.lines:
        cells = list(line.cells)
        for number in range(last):
            if is_blank(cells[number]) and not is_blank(before[number]):
                cells[number], repeated = before[number], repeated + 1
        before = cells[:last]
        lines.append(replace(line, cells=tuple(cells)))
    return replace(table, lines=tuple(lines), repeated=repeated)
