"""A table as an Excel file: strings stay strings, and nothing in it is a formula or a link."""

import io
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from samrad.core.reports.tables import Cell, Table

# Excel refuses longer ones.
_LONGEST_CELL = 32_767
_WIDEST = 60
# A file written twice is the same file; when it was made, the log knows.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def written(table: Table) -> bytes:
    """The table as a file: its rows on one sheet, what is said of it on the next."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": table.title, "created": _MADE})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        rows = book.add_worksheet()
        for number, cells in enumerate((table.columns, *table.rows)):
            for column, cell in enumerate(cells):
                _write(rows, number, column, cell, bold if number == 0 else day)
        rows.freeze_panes(1, 0)
        rows.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        rows.autofit(_WIDEST * 7)
        about = book.add_worksheet()
        for number, pair in enumerate((("", table.title), *table.about)):
            for column, said in enumerate(pair):
                _write(about, number, column, said, bold if number == 0 else None)
        about.autofit()
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: object) -> None:
    """By its type and never by what it looks like: “=1+1” is six letters to us."""
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, look)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, cell[:_LONGEST_CELL], look)
