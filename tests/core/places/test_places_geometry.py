"""The shapes of a map: measured, simplified, with borders that stay common."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samrad.core.places.geometry import (
    Box,
    area,
    box,
    on_screen,
    simplify,
    svg_path,
    transverse_mercator,
)
from samrad.core.places.topology import Topology, simplified, topology

QUICKLY = settings(max_examples=12, deadline=None)
LINES = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=30)


def ring(*points: tuple[float, float]) -> NDArray[np.float64]:
    return np.array([*points, points[0]], dtype=float)


SQUARE = ring((0, 0), (4, 0), (4, 4), (0, 4))


def test_the_area_of_a_square_has_the_sign_of_its_direction() -> None:
    assert (area(SQUARE), area(SQUARE[::-1])) == (16, -16)
    assert area(SQUARE + 1e7) == 16


def test_a_box_is_drawn_around_all_lines() -> None:
    seen = box([SQUARE, np.array([[-1.0, 9.0]])])
    assert seen == Box(-1, 0, 4, 9)
    assert (seen.width, seen.height) == (5, 9)
    with pytest.raises(ValueError, match="not one point"):
        box([])


# R 4.2.2, sf 1.0-9 with PROJ 9.1.0: sf_project("+proj=longlat +R=6371008.8",
# "+proj=tmerc +lon_0=15 +R=6371008.8", p)
PLACES = [
    ("on the meridian at the equator", (15, 0), (0, 0)),
    ("a degree to the north", (15, 1), (0, 111195.080233522)),
    ("a degree to the east at the equator", (16, 0), (111200.725989893, 0)),
    ("Oslo lies west of it", (10.75, 59.91), (-236823.931690043, 6669302.222354189)),
    ("Tromsø east of it", (18.9, 69.7), (150364.155971229, 7755099.021983699)),
]


@pytest.mark.parametrize(("case", "degrees", "metres"), PLACES)
def test_degrees_become_metres_around_a_meridian(
    case: str, degrees: tuple[float, float], metres: tuple[float, float]
) -> None:
    seen = transverse_mercator(np.array([degrees]), meridian=15)[0]
    assert seen == pytest.approx(metres, abs=1e-5), case


def test_the_map_keeps_angles_so_that_a_small_square_stays_square() -> None:
    step = 1e-4
    high = np.radians(69.7)
    corner, east, north = transverse_mercator(
        np.array([(18.9, 69.7), (18.9 + step / np.cos(high), 69.7), (18.9, 69.7 + step)]),
        meridian=15,
    )
    right, up = east - corner, north - corner
    assert np.hypot(*right) == pytest.approx(np.hypot(*up), rel=1e-4)
    assert right @ up == pytest.approx(0, abs=1e-3 * (up @ up))


@pytest.mark.parametrize("degrees", [(15, 89.5), (80, 10), (np.nan, 10), (15, np.inf)])
def test_what_this_projection_cannot_draw_is_refused(degrees: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="degrees"):
        transverse_mercator(np.array([degrees]), meridian=15)


def test_the_least_corner_goes_first_and_the_ends_stay() -> None:
    # Corners with triangles of 0.5, 3 and 2 square units.
    line = np.array([(0, 0), (1, 0.5), (2, 0), (4, 3), (6, 2.0)])
    assert simplify(line, area=0.6).tolist() == line[[0, 2, 3, 4]].tolist()
    assert simplify(line, area=0.4).tolist() == line.tolist()
    assert simplify(line, area=1e9).tolist() == line[[0, 4]].tolist()
    assert len(simplify(line, area=1e9, least=4)) == 4


@QUICKLY
@given(LINES, st.floats(0, 500))
def test_a_simpler_line_has_points_of_the_line_in_its_order(
    points: list[tuple[int, int]], least: float
) -> None:
    line = np.array(points, dtype=float)
    seen = simplify(line, area=least).tolist()
    rest = iter(line.tolist())
    assert all(point in rest for point in seen)
    assert (seen[0], seen[-1]) == (line[0].tolist(), line[-1].tolist())
    assert len(simplify(line, area=least * 2)) <= len(seen)


def test_a_screen_begins_at_the_upper_left() -> None:
    seen = on_screen(SQUARE, Box(0, 0, 4, 4), width=100)
    assert seen.tolist() == [[0, 100], [100, 100], [100, 0], [0, 0], [0, 100]]


NEARLY = ring((0, 0), (3, 0), (3, 0.01), (0, 3))
DRAWN = [
    ("a square", [SQUARE], 1, "M0,0l4,0 0,4 -4,0z"),
    ("tenths where there are", [SQUARE * 0.33], 1, "M0,0l1.3,0 0,1.3 -1.3,0z"),
    ("whole units", [SQUARE * 2.6], 0, "M0,0l10,0 0,10 -10,0z"),
    ("with a hole", [SQUARE, SQUARE / 4 + 1], 1, "M0,0l4,0 0,4 -4,0zM1,1l1,0 0,1 -1,0z"),
    ("points that fall together are one", [NEARLY], 1, "M0,0l3,0 -3,3z"),
    ("too small to be seen", [SQUARE / 1000], 1, ""),
    ("nothing", [], 1, ""),
]


@pytest.mark.parametrize(("case", "rings", "digits", "said"), DRAWN)
def test_rings_are_drawn_step_by_step(
    case: str, rings: list[NDArray[np.float64]], digits: int, said: str
) -> None:
    assert svg_path(rings, digits=digits) == said, case


# Two neighbours with a jagged common border, and an island of the eastern one.
WEST = ring((0, 0), (4, 0), (4.4, 1), (4, 2), (3.6, 3), (4, 4), (0, 4))
EAST = ring((4, 0), (8, 0), (8, 4), (4, 4), (3.6, 3), (4, 2), (4.4, 1))
ISLAND = ring((9, 1), (9.5, 1), (9.5, 1.5), (9, 1.5))
TOWN_IN = ring((1, 1), (2, 1), (2, 2), (1, 2))
# The same hole written from another corner, the other way round.
HOLE = ring((2, 2), (2, 1), (1, 1), (1, 2))


def made() -> Topology:
    return topology({"west": [WEST, HOLE], "east": [EAST, ISLAND], "town": [TOWN_IN]})


def as_edges(one: NDArray[np.float64]) -> set[frozenset[tuple[float, ...]]]:
    points = [tuple(point) for point in one.tolist()]
    return {frozenset(pair) for pair in pairwise(points)}


def test_a_common_border_is_kept_once() -> None:
    whole = made()
    # West's own side, the common one, east's own side, the island, the town's edge.
    assert len(whole.arcs) == 5
    assert {max(n, ~n) for n in whole.shapes["town"][0]} == {
        max(n, ~n) for n in whole.shapes["west"][1]
    }


def test_shapes_come_back_as_they_were() -> None:
    whole = made()
    given = {"west": [WEST, HOLE], "east": [EAST, ISLAND], "town": [TOWN_IN]}
    for code, rings in given.items():
        for seen, before in zip(whole.rings(code), rings, strict=True):
            assert as_edges(seen) == as_edges(before)
            assert area(seen) == pytest.approx(area(before))
            assert (seen[0] == seen[-1]).all()


def test_simpler_neighbours_still_touch_everywhere() -> None:
    seen = simplified(made(), area=1)
    west, east = seen.rings("west")[0], seen.rings("east")[0]
    assert as_edges(west) & as_edges(east) == {frozenset({(4.0, 0.0), (4.0, 4.0)})}
    assert area(west) + area(east) == pytest.approx(area(WEST) + area(EAST))
    assert as_edges(seen.rings("west")[1]) == as_edges(seen.rings("town")[0])


def test_small_islands_go_but_no_municipality_does() -> None:
    seen = simplified(made(), area=0, island=1.5)
    assert [len(seen.shapes[code]) for code in ("west", "east", "town")] == [1, 1, 1]
    assert area(seen.rings("town")[0]) == 1
    # The hole in west went with its ring; the arc stays, for the town needs it.
    assert len(seen.arcs) == 4


@pytest.mark.parametrize("broken", [SQUARE[:-1], SQUARE[:3], np.zeros((1, 2))])
def test_a_ring_that_is_open_is_refused(broken: NDArray[np.float64]) -> None:
    with pytest.raises(ValueError, match="a ring of west"):
        topology({"west": [broken]})
