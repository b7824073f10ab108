"""The table below each chart: the same figures, for who reads rather than looks."""

from typing import assert_never

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
)

Row = tuple[str, ...]


def table_of(chart: Chart) -> tuple[Row, ...]:
    """The rows of the table, its heading first."""
    words = chart.words
    head = (words.along, words.unit)
    match chart:
        case Trend(points=points) | Bars(points=points):
            return _figures(head, words.interval, points)
        case WeekClock(days=days, weights=weights):
            return _week((words.along, *days), weights)
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


def _figures(head: Row, interval: str, points: tuple[Point, ...]) -> tuple[Row, ...]:
    if not interval:
        return (head, *((one.label, one.told) for one in points))
    return ((*head, interval), *((one.label, one.told, _reach(one)) for one in points))


def _reach(point: Point) -> str:
    if point.low is None or point.high is None:
        return ""
    return f"{point.low:.0f}–{point.high:.0f}"


def _week(head: Row, weights: tuple[float, ...]) -> tuple[Row, ...]:
    hours = (
        (
            f"{hour:02d}–{(hour + 1) % 24:02d}",
            *(f"{weights[day * 24 + hour]:.1f}" for day in range(7)),
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
