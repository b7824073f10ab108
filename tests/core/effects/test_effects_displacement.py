"""Cases that went, came, or moved next door."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.effects.displacement import (
    displacement_quotient,
    harm_weighted,
    weighted_displacement_difference,
)

# Wheeler & Ratcliffe (2018): before and after in each of the four areas.
TREATED, CONTROL = (207, 110), (308, 318)
BUFFER, BUFFER_CONTROL = (178, 157), (150, 140)
PAIR = st.tuples(st.integers(0, 500), st.integers(0, 500))


def test_the_four_areas_of_the_paper() -> None:
    seen = weighted_displacement_difference(
        TREATED, CONTROL, buffer=BUFFER, buffer_control=BUFFER_CONTROL
    )

    assert (seen.local, seen.displaced, seen.total) == (-107, -11, -118)
    assert seen.local_se == pytest.approx(30.708305)
    assert seen.displaced_se == 25
    assert seen.total_se == pytest.approx(math.sqrt(1568))
    assert seen.z == pytest.approx(-2.97995)
    assert (round(seen.low), round(seen.high)) == (-196, -40)


def test_a_period_twice_as_long_counts_half() -> None:
    seen = weighted_displacement_difference((80, 20), (100, 50), time_weights=(2, 1))

    assert seen.total == -20
    assert seen.total_se == pytest.approx(math.sqrt(115))


def test_areas_of_different_size_are_weighed() -> None:
    # ptools names the areas in another order: wdd(..., area_weights = (.9, 1.2, 1.6, 1.5)).
    seen = weighted_displacement_difference(
        TREATED,
        CONTROL,
        buffer=BUFFER,
        buffer_control=BUFFER_CONTROL,
        area_weights=(1.2, 0.9, 1.5, 1.6),
    )

    assert seen.total == pytest.approx(-99.694, abs=5e-4)
    assert seen.total_se == pytest.approx(35.428, abs=5e-4)
    assert seen.z == pytest.approx(-2.814, abs=5e-4)


def test_without_a_buffer_nothing_is_said_of_displacement() -> None:
    seen = weighted_displacement_difference(TREATED, CONTROL)

    assert math.isnan(seen.displaced)
    assert math.isnan(seen.displaced_se)
    assert seen.total == seen.local == -107


def test_where_there_is_no_case_nothing_is_known() -> None:
    seen = weighted_displacement_difference((0, 0), (0, 0))

    assert seen.total == 0
    assert math.isnan(seen.z)


def test_harm_is_weighed_kind_by_kind() -> None:
    # Vehicle crime, theft, burglary, robbery, assault; as wdd_harm of ptools.
    control = [(133, 91), (388, 305), (148, 97), (86, 64), (94, 67)]
    treated = [(130, 74), (327, 202), (398, 190), (144, 92), (183, 96)]
    seen = harm_weighted(treated, control, [3, 2, 5, 7, 10])

    assert seen.total == -1721
    assert seen.total_se == pytest.approx(304.104, abs=5e-4)
    assert seen.z == pytest.approx(-5.659, abs=5e-4)
    assert (round(seen.low), round(seen.high)) == (-2317, -1125)


@settings(max_examples=25)
@given(PAIR, PAIR, PAIR, PAIR, st.integers(1, 9))
def test_one_kind_of_weight_one_is_the_plain_difference(
    treated: Any, control: Any, buffer: Any, beside: Any, weight: int
) -> None:
    areas = {"buffer": buffer, "buffer_control": beside}
    plain = weighted_displacement_difference(treated, control, **areas)
    tables: Any = {name: [pair] for name, pair in areas.items()}
    weighed = harm_weighted([treated], [control], [weight], **tables)

    assert weighed.total == plain.total * weight
    assert weighed.total_se == pytest.approx(plain.total_se * weight)
    turned = weighted_displacement_difference(control, treated)
    assert turned.local == -plain.local
    assert turned.local_se == pytest.approx(plain.local_se)


def test_all_that_left_came_next_door() -> None:
    seen = displacement_quotient((100, 50), (100, 150), (100, 100), seed=1)

    assert (seen.success, seen.buffer_displacement, seen.wdq) == (-0.5, 0.5, -1)
    assert seen.low < -1 < seen.high


def test_the_buffer_had_part_of_the_benefit() -> None:
    seen = displacement_quotient(TREATED, BUFFER, CONTROL, seed=1)
    again = displacement_quotient(TREATED, BUFFER, CONTROL, seed=np.random.default_rng(1))

    assert seen.wdq == pytest.approx(0.258186, abs=1e-6)
    assert seen.low < seen.wdq < seen.high
    assert seen == again


def test_without_success_there_is_no_quotient() -> None:
    rose = displacement_quotient((50, 100), (100, 90), (100, 100), seed=1)
    same = displacement_quotient((50, 50), (100, 90), (100, 100), seed=1)

    assert all(math.isnan(one) for one in (rose.wdq, rose.low, rose.high, same.wdq))
    assert rose.success == 0.5


def test_a_success_near_nothing_has_a_quotient_without_ends() -> None:
    seen = displacement_quotient((100, 98), (100, 90), (100, 100), seed=1)

    assert seen.wdq == pytest.approx(5)
    assert math.isnan(seen.low)
    assert math.isnan(seen.high)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"treated": (1, 2, 3)}, "treated: two counts, before and after"),
        ({"treated": (-1, 2)}, "treated: one is negative"),
        ({"control": (1.5, 2)}, "control: one is not a whole number"),
        ({"control": (math.nan, 2)}, "control: one is missing"),
        ({"buffer": (1, 2)}, "buffer_control: a buffer and what it is compared with"),
        ({"buffer_control": (1, 2)}, "buffer: a buffer and what it is compared with"),
        ({"time_weights": (0, 1)}, "time_weights: one is zero"),
        ({"time_weights": (1, 1, 1)}, "time_weights: two numbers"),
        ({"area_weights": (1, 1)}, "area_weights: four numbers"),
        ({"level": 95}, "level: 95"),
    ],
)
def test_a_difference_that_makes_no_sense_is_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        weighted_displacement_difference(**{"treated": TREATED, "control": CONTROL, **given})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"weights": [1]}, "weights: 1 numbers for 2 kinds"),
        ({"weights": [1, -1]}, "weights: one is negative"),
        ({"treated": (1, 2)}, "treated: before and after of each kind"),
        ({"control": [(1, 2)]}, "control: shape"),
    ],
)
def test_harm_that_does_not_go_with_the_counts_is_refused(given: Any, said: str) -> None:
    whole: dict[str, Any] = {
        "treated": [(1, 2), (3, 4)],
        "control": [(1, 2), (3, 4)],
        "weights": [1, 1],
    }
    with pytest.raises(ValueError, match=said):
        harm_weighted(**{**whole, **given})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"control": (0, 100)}, "control: no cases before or after"),
        ({"draws": 10}, "draws: 10 is not a whole number of 99 or more"),
        ({"buffer": (1,)}, "buffer: two counts"),
        ({"level": 0}, "level: 0"),
    ],
)
def test_a_quotient_that_makes_no_sense_is_refused(given: Any, said: str) -> None:
    whole: dict[str, Any] = {
        "treated": TREATED,
        "buffer": BUFFER,
        "control": CONTROL,
        "seed": 1,
    }
    with pytest.raises(ValueError, match=said):
        displacement_quotient(**{**whole, **given})
