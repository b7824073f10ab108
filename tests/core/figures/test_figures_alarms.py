"""Farrington's method: R's numbers, what it must never do, and what it refuses."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alarm_cases import CASES, people, table
from samrad.core.figures.alarms import farrington

FIELDS = ("expected", "upper", "score", "alarm", "p", "trend_used", "dispersion")
WEEKS = 52 * 5 + 3 + 1
Counts = NDArray[np.int64]


def name_of(case: dict[str, Any]) -> str:
    told = ", ".join(f"{key} {value}" for key, value in case["given"].items())
    return f"{case['series']} {told or 'as it is'}{' per head' * case['population']}"


def usual(mean: float = 8, *, weeks: int = WEEKS, series: int = 1, seed: int = 1) -> Counts:
    """Ordinary years: a season, and chance."""
    wave = np.exp(0.3 * np.sin(2 * np.pi * np.arange(weeks) / 52))
    return np.random.default_rng(seed).poisson(mean * wave, (series, weeks))


@pytest.mark.parametrize("case", CASES["farrington"], ids=name_of)
def test_the_numbers_are_those_of_r(case: dict[str, Any]) -> None:
    counts = table(CASES[case["series"]])

    found = farrington(
        counts,
        frequency=case["frequency"],
        at=case["at"],
        population=people(counts) if case["population"] else None,
        **case["given"],
    )

    for field in FIELDS:
        np.testing.assert_allclose(
            getattr(found, field), table(case["answer"][field]), rtol=1e-6, atol=1e-12
        )


def test_one_series_alone_has_the_numbers_it_has_among_many() -> None:
    counts = table(CASES["weekly"])
    together = farrington(counts, at=[328, 329])

    for row, series in enumerate(counts):
        alone = farrington(series, at=[329])
        for field in FIELDS:
            np.testing.assert_allclose(
                getattr(alone, field)[0, 0], getattr(together, field)[row, 1], rtol=1e-10
            )


def test_more_rows_than_are_judged_at_once_stay_in_their_order() -> None:
    counts = usual(series=70, weeks=WEEKS + 7)
    found = farrington(counts, at=np.arange(WEEKS - 1, WEEKS + 7))

    assert found.upper.shape == (70, 8)
    assert found.upper[69, 7] == pytest.approx(farrington(counts[69]).upper[0, 0])


def test_a_doubled_week_is_an_alarm_and_an_ordinary_one_is_not() -> None:
    counts = usual(mean=20)
    counts[0, -1] = 20
    ordinary = farrington(counts)
    counts[0, -1] = 60
    doubled = farrington(counts)

    assert (ordinary.alarm[0, 0], doubled.alarm[0, 0]) == (False, True)
    assert ordinary.upper == doubled.upper


def test_the_count_judged_does_not_move_its_own_limit_nor_do_the_newest_half_year() -> None:
    counts = usual(mean=20)
    before = farrington(counts).upper[0, 0]
    counts[0, -27:-1] *= 9

    assert farrington(counts).upper[0, 0] == before
    counts[0, -28] *= 9
    assert farrington(counts, reweight=False).upper[0, 0] != before


def test_an_outbreak_of_an_earlier_year_hardly_lifts_the_limit() -> None:
    counts = usual(mean=20)
    before = farrington(counts).upper[0, 0]
    counts[0, -105:-102] += 150

    light = farrington(counts).upper[0, 0]
    heavy = farrington(counts, reweight=False).upper[0, 0]

    assert before < light < before * 1.25 < heavy


@pytest.mark.parametrize(("newest", "told"), [((2, 1, 1, 1), True), ((1, 1, 1, 1), False)])
def test_fewer_than_five_cases_in_four_weeks_are_not_talked_about(
    newest: tuple[int, ...], *, told: bool
) -> None:
    counts = usual(mean=0.05)
    counts[0, -4:] = newest

    found = farrington(counts)

    assert bool(np.isfinite(found.upper[0, 0])) is told
    assert bool(np.isfinite(found.expected[0, 0])) is told


def test_a_week_that_is_missing_gets_no_answer_and_no_alarm() -> None:
    counts = usual(mean=20).astype(np.float64)
    counts[0, -1] = np.nan

    found = farrington(counts)

    assert np.isnan([found.upper[0, 0], found.score[0, 0], found.p[0, 0]]).all()
    assert not found.alarm[0, 0]


def test_a_past_without_a_single_case_expects_none_and_sets_no_limit() -> None:
    counts = np.zeros(WEEKS)
    counts[-1] = 9

    found = farrington(counts)

    assert found.expected[0, 0] == 0
    assert np.isnan(found.upper[0, 0])
    assert not found.alarm[0, 0]


def test_a_season_never_seen_gets_no_answer() -> None:
    counts = usual(mean=20).astype(np.float64)
    for year in range(1, 6):
        counts[0, -1 - 52 * year - 3 : -1 - 52 * year + 4] = np.nan

    assert np.isnan(farrington(counts).upper[0, 0])


def test_fits_that_do_not_stand_still_are_told_if_asked_for() -> None:
    with pytest.warns(RuntimeWarning, match="1 fits did not converge"):
        farrington(np.zeros(WEEKS), glm_warnings=True)


@pytest.mark.parametrize("level", [0, 1, 4, 1_000_000])
def test_a_series_that_never_changes_has_its_own_level_as_expectation(level: int) -> None:
    counts = np.full(WEEKS, level)

    assert farrington(counts, minimum=(0, 1)).expected[0, 0] == pytest.approx(level)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    mean=st.floats(0.02, 50),
    threshold=st.sampled_from(["delta", "muan", "nbPlugin"]),
)
def test_whatever_the_past_the_answer_is_a_possible_one(
    seed: int, mean: float, threshold: Any
) -> None:
    counts = usual(mean, seed=seed)
    before = counts.copy()

    found = farrington(counts, threshold=threshold, minimum=(0, 1))

    assert np.array_equal(counts, before)
    upper, expected = found.upper[0, 0], found.expected[0, 0]
    # A quantile may lie below the mean: where 0.04 are expected, 95 of 100 weeks have none.
    least = expected if threshold == "delta" else 0
    assert np.isnan(upper) or upper >= least >= 0
    assert np.isnan(found.p[0, 0]) or 0 <= found.p[0, 0] <= 1
    assert np.isnan(found.dispersion[0, 0]) or found.dispersion[0, 0] >= 1


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), low=st.floats(0.001, 0.2))
def test_a_rarer_alarm_has_a_higher_limit(seed: int, low: float) -> None:
    counts = usual(seed=seed)

    strict = farrington(counts, alpha=low)
    lax = farrington(counts, alpha=low * 2)

    assert strict.upper[0, 0] > lax.upper[0, 0]
    assert strict.p[0, 0] == lax.p[0, 0]


def test_people_all_growing_alike_change_nothing() -> None:
    counts = usual()

    per_head = farrington(counts, population=np.full(WEEKS, 40_000))

    assert per_head.upper[0, 0] == pytest.approx(farrington(counts).upper[0, 0], rel=1e-9)


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("counts: negative", {"counts": np.full(WEEKS, -1)}),
    ("counts: infinite", {"counts": np.full(WEEKS, np.inf)}),
    ("counts: infinite", {"counts": np.full(WEEKS, 10**9 + 1)}),
    ("counts: not whole", {"counts": np.full(WEEKS, 0.5)}),
    ("counts: not numbers", {"counts": ["three"]}),
    ("counts: there are none", {"counts": []}),
    ("counts: shape", {"counts": np.zeros((1, 1, WEEKS))}),
    ("at: outside", {"at": [WEEKS]}),
    ("at: outside", {"at": [-1]}),
    ("at: whole", {"at": [3.5]}),
    ("at: 262 has too little before it.*ears", {"at": [262]}),
    ("alpha", {"alpha": 0}),
    ("alpha", {"alpha": 1}),
    ("alpha", {"alpha": np.nan}),
    ("trend_p", {"trend_p": 0}),
    ("trend_p", {"trend_p": 1.1}),
    ("weights_threshold", {"weights_threshold": 0}),
    ("threshold", {"threshold": "best"}),
    ("power", {"power": "3/2"}),
    ("frequency", {"frequency": 0}),
    ("frequency", {"frequency": np.nan}),
    ("years_back", {"years_back": 0}),
    ("half_window", {"half_window": -1}),
    ("half_window", {"frequency": 12, "half_window": 6}),
    ("periods", {"periods": 0}),
    ("periods", {"frequency": 8, "periods": 9}),
    ("past_excluded", {"past_excluded": -1}),
    ("past_excluded: no period", {"past_excluded": 52 * 5 + 3}),
    ("minimum", {"minimum": (-1, 4)}),
    ("minimum", {"minimum": (np.nan, 4)}),
    ("minimum", {"minimum": (5, 0)}),
    ("minimum", {"minimum": (5, 52 * 5 + 5)}),
    ("population: shape", {"population": np.ones(3)}),
    ("population: one is zero", {"population": np.zeros(WEEKS)}),
]


@pytest.mark.parametrize(
    ("why", "told"), REFUSED, ids=[f"{why} {told}" for why, told in REFUSED]
)
def test_what_cannot_be_judged_is_refused_by_name(why: str, told: dict[str, Any]) -> None:
    given_counts = told.pop("counts", usual())

    with pytest.raises(ValueError, match=why):
        farrington(given_counts, **told)


def test_a_series_too_short_is_told_the_way_out() -> None:
    assert np.isfinite(farrington(usual(weeks=WEEKS)).upper).all()

    with pytest.raises(ValueError, match=r"at least 264 are needed.*ears or compare_counts"):
        farrington(usual(weeks=WEEKS - 1))
