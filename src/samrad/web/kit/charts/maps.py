"""Charts of where: municipalities in steps of a colour, and observations in coarse squares."""

import json
from collections.abc import Iterable
from typing import Any

import altair as alt
import numpy as np

from samrad.web.kit.charts.colours import HIDDEN, INK, MARKED, PAPER, STEPS
from samrad.web.kit.charts.values import Choropleth, Grid

_WIDTH, _HEIGHT = 340, 400


def data_of(rows: list[dict[str, Any]]) -> Any:
    """Rows as the library wants them: as a text it neither copies nor looks through."""
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return alt.InlineData(values=told, format=alt.JsonDataFormat(type="json"))


def above(title: str) -> Any:
    """An axis whose title lies above it, where it takes no room from the figures."""
    return alt.Axis(
        title=title,
        titleAngle=0,
        titleAlign="left",
        titleBaseline="bottom",
        titleX=-28,
        titleY=-8,
    )


def steps(field: str, title: str) -> Any:
    """Five equally wide steps of one colour, from few to many, with a legend below."""
    scale = alt.Scale(type="quantize", range=list(STEPS), nice=True)
    return alt.Color(field, title=title, scale=scale, legend=_below("d"))


def fifths(field: str, title: str, values: Iterable[float]) -> Any:
    """Steps with as many in each, so that one that has very much does not make all pale."""
    known = [*values]
    fifth = (0.2, 0.4, 0.6, 0.8)
    cuts = sorted({round(float(one), 1) for one in np.quantile(known, fifth)}) if known else []
    scale = alt.Scale(type="threshold", domain=cuts, range=list(STEPS)[: len(cuts) + 1])
    return alt.Color(field, title=title, scale=scale, legend=_below(",.1f"))


def _below(written: str) -> Any:
    """Each step with its colour and from where to where it goes."""
    return alt.Legend(
        type="symbol", orient="bottom", columns=3, columnPadding=16, format=written,
        symbolType="square", symbolSize=160, symbolStrokeWidth=0, titleLimit=_WIDTH,
    )  # fmt: skip


def choropleth(chart: Choropleth) -> Any:
    """A map in steps; hidden areas are grey under the others."""
    features = [
        {
            "type": "Feature",
            "geometry": dict(area.outline),
            "value": area.value,
            "marked": area.marked,
            "told": f"{area.label}: {area.told}",
        }
        for area in chart.areas
    ]
    known = [area.value for area in chart.areas if area.value is not None]
    base = alt.Chart(data_of(features)).project(type="identity", reflectY=True)
    hidden = base.mark_geoshape(fill=HIDDEN, stroke=PAPER, strokeWidth=0.5).encode(
        description="told:N"
    )
    shown = base.mark_geoshape(stroke=PAPER, strokeWidth=0.5).encode(
        color=fifths("value:Q", chart.words.unit, known), description="told:N"
    )
    marked = base.mark_geoshape(filled=False, stroke=MARKED, strokeWidth=2, aria=False)
    return alt.layer(
        hidden.transform_filter("!isValid(datum.value)"),
        shown.transform_filter("isValid(datum.value)"),
        marked.transform_filter("datum.marked"),
    ).properties(width=_WIDTH, height=_HEIGHT)


def grid(chart: Grid) -> Any:
    """Squares of one side; the few are grey, so that no house can be told."""
    rows = [
        {"x": one.x, "y": one.y, "x2": one.x + chart.side, "y2": one.y + chart.side,
         "value": one.value, "told": one.told}
        for one in chart.squares
    ]  # fmt: skip
    axis = alt.Axis(labels=False, ticks=False, grid=False, domain=False)
    base = alt.Chart(data_of(rows)).encode(
        x=alt.X("x:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False)),
        x2="x2:Q",
        y=alt.Y("y:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False)),
        y2="y2:Q",
        description="told:N",
    )
    few = base.mark_rect(fill=HIDDEN, stroke=INK, strokeDash=[2, 2], strokeWidth=0.5)
    many = base.mark_rect(stroke=PAPER, strokeWidth=0.5).encode(
        color=steps("value:Q", chart.words.unit)
    )
    return alt.layer(
        few.transform_filter("!isValid(datum.value)"),
        many.transform_filter("isValid(datum.value)"),
    ).properties(width=_WIDTH, height=_WIDTH)
