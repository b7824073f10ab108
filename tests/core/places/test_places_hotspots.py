"""Hot spots: where more happens together than chance would put there."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.places.hotspots import gi_star, grid_gi_star
from samrad.core.places.neighbours import neighbours_within
from shared_data import shared

QUICKLY = settings(max_examples=12, deadline=None)
# Twelve squares of a town, three rows of four from the lower left; burglaries of a winter.
TOWN = np.array([0, 0, 0, 1, 2, 9, 8, 7, 3, 1, 0, 0.0])
NEAR = neighbours_within(np.tile(np.arange(4), 3), np.repeat(np.arange(3), 4), band=1.5)
# R 4.2.2, spdep 1.2-7: nb <- dnearneigh(cbind(rep(0:3, 3), rep(0:2, each = 4)), 0, 1.5)
# and then localG of it, style "B", with include.self and without
STAR = [
    0.119252140629015, 0.59026798116852, 1.60215594888598, 1.01364319534663,
    -0.0843239973097886, -0.0486844825459517, 0.535529308005469, 0.0843239973097886,
    0.834764984403107, 1.26485995964683, 1.60215594888598, 0.834764984403107,
]  # fmt: skip
WITHOUT_SELF = [
    0.494110808202231, 0.852324702858681, 1.89405489524151, 1.2994539975092,
    -0.0307075143572537, -0.467176592151157, 0.276785804347749, -0.352356928987363,
    0.823386969592618, 1.42571417295961, 1.89405489524151, 1.27057064966288,
]  # fmt: skip
WEIGHTED = [
    [0, 0.5, 0, 0, 1, 0, 0, 2],
    [1, 0, 1, 0, 0, 0, 0, 0],
    [0, 0.2, 0, 0.3, 0, 0, 0, 0],
    [0, 0, 1, 0, 1, 1, 0, 0],
    [2, 0, 0, 0, 0, 0.1, 0, 0],
    [0, 0, 0, 0, 1, 0, 1, 1],
    [0, 0, 0, 0, 0, 3, 0, 0.5],
    [1, 1, 1, 0, 0, 0, 0, 0],
]
# The same package: lw <- mat2listw(W); localG(c(3, 1, 4, 1, 5, 9, 2, 6), lw); then with ones
# on the diagonal and attr(lw$neighbours, "self.included") <- TRUE.
WEIGHTED_WITHOUT_SELF = [
    0.635488909302243, -0.488687824151251, -1.56748284105519, 1.45999279017686,
    -0.167208193225263, 1.39754248593737, 1.98341073120395, -0.73513207090743,
]  # fmt: skip
WEIGHTED_STAR = [
    0.577831795769734, -0.963232671207226, -0.518362109106223, 0.900485815819286,
    -0.0209741861748135, 1.67233080080725, 1.90715627292026, -0.38592249249398,
]  # fmt: skip


def lists_of(matrix: sparse.csr_array) -> list[list[int]]:
    return [matrix.indices[a:b].tolist() for a, b in pairwise(matrix.indptr)]


def test_the_middle_of_a_burgled_town_is_hot_as_spdep_says() -> None:
    assert gi_star(TOWN, NEAR).z == pytest.approx(STAR, rel=1e-12)
    assert gi_star(TOWN, NEAR, include_self=False).z == pytest.approx(WITHOUT_SELF, rel=1e-9)


@pytest.mark.parametrize("cell", [0.1, 1, 250, 333.3])
def test_the_corners_of_a_square_are_neighbours_at_its_diagonal(cell: float) -> None:
    x, y = cell * np.tile(np.arange(3), 3), cell * np.repeat(np.arange(3), 3)
    assert neighbours_within(x, y, band=cell * 2**0.5)[[4]].nnz == 8
    assert neighbours_within(x, y, band=cell * 1.41)[[4]].nnz == 4


def test_weights_given_are_weighed_as_spdep_does() -> None:
    values, weights = [3, 1, 4, 1, 5, 9, 2, 6], sparse.csr_matrix(WEIGHTED)
    without = gi_star(values, weights, include_self=False).z
    assert without == pytest.approx(WEIGHTED_WITHOUT_SELF, rel=1e-12)
    assert gi_star(values, weights).z == pytest.approx(WEIGHTED_STAR, rel=1e-12)


def test_lists_of_neighbours_say_the_same_as_the_matrix() -> None:
    for include_self in (True, False):
        by_list = gi_star(TOWN, lists_of(NEAR), include_self=include_self)
        assert (by_list.z == gi_star(TOWN, NEAR, include_self=include_self).z).all()


def test_a_place_given_as_its_own_neighbour_is_not_counted_twice() -> None:
    with_self = (NEAR + sparse.eye_array(12)).tocsr()
    assert gi_star(TOWN, with_self).z == pytest.approx(STAR, rel=1e-12)
    alone = gi_star(TOWN, with_self, include_self=False).z
    assert alone == pytest.approx(WITHOUT_SELF, rel=1e-9)


def test_p_is_two_sided_and_q_is_adjusted_over_all_places() -> None:
    # R: p <- 2 * pnorm(-abs(z)); p.adjust(p, "BH"), z as above.
    seen = gi_star(TOWN, NEAR)
    assert seen.p[2] == pytest.approx(0.109121128437631, rel=1e-12)
    assert seen.q[[2, 9]] == pytest.approx([0.654726770625788, 0.807700089293262])


@pytest.mark.parametrize("same", [0.0, 0.1, 7, 1e9])
def test_where_all_is_alike_nothing_is_hot(same: float) -> None:
    for include_self in (True, False):
        seen = gi_star(np.full(12, same), NEAR, include_self=include_self)
        assert np.isnan([seen.z, seen.p, seen.q]).all()


def test_a_place_without_neighbours_or_with_all_says_nothing() -> None:
    lonely = gi_star([1, 2, 3, 5], [[], [2], [1], [0, 1, 2]], include_self=False)
    assert np.isnan(lonely.z).tolist() == [True, False, False, True]
    everyone = gi_star([1, 2, 3, 5], [[1, 2, 3], [0], [0], [0]])
    assert np.isnan(everyone.z).tolist() == [True, False, False, False]


@QUICKLY
@given(st.lists(st.integers(0, 50), min_size=12, max_size=12), st.floats(0.01, 1e4))
def test_hotness_knows_no_unit_no_level_and_no_order(values: list[int], scale: float) -> None:
    counts = np.array(values, dtype=float)
    z = gi_star(counts, NEAR).z
    same = pytest.approx(z, rel=1e-6, abs=1e-6, nan_ok=True)
    assert gi_star(counts * scale, NEAR).z == same
    assert gi_star(counts + 1000, NEAR).z == same
    assert -gi_star(-counts, NEAR).z == same
    turned = gi_star(counts[::-1], NEAR[::-1, ::-1].tocsr()).z
    assert turned[::-1] == same


REFUSED = [
    (TOWN[:2], [[1], [0]], "three are the least"),
    ([1, np.nan, 3], [[], [], []], "values: number 1 is nan"),
    ([1, np.inf, 3], [[], [], []], "values: number 1 is inf"),
    ([[1, 2, 3]], [[], [], []], "one row"),
    (["a", 2, 3], [[], [], []], "values: not a row of numbers"),
    ([1, 2, 3], [[1], [0]], "2 lists for 3 values"),
    ([1, 2, 3], [[1], [3], []], "not one of 0 … 2"),
    ([1, 2, 3], [[1], [-1], []], "not one of 0 … 2"),
    ([1, 2, 3], [[1], [0.5], []], "not one of 0 … 2"),
    ([1, 2, 3], [[1], [0, 2, 0], []], "place 1 names a neighbour twice"),
    ([1, 2, 3], sparse.eye_array(4), "does not fit 3 values"),
    ([1, 2, 3], sparse.csr_array([[0, -1, 0], [0, 0, 1], [1, 0, 0]]), "negative"),
    ([1, 2, 3], sparse.csr_array([[0, np.nan, 0], [0, 0, 1], [1, 0, 0]]), "nan"),
]


@pytest.mark.parametrize(("values", "neighbours", "said"), REFUSED)
def test_what_cannot_be_weighed_is_refused(values: Any, neighbours: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        gi_star(values, neighbours)


def test_nothing_that_was_given_is_changed() -> None:
    values, near = TOWN.copy(), NEAR.copy()
    gi_star(values, near)
    gi_star(values, near, include_self=False)
    assert (values == TOWN).all()
    assert (near != NEAR).nnz == 0


def memphis() -> NDArray[np.float64]:
    file = shared("points/memphis_robberies_utm15.csv")
    return np.genfromtxt(file, delimiter=",", skip_header=1)


def test_robberies_in_memphis_are_where_spdep_finds_them() -> None:
    # spdep 1.2-7: counts of cells of 500 m from min(x), min(y); dnearneigh(centres, 0,
    # 500 * sqrt(2) * 1.0001) with include.self; localG(…, style = "B"); p.adjust(…, "BH")
    x, y = memphis().T
    seen = grid_gi_star(x, y, cell=500, band=500 * 2**0.5)
    assert (seen.nx, seen.ny, int(seen.counts.sum()), seen.outside) == (71, 59, 2245, 0)
    assert int(seen.z.argmax()) == 960
    assert seen.z.max() == pytest.approx(14.8477882472388, rel=1e-12)
    assert seen.z.min() == pytest.approx(-1.09879887019672, rel=1e-12)
    assert np.abs(seen.z).sum() == pytest.approx(5343.01905840378, rel=1e-12)
    assert int((seen.q < 0.05).sum()) == 350
    wide = grid_gi_star(x, y, cell=500, band=2500)
    assert wide.z.max() == pytest.approx(16.5905023222983, rel=1e-12)
    assert np.abs(wide.z).sum() == pytest.approx(12564.0126957704, rel=1e-12)


def test_points_that_are_neighbours_of_each_other_agree_with_spdep() -> None:
    # spdep 1.2-7: dnearneigh(as.matrix(m), 0, 500); localG(rep(1:5, 449), include.self …)
    x, y = memphis().T
    near = neighbours_within(x, y, band=500)
    z = gi_star(np.tile(np.arange(1, 6), 449), near).z
    assert near.nnz == 19254
    assert z.max() == pytest.approx(3.3057294726659, rel=1e-12)
    assert np.abs(z).sum() == pytest.approx(2053.39863954546, rel=1e-12)


@QUICKLY
@given(
    st.lists(st.tuples(st.floats(0, 9), st.floats(0, 7)), min_size=3, max_size=40),
    st.floats(0.5, 4),
    st.floats(0.1, 9),
)
def test_a_grid_says_what_its_cells_say_one_by_one(
    points: list[tuple[float, float]], cell: float, band: float
) -> None:
    x, y = np.array(points).T
    seen = grid_gi_star(x, y, cell=cell, band=band, bounds=(0, 0, 9, 7))
    assert seen.counts.sum() == len(points)
    columns, rows = np.tile(np.arange(seen.nx), seen.ny), np.repeat(np.arange(seen.ny), seen.nx)
    steps = np.hypot(np.subtract.outer(columns, columns), np.subtract.outer(rows, rows))
    near = sparse.csr_array((steps <= band / cell).astype(float))
    if seen.counts.size > 2:
        assert seen.z == pytest.approx(
            gi_star(seen.counts, near).z, rel=1e-9, abs=1e-9, nan_ok=True
        )


def test_a_grid_begins_at_the_lower_left_and_runs_row_by_row() -> None:
    # Two in the lowest left square, one to its right, one at the outermost corner.
    seen = grid_gi_star([0, 50, 100, 300], [0, 99, 0, 200], cell=100, band=100)
    assert (seen.x0, seen.y0, seen.nx, seen.ny) == (0, 0, 3, 2)
    assert seen.counts.tolist() == [2, 1, 0, 0, 0, 1]


def test_bounds_leave_out_what_lies_outside_and_say_how_many() -> None:
    seen = grid_gi_star([5, 15, 25, -1], [5, 5, 5, 5], cell=10, band=10, bounds=(0, 0, 20, 10))
    assert (seen.counts.tolist(), seen.outside) == ([1, 1], 2)


def test_one_square_alone_says_nothing() -> None:
    seen = grid_gi_star([3, 3], [4, 4], cell=10, band=15)
    assert seen.counts.tolist() == [2]
    assert np.isnan(seen.z).all()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"cell": 0}, "cell: 0 is not a finite length"),
        ({"cell": np.nan}, "cell: nan"),
        ({"cell": 1e-4}, "is the unit right"),
        ({"band": -1}, "band: -1"),
        ({"band": np.inf}, "band: inf"),
        ({"bounds": (0, 0, -1, 5)}, "bounds"),
        ({"bounds": (0, 0, np.inf, 5)}, "bounds"),
        ({"x": [1, 2, np.nan]}, "x: number 2 is nan"),
        ({"x": [1, 2]}, "y: 3 numbers for 2 places"),
        ({"x": [], "y": []}, "not one point"),
    ],
)
def test_a_grid_that_cannot_be_laid_is_refused(more: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"x": [0, 5, 9], "y": [0, 5, 9], "cell": 1, "band": 2} | more
    with pytest.raises(ValueError, match=said):
        grid_gi_star(**asked)
