"""Charts of where: municipalities in steps of a colour, and observations in coarse squares."""

from typing import Any, Literal

import altair as alt

from samrad.web.kit.charts.colours import HIDDEN, INK, MARKED, PAPER, STEPS
from samrad.web.kit.charts.values import Choropleth, Grid

_WIDTH, _HEIGHT = 480, 520


def data_of(rows: list[dict[str, Any]]) -> Any:
    """Rows as the library wants them."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]  # the library has no type here


def steps(field: str, title: str, kind: Literal["quantize", "quantile"] = "quantize") -> Any:
    """Five steps of one colour, from few to many, with a legend below.

    Steps are equally wide; as quantiles there are as many in each, so that one that has very
    much does not make all others pale.
    """
    return alt.Color(
        field,
        title=title,
        scale=alt.Scale(type=kind, range=list(STEPS), nice=kind == "quantize"),
        legend=alt.Legend(orient="bottom", direction="horizontal"),
    )


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
    base = alt.Chart(data_of(features)).project(type="identity", reflectY=True)
    hidden = base.mark_geoshape(fill=HIDDEN, stroke=PAPER, strokeWidth=0.5).encode(
        description="told:N"
    )
    shown = base.mark_geoshape(stroke=PAPER, strokeWidth=0.5).encode(
        color=steps("value:Q", chart.words.unit, "quantile"), description="told:N"
    )
    marked = base.mark_geoshape(filled=False, stroke=MARKED, strokeWidth=2.5, aria=False)
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
