"""Two counts: how much is the change, and would chance do as much?"""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from samrad.core.figures.change import CountChange, compare_counts, compare_many
from samrad.core.figures.verdicts import Verdict

PAIRS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=30)
QUICKLY = settings(max_examples=20)
LEVELS = st.sampled_from([0.8, 0.95, 0.998])
FIELDS = ("ratio", "low", "high", "p_exact", "p_mid", "p_etest", "percent")


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-9, nan_ok=True)


def test_what_the_police_slide_showed_is_within_chance_both_times() -> None:
    since_2018, since_2017 = compare_counts(681, 702), compare_counts(776, 702)

    assert round(since_2018.percent, 1) == 3.1
    assert round(since_2017.percent, 1) == -9.5
    assert since_2018.verdict == since_2017.verdict == Verdict.WITHIN_CHANCE


# R 4.2.2, stats: t <- poisson.test(c(now, before), c(over_now, over_before));
# c(t$p.value, t$conf.int)
R = [
    ((681, 702, 1, 1), 0.590732676771814, 0.926373004954295, 1.147131444400411),
    ((776, 702, 1, 1), 0.0575503833427249, 0.8156745388020141, 1.0031710392145343),
    ((40, 12, 24, 5), 0.270055461777524, 0.687696803142356, 2.799780025127488),
    ((1, 7, 3, 2), 8.51968e-03, 1.34895051881303, 473.225078053166),
    ((6, 0, 1, 1), 0.03125, 0, 0.849311194297323),
    ((10, 30, 366, 365), 0.00142995902489387, 1.43131917828898603, 6.89814917313070453),
    ((3100, 1000, 3, 1), 0.376890742147427, 0.900266930132144, 1.039581847360326),
    ((1_000_000, 1_002_000, 1, 1), 0.15771445281312, 0.9992268793558, 1.0047808186947),
]


@pytest.mark.parametrize(("case", "p", "low", "high"), R)
def test_exact_p_and_interval_are_those_of_r(
    case: tuple[int, int, int, int], p: float, low: float, high: float
) -> None:
    before, now, over_before, over_now = case
    seen = compare_counts(before, now, exposure_before=over_before, exposure_now=over_now)

    assert (seen.p_exact, seen.low, seen.high) == (near(p), near(low), near(high))


# Krishnamoorthy & Thomson (2004), Wald's variance; confirmed with statsmodels' "etest-wald".
@pytest.mark.parametrize(
    ("now", "before", "over_now", "over_before", "p"),
    [
        (12, 40, 5, 24, 0.3298),
        (3, 0, 1, 1, 0.0884),
        (6, 2, 1, 1, 0.1749),
        (20, 10, 1, 1, 0.0688),
    ],
)
def test_the_e_test_is_that_of_the_paper(
    now: int, before: int, over_now: float, over_before: float, p: float
) -> None:
    seen = compare_counts(before, now, exposure_now=over_now, exposure_before=over_before)
    turned = compare_counts(now, before, exposure_now=over_before, exposure_before=over_now)

    assert round(seen.p_etest, 4) == p
    assert turned.p_etest == near(seen.p_etest)


@pytest.mark.parametrize("case", [(3, 9, 1.0, 2.5), (14, 2, 3.0, 1.0), (0, 5, 1.0, 1.0)])
def test_the_e_test_is_the_sum_over_every_pair(case: tuple[int, int, float, float]) -> None:
    before, now, over_before, over_now = case
    rate = (before + now) / (over_before + over_now)
    first, second = np.meshgrid(np.arange(150.0), np.arange(150.0), indexing="ij")
    chance = stats.poisson.pmf(first, rate * over_before) * stats.poisson.pmf(
        second, rate * over_now
    )

    def apart(a: object, b: object) -> object:
        a, b = np.asarray(a), np.asarray(b)
        spread = np.sqrt(a / over_before**2 + b / over_now**2)
        return np.abs(a / over_before - b / over_now) / np.where(spread == 0, 1, spread)

    far = np.asarray(apart(first, second)) >= np.asarray(apart(before, now)) - 1e-9
    seen = compare_counts(before, now, exposure_before=over_before, exposure_now=over_now)
    assert seen.p_etest == near(float(chance[far].sum()))


