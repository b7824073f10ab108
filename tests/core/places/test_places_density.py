"""Kernel density: the same surface as R, however it is worked out."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samrad.core.places.density import kernel_density
from shared_data import shared

QUICKLY = settings(max_examples=12, deadline=None)
X, Y = [0, 1, 3, 3.5], [0, 2, 1, -1]
# R 4.2.2, MASS 7.3-58.2: kde2d(c(0,1,3,3.5), c(0,2,1,-1), h = 4 * 0.7, n = c(3, 4),
# lims = c(0, 4, -1, 2))$z
MASS = [
    [0.02927235104705391, 0.0816986723132352, 0.0398271572681493, 0.0306425796361118],
    [0.00916558315383293, 0.0153611066211247, 0.0404508522631766, 0.0398427888798139],
    [0.06341202160589969, 0.0332286987667875, 0.0303339579632215, 0.0105647124331077],
]
COORDINATES = st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=40)


def bowls(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    across: NDArray[np.float64],
    up: NDArray[np.float64],
    h: float,
) -> NDArray[np.float64]:
    apart = (across[:, None, None] - x) ** 2 + (up[:, None] - y) ** 2
    heights: NDArray[np.float64] = np.where(apart < h * h, 1 - apart / h**2, 0) ** 2
    return np.asarray(15 / 16 * heights.sum(axis=2))


def test_the_gaussian_surface_is_that_of_mass() -> None:
    seen = kernel_density(X, Y, [0, 2, 4], [-1, 0, 1, 2], bandwidth=0.7)
    assert seen == pytest.approx(np.array(MASS), rel=1e-12)


def test_robberies_in_memphis_lie_as_densely_as_in_mass() -> None:
    # kde2d(m$x, m$y, h = 4 * 800, n = c(41, 31), lims = c(750000, 790000, 3870000, 3900000))
    file = shared("points/memphis_robberies_utm15.csv")
    x, y = np.genfromtxt(file, delimiter=",", skip_header=1).T
    across, up = np.linspace(750e3, 790e3, 41), np.linspace(3870e3, 3900e3, 31)
    seen = kernel_density(x, y, across, up, bandwidth=800)
    assert seen.max() == pytest.approx(8.35901342450898e-09, rel=1e-12)
    assert seen.sum() == pytest.approx(9.09832808997514e-07, rel=1e-12)
    assert seen[19, 9] == pytest.approx(1.18983994545355e-09, rel=1e-12)


def test_one_event_is_a_bell_of_volume_one_or_a_bowl_of_its_own_height() -> None:
    bell = kernel_density([0], [0], [0, 2], [0], bandwidth=2)
    assert bell.ravel() == pytest.approx(np.array([1, np.exp(-0.5)]) / (2 * np.pi * 4))
    bowl = kernel_density([0], [0], [0, 1, 1.999, 2, 3], [0], bandwidth=2, kernel="quartic")
    assert bowl.ravel().tolist()[:2] == [15 / 16, 15 / 16 * (3 / 4) ** 2]
    assert (bowl[2, 0] > 0, bowl[3:].tolist()) == (True, [[0], [0]])


def test_the_gaussian_adds_up_to_one_over_the_plane() -> None:
    step = np.arange(-12, 12, 0.25)
    assert kernel_density(X, Y, step, step, bandwidth=1).sum() / 16 == pytest.approx(1)


@QUICKLY
@given(COORDINATES, st.floats(0.05, 40))
def test_bowls_added_block_by_block_are_those_added_one_by_one(
    points: list[tuple[float, float]], h: float
) -> None:
    x, y = np.array(points).T
    across, up = np.linspace(-10, 10, 27)[::-1], np.array([3, -2, 0.5, 0.5, 8])
    seen = kernel_density(x, y, across, up, bandwidth=h, kernel="quartic")
    assert seen == pytest.approx(bowls(x, y, across, up, h), rel=1e-9, abs=1e-12)


@QUICKLY
@given(COORDINATES, st.sampled_from(["gaussian", "quartic"]))
def test_weights_are_events_that_happened_several_times(
    points: list[tuple[float, float]], kernel: str
) -> None:
    x, y = np.array(points).T
    times = np.arange(x.size) % 3 + 1
    grid = np.linspace(-9, 9, 12)
    how: dict[str, Any] = {"bandwidth": 2.0, "kernel": kernel}
    weighed = kernel_density(x, y, grid, grid, weights=times, **how)
    repeated = kernel_density(np.repeat(x, times), np.repeat(y, times), grid, grid, **how)
    assert weighed == pytest.approx(repeated, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("kernel", ["gaussian", "quartic"])
def test_the_surface_moves_with_the_map_and_scales_with_its_unit(kernel: str) -> None:
    across, up = np.linspace(-1, 5, 9), np.linspace(-2, 3, 7)
    how: dict[str, Any] = {"kernel": kernel}
    here = kernel_density(X, Y, across, up, bandwidth=1.5, **how)
    x, y = np.array(X) * 1000 + 5e5, np.array(Y) * 1000 + 6.5e6
    there = kernel_density(
        x,
        y,
        across * 1000 + 5e5,
        up * 1000 + 6.5e6,
        bandwidth=1500,
        **how,
    )
    factor = 1e6 if kernel == "gaussian" else 1
    assert there * factor == pytest.approx(here, rel=1e-6, abs=1e-12)


def test_more_events_than_fit_into_the_cache_are_all_counted() -> None:
    turn = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    seen = kernel_density(np.cos(turn), np.sin(turn), [0], [0], bandwidth=2, kernel="quartic")
    assert seen[0, 0] == pytest.approx(5000 * 15 / 16 * (3 / 4) ** 2)
    smooth = kernel_density(np.cos(turn), np.sin(turn), [0], [0], bandwidth=1)
    assert smooth[0, 0] == pytest.approx(np.exp(-0.5) / (2 * np.pi))


REFUSED = [
    ({"bandwidth": 0}, "bandwidth: 0"),
    ({"bandwidth": np.nan}, "bandwidth: nan"),
    ({"kernel": "cubic"}, "kernel: 'cubic'"),
    ({"x": [0, np.inf, 1, 2]}, "x: number 1 is inf"),
    ({"y": [0]}, "y: 1 numbers for 4 places"),
    ({"grid_x": [[1, 2]]}, "grid_x: one row"),
    ({"grid_y": [np.nan]}, "grid_y: number 0 is nan"),
    ({"weights": [1, 2]}, "weights: 2 numbers for 4"),
    ({"weights": [1, 1, -1, 1]}, "weights: number 2 is negative"),
    ({"weights": [0, 0, 0, 0]}, "weights: all are zero"),
]


@pytest.mark.parametrize(("more", "said"), REFUSED)
def test_what_cannot_be_smoothed_is_refused(more: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {
        "x": X,
        "y": Y,
        "grid_x": [0],
        "grid_y": [0],
        "bandwidth": 1,
    } | more
    with pytest.raises(ValueError, match=said):
        kernel_density(**asked)
