"""Cases for each so many inhabitants, against what is expected, and many of them at once."""

import math
from typing import Any

import numpy as np
import pytest

from samrad.core.figures.funnel import funnel, overdispersion
from samrad.core.figures.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm
from samrad.core.figures.rates import Rate, crude_rate, standardised_rate, standardised_ratio

# The golden values are those of R 4.2.2 (stats), by the command beside them.
CASES, PEOPLE = [4, 19, 7, 1], [5200, 14100, 9800, 1200]
STANDARD = [18, 30, 36, 16]
P = [0.01, 0.8, math.nan, 0.03, 0.0001, 0.03, 1, 0.2]


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-9, nan_ok=True)


def row(rate: Rate) -> tuple[float, float, float]:
    return rate.value, rate.low, rate.high


def test_a_rate_has_the_exact_interval_of_its_count() -> None:
    # t <- poisson.test(11, T = 3.2); c(t$estimate, t$conf.int)
    seen = crude_rate(11, 3200)
    assert row(seen) == near((3.4375, 1.71598761476151, 6.15063703540686))


def test_no_cases_is_a_rate_of_zero_that_could_be_more() -> None:
    # poisson.test(0, T = 3.2)$conf.int
    assert row(crude_rate(0, 3200)) == near((0, 0, 1.1527748294106))


def test_the_unit_of_a_rate_is_asked_for() -> None:
    of_thousand, of_all = crude_rate(11, 3200), crude_rate(11, 3200, per=100_000)
    assert row(of_all) == near(tuple(100 * one for one in row(of_thousand)))


def test_a_standardised_rate_has_the_gamma_interval_of_fay_and_feuer() -> None:
    # w <- std/sum(std)/pop; y <- sum(w*cnt); v <- sum(w^2*cnt); m <- max(w); 1000*c(y,
    # qgamma(.025, y^2/v, scale = v/y), qgamma(.975, (y+m)^2/(v+m^2), scale = (v+m^2)/(y+m)))
    seen = standardised_rate(CASES, PEOPLE, STANDARD)
    assert row(seen) == near((0.933193048086665, 0.580870125780670, 1.589709367267810))


def test_standardised_to_itself_a_rate_is_the_crude_one() -> None:
    seen, crude = standardised_rate(CASES, PEOPLE, PEOPLE), crude_rate(31, 30300)
    assert seen.value == near(crude.value)
    # With equal weights Fay and Feuer's interval is Garwood's.
    assert row(standardised_rate(CASES, [1000] * 4, [1] * 4)) == near(row(crude_rate(31, 4000)))


def test_a_standardised_rate_of_nothing_has_an_upper_end() -> None:
    seen = standardised_rate([0, 0], [100, 400], [1, 1])
    assert (seen.value, seen.low) == (0, 0)
    assert 0 < seen.high < math.inf


def test_cases_over_those_expected() -> None:
    # t <- poisson.test(15, T = 9.5); c(t$estimate, t$conf.int)
    seen = standardised_ratio(15, 9.5)
    assert row(seen) == near((1.578947368421053, 0.883724856082454, 2.604233565419562))


