"""Series that broke with their own past when something began."""

import csv
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.effects.interrupted import segmented_poisson
from shared_data import shared

# The golden values are those of R 4.2.2 (stats) and sandwich 3.0-2, by the command beside them,
# with glm.control(epsilon = 1e-15): R stops early.
# t <- 0:47; st <- (t >= 30) * 1; sl <- st * (t - 30); s <- sin(2*pi*t/12); c <- cos(2*pi*t/12)
MONTHS = [
    *(16, 20, 26, 36, 23, 24, 16, 18, 20, 12, 15, 25, 28, 27, 32, 33, 35, 28, 25, 17, 22, 22),
    *(14, 14, 27, 37, 35, 38, 34, 35, 20, 16, 10, 15, 20, 15, 27, 28, 29, 34, 38, 26, 23, 18),
    *(21, 17, 18, 21),
]
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] * 4
SEASONS: dict[str, Any] = {"period": 12, "harmonics": 1}


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-8, nan_ok=True)


def test_a_step_in_a_series_of_months_is_that_of_r() -> None:
    # g <- glm(y ~ t + st + s + c, family = quasipoisson); coef(g); sqrt(diag(vcov(g)))
    # and sqrt(diag(NeweyWest(g, lag = 3, prewhite = FALSE, adjust = TRUE))) for the robust ones
    seen = segmented_poisson(MONTHS, at=30, **SEASONS)

    assert seen.coefficients == near(
        [
            *(2.9422200305426056, 0.0134346421545017, -0.3245907774312242),
            *(0.3715484598292803, 0.0239587487340872),
        ]
    )
    assert seen.se == near(
        [
            *(0.05402744891885099, 0.00290631073595546, 0.08346642442306663),
            *(0.03362352496322478, 0.03244009890439813),
        ]
    )
    assert seen.se_robust == near(
        [
            *(0.043333734198403147, 0.002028901513865778, 0.056735114880294688),
            *(0.027233198637408137, 0.028684666782803330),
        ]
    )
    assert seen.dispersion == near(0.58821346625652)
    assert seen.deviance == near(25.35476801957958)
    # exp(b ± qt(0.975, df.residual(g)) * se)
    assert (seen.level_low, seen.level_high) == near((0.6108420496370456, 0.8553327620349032))
    assert math.isnan(seen.slope_ratio)


def test_a_slope_that_begins_is_told_for_the_middle_of_the_time_after() -> None:
    # g <- glm(y ~ t + st + sl + s + c + offset(log(days)), family = quasipoisson)
    seen = segmented_poisson(MONTHS, at=30, exposure=DAYS, slope=True, **SEASONS)

    assert seen.coefficients[:4] == near(
        [
            *(-0.46673908563806665, 0.01307711841556995),
            *(-0.33965810681160974, 0.00249965879565617),
        ]
    )
    assert seen.se[2:4] == near([0.101704029343301763, 0.009044743195484499])
    assert seen.se_robust[2:4] == near([0.063628990796707960, 0.004748288435957706])
    # L <- c(0, 0, 1, mean(sl[st == 1]), 0, 0), with the larger of vcov and NeweyWest
    assert seen.effect_ratio == near(0.7273037999874097)
    assert (seen.effect_low, seen.effect_high) == near((0.6054813309457593, 0.8736368744018512))
    assert seen.effect_p == near(0.001099085966000715)
    # predict(g, newdata with st = sl = 0)[c(31, 48)]; fitted(g)[c(31, 48)]
    assert seen.counterfactual[[30, 47]] == near([27.7996240474505, 30.6461744719415])
    assert seen.fitted[[30, 47]] == near([19.793713560051, 22.7677243414317])
    assert seen.counterfactual[:30] == near(seen.fitted[:30])


def test_more_lags_reach_further() -> None:
    # As above with NeweyWest(g, lag = 6, prewhite = FALSE, adjust = TRUE)
    seen = segmented_poisson(MONTHS, at=30, exposure=DAYS, slope=True, lags=6, **SEASONS)

    assert seen.se_robust[2:4] == near([0.052011897942715275, 0.004470236529400263])


def test_the_smoking_ban_in_sicily() -> None:
    # Bernal, Cummins & Gasparrini (2017): glm(aces ~ offset(log(stdpop)) + smokban + time +
    # harmonic(month, 2, 12), family = quasipoisson)
    with shared("series/sicily_monthly.csv").open() as file:
        rows = list(csv.DictReader(file))
    seen = segmented_poisson(
        [int(row["aces"]) for row in rows],
        at=36,
        exposure=[float(row["stdpop"]) for row in rows],
        time=[int(row["time"]) for row in rows],
        period=12,
        harmonics=2,
    )

    assert seen.level_ratio == near(0.885071547243838)
    assert seen.coefficients[1] == near(0.00538921954052055)
    assert seen.se[2] == near(0.027031098765658918)
    assert seen.dispersion == near(2.26218264050009)


