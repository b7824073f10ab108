"""The shapes of a map: projecting, measuring, simplifying and drawing them."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Points, shape (n, 2): to the east, to the north. A ring ends where it begins.
Line = NDArray[np.float64]

_EARTH = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle around something, in the unit of its points."""

    left: float
    lower: float
    right: float
    upper: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.upper - self.lower


def transverse_mercator(degrees: Line, *, meridian: float) -> Line:
    """Longitude and latitude as metres east of a meridian and north of the equator.

    Args:
        degrees: Longitude and latitude, shape (n, 2).
        meridian: Longitude in the middle of the map; 15 for Norway and Sweden.

    Raises:
        ValueError: A number is not finite, or further than 60° from the meridian or 89° from
            the equator, where the projection no longer makes a map.

    Assumes:
        The earth is a ball: within 0.5 % of UTM, which is enough for a map on a screen and
        too little for measuring ground.

    Source:
        Snyder (1987), Map Projections: A Working Manual, USGS 1395, eq. 8-1 to 8-3.
    """
    east, north = np.asarray(degrees, dtype=np.float64).T
    if not (np.isfinite(degrees).all() and np.abs(north).max(initial=0) <= 89):
        msg = "degrees: a latitude is not in −89 to 89, or a number not finite"
        raise ValueError(msg)
    turned = np.radians(east - meridian)
    if np.abs(turned).max(initial=0) > np.pi / 3:
        msg = f"degrees: a longitude is more than 60 from the meridian {meridian}"
        raise ValueError(msg)
    high = np.radians(north)
    across = np.arctanh(np.cos(high) * np.sin(turned))
    up = np.arctan2(np.tan(high), np.cos(turned))
    return _EARTH * np.column_stack((across, up))


def area(ring: Line) -> float:
    """The area a ring encloses, in square units; negative where it runs clockwise."""
    x, y = (ring - ring[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def box(lines: Iterable[Line]) -> Box:
    """The box around all the lines.

    Raises:
        ValueError: There is no point.
    """
    points = np.concatenate([np.empty((0, 2)), *lines])
    if len(points) == 0:
        msg = "lines: there is not one point"
        raise ValueError(msg)
    left, lower = points.min(axis=0)
    right, upper = points.max(axis=0)
    return Box(float(left), float(lower), float(right), float(upper))


def simplify(line: Line, *, area: float, least: int = 2) -> Line:
    """The line without the points that matter least; its ends always stay.

    Args:
        line: Points, shape (n, 2).
        area: A point goes if the triangle it makes with its neighbours is smaller, in square
            units. The smallest go first, and a triangle never counts for less than one that
            went before it.
        least: So many points stay in any case; 4 keep a ring a ring.

    Misleads when:
        Two lines run close beside each other: each is simplified by itself, and they may
        come to cross. On a map of municipalities at the size of a telephone nobody sees it.

    Source:
        Visvalingam & Whyatt (1993), The Cartographic Journal 30(1), 46–51.
    """
    size = len(line)
    before, after = list(range(-1, size - 1)), list(range(1, size + 1))
    now = dict(zip(range(1, size - 1), _triangles(line).tolist(), strict=True))
    smallest = [(weight, place) for place, weight in now.items()]
    heapq.heapify(smallest)
    while smallest and len(now) > least - 2:
        weight, place = heapq.heappop(smallest)
        if weight >= area:
            break
        if now.get(place) != weight:
            continue
        del now[place]
        left, right = before[place], after[place]
        after[left], before[right] = right, left
        for beside in (left, right):
            if beside in now:
                own = line[[before[beside], beside, after[beside]]]
                now[beside] = max(weight, float(_triangles(own)[0]))
                heapq.heappush(smallest, (now[beside], beside))
    return line[[0, *sorted(now), size - 1]] if size > 1 else line


def _triangles(line: Line) -> NDArray[np.float64]:
    """The area of the triangle each inner point makes with its two neighbours."""
    first, second = line[1:-1] - line[:-2], line[2:] - line[:-2]
    return np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) / 2


def on_screen(line: Line, frame: Box, *, width: float) -> Line:
    """The points as they lie in a drawing `width` wide, where y grows downwards."""
    scale = width / frame.width
    return np.column_stack((line[:, 0] - frame.left, frame.upper - line[:, 1])) * scale


def svg_path(rings: Iterable[Line], *, digits: int = 1) -> str:
    """The SVG path of rings that lie on a screen: each closed, holes where rings lie within.

    Fill it with `fill-rule="evenodd"`. A ring that rounding makes a line is not drawn.
    """
    return "".join(_drawn(ring, digits) for ring in rings)


def _drawn(ring: Line, digits: int) -> str:
    points = np.round(ring * 10**digits).astype(np.int64)
    moved = np.concatenate(([True], (np.diff(points, axis=0) != 0).any(axis=1)))
    points = points[moved]
    if len(points) < 4:
        return ""
    steps = np.diff(points, axis=0, prepend=[[0, 0]]).tolist()
    first, *others = [f"{_number(x, digits)},{_number(y, digits)}" for x, y in steps]
    return f"M{first}l{' '.join(others[:-1])}z"


def _number(units: int, digits: int) -> str:
    written = f"{units / 10**digits:.{digits}f}"
    return written.rstrip("0").rstrip(".") if digits else written