@pytest.mark.parametrize(
    ("call", "given", "said"),
    [
        (crude_rate, (3, 0), "population: one is zero"),
        (crude_rate, (3.5, 10), "count: one is not a whole number"),
        (crude_rate, (3, math.inf), "population: one is infinite"),
        (standardised_ratio, (-1, 2), "observed: one is negative"),
        (standardised_ratio, (1, 0), "expected: one is zero"),
        (standardised_rate, ([1, 2], [10], [1, 1]), "populations: 1 numbers where 2"),
        (standardised_rate, ([1, 2], [10, 0], [1, 1]), "populations: one is zero"),
        (standardised_rate, ([1, 2], [10, 9], [0, 0]), "standard: nobody"),
        (standardised_rate, ([], [], []), "counts: one row with at least one number"),
        (funnel, ([1, 2], [1, 0]), "expected: one is zero"),
        (funnel, ([1, math.nan], [1, 1]), "observed: one is missing"),
        (benjamini_hochberg, ([0.1, 1.1],), "p: one does not lie between 0 and 1"),
        (holm, ([-0.1],), "p: one does not lie between 0 and 1"),
        (benjamini_yekutieli, (["a"],), "p: not numbers"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(call: Any, given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call(*given)


def test_a_level_of_a_funnel_or_its_winsorising_can_be_wrong() -> None:
    with pytest.raises(ValueError, match="levels: 95 does not lie"):
        funnel([1], [1.0], levels=(95,))
    with pytest.raises(ValueError, match="levels: none"):
        funnel([1], [1.0], levels=())
    with pytest.raises(ValueError, match=r"winsor: 0\.5 does not lie"):
        funnel([1], [1.0], winsor=0.5)


@pytest.mark.parametrize(
    ("adjust", "adjusted"),
    [
        (benjamini_hochberg, [0.035, 14 / 15, math.nan, 0.0525, 0.0007, 0.0525, 1, 0.28]),
        (benjamini_yekutieli, [0.09075, 1, math.nan, 0.136125, 0.001815, 0.136125, 1, 0.726]),
        (holm, [0.06, 1, math.nan, 0.15, 0.0007, 0.15, 1, 0.6]),
    ],
)
def test_adjusted_p_is_that_of_r(adjust: Any, adjusted: list[float]) -> None:
    # By p.adjust(c(.01, .8, NA, .03, .0001, .03, 1, .2), "BH"), "BY" and "holm"
    assert adjust(P) == near(np.array(adjusted))


def test_adjusting_keeps_the_order_the_shape_and_what_is_given() -> None:
    p = np.random.default_rng(3).uniform(size=(5, 8))
    p[2, 2] = np.nan
    kept = p.copy()
    for adjust in (benjamini_hochberg, benjamini_yekutieli, holm):
        adjusted = adjust(p)
        assert adjusted.shape == p.shape
        assert np.isnan(adjusted).sum() == 1
        known = ~np.isnan(p)
        assert (adjusted[known] >= p[known]).all()
        assert (np.diff(adjusted[known][np.argsort(p[known])]) >= 0).all()
        assert near(adjusted) == adjust(p.T).T
    assert np.array_equal(p, kept, equal_nan=True)


def test_nothing_to_adjust_is_nothing() -> None:
    assert holm([]).size == 0
    assert np.isnan(benjamini_hochberg([math.nan])).all()
    assert benjamini_yekutieli([0.2]) == near(np.array([0.2]))


OBSERVED = [12, 30, 7, 55, 21, 90, 3, 40, 18, 25]
EXPECTED = [15, 22.5, 9, 40, 20, 70, 6, 44, 12, 30]


def test_a_funnel_is_that_of_r() -> None:
    # By z <- 2*(sqrt(O)-sqrt(E)); q <- quantile(z, c(.1, .9)), of which
    # mean(pmin(pmax(z, q[1]), q[2])^2), and by qpois of .025, .001, .975 and .999
    seen = funnel(OBSERVED, EXPECTED)

    assert seen.z[:2] == near(np.array([-0.817763462139325, 1.467618169598184]))
    assert seen.phi == near(1.76535070350226)
    assert seen.limits_low.tolist() == [
        [8, 14, 4, 28, 12, 54, 2, 31, 6, 20],
        [5, 9, 1, 22, 8, 46, 0, 25, 3, 15],
    ]
    assert seen.limits_high.tolist() == [
        [23, 32, 15, 53, 29, 87, 11, 57, 19, 41],
        [28, 38, 20, 61, 35, 97, 15, 66, 24, 48],
    ]


def test_an_area_that_stands_out_does_so_beyond_what_all_areas_differ() -> None:
    calm = funnel([100] * 19 + [140], [100] * 20)
    restless = funnel([80, 120] * 9 + [100, 140], [100] * 20)

    assert calm.outlier.nonzero()[0].tolist() == [19]
    assert restless.phi > 2
    assert not restless.outlier.any()


def test_the_few_at_either_end_do_not_decide_how_much_areas_differ() -> None:
    z = np.concatenate((np.full(92, 0.5), np.full(8, 40.0)))

    assert overdispersion(z) == near(0.25)
    assert overdispersion(z, winsor=0) > 100


def test_limits_hold_for_small_and_large_expectations() -> None:
    seen = funnel([0, 0, 1_000_000], [0.001, 1.0, 1_000_000.0], levels=(0.95,))

    # By qpois of .025 and .975
    assert seen.limits_low.tolist() == [[0, 0, 998041]]
    assert seen.limits_high.tolist() == [[0, 3, 1001960]]
