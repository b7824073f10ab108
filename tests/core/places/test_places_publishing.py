"""A map for everyone, and whether a map foretold anything."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.figures.hidden import Hidden, Why
from samrad.core.places.coarse import coarse_grid
from samrad.core.places.indices import accuracy

FEW = Hidden(Why.TOO_FEW)
QUICKLY = settings(max_examples=12, deadline=None)


def test_a_map_that_foretold_all_in_order_is_as_good_as_can_be() -> None:
    seen = accuracy([6, 3, 0], [3, 2, 1])
    assert seen.pai.tolist() == [2, 1.5, 1]
    assert seen.pei.tolist() == [1, 1, 1]
    assert seen.rri == pytest.approx([3 / 6, 5 / 9, 6 / 9])


def test_the_same_places_in_another_order_are_judged_alike() -> None:
    seen = accuracy([0, 6, 3], [1, 3, 2])
    assert (seen.order.tolist(), seen.pai.tolist()) == ([1, 2, 0], [2, 1.5, 1])


def test_luck_between_places_foretold_alike_is_not_foresight() -> None:
    seen = accuracy([0, 8], [1, 1])
    assert (seen.order.tolist(), seen.pai.tolist(), seen.pei.tolist()) == (
        [0, 1],
        [0, 1],
        [0, 1],
    )
    assert np.isinf(seen.rri[0])


def test_a_large_place_must_hold_more() -> None:
    # Half of the events in a quarter of the area; the densely foretold place is first.
    seen = accuracy([5, 5], [4, 6], [1, 3])
    assert (seen.order.tolist(), seen.pai.tolist()) == ([0, 1], [2, 1])


@QUICKLY
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_all_places_together_are_no_better_than_chance(places: list[tuple[int, int]]) -> None:
    came, foretold = np.array(places).T
    if came.sum() == 0:
        came[0] = 1
    seen = accuracy(came, foretold)
    assert (seen.pai[-1], seen.pei[-1]) == (pytest.approx(1), pytest.approx(1))
    assert (seen.pei <= 1 + 1e-12).all()
    assert seen.pai == pytest.approx(accuracy(came * 7, foretold * 3).pai)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (([0, 0], [1, 2]), "observed: no event came"),
        (([], []), "observed: no event came"),
        (([1, 2], [1]), "predicted: 1 numbers for 2 places"),
        (([1, -2], [1, 1]), "observed: number 1 is negative"),
        (([1, 2], [1, np.nan]), "predicted: number 1 is nan"),
        (([1, 2], [1, 1], [1, 0]), "area: place 1 has none"),
    ],
)
def test_what_cannot_be_judged_is_refused(given: tuple[Any, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        accuracy(*given)


def test_few_observations_are_hidden_none_and_many_are_told() -> None:
    # Four beside the school, five at the station, none in the square between.
    x, y = [10] * 4 + [250] * 5, [20] * 9
    seen = coarse_grid(x, y, cell=100, threshold=5)
    assert (seen.x0, seen.y0, seen.nx, seen.ny) == (0, 0, 3, 1)
    assert seen.cells == (FEW, 0, 5)
    assert coarse_grid(x, y, cell=100, threshold=4).cells == (4, 0, 5)


def test_the_edge_of_the_map_tells_nobodys_place() -> None:
    # The map of the one furthest out begins at a round number, as that of any other does.
    first = coarse_grid([123.4, 777], [-56.7, 10], cell=100, threshold=5)
    other = coarse_grid([199.9, 701], [-0.1, 99], cell=100, threshold=5)
    assert first == other
    assert (first.x0, first.y0, first.nx, first.ny) == (100, -100, 7, 2)


def test_a_place_on_a_line_is_counted_once_on_the_right() -> None:
    assert coarse_grid([100] * 6, [0] * 6, cell=100, threshold=5).cells == (6,)


@QUICKLY
@given(
    st.lists(
        st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=1, max_size=60
    ),
    st.integers(2, 9),
)
def test_nothing_below_the_threshold_is_ever_told(
    places: list[tuple[int, int]], threshold: int
) -> None:
    x, y = np.array(places).T
    seen = coarse_grid(x, y, cell=250, threshold=threshold)
    told = [cell for cell in seen.cells if not isinstance(cell, Hidden)]
    assert all(count == 0 or count >= threshold for count in told)
    hidden = len(places) - sum(told)
    assert len(seen.cells) - len(told) <= hidden <= (threshold - 1) * seen.cells.count(FEW)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"threshold": 1}, "threshold: 1 hides nothing"),
        ({"threshold": 2.5}, "threshold: 2.5"),
        ({"threshold": np.nan}, "threshold: nan"),
        ({"threshold": np.inf}, "threshold: inf"),
        ({"cell": -5}, "cell: -5"),
        ({"x": [0, 9e9], "y": [0, 0]}, "is the unit right"),
        ({"x": [np.nan]}, "x: number 0 is nan"),
        ({"x": [], "y": []}, "not one point"),
    ],
)
def test_a_map_that_cannot_be_made_is_refused(more: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"x": [500], "y": [1], "cell": 100, "threshold": 5} | more
    with pytest.raises(ValueError, match=said):
        coarse_grid(**asked)
