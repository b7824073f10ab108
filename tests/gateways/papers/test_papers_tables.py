"""Files of figures as tables: encodings, delimiters, and what a reader of Excel sees."""

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from making import package
from samrad.core.figures.files.grids import NOT_COMPUTED, Box
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers.entering import tables_of
from samrad.gateways.papers.room import tables
from samrad.gateways.papers.room.table_sizes import MOST_ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_a_text_is_read_however_it_was_saved(encoding: str, delimiter: str) -> None:
    text = "område;år;tall\r\nRåde;2024;3\r\n".replace(";", delimiter)
    (grid,) = tables.tables_of(text.encode(encoding), PaperKind.TEXT)

    assert grid.rows == (("område", "år", "tall"), ("Råde", "2024", "3"))


def test_quoted_cells_and_what_excel_says_of_the_delimiter() -> None:
    (grid,) = tables.tables_of(b'sep=,\ntema,tall\n"Ran, grovt","1,5"\n', PaperKind.TEXT)

    assert grid.rows[1:] == (("tema", "tall"), ("Ran, grovt", "1,5"))
    assert grid.spot(2, 1).cell == "B3"


def test_a_quotation_mark_that_is_not_closed_is_found(refused: Any) -> None:
    with refused("figures.quotes", row=2):
        tables.tables_of(b'tema;tall\n"Vold;3\nRan;4\n', PaperKind.TEXT)


def book(fill: Any) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        fill(made)
    return out.getvalue()


def test_what_a_reader_of_a_sheet_sees() -> None:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Tall")
        sheet.merge_range(0, 1, 0, 2, 2024)
        sheet.write(1, 0, "Løten", made.add_format({"indent": 1}))
        sheet.write_datetime(1, 1, date(2024, 5, 17), made.add_format({"num_format": 14}))
        sheet.write_number(1, 2, 3.5)
        sheet.write_formula(2, 2, "=SUM(C2)", None, 3.5)
        made.add_worksheet("Skjult").hide()

    (grid,) = tables.tables_of(book(fill), PaperKind.XLSX)
    assert grid.sheet == "Tall"
    assert grid.merged == (Box(0, 1, 0, 2),)
    assert grid.rows[1] == ("Løten", date(2024, 5, 17), 3.5)
    assert grid.rows[2][2] == 3.5
    assert (grid.indents, grid.formulas) == ({(1, 0): 1}, 1)


def sheet_of(cells: str) -> bytes:
    related = '<Relationships><Relationship Id="r0" Target="worksheets/s.xml"/></Relationships>'
    return package(
        {
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r0"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": related,
            "xl/worksheets/s.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        }
    )


def test_a_formula_that_was_never_computed_is_no_number() -> None:
    content = sheet_of('<row r="1"><c r="A1"><f>1+1</f></c></row>')
    (grid,) = tables.tables_of(content, PaperKind.XLSX)

    assert grid.rows == ((NOT_COMPUTED,),)


@pytest.mark.parametrize(
    "cells",
    [
        f'<row r="{MOST_ROWS + 1}"><c r="A{MOST_ROWS + 1}"><v>1</v></c></row>',
        '<row r="2000000"><c r="A2000000"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c r="BXX{n}"><v>1</v></c></row>' for n in range(1, 700)),
    ],
    ids=["one row too many", "two million rows", "one cell far to the right", "many of them"],
)
def test_a_sheet_without_end_takes_no_memory(cells: str, refused: Any) -> None:
    with refused("figures.too_large", rows=MOST_ROWS):
        tables.tables_of(sheet_of(cells), PaperKind.XLSX)


def test_the_room_answers_with_tables_and_refuses_what_has_none(refused: Any) -> None:
    (grid,) = tables_of("tema;2024\nÆrø;3\n".encode())
    assert grid.rows[1] == ("Ærø", "3")
    with refused("figures.no_table"):
        tables_of(b"%PDF-1.7")
    with refused("file.damaged"):
        tables_of(sheet_of("")[:-40])
