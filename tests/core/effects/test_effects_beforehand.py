"""What could be seen at all, and what is found where nothing began."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.effects.interrupted import segmented_poisson
from samrad.core.effects.placebo import placebo_dates
from samrad.core.effects.power import can_we_see, smallest_detectable
from samrad.core.effects.sight import Visible
from samrad.core.figures.change import compare_many

SEASONS: dict[str, Any] = {"period": 12, "harmonics": 1}
CALM = 30 * np.exp(0.2 * np.sin(2 * np.pi * np.arange(96) / 12))


@pytest.mark.parametrize(
    ("baseline", "ratio"),
    [
        # (1 - (qnorm(.975) + qnorm(.8)) / 2 * sqrt(1 / b * (1 / 24 + 1 / 12)))^2 in R 4.2.2
        (5, 0.606085980924852),
        (50, 0.8648262889283197),
        (200, 0.9311867570056679),
    ],
)
def test_the_more_cases_the_smaller_the_decline_that_is_seen(
    baseline: float, ratio: float
) -> None:
    assert smallest_detectable(baseline, 24, 12) == pytest.approx(ratio, rel=1e-10)


@pytest.mark.parametrize("baseline", [5, 50])
def test_four_times_in_five_it_is_seen(baseline: float) -> None:
    rng = np.random.default_rng(8)
    ratio = smallest_detectable(baseline, 24, 12)
    before = rng.poisson(baseline * 24, 1500)
    after = rng.poisson(baseline * 12 * ratio, 1500)
    seen = compare_many(before, after, exposure_before=24, exposure_now=12)

    assert (seen.p_mid < 0.05).mean() == pytest.approx(0.8, abs=0.04)


@settings(max_examples=40)
@given(st.floats(1, 1e5), st.integers(1, 200), st.integers(1, 200), st.floats(1, 20))
def test_more_of_anything_shows_more(
    baseline: float, before: int, after: int, unrest: float
) -> None:
    seen = smallest_detectable(baseline, before, after, dispersion=unrest)
    more = smallest_detectable(2 * baseline, before, after, dispersion=unrest)
    longer = smallest_detectable(baseline, before + 1, after + 1, dispersion=unrest)

    assert math.isnan(seen) or 0 < seen < min(more, longer) < 1
    assert math.isnan(smallest_detectable(baseline, before, after, dispersion=1e9))


def test_with_next_to_no_cases_nothing_can_be_seen() -> None:
    assert math.isnan(smallest_detectable(0.1, 12, 12))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"baseline_per_period": 0}, "baseline_per_period: one is zero"),
        ({"baseline_per_period": math.nan}, "baseline_per_period: one is missing"),
        ({"periods_before": 0}, "periods_before: 0 is not a whole number of 1 or more"),
        ({"periods_after": 2.5}, "periods_after: 2.5"),
        ({"periods_after": math.nan}, "periods_after: nan is not a whole number of 1"),
        ({"dispersion": 0.5}, "dispersion: 0.5 is below 1"),
        ({"alpha": 0}, "alpha: 0"),
        ({"power": 1}, "power: 1"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(given: Any, said: str) -> None:
    whole: dict[str, Any] = {
        "baseline_per_period": 10,
        "periods_before": 12,
        "periods_after": 12,
    }
    with pytest.raises(ValueError, match=said):
        smallest_detectable(**{**whole, **given})


def test_what_is_seen_of_a_series_is_seen_four_times_in_five() -> None:
    before = np.round(CALM[:72]).astype(int)
    sight = can_we_see(before, periods_after=24, expected=0.7, **SEASONS)
    means = CALM * np.where(np.arange(96) < 72, 1, sight.ratio)
    many = np.random.default_rng(8).poisson(means, (400, 96))

    assert sight.dispersion == 1
    assert sight.percent == pytest.approx(100 * (1 - sight.ratio))
    assert sight.fewer == pytest.approx(30 * (1 - sight.ratio), rel=0.05)
    assert sight.visible is Visible.YES
    found = segmented_poisson(many, at=72, **SEASONS).level_high < 1
    assert found.mean() == pytest.approx(0.8, abs=0.06)


def test_a_trend_to_be_told_apart_costs_sight() -> None:
    seen = can_we_see(np.round(CALM[:72]), periods_after=24, **SEASONS)

    assert seen.ratio < smallest_detectable(30, 72, 24)
    assert seen.visible is Visible.NOT_ASKED
    assert (seen.periods_before, seen.periods_after) == (72, 24)
    assert isinstance(seen.ratio, float)


def test_a_hope_smaller_than_the_unrest_cannot_be_seen() -> None:
    restless = [10, 30, 20, 5, 40, 12, 33, 8, 25, 18, 41, 6] * 3

    assert can_we_see(restless, periods_after=12, expected=0.9).visible is Visible.NO
    assert can_we_see([1, 0, 2, 0, 1, 0], periods_after=3).visible is Visible.NOTHING


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counts": [0] * 20}, "counts: all are zero"),
        ({"counts": [3, 4]}, "counts: 2 are too few for 2 coefficients"),
        ({"periods_after": 0}, "periods_after: 0"),
        ({"expected": 1.2}, "expected: 1.2"),
        ({"exposure": [1]}, "exposure: 1 numbers where 24"),
        ({"power": 0}, "power: 0"),
    ],
)
def test_a_series_of_which_nothing_can_be_asked_is_refused(given: Any, said: str) -> None:
    whole: dict[str, Any] = {"counts": np.arange(24) + 5, "periods_after": 12}
    with pytest.raises(ValueError, match=said):
        can_we_see(**{**whole, **given})


def fallen(*, by: float, seed: int = 3) -> Any:
    means = CALM[:60] * np.where(np.arange(60) < 40, 1, by)
    return np.random.default_rng(seed).poisson(means)


def test_a_real_fall_stands_out_among_pretended_ones() -> None:
    seen = placebo_dates(fallen(by=0.5), at=40, **SEASONS)

    assert seen.at.tolist() == list(range(8, 33))
    assert seen.p == pytest.approx(1 / 26)
    assert seen.as_often == 0
    assert seen.real_ratio == pytest.approx(0.5, abs=0.1)
    assert seen.real_size < -1
    assert np.abs(seen.size).max() < -seen.real_size


def test_where_nothing_fell_the_start_is_one_date_of_many() -> None:
    seen = placebo_dates(fallen(by=1), at=40, **SEASONS)

    assert seen.p > 0.1
    assert seen.false_finds <= 0.2
    found = (np.abs(seen.size) > 1).mean()
    assert seen.false_finds == found


def test_a_pretended_start_is_fitted_on_the_time_before_alone() -> None:
    counts = fallen(by=0.5)
    seen = placebo_dates(counts, at=40, edge=18, exposure=np.full(60, 30), **SEASONS)
    alone = segmented_poisson(counts[:40], at=20, **SEASONS)

    assert seen.at.tolist() == [18, 19, 20, 21, 22]
    assert seen.ratio[2] == pytest.approx(alone.effect_ratio)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"at": 9}, "at: 9 periods before the start; 10 are the least"),
        ({"edge": 19}, "at: 40 periods before the start; 42 are the least"),
        ({"edge": 1}, "edge: 1 is not a whole number of 2 or more"),
        ({"at": 60}, "at: 0 periods after the start"),
        ({"level": 95}, "level: 95"),
    ],
)
def test_too_few_dates_to_pretend_are_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        placebo_dates(fallen(by=1), **{"at": 40, **given})
