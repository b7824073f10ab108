"""Tables leave the house as what they are: nothing in them is ever run."""

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.reports.tables import Shape, Table
from samrad.gateways.tables import WRITERS
from samrad.gateways.tables.as_csv import safe

HEAD = ("Når", "Hva")
RUN = "=+-@\t\r\n＝＋－＠﹦"
ABOUT = (("Kilde", "Samråd"), ("Periode", "2025"), ("Sett på dagen", "16. juni 2025"))


def table(*cells: str) -> Table:
    return Table("Logg", HEAD, tuple((date(2025, 6, 16), cell) for cell in cells), ABOUT)


def read_back(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_nordic_excel_opens_it_by_a_double_click() -> None:
    content = WRITERS[Shape.CSV](table("Møte i Løten; åpent"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert read_back(content) == [
        ["Logg"],
        *[list(pair) for pair in ABOUT],
        [],
        list(HEAD),
        ["2025-06-16", "Møte i Løten; åpent"],
    ]


@pytest.mark.parametrize(
    "written",
    [
        '=HYPERLINK("https://evil.example")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "＝1+1",
        "﹦1",
        "\u200b=1+1",
        "\ufeff=1",
    ],
)
def test_what_would_be_run_begins_with_an_apostrophe(written: str) -> None:
    assert safe(written).startswith("'")
    assert safe(written)[1:] == written


@pytest.mark.parametrize("written", ["702 saker", "8–15", "a=b", "", "'sitat'", "§ 24"])
def test_what_is_only_text_stays_as_it_is(written: str) -> None:
    assert safe(written) == written


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5))
def test_no_cell_of_a_csv_ever_begins_as_a_formula_does(cells: list[str]) -> None:
    for row in read_back(WRITERS[Shape.CSV](table(*cells))):
        for cell in row:
            assert cell[:1] not in set(RUN)
            assert cell.strip()[:1] not in set(RUN)


@pytest.mark.parametrize("blank", ["\t", "\r", "\n", " ", "\x00", "\u2028"])
def test_a_blank_before_a_formula_does_not_hide_it(blank: str) -> None:
    assert safe(f"{blank}=1+1") == "'=1+1"


@given(st.text("=+-@\t\r＝＋－＠;,\"' a1\n", max_size=12))
def test_no_cell_breaks_out_where_commas_part_cells(cell: str) -> None:
    text = WRITERS[Shape.CSV](table(cell)).decode("utf-8-sig")
    for separator in ";,":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for part in row:
                assert part[:1] not in set("=+@＝＋＠")
                assert part[:1] not in set("-－") or not part[1:2].isalnum()


def test_an_amount_stays_as_it_is_written() -> None:
    assert safe("Tilskudd: 5 000,- til lys") == "Tilskudd: 5 000,- til lys"


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_cell_of_an_excel_file_is_a_formula_or_a_link(cell: str) -> None:
    content = WRITERS[Shape.XLSX](table(cell, f"={cell}", f"https://{cell}"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
        names = packed.namelist()

    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert not [name for name in names if "sheet1.xml.rels" in name]


def test_days_and_numbers_are_days_and_numbers_in_excel() -> None:
    of_numbers = Table("x", ("nr", "dag"), ((7, date(2025, 6, 16)),), ABOUT)
    content = WRITERS[Shape.XLSX](of_numbers)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        about = packed.read("xl/sharedStrings.xml").decode()

    assert "<v>7</v>" in sheet
    assert "<v>45824</v>" in sheet
    assert "16. juni 2025" in about


def test_the_same_table_is_the_same_file() -> None:
    for write in WRITERS.values():
        assert write(table("a")) == write(table("a"))