def test_the_e_test_of_large_counts_is_that_of_the_normal_distribution() -> None:
    p = 2 * stats.norm.sf(4e4 / math.sqrt(1.8e9 - 4e4))

    assert compare_counts(9e8, 9e8 - 4e4).p_etest == near(p)
    assert compare_counts(5e7, 5e7 + 1e4).p_etest == pytest.approx(
        2 * stats.norm.sf(1e4 / math.sqrt(1e8 + 1e4)), abs=1e-4
    )


def test_mid_p_leaves_half_of_what_was_seen_out() -> None:
    # 2 × (P(X < 2) + P(X = 2) / 2), X of 8 with chance one half: 2 × (9 + 14) / 256
    assert compare_counts(6, 2).p_mid == near(46 / 256)
    assert compare_counts(4, 4).p_mid == near(1)


def test_nothing_and_nothing_is_no_finding() -> None:
    seen = compare_counts(0, 0)

    assert math.isnan(seen.ratio)
    assert math.isnan(seen.percent)
    assert (seen.low, seen.high) == (0, math.inf)
    assert (seen.p_exact, seen.p_mid, seen.p_etest) == (1, 1, 1)
    assert seen.verdict == Verdict.TOO_FEW


def test_something_where_nothing_was_is_infinitely_more() -> None:
    seen = compare_counts(0, 9)

    assert seen.ratio == seen.high == seen.percent == math.inf
    assert 1 < seen.low < math.inf
    assert seen.verdict == Verdict.UP


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (5, 0, Verdict.TOO_FEW),  # five of five: p = 1/16
        (6, 0, Verdict.DOWN),  # six of six: p = 1/32
        (0, 6, Verdict.UP),
        (3, 3, Verdict.WITHIN_CHANCE),
        (3, 2, Verdict.TOO_FEW),
    ],
)
def test_five_cases_are_too_few_at_95_per_cent_and_six_are_not(
    before: int, now: int, verdict: Verdict
) -> None:
    assert compare_counts(before, now).verdict == verdict


def test_the_level_decides_what_is_too_few() -> None:
    assert compare_counts(5, 0, level=0.93).verdict == Verdict.DOWN
    assert compare_counts(6, 0, level=0.98).verdict == Verdict.TOO_FEW
    # p is 1/16 itself: as rare as asked for is not rarer.
    assert compare_counts(5, 0, level=15 / 16).verdict == Verdict.TOO_FEW


@QUICKLY
@given(pairs=PAIRS, level=LEVELS)
def test_turned_about_it_is_as_surprising(pairs: list[tuple[int, int]], level: float) -> None:
    before, now = np.array(pairs).T
    seen, turned = (
        compare_many(before, now, level=level),
        compare_many(now, before, level=level),
    )

    for name in ("p_exact", "p_mid", "p_etest"):
        assert getattr(turned, name) == near(getattr(seen, name))
    with np.errstate(divide="ignore"):
        assert turned.low == near(1 / seen.high)


@QUICKLY
@given(pairs=PAIRS, level=LEVELS)
def test_verdict_and_interval_agree_where_exposures_are_equal(
    pairs: list[tuple[int, int]], level: float
) -> None:
    seen = compare_many(*np.array(pairs).T, level=level)

    assert ((seen.low > 1) == (seen.verdict == "up")).all()
    assert ((seen.high < 1) == (seen.verdict == "down")).all()
    assert (seen.p_mid <= seen.p_exact + 1e-12).all()
    assert ((seen.p_mid >= 0) & (seen.p_exact <= 1)).all()


@QUICKLY
@given(pairs=PAIRS, scale=st.sampled_from([1e-3, 0.5, 4, 1e6]))
def test_the_unit_of_the_exposures_does_not_matter(
    pairs: list[tuple[int, int]], scale: float
) -> None:
    before, now = np.array(pairs).T
    seen = compare_many(before, now, exposure_before=2, exposure_now=3)
    other = compare_many(before, now, exposure_before=2 * scale, exposure_now=3 * scale)

    for name in FIELDS:
        assert getattr(other, name) == near(getattr(seen, name))


