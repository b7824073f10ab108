"""Shapes that share their borders: a line between two municipalities is kept once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samrad.core.places.geometry import Line, area, simplify

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Topology:
    """Lines, and the shapes made of them.

    Attributes:
        arcs: Lines between the points in which three shapes meet, or whole rings that meet
            no other; each once.
        shapes: By code, the rings of a shape: which arcs in which order; ~n (−1 − n) is arc n
            walked backwards, as in TopoJSON.
    """

    arcs: tuple[Line, ...]
    shapes: Mapping[str, tuple[tuple[int, ...], ...]]

    def rings(self, code: str) -> tuple[Line, ...]:
        """The rings of one shape, each ending where it begins.

        Raises:
            KeyError: There is no such shape.
        """
        return tuple(self._joined(ring) for ring in self.shapes[code])

    def _joined(self, ring: tuple[int, ...]) -> Line:
        lines = [self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1] for arc in ring]
        return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])


def topology(shapes: Mapping[str, Sequence[Line]]) -> Topology:
    """Cut the rings of shapes where they meet, and keep each common border once.

    Args:
        shapes: By code, the rings; points that are the same must be exactly the same.

    Raises:
        ValueError: A ring does not end where it begins, or has fewer than four points.
    """
    walked = {code: [_walk(code, ring) for ring in rings] for code, rings in shapes.items()}
    beside: dict[_Point, set[_Point]] = defaultdict(set)
    for rings in walked.values():
        for ring in rings:
            for here, there in pairwise(ring):
                beside[here].add(there)
                beside[there].add(here)
    known: dict[tuple[_Point, ...], int] = {}
    made = {
        code: tuple(tuple(_numbers(_cut(ring, beside), known)) for ring in rings)
        for code, rings in walked.items()
    }
    return Topology(tuple(np.array(arc) for arc in known), made)


def simplified(whole: Topology, *, area: float, island: float = 0) -> Topology:
    """The same shapes with fewer points, and without the smallest islands.

    Args:
        whole: What is to become simpler, in a plane.
        area: As `geometry.simplify`, in square units.
        island: Rings that enclose less go, but the largest of a shape always stays.
    """
    shapes = {code: _worth(whole, code, island) for code in whole.shapes}
    used = sorted(
        {max(arc, ~arc) for rings in shapes.values() for ring in rings for arc in ring}
    )
    number = {old: new for new, old in enumerate(used)}
    arcs = tuple(_simpler(whole.arcs[old], area) for old in used)
    renumbered = {
        code: tuple(
            tuple(number[arc] if arc >= 0 else ~number[~arc] for arc in ring) for ring in rings
        )
        for code, rings in shapes.items()
    }
    return Topology(arcs, renumbered)


def _walk(code: str, ring: Line) -> list[_Point]:
    points = [(float(x), float(y)) for x, y in ring]
    if len(points) < 4 or points[0] != points[-1]:
        msg = f"shapes: a ring of {code} is not four points or more that end where they begin"
        raise ValueError(msg)
    return points


def _cut(ring: list[_Point], beside: Mapping[_Point, set[_Point]]) -> Iterator[list[_Point]]:
    """The pieces of a ring between points where more than two lines meet."""
    corners = [place for place, point in enumerate(ring[:-1]) if len(beside[point]) != 2]
    if not corners:
        # Two that share a whole ring, as a town and what lies around it, begin it alike.
        lowest = ring.index(min(ring))
        yield ring[lowest:-1] + ring[: lowest + 1]
        return
    turned = ring[corners[0] : -1] + ring[: corners[0] + 1]
    cuts = [place - corners[0] for place in corners] + [len(ring) - 1]
    for start, end in pairwise(cuts):
        yield turned[start : end + 1]


def _numbers(
    pieces: Iterator[list[_Point]], known: dict[tuple[_Point, ...], int]
) -> Iterator[int]:
    for piece in pieces:
        there, back = tuple(piece), tuple(reversed(piece))
        yield ~known[back] if back in known else known.setdefault(there, len(known))


def _worth(whole: Topology, code: str, island: float) -> tuple[tuple[int, ...], ...]:
    sizes = [abs(area(ring)) for ring in whole.rings(code)]
    largest = max(sizes)
    rings = zip(whole.shapes[code], sizes, strict=True)
    return tuple(ring for ring, size in rings if size >= island or size == largest)


def _simpler(line: Line, area: float) -> Line:
    ring = bool((line[0] == line[-1]).all())
    return simplify(line, area=area, least=4 if ring else 2)
