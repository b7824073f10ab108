"""Near repeats: what happens near a place soon happens near it again, or does it?"""

import csv
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samrad.core.places.repeats import knox, strings
from shared_data import shared

QUICKLY = settings(max_examples=12, deadline=None)
EVENTS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 20)),
    min_size=2,
    max_size=40,
)
BANDS = st.sampled_from([(0, 1, 3, 6), (2, 4), (0, np.inf), (1, 5, np.inf), (0, 0.001, np.inf)])
Distance = Literal["manhattan", "euclidean"]


def chicago() -> NDArray[np.float64]:
    with shared("points/chicago_arson_521.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    days = [date.fromisoformat(row["date"]).toordinal() for row in rows]
    places = [(float(row["x"]), float(row["y"])) for row in rows]
    return np.column_stack((places, days))


def counted(
    events: NDArray[np.float64], space: tuple[float, ...], time: tuple[float, ...], power: int
) -> list[list[int]]:
    one, other = np.triu_indices(len(events), 1)
    x, y, day = np.abs(events[one] - events[other]).T
    far = x + y if power == 1 else np.hypot(x, y)
    return [
        [
            int(((far >= a) & (far < b) & (day >= c) & (day < d)).sum())
            for c, d in pairwise(time)
        ]
        for a, b in pairwise(space)
    ]


def test_arsons_in_chicago_come_back_to_where_they_were() -> None:
    # R 4.2.2: table(cut(dist(cbind(x, y), "manhattan"), c(0, .1, 500, 1000, 2000, 5000),
    # right = FALSE), cut(dist(day), c(0, 4, 8, 15, 29), right = FALSE)); then the mean of 999
    # tables with sample(day): the same place again within three days, 14 times as often.
    seen = knox(
        *chicago().T,
        space_bands=(0, 0.1, 500, 1000, 2000, 5000),
        time_bands=(0, 4, 8, 15, 29),
        seed=1,
    )
    assert seen.observed.tolist() == [
        [3, 1, 1, 0],
        [22, 7, 12, 23],
        [19, 12, 34, 52],
        [47, 57, 109, 196],
        [225, 297, 480, 875],
    ]
    assert seen.ratio[0, 0] == pytest.approx(14.07, rel=0.15)
    assert seen.ratio[1:, 0] == pytest.approx([3.517, 1.259, 0.972, 0.914], rel=0.03)
    assert seen.p[:2, 0] == pytest.approx([0.001, 0.001], abs=0.002)
    assert seen.p[4] == pytest.approx([0.929, 0.134, 0.215, 0.801], abs=0.05)


def test_a_band_without_an_end_holds_all_the_rest() -> None:
    # R: table(cut(dist(cbind(x, y)), c(0, 1000, Inf), right = FALSE),
    # cut(dist(day), c(0, 8, Inf), right = FALSE))
    limits: dict[str, Any] = {"space_bands": (0, 1000, np.inf), "time_bands": (0, 8, np.inf)}
    seen = knox(*chicago().T, **limits, permutations=9, distance="euclidean", seed=1)
    assert seen.observed.tolist() == [[83, 1478], [5684, 128736]]
    assert seen.expected.sum() == pytest.approx(522 * 521 / 2)


@QUICKLY
@given(EVENTS, BANDS, BANDS, st.sampled_from(["manhattan", "euclidean"]), st.booleans())
def test_pairs_are_counted_as_one_by_one(
    events: list[tuple[int, int, int]],
    space: tuple[float, ...],
    time: tuple[float, ...],
    distance: Distance,
    halves: bool,  # noqa: FBT001 -- drawn by hypothesis
) -> None:
    given = np.array(events) * [1, 1, 0.5 if halves else 1]
    seen = knox(
        *given.T,
        space_bands=space,
        time_bands=time,
        permutations=3,
        distance=distance,
        seed=5,
    )
    assert seen.observed.tolist() == counted(given, space, time, 1 + (distance == "euclidean"))


def test_what_is_expected_is_the_product_of_how_near_and_how_soon() -> None:
    # Over all shuffles the mean is known: pairs so near × pairs so soon / all pairs.
    chance = np.random.default_rng(8)
    x, y, day = chance.integers(0, 20, (3, 60)).astype(float)
    space, time = (0, 3, 6, np.inf), (0, 2, 5, np.inf)
    seen = knox(x, y, day, space_bands=space, time_bands=time, permutations=2000, seed=2)
    near, soon = seen.observed.sum(axis=1), seen.observed.sum(axis=0)
    assert seen.expected == pytest.approx(
        np.outer(near, soon) / (60 * 59 / 2), rel=0.1, abs=0.3
    )


def test_the_same_seed_gives_the_same_answer_in_whole_days_halves_and_years() -> None:
    x, y, day = np.random.default_rng(4).integers(0, 15, (3, 80))
    first, again, in_halves, over_years = (
        knox(
            x,
            y,
            day * unit,
            space_bands=(0, 2, 4),
            time_bands=(0, 3 * unit, 6 * unit),
            permutations=1100,
            seed=7,
        )
        for unit in (1, 1, 0.5, 10_000)
    )
    for other in (again, in_halves, over_years):
        assert (other.expected == first.expected).all()
        assert (other.p == first.p).all()


def test_no_pair_at_all_is_neither_many_nor_few() -> None:
    seen = knox([0, 100], [0, 0], [1, 1], space_bands=(0, 5), time_bands=(0, 1), seed=1)
    assert (seen.observed.tolist(), seen.p.tolist()) == ([[0]], [[1.0]])
    assert np.isnan(seen.ratio).all()


BAD_BANDS = [(0,), (0, 0), (5, 1), (-1, 1), (0, np.nan), ((0, 1), (1, 2))]


@pytest.mark.parametrize("bands", BAD_BANDS)
@pytest.mark.parametrize("name", ["space_bands", "time_bands"])
def test_bands_that_do_not_rise_are_refused(name: str, bands: Any) -> None:
    asked: dict[str, Any] = {"space_bands": (0, 1), "time_bands": (0, 1)} | {name: bands}
    with pytest.raises(ValueError, match=name):
        knox([0, 1], [0, 1], [0, 1], **asked, seed=1)


REFUSED = [
    ({"permutations": 0}, "permutations: 0"),
    ({"permutations": 9.5}, "permutations: 9.5"),
    ({"seed": None}, "seed: without one"),
    ({"distance": "road"}, "distance: 'road'"),
    ({"day": [0, np.nan]}, "day: number 1 is nan"),
    ({"day": [0, 1, 2]}, "day: 3 numbers for 2 places"),
    ({"x": [0], "y": [0], "day": [0]}, "day: 1 events make no pair"),
]


@pytest.mark.parametrize(("more", "said"), REFUSED)
def test_events_that_cannot_be_paired_are_refused(more: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"x": [0, 1], "y": [0, 1], "day": [0, 1], "seed": 1} | more
    with pytest.raises(ValueError, match=said):
        knox(**asked, space_bands=(0, 1), time_bands=(0, 1))


def test_more_pairs_than_a_machine_holds_are_refused_before_they_are_made() -> None:
    much = np.zeros(9000)
    with pytest.raises(ValueError, match="space_bands: 40495500 pairs"):
        knox(much, much, much, space_bands=(0, 1), time_bands=(0, 1), seed=1)


def test_two_weeks_on_one_street_are_two_strings() -> None:
    labels = strings([1, 2, 3, 4, 5], [0] * 5, [0, 0, 0, 4, 4], distance=2, days=1)
    assert labels.tolist() == [1, 1, 1, 2, 2]


STRINGS = [
    ("each alone", range(1, 11), 3, 1, 1, list(range(1, 11))),
    ("all in one chain", range(1, 11), 3, 2, 6, [1] * 10),
    ("the limits themselves do not link", [1, 2, 3], 1, 1, 2, [1, 2, 3]),
    ("just within both", [1, 2, 3], 1, 1.001, 1.001, [1, 1, 1]),
]


@pytest.mark.parametrize(("case", "x", "pace", "distance", "days", "said"), STRINGS)
def test_events_hang_together_through_each_other(
    case: str, x: list[int], pace: int, distance: float, days: float, said: list[int]
) -> None:
    day = pace * np.array(x)
    assert strings(x, [0] * len(x), day, distance=distance, days=days).tolist() == said, case


@QUICKLY
@given(EVENTS, st.floats(0.5, 6), st.floats(0.5, 6))
def test_a_string_is_what_can_be_reached_by_links(
    events: list[tuple[int, int, int]], distance: float, days: float
) -> None:
    x, y, day = np.array(events).T
    linked = np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y)) < distance
    linked &= np.abs(np.subtract.outer(day, day)) < days
    reached = np.linalg.matrix_power(linked.astype(float) + np.eye(x.size), x.size) > 0
    labels = strings(x, y, day, distance=distance, days=days)
    assert (np.equal.outer(labels, labels) == reached).all()
    assert labels[0] == 1
    assert (np.diff(np.unique(labels)) == 1).all()


@pytest.mark.parametrize("limits", [(0, 1), (1, 0), (np.inf, 1), (1, np.nan)])
def test_strings_without_limits_are_refused(limits: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="is not a finite length above zero"):
        strings([0, 1], [0, 1], [0, 1], distance=limits[0], days=limits[1])