def test_many_series_at_once_are_each_by_itself() -> None:
    rng = np.random.default_rng(6)
    many = rng.poisson(rng.uniform(5, 60, (260, 1)), (260, 48))
    together = segmented_poisson(many, at=30, exposure=DAYS, slope=True, **SEASONS)

    for row in (0, 63, 64, 255, 256):
        alone = segmented_poisson(many[row], at=30, exposure=DAYS, slope=True, **SEASONS)
        for name in ("coefficients", "se_robust", "fitted", "effect_low", "effect_p"):
            assert getattr(together, name)[row] == near(getattr(alone, name))
        assert isinstance(alone.level_ratio, float)
        assert isinstance(together.level_ratio, np.ndarray)


def test_a_series_that_cannot_be_fitted_takes_no_other_with_it() -> None:
    ended = [*MONTHS[:30], *[0] * 18]
    seen = segmented_poisson([ended, MONTHS, [0] * 48], at=30)

    assert np.isnan(seen.level_ratio).tolist() == [True, False, True]
    assert np.isnan(seen.effect_p[[0, 2]]).all()
    assert seen.level_ratio[1] == near(segmented_poisson(MONTHS, at=30).level_ratio)


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 9), st.integers(0, 3000))
def test_units_do_not_matter(times: int, start: int) -> None:
    seen = segmented_poisson(MONTHS, at=30, **SEASONS)
    later = segmented_poisson(MONTHS, at=30, time=np.arange(48) + 12 * start, **SEASONS)
    more = segmented_poisson(np.array(MONTHS) * times, at=30, exposure=[times] * 48, **SEASONS)

    assert later.level_ratio == pytest.approx(seen.level_ratio, rel=1e-7)
    assert more.level_ratio == pytest.approx(seen.level_ratio, rel=1e-7)
    assert more.dispersion == pytest.approx(seen.dispersion * times, rel=1e-7)


def test_a_fall_by_a_third_is_found_and_none_is_not() -> None:
    fell = [60] * 20 + [40] * 10
    restless = [one + (place % 3) * 3 for place, one in enumerate(fell)]
    seen = segmented_poisson(restless, at=20)

    assert seen.effect_ratio == pytest.approx(2 / 3, abs=0.02)
    assert seen.effect_high < 1
    none = segmented_poisson([60 + place % 3 * 3 for place in range(30)], at=20)
    assert none.effect_low < 1 < none.effect_high


def test_neighbours_that_hang_together_widen_what_is_told() -> None:
    waves = [round(50 + 15 * math.sin(place / 4)) for place in range(60)]
    seen = segmented_poisson(waves, at=40)

    assert seen.autocorrelation > 0.8
    assert seen.se_robust[2] > seen.se[2]
    assert seen.effect_low < seen.level_low


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counts": [3, 4, 5]}, "at: 0 periods after the start; 1 are the least"),
        ({"counts": [3, 4, 5], "at": 2}, "counts: 3 are too few for 3 coefficients"),
        ({"at": 1}, "at: 1 periods before the start; 2 are the least"),
        ({"at": 47, "slope": True}, "at: 1 periods after the start; 2 are the least"),
        ({"at": 48}, "at: 0 periods after the start; 1 are the least"),
        ({"at": 30.5}, "at: 30.5 is not a whole number of 0 or more"),
        ({"counts": [0] * 30 + [4] * 18}, "counts: all are zero before the start"),
        ({"counts": [4] * 30 + [0] * 18}, "counts: all are zero after the start"),
        ({"counts": [-1] * 48}, "counts: one is negative"),
        ({"counts": [math.nan] * 48}, "counts: one is missing"),
        ({"counts": [[[1]]]}, "counts: one row of periods"),
        ({"exposure": [1, 2]}, "exposure: shape"),
        ({"exposure": [0] * 48}, "exposure: one is zero"),
        ({"time": [3] * 48}, "time: it does not rise"),
        ({"harmonics": 1}, "two of the columns say the same"),
        ({"lags": 48}, "lags: 48 of 48 periods; 47 are the most"),
        ({"at": math.nan}, "at: nan is not a whole number"),
        ({"lags": -1}, "lags: -1"),
        ({"level": 1}, "level: 1"),
    ],
)
def test_a_series_that_cannot_be_judged_is_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        segmented_poisson(**{"counts": MONTHS, "at": 30, **given})


def test_a_series_that_never_moves_shows_nothing() -> None:
    seen = segmented_poisson([50] * 30, at=20)

    assert seen.effect_p > 0.9
    assert seen.effect_low < 1 < seen.effect_high


def test_cases_in_one_season_alone_fit_no_model() -> None:
    # Of waves as many as months, one can be bent around every empty month.
    counts = [5 if place % 12 == 6 else 0 for place in range(48)]
    with pytest.raises(ValueError, match="counts: no model fits them"):
        segmented_poisson(counts, at=30, period=12, harmonics=5)
