"""The one specification of each kind of chart (Vega-Lite, by Altair)."""

from collections.abc import Callable, Mapping
from textwrap import wrap
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
from samrad.web.kit.charts.maps import above, choropleth, data_of, grid, steps
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
# As wide as a phone, so that words keep their size there.
WIDTH, HEIGHT = 330, 210
_PANEL = (140, 80)
_ROW, _BAR = 44, 16
# How wide a letter of a label is, about.
_LETTER = 7


def spec_of(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart.

    That each kind is a valid one the tests see: to look it through again takes longer than to
    draw it.
    """
    drawn = _dressed(_DRAWERS[type(chart)](chart))
    made: dict[str, Any] = drawn.to_dict(validate=False)
    return made


def _dressed(drawn: Any) -> Any:
    return (
        drawn.configure(font=_FONT, background=PAPER, padding=4)
        .configure_axis(
            labelColor=INK, titleColor=MUTED, labelFontSize=12, titleFontSize=12,
            gridColor=RULE, domainColor=MUTED, tickColor=MUTED, titleFontWeight="normal",
        )
        .configure_view(stroke=None)
        .configure_header(labelColor=INK, labelFontSize=12, title=None)
        .configure_legend(
            labelColor=INK, titleColor=MUTED, labelFontSize=12, titleFontSize=12,
            titleFontWeight="normal", titleLimit=0, labelLimit=0, symbolSize=80,
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
    scale = alt.Y("value:Q", scale=alt.Scale(zero=True), axis=above(chart.words.unit))
    band = base.mark_area(color=CHANCE, aria=False).encode(
        y=alt.Y("low:Q", axis=above(chart.words.unit)), y2="high:Q", detail="stretch:N"
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
    """Labels side by side; of many as many as there is room for, the first and last always."""
    longest = max((len(one.label) for one in points), default=0)
    each = max(1, -(-len(points) * (longest + 1) * _LETTER // WIDTH))
    shown = [one.label for nth, one in enumerate(reversed(points)) if nth % each == 0]
    return alt.Axis(labelAngle=0, values=shown, grid=False, labelOverlap=False)


def _bars(chart: Bars) -> Any:
    """Each name above its bar: there is room for the longest, on a phone too."""
    rows = [_row(point, nth) for nth, point in enumerate(chart.points)]
    for row, point in zip(rows, chart.points, strict=True):
        row["name"] = point.label if point.value is not None else row["told"]
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("nth:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
    )
    long = alt.X("value:Q", title=chart.words.unit, scale=alt.Scale(zero=True))
    bars = base.mark_bar(height=_BAR, yOffset=8).encode(
        x=long, color=_colour(), description="told:N"
    )
    reach = base.mark_rule(color=INK, strokeWidth=1.5, yOffset=8, aria=False).encode(
        x=alt.X("low:Q", title=chart.words.unit), x2="high:Q"
    )
    names = base.mark_text(
        align="left", baseline="bottom", yOffset=-2, fontSize=12, color=INK, aria=False
    ).encode(x=alt.value(0), text="name:N")
    return alt.layer(bars, reach, names).properties(width=WIDTH, height=_ROW * len(rows))


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
        *(_panel(label, points) for label, points in chart.panels), columns=2
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
    titled = alt.TitleParams(
        wrap(label, 22), fontSize=12, anchor="start", color=INK, fontWeight="normal"
    )
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
