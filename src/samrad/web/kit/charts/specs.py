"""The one specification of each kind of chart (Vega-Lite, by Altair)."""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt

from samrad.web.kit.charts.colours import (
    CHANCE,
    FIGURE,
    INK,
    MARKED,
    MUTED,
    PAPER,
    RULE,
)
from samrad.web.kit.charts.funnels import funnel
from samrad.web.kit.charts.maps import choropleth, data_of, grid, steps
from samrad.web.kit.charts.tables import decimal_of, span_of
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

_FONT = "Inter, system-ui, sans-serif"
WIDTH, HEIGHT = 560, 240
_PANEL = (150, 80)


def spec_of(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart."""
    drawn = _dressed(_DRAWERS[type(chart)](chart))
    made: dict[str, Any] = drawn.to_dict()
    return made


def _dressed(drawn: Any) -> Any:
    return (
        drawn.configure(font=_FONT, background=PAPER, padding=4)
        .configure_axis(
            labelColor=INK, titleColor=MUTED, labelFontSize=13, titleFontSize=13,
            gridColor=RULE, domainColor=MUTED, tickColor=MUTED, titleFontWeight="normal",
        )
        .configure_view(stroke=None)
        .configure_header(labelColor=INK, labelFontSize=13, title=None)
        .configure_legend(
            labelColor=INK, titleColor=MUTED, labelFontSize=13, titleFontSize=13,
            titleFontWeight="normal",
        )
    )  # fmt: skip


def _row(point: Point, nth: int) -> dict[str, Any]:
    return {
        "label": point.label,
        "value": point.value,
        "low": point.low,
        "high": point.high,
        "marked": point.marked,
        "told": f"{point.label}: {point.told}",
        "nth": nth,
    }


def _colour() -> Any:
    return alt.when("datum.marked").then(alt.value(MARKED)).otherwise(alt.value(FIGURE))


def _order(points: tuple[Point, ...]) -> list[str]:
    return [one.label for one in points]


def _segments(chart: Trend) -> list[dict[str, Any]]:
    """Rows with the number of their unbroken stretch: cut at breaks and at what is hidden."""
    rows, stretch = [], 0
    for nth, point in enumerate(chart.points):
        if point.label in chart.cuts or point.value is None:
            stretch += 1
        rows.append({**_row(point, nth), "stretch": str(stretch)})
    return rows


def _trend(chart: Trend) -> Any:
    base = alt.Chart(data_of(_segments(chart))).encode(
        x=alt.X("label:O", title=None, sort=_order(chart.points), axis=_flat(chart.points)),
    )
    scale = alt.Y("value:Q", title=chart.words.unit, scale=alt.Scale(zero=True))
    band = base.mark_area(color=CHANCE, aria=False).encode(
        y=alt.Y("low:Q", title=chart.words.unit), y2="high:Q", detail="stretch:N"
    )
    line = base.mark_line(color=FIGURE, strokeWidth=2.5, aria=False).encode(
        y=scale, detail="stretch:N"
    )
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        y=scale, color=_colour(), description="told:N"
    )
    layers = [band, line, points, *(_cut(base, label) for label in chart.cuts)]
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)


def _cut(base: Any, label: str) -> Any:
    only = base.transform_filter(alt.datum.label == label)
    return only.mark_rule(color=MUTED, strokeDash=[4, 4], aria=False, xOffset=-12)


def _flat(points: tuple[Point, ...]) -> Any:
    return alt.Axis(labelAngle=0 if len(points) <= 14 else -45, labelOverlap=True, grid=False)


def _bars(chart: Bars) -> Any:
    rows = [_row(point, nth) for nth, point in enumerate(chart.points)]
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("label:N", title=None, sort=_order(chart.points)),
    )
    long = alt.X("value:Q", title=chart.words.unit, scale=alt.Scale(zero=True))
    bars = base.mark_bar(height=22).encode(x=long, color=_colour(), description="told:N")
    reach = base.mark_rule(color=INK, strokeWidth=1.5, aria=False).encode(
        x=alt.X("low:Q", title=chart.words.unit), x2="high:Q"
    )
    return alt.layer(bars, reach).properties(width=WIDTH - 80, height=34 * len(rows))


def _week_clock(chart: WeekClock) -> Any:
    rows = [
        {
            "day": chart.days[hour // 24],
            "hour": hour % 24,
            "weight": weight,
            "told": f"{chart.days[hour // 24]} {span_of(hour)}: "
            f"{decimal_of(weight, chart.words.language)}",
        }
        for hour, weight in enumerate(chart.weights)
    ]
    return (
        alt.Chart(data_of(rows))
        .mark_rect(stroke=PAPER)
        .encode(
            x=alt.X(
                "hour:O", title=None, axis=alt.Axis(labelAngle=0, values=[*range(0, 24, 3)])
            ),
            y=alt.Y("day:O", title=None, sort=list(chart.days)),
            color=steps("weight:Q", chart.words.unit),
            description="told:N",
        )
        .properties(width=WIDTH, height=HEIGHT)
    )


def _small_multiples(chart: SmallMultiples) -> Any:
    return alt.concat(
        *(_panel(label, points) for label, points in chart.panels), columns=3
    ).resolve_scale(y="independent")


def _panel(label: str, points: tuple[Point, ...]) -> Any:
    rows = [_row(point, nth) for nth, point in enumerate(points)]
    for row in rows:
        row["told"] = f"{label}, {row['told']}"
    base = alt.Chart(data_of(rows)).encode(
        x=alt.X("label:O", title=None, sort=_order(points), axis=alt.Axis(
            labelAngle=0, values=[points[0].label, points[-1].label], grid=False)),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=3)),
    )  # fmt: skip
    line = base.mark_line(color=FIGURE, aria=False)
    dots = base.mark_point(filled=True, size=45, opacity=1).encode(
        color=_colour(), description="told:N"
    )
    width, height = _PANEL
    titled = alt.TitleParams(label, fontSize=13, anchor="start", color=INK, fontWeight="normal")
    return alt.layer(line, dots).properties(width=width, height=height, title=titled)


_DRAWERS: Mapping[type[Chart], Callable[[Any], Any]] = {
    Trend: _trend,
    Bars: _bars,
    WeekClock: _week_clock,
    SmallMultiples: _small_multiples,
    Funnel: funnel,
    Choropleth: choropleth,
    Grid: grid,
}
