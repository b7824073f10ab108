"""What a chart shows, in the reader's own words; nothing in here knows how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a chart.

    Attributes:
        label: Where it stands along the chart: a year, a month, the name of a place.
        value: The figure; None where it is hidden or was not collected.
        told: The figure as a reader is told it: "702", "hidden", "not collected".
        low: The lower bound of its interval, where it has one.
        high: The upper bound.
        marked: Whether it is the one the sentence speaks of.
    """

    label: str
    value: float | None
    told: str
    low: float | None = None
    high: float | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart of any kind says of itself.

    Attributes:
        title: What is shown, of whom, when.
        sentence: The finding, in one sentence a reader takes along.
        along: What the labels are: "Year", "Municipality".
        unit: What the figures count: "Cases".
        source: Whose figures these are, and of which day.
        interval: What the bounds are: "95 % interval"; empty where there are none.
        language: In which language all of this is, for how numbers are written.
    """

    title: str
    sentence: str
    along: str
    unit: str
    source: str
    interval: str = ""
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Trend:
    """Figures over time, with intervals; the line is cut where the way of counting changed.

    Attributes:
        cuts: The labels at which a new way of counting begins, each with its reason.
    """

    words: Words
    points: tuple[Point, ...]
    cuts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bars:
    """The same span of several years, or several places side by side."""

    words: Words
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class WeekClock:
    """The hours of a week; `days` names them from Monday, 168 `weights` begin Monday 0.00."""

    words: Words
    days: tuple[str, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """The same chart for several topics, to be seen at once; each with a scale of its own."""

    words: Words
    panels: tuple[tuple[str, tuple[Point, ...]], ...]


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One municipality in a funnel: what is expected of its size, and how far it is from it.

    Attributes:
        marked: Whether it is the reader's own; its name stands beside it.
        near: Whether it is one of those around it.
    """

    label: str
    expected: float
    ratio: float
    told: str
    marked: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How far is usual at one size: the lower and upper ratio at 95 and 99.8 %."""

    expected: float
    low95: float
    high95: float
    low998: float
    high998: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """Many municipalities against what is usual for their size; no ranking.

    Attributes:
        named: What the marked one, those near it and the others are called in the legend.
    """

    words: Words
    points: tuple[FunnelPoint, ...]
    limits: tuple[Limits, ...]
    named: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a map: its outline in a plane, and its figure.

    The outline is a GeoJSON geometry: coordinates grow eastward, then northward.
    """

    label: str
    outline: Mapping[str, Any]
    value: float | None
    told: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Choropleth:
    """A map in which darker is more; what is hidden is grey, not light."""

    words: Words
    areas: tuple[Area, ...]
    hidden: str


@dataclass(frozen=True, slots=True)
class Square:
    """One square of a coarse grid; its corner to the south-west in metres."""

    x: float
    y: float
    value: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Observations in squares too coarse to point at a house; few are hidden."""

    words: Words
    squares: tuple[Square, ...]
    side: float
    hidden: str


Chart = Trend | Bars | WeekClock | SmallMultiples | Funnel | Choropleth | Grid