@QUICKLY
@given(now=st.integers(1, 300))
def test_further_apart_is_never_less_surprising(now: int) -> None:
    p = compare_many(np.full(now, now), np.arange(now)).p_exact

    assert (np.diff(p) >= 0).all()


def test_many_at_once_are_the_single_ones() -> None:
    rng = np.random.default_rng(7)
    before, now = rng.poisson(30, (4, 6)), rng.poisson(40, (4, 6))
    over = rng.integers(1, 9, 6)
    for exposure in (np.ones(6), over.astype(float)):
        many = compare_many(before, now, exposure_before=2, exposure_now=exposure)
        for at in np.ndindex(4, 6):
            last = float(exposure[at[1]])
            single = compare_counts(
                int(before[at]), int(now[at]), exposure_before=2, exposure_now=last
            )
            for name in FIELDS:
                assert getattr(many, name)[at] == near(getattr(single, name))
            assert many.verdict[at] == single.verdict


def test_what_is_given_is_not_changed_and_none_is_none() -> None:
    before, now = np.array([3.0, 9.0]), np.array([8.0, 1.0])
    compare_many(before, now)

    assert (before == [3, 9]).all()
    assert (now == [8, 1]).all()
    assert compare_many([], []).p_exact.size == 0
    assert compare_many([], []).p_etest.size == 0


def test_a_single_change_is_made_of_plain_numbers() -> None:
    seen = compare_counts(*np.array([681, 702]))

    assert isinstance(seen, CountChange)
    assert {type(getattr(seen, name)) for name in FIELDS} == {float}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((-1, 2, {}), "before: one is negative"),
        ((1, 2.5, {}), "now: one is not a whole number"),
        ((math.nan, 2, {}), "before: one is missing"),
        ((1, math.inf, {}), "now: one is infinite"),
        ((1, 10**9 + 1, {}), "now: one is beyond 10⁹"),
        ((1, [2], {}), "now: one number"),
        ((1, "many", {}), "now: not numbers"),
        ((1, 2, {"exposure_now": 0}), "exposure_now: one is zero"),
        ((1, 2, {"exposure_before": -3}), "exposure_before: one is negative"),
        ((1, 2, {"exposure_before": [1, 2]}), "exposure_before: one number"),
        ((1, 2, {"exposure_now": 1e13}), "one pair is beyond all comparison"),
        ((1, 2, {"exposure_before": 1e-300}), "one pair is beyond all comparison"),
        ((1, 2, {"level": 0}), "level: 0 does not lie"),
        ((1, 2, {"level": 1}), "level: 1 does not lie"),
        ((1, 2, {"level": math.nan}), "level: nan does not lie"),
    ],
)
def test_what_is_no_count_is_refused_by_name(
    arguments: tuple[object, object, dict[str, object]], said: str
) -> None:
    before, now, options = arguments
    call: object = compare_counts
    with pytest.raises(ValueError, match=said):
        call(before, now, **options)  # type: ignore[operator]  # wrong on purpose


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="do not go together"):
        compare_many([1, 2, 3], [1, 2])


@pytest.mark.parametrize("level", [1e-9, 0.5, 1 - 1e-12, 0.9999999999999999])
def test_any_level_has_its_interval(level: float) -> None:
    for before, now in ((681, 702), (8, 8), (3, 40)):
        seen = compare_counts(before, now, level=level)
        assert 0 < seen.low < seen.ratio < seen.high < math.inf


def test_the_largest_counts_are_told_apart() -> None:
    seen = compare_counts(10**9, 10**9 - 2 * 10**5)

    assert seen.low < seen.ratio < seen.high < 1
    # A normal distribution by now.
    p = 2 * stats.norm.sf((2e5 - 1) / math.sqrt(2e9 - 2e5))
    assert seen.p_exact == pytest.approx(p, rel=1e-4)
