"""Make the boundaries that ship with the package from a country's GeoJSON.

    python tools/boundaries.py norway  SOURCE.geojson  src/samrad/web/kit/maps/norway.json
    python tools/boundaries.py sweden  SOURCE.geojson  src/samrad/web/kit/maps/sweden.json

SOURCE holds one polygon or several for each municipality, in degrees, its code as `id`. Common
borders are cut out once, so that they stay common; islands and corners that no drawing shows
go. The file holds whole numbers of 50 metres, each the step from the one before.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from samrad.core.places.geometry import Line, transverse_mercator
from samrad.core.places.topology import Topology, simplified, topology

# Both countries lie around the meridian that their own map grids have.
MERIDIAN = 15
METRES = 50
# In square metres. What is too small for one drawing goes when that is drawn.
TRIANGLE, ISLAND = 100_000, 300_000


@dataclass(frozen=True)
class Source:
    """Where a country's boundaries come from."""

    year: int
    said: str


SOURCES = {
    "norway": Source(2024, "Kartverket, kommuner 2024 (robhop/fylker-og-kommuner), CC BY 4.0"),
    "sweden": Source(2024, "Valmyndigheten, kommuner (okfse/sweden-geojson)"),
}


def rings_of(told: dict[str, Any]) -> dict[str, list[Line]]:
    """The rings of each municipality, projected, by code."""
    rings: dict[str, list[Line]] = defaultdict(list)
    for feature in told["features"]:
        code = feature["properties"]["id"]
        rings[code] += [
            transverse_mercator(np.array(ring), meridian=MERIDIAN)
            for ring in _rings(feature["geometry"])
        ]
    return dict(sorted(rings.items()))


def written(shapes: Topology, source: Source) -> str:
    """The file: a line for the head, one for each arc and one for each municipality."""
    head = {"year": source.year, "source": source.said, "metres": METRES}
    lines = [
        json.dumps(head, ensure_ascii=False)[:-1] + ',\n"arcs":[',
        ",\n".join(_compact(_steps(arc)) for arc in shapes.arcs),
        '],\n"shapes":{',
        ",\n".join(f'"{code}":{_compact(rings)}' for code, rings in shapes.shapes.items()),
        "}}",
    ]
    return "\n".join(lines) + "\n"


def _rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    match geometry:
        case {"type": "Polygon", "coordinates": rings}:
            yield from rings
        case {"type": "MultiPolygon", "coordinates": polygons}:
            for rings in polygons:
                yield from rings
        case _:
            sys.exit(f"Not a polygon: {geometry.get('type')}")


def _steps(arc: Line) -> list[int]:
    whole = np.round(arc / METRES).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=[[0, 0]])
    return [int(number) for number in steps.ravel()]


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def main() -> None:
    """Read, simplify, write."""
    country, source, target = sys.argv[1:]
    told = json.loads(Path(source).read_text(encoding="utf-8"))
    whole = topology(rings_of(told))
    small = simplified(whole, area=TRIANGLE, island=ISLAND)
    Path(target).write_text(written(small, SOURCES[country]), encoding="utf-8")
    points = [sum(map(len, one.arcs)) for one in (whole, small)]
    print(f"{country}: {len(small.shapes)} municipalities, {points[1]} of {points[0]} points")


if __name__ == "__main__":
    main()
