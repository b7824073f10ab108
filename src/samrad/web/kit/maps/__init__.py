"""Boundaries of municipalities that ship with the package, so that maps work offline.

Each country has one file, made by `tools/boundaries.py`: which lines there are, in metres on
the plane of `geometry.transverse_mercator`, and which of them make which municipality.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from samrad.core.basics.countries import Country
from samrad.core.places.geometry import box, on_screen, svg_path
from samrad.core.places.topology import Topology, simplified


@dataclass(frozen=True, slots=True, eq=False)
class Boundaries:
    """The municipalities of a country as they are drawn.

    Attributes:
        year: Whose municipalities they are, on 1 January.
        source: Who made the boundaries, and under which licence: to be named beside the map.
        shapes: The municipalities by code, in metres.
    """

    year: int
    source: str
    shapes: Topology


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready to be put into an SVG.

    Attributes:
        width: Of the view box.
        height: Of the view box.
        paths: What to draw for each municipality, by code; fill with `evenodd`.
        source: To be named beside the map.
    """

    width: float
    height: float
    paths: Mapping[str, str]
    source: str


@cache
def boundaries(country: Country) -> Boundaries:
    """The boundaries that ship with the package."""
    file = files(__name__).joinpath(f"{country.name.lower()}.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    arcs = tuple(
        np.cumsum(np.array(arc, dtype=np.float64).reshape(-1, 2), axis=0) * told["metres"]
        for arc in told["arcs"]
    )
    shapes = {code: tuple(map(tuple, rings)) for code, rings in told["shapes"].items()}
    return Boundaries(told["year"], told["source"], Topology(arcs, shapes))


@lru_cache(maxsize=64)
def outlines(
    country: Country, *, width: float, of: frozenset[str] = frozenset()
) -> Mapping[str, Mapping[str, Any]]:
    """The outline of each municipality in metres, simple enough to be drawn `width` units wide.

    As a GeoJSON geometry each; what is smaller than half a unit is left out, as in `drawing`.

    Raises:
        KeyError: A code is not of this map.
    """
    some = _some(country, of)
    frame = box(ring for code in some.shapes for ring in some.rings(code))
    seen = (frame.width / width / 2) ** 2
    drawn = simplified(some, area=seen, island=seen)
    return {
        code: {
            "type": "Polygon",
            "coordinates": [np.round(ring).tolist() for ring in drawn.rings(code)],
        }
        for code in drawn.shapes
    }


@lru_cache(maxsize=32)
def drawing(country: Country, *, width: float, of: frozenset[str] = frozenset()) -> Drawing:
    """The map of a country, or only of some of its municipalities, `width` units wide.

    What is smaller than half a unit at that width is left out of the lines.

    Args:
        country: Whose municipalities.
        width: Of the drawing; its height follows.
        of: Codes of those to draw, as a county or a council and its neighbours; all, if none
            is named.

    Raises:
        KeyError: A code is not of this map.
    """
    some = _some(country, of)
    frame = box(ring for code in some.shapes for ring in some.rings(code))
    seen = (frame.width / width / 2) ** 2
    drawn = simplified(some, area=seen, island=seen)
    paths = {
        code: svg_path(on_screen(ring, frame, width=width) for ring in drawn.rings(code))
        for code in drawn.shapes
    }
    height = round(width * frame.height / frame.width, 1)
    return Drawing(width, height, paths, boundaries(country).source)


def _some(country: Country, of: frozenset[str]) -> Topology:
    there = boundaries(country).shapes
    return Topology(there.arcs, {code: there.shapes[code] for code in of or there.shapes})
