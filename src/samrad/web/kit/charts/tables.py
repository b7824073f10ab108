"""The table below each chart: the same figures, for who reads rather than looks."""

from typing import assert_never

from babel.numbers import format_decimal

from samrad.web.kit.charts.values import (
    Bars,
    Chart,
    Choropleth,
    Funnel,
    Grid,
    Point,
    SmallMultiples,
    Trend,
    WeekClock,
    Words,
)

Row = tuple[str, ...]
# From here on nobody asks for what comes after the comma.
_LARGE = 100


def table_of(chart: Chart) -> tuple[Row, ...]:
    """The rows of the table, its heading first."""
    words = chart.words
    head = (words.along, words.unit)
    match chart:
        case Trend(points=points) | Bars(points=points):
            return _figures(head, words, points)
        case WeekClock(days=days, weights=weights):
            return _week((words.along, *days), weights, words.language)
        case SmallMultiples(panels=panels):
            return _side_by_side(words.along, panels)
        case Funnel(points=places):
            return (head, *((one.label, one.told) for one in places))
        case Choropleth(areas=areas):
            return (head, *((one.label, one.told) for one in areas))
        case Grid(squares=squares):
            return (head, *((f"{one.x:.0f}, {one.y:.0f}", one.told) for one in squares))
        case _:
            assert_never(chart)


def span_of(hour: int) -> str:
    """The hour of the day from one full hour to the next: "22–23"."""
    return f"{hour % 24:02d}–{(hour + 1) % 24:02d}"


def decimal_of(number: float, language: str, *, decimals: int = 1) -> str:
    """A number as it is written in a language: "6,8"."""
    shown = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    locale = "en_GB" if language == "en" else language
    return str(format_decimal(round(number, decimals) + 0.0, shown, locale=locale))


def _figures(head: Row, words: Words, points: tuple[Point, ...]) -> tuple[Row, ...]:
    if not words.interval:
        return (head, *((one.label, one.told) for one in points))
    rows = ((one.label, one.told, _reach(one, words.language)) for one in points)
    return ((*head, words.interval), *rows)


def _reach(point: Point, language: str) -> str:
    if point.low is None or point.high is None:
        return ""
    decimals = 0 if point.high >= _LARGE else 1
    ends = (decimal_of(one, language, decimals=decimals) for one in (point.low, point.high))
    return "–".join(ends)


def _week(head: Row, weights: tuple[float, ...], language: str) -> tuple[Row, ...]:
    hours = (
        (
            span_of(hour),
            *(decimal_of(weights[day * 24 + hour], language) for day in range(7)),
        )
        for hour in range(24)
    )
    return (head, *hours)


def _side_by_side(
    along: str, panels: tuple[tuple[str, tuple[Point, ...]], ...]
) -> tuple[Row, ...]:
    labels = [one.label for one in panels[0][1]] if panels else []
    rows = ((label, *(one.told for one in points)) for label, points in panels)
    return ((along, *labels), *rows)
