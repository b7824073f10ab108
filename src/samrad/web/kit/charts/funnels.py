"""The funnel: many municipalities against what is usual for their size."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from samrad.web.kit.charts.colours import CHANCE, FIGURE, INK, MARKED, MUTED, PAPER
from samrad.web.kit.charts.maps import above, data_of
from samrad.web.kit.charts.values import Funnel, FunnelPoint, Limits

_WIDTH, _HEIGHT = 330, 280
_DECADES = alt.Axis(
    grid=False, values=[n * 10**k for k in range(7) for n in (1, 3)], format="d"
)
# The marked one last, so that it lies above the others.
_KINDS = ("other", "near", "marked")
_COLOURS, _SHAPES = (FIGURE, INK, MARKED), ("circle", "diamond", "triangle-up")


def funnel(chart: Funnel) -> Any:
    """Two bands of what is usual, every municipality on them; the reader's own is named."""
    along = alt.X(
        "expected:Q",
        title=chart.words.along,
        scale=alt.Scale(type="log", nice=False),
        axis=_DECADES,
    )
    highest = max((one.ratio for one in chart.points), default=1)
    up = alt.Scale(domain=[0, max(highest * 1.05, 2)], nice=False)
    limits = data_of([_limit(one) for one in chart.limits])
    layers = [_usual(limits, along, up, share) for share in ("998", "95")]
    even = alt.Chart(data_of([{}])).mark_rule(color=MUTED, aria=False)
    dots = alt.Chart(data_of(_rows(chart)))
    return alt.layer(
        *layers, even.encode(y=alt.datum(1)), _dots(dots, along, up, chart), *_name(dots, along)
    ).properties(width=_WIDTH, height=_HEIGHT)


def _limit(one: Limits) -> dict[str, float]:
    return {
        "expected": one.expected,
        "low95": one.low95,
        "high95": one.high95,
        "low998": one.low998,
        "high998": one.high998,
    }


def _kind(point: FunnelPoint) -> int:
    return 2 if point.marked else int(point.near)


def _rows(chart: Funnel) -> list[dict[str, Any]]:
    named = tuple(reversed(chart.named)) if chart.named else _KINDS
    return [
        {
            "expected": one.expected,
            "ratio": one.ratio,
            "marked": one.marked,
            "label": one.label,
            "kind": named[_kind(one)],
            "told": f"{one.label}: {one.told}",
        }
        for one in sorted(chart.points, key=_kind)
    ]


def _dots(base: Any, along: Any, up: Any, chart: Funnel) -> Any:
    named = list(reversed(chart.named)) if chart.named else list(_KINDS)
    legend = alt.Legend(title=None, orient="bottom", columnPadding=28) if chart.named else None
    return base.mark_point(filled=True, opacity=1, stroke=PAPER, strokeWidth=0.5).encode(
        x=along,
        y=alt.Y("ratio:Q", scale=up, axis=above(chart.words.unit)),
        color=alt.Color(
            "kind:N", scale=alt.Scale(domain=named, range=list(_COLOURS)), legend=legend
        ),
        shape=alt.Shape(
            "kind:N", scale=alt.Scale(domain=named, range=list(_SHAPES)), legend=legend
        ),
        size=alt.when("datum.marked").then(alt.value(130)).otherwise(alt.value(38)),
        description="told:N",
    )


def _name(base: Any, along: Any) -> Iterator[Any]:
    """The name above the marked one, on a rim of paper."""
    only = base.transform_filter("datum.marked").encode(x=along, y="ratio:Q", text="label:N")
    looks = {"dy": -14, "fontSize": 13, "fontWeight": "bold", "aria": False}
    yield only.mark_text(stroke=PAPER, strokeWidth=5, color=PAPER, **looks)
    yield only.mark_text(color=INK, **looks)


def _usual(limits: Any, along: Any, up: Any, share: str) -> Any:
    return (
        alt.Chart(limits)
        .mark_area(color=CHANCE, opacity=0.5, aria=False, clip=True)
        .encode(x=along, y=alt.Y(f"low{share}:Q", scale=up), y2=f"high{share}:Q")
    )
