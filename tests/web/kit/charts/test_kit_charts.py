"""A chart says what the figures say: hidden is not zero, and words are never markup."""

import json
import re
from dataclasses import replace
from functools import partial
from typing import Any
from xml.dom import minidom

import altair as alt
import pytest

from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.colours import NAMES
from samrad.web.kit.charts.specs import spec_of
from samrad.web.kit.charts.tables import table_of
from samrad.web.kit.charts.values import (
    Area,
    Bars,
    Chart,
    Choropleth,
    Funnel,
    FunnelPoint,
    Grid,
    Limits,
    Point,
    SmallMultiples,
    Square,
    Trend,
    WeekClock,
    Words,
)

WORDS = Words(
    title="Anmeldte lovbrudd i Lørenskog, 1. januar–28. mai",
    sentence="702 saker i 2019: innenfor det tilfeldige.",
    along="År",
    unit="Saker",
    source="Øst politidistrikt, 3. juni 2019",
    interval="95 % intervall",
)
YEARS = (
    Point("2016", None, "skjult"),
    Point("2017", 776, "776", 722, 832),
    Point("2018", 681, "681", 631, 734),
    Point("2019", 702, "702", 651, 756, marked=True),
)
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}
EAST = {"type": "Polygon", "coordinates": [[[1, 0], [1, 1], [2, 1], [2, 0], [1, 0]]]}
DAYS = ("Man", "Tir", "Ons", "Tor", "Fre", "Lør", "Søn")
CHARTS: dict[str, Chart] = {
    "trend": Trend(WORDS, YEARS, {"2016": "Ny straffelov"}),
    "bars": Bars(WORDS, YEARS),
    "week clock": WeekClock(WORDS, DAYS, tuple(float(hour % 5) for hour in range(168))),
    "small multiples": SmallMultiples(WORDS, (("Vold", YEARS), ("Tyveri", YEARS))),
    "funnel": Funnel(
        WORDS,
        (
            FunnelPoint("Løten", 40, 1.2, "1,2"),
            FunnelPoint("Lund", 900, 0.9, "0,9", marked=True),
        ),
        (Limits(40, 0.7, 1.3, 0.5, 1.5), Limits(900, 0.93, 1.07, 0.9, 1.1)),
    ),
    "map": Choropleth(
        WORDS, (Area("Løten", SQUARE, 12, "12"), Area("Lund", EAST, None, "skjult")), "skjult"
    ),
    "grid": Grid(WORDS, (Square(0, 0, 12, "12"), Square(500, 0, None, "få")), 500, "få"),
}
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


@pytest.mark.slow
@every_chart
def test_on_the_page_every_colour_has_a_name_and_no_style_is_inline(chart: Chart) -> None:
    drawn = drawing.on_page(chart)
    minidom.parseString(drawn)  # noqa: S318 -- our own drawing, to see that it is well formed
    assert "style=" not in drawn
    assert set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', drawn)) == set()
    assert set(re.findall(r"var\(--chart-([\w-]+)\)", drawn)) <= set(NAMES.values())


@pytest.mark.slow
@every_chart
def test_every_figure_can_be_walked_to_and_says_what_it_is(chart: Chart) -> None:
    drawn = drawing.on_page(chart)
    labels = re.findall(r'aria-label="([^"]*)" role="img" [^>]*class="chart-point"', drawn)
    assert len(labels) == drawn.count("<title>") >= 2
    assert all(labels)


@every_chart
def test_the_table_has_a_heading_and_a_row_for_each_figure(chart: Chart) -> None:
    head, *rows = table_of(chart)
    assert all(len(row) == len(head) for row in rows)
    assert len(rows) >= 2


def test_a_hidden_figure_is_in_no_drawing_and_not_zero() -> None:
    rows = _rows(spec_of(CHARTS["bars"]))
    assert [row["value"] for row in rows] == [None, 776, 681, 702]
    assert ("2016", "skjult", "") in table_of(CHARTS["bars"])


def test_the_line_is_cut_where_the_way_of_counting_changed() -> None:
    chart = Trend(WORDS, YEARS[1:], {"2018": "Ny telling"})
    rows = _rows(spec_of(chart))
    assert [(row["label"], row["stretch"]) for row in rows] == [
        ("2017", "0"),
        ("2018", "1"),
        ("2019", "1"),
    ]


@pytest.mark.slow
@every_chart
def test_the_specification_is_a_valid_one(chart: Chart) -> None:
    alt.Chart.from_dict(spec_of(chart), validate=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "points",
    [(), YEARS[:1], YEARS[3:], tuple(Point(str(y), y, str(y)) for y in range(1995, 2026))],
    ids=["none", "all hidden", "one", "thirty years"],
)
@pytest.mark.parametrize("kind", [partial(Trend, cuts={}), Bars])
def test_nothing_one_hidden_and_thirty_years_are_drawn(
    kind: Any, points: tuple[Point, ...]
) -> None:
    drawn = drawing.on_page(kind(words=WORDS, points=points))
    minidom.parseString(drawn)  # noqa: S318 -- our own drawing, to see that it is well formed
    assert len(re.findall('class="chart-point"', drawn)) == sum(
        one.value is not None for one in points
    )


@pytest.mark.slow
def test_words_are_never_markup() -> None:
    evil = '"><script>alert(1)</script>'
    point = Point(evil, 3, evil)
    chart = Bars(replace(WORDS, title=evil, unit=evil), (point,))
    drawn = drawing.on_page(chart)
    minidom.parseString(drawn)  # noqa: S318 -- our own drawing, to see that it is well formed
    assert "<script" not in drawn


@pytest.mark.slow
def test_a_picture_is_a_picture() -> None:
    assert drawing.png(CHARTS["bars"]).startswith(b"\x89PNG")
    assert drawing.svg(CHARTS["bars"]).startswith("<svg")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "written"), [("nb", "10\xa0000"), ("en", "10,000")])
def test_numbers_are_written_as_the_reader_does(language: str, written: str) -> None:
    words = replace(WORDS, language=language)
    assert written in drawing.svg(Bars(words, (Point("2019", 10_000, "10 000"),)))


def _rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(spec["datasets"][spec["data"]["name"]])
    return rows
