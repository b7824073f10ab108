"""Figures in every format, read by other readers: missing, hidden and zero differ."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from samrad.core.basics.periods import year
from samrad.core.figures.cubes import Cube
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import (
    PENAL_CODE_2015,
    Figure,
    Observation,
    Provenance,
    Series,
    Unit,
)
from samrad.core.reports.figure_files import FigureFile, FigureShape, table
from samrad.gateways.pxweb.parse import parse_jsonstat
from samrad.gateways.tables import OF_FIGURES

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SOURCE = Provenance(
    "SSB 08487",
    date(2025, 3, 1),
    geography="Gjerningssted",
    counting="Anmeldt i året",
    breaks=(PENAL_CODE_2015,),
)


def series(indicator: str, label: str, cells: dict[int, Figure]) -> Series:
    points = tuple(Observation(indicator, "3222", year(n), cell) for n, cell in cells.items())
    return Series(indicator, label, "3222", Unit.CASES, points, SOURCE)


VIOLENCE: dict[int, Figure] = {2022: 702.0, 2023: Hidden(Why.TOO_FEW), 2024: 0.0}
OTHER: dict[int, Figure] = {2022: -1.5, 2024: Hidden(Why.PROTECTS_ANOTHER)}
FILE = FigureFile(
    "Anmeldte lovbrudd",
    "Statistisk sentralbyrå",
    (series("4A", "Vold", VIOLENCE), series("=cmd|'/c calc'!A1", "@SUM(1)", OTHER)),
    saved=date(2025, 6, 16),
    address="https://samrad.example/figures/",
    language="nb",
    links={FigureShape.CSV: "https://samrad.example/figures.csv"},
    licence=LICENCE,
    public=True,
)
# Value and status, series by series and year by year.
TOLD = [
    (702.0, "shown"),
    (None, "confidential"),
    (0.0, "shown"),
    (-1.5, "shown"),
    (None, "not collected"),
    (None, "confidential"),
]


def written(shape: FigureShape) -> bytes:
    return OF_FIGURES[shape](FILE)


def test_parquet_has_typed_numbers_nulls_and_a_status() -> None:
    content = written(FigureShape.PARQUET)
    frame = pl.read_parquet(io.BytesIO(content))
    assert list(zip(frame["value"], frame["status"], strict=True)) == TOLD
    assert frame.schema["value"] == pl.Float64
    assert frame["from"][0] == date(2022, 1, 1)
    assert set(frame["source"]) == {"SSB 08487"}
    assert pl.read_parquet_metadata(io.BytesIO(content))["licence"] == LICENCE


def test_jsonstat_has_a_status_where_it_has_no_number() -> None:
    content = written(FigureShape.JSONSTAT)
    document, cube = json.loads(content), parse_jsonstat(content)
    assert isinstance(cube, Cube)
    assert [cube.cell(indicator="4A|cases", place="3222", time=str(n)) for n in VIOLENCE] == [
        702.0,
        Hidden(Why.TOO_FEW),
        0.0,
    ]
    assert document["value"] == [702, None, 0, -1.5, None, None]
    # Which of the two is small, the file does not tell.
    assert document["status"] == {"1": ":", "4": "..", "5": ":"}
    assert document["role"] == {"metric": ["indicator"], "geo": ["place"], "time": ["time"]}
    assert document["source"] == "Statistisk sentralbyrå: SSB 08487"
    assert document["extension"]["provenance"]["breaks"][0]["on"] == "2015-10-01"


def test_csv_leaves_the_value_empty_and_runs_nothing() -> None:
    text = written(FigureShape.CSV).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    start = next(number for number, line in enumerate(lines) if "indicator" in line)
    rows = [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 :]]
    found = [(float(one["value"]) if one["value"] else None, one["status"]) for one in rows]
    assert found == TOLD
    assert {one["indicator"] for one in rows} == {"4A", "'=cmd|'/c calc'!A1"}
    assert {one["label"] for one in rows} == {"Vold", "'@SUM(1)"}
    assert ["licence", LICENCE] in lines


def test_xlsx_leaves_the_cell_empty_and_holds_no_formula() -> None:
    content = written(FigureShape.XLSX)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    head, *rows = book.get_sheet_by_index(0).to_python()
    at = {str(name): number for number, name in enumerate(head)}
    value, status = at["value"], at["status"]
    found = [(None if row[value] == "" else row[value], row[status]) for row in rows]
    assert found == TOLD
    # Letters, and no formula a reader could work out.
    assert rows[3][at["indicator"]] == "=cmd|'/c calc'!A1"


def test_dcat_says_who_what_when_where_and_on_which_terms() -> None:
    said = json.loads(written(FigureShape.DCAT))
    assert said["@type"] == "dcat:Dataset"
    assert said["dct:publisher"]["foaf:name"] == "Statistisk sentralbyrå"
    assert said["dct:temporal"]["dcat:startDate"]["@value"] == "2022-01-01"
    assert said["dct:temporal"]["dcat:endDate"]["@value"] == "2024-12-31"
    assert said["dct:spatial"] == [{"@type": "dct:Location", "dct:identifier": "3222"}]
    assert said["dct:accessRights"]["@id"].endswith("/PUBLIC")
    first, *_ = said["dcat:distribution"]
    assert first["dcat:downloadURL"]["@id"] == "https://samrad.example/figures.csv"
    assert first["dct:license"]["@id"] == LICENCE
    assert "702" not in json.dumps(said)


@pytest.mark.parametrize("shape", FigureShape)
def test_what_is_hidden_changes_no_byte_whichever_reason_hides_it(shape: FigureShape) -> None:
    """Too few, or protecting another: nobody tells them apart, and no number is left."""
    first, second = FILE.series
    swapped = series("4A", "Vold", {**VIOLENCE, 2023: Hidden(Why.PROTECTS_ANOTHER)})
    again = OF_FIGURES[shape](replace(FILE, series=(swapped, second)))
    assert first != swapped
    assert again == written(shape)


def test_a_file_holds_one_source() -> None:
    other = replace(FILE.series[0], provenance=replace(SOURCE, source="BUP"))
    with pytest.raises(ValueError, match="one source"):
        replace(FILE, series=(FILE.series[0], other))
    assert table(FILE).rows[0][:3] == ("4A", "Vold", "3222")
