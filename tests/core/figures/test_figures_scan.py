"""The worst stretch of a series: published examples, simulated truth, refusals."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.core.figures.alarms import scan_window, scan_windows


def series(periods: int, *cases: tuple[int, int]) -> list[int]:
    """No case but these (period, cases)."""
    counts = [0] * periods
    for period, number in cases:
        counts[period] = number
    return counts


# Aberdein & Spiegelhalter (2013): six cyclists killed in London within two weeks, 0.6 expected,
# eight years. ptools of R leaves Naus's last term out: scanw(208, 2, 0.6, 6) is 0.03902238.
def test_six_deaths_in_a_fortnight_of_eight_years() -> None:
    found = scan_window(series(416, (100, 4), (101, 2)), window=2, base=0.3)

    assert (found.count, found.at) == (6, 100)
    assert found.p == pytest.approx(0.03902238, abs=2e-6)


# The example of ptools: one a week on average, five years, and a week with six.
def test_one_bad_week_in_five_years_is_a_toss_of_a_coin() -> None:
    assert scan_window(series(260, (7, 6)), window=1, base=1).p == pytest.approx(
        0.4856, abs=1e-4
    )


# Simulated, 400 000 times each, cases at any moment (standard error 0.0008).
@pytest.mark.parametrize(
    ("cases", "expected", "lengths", "share"),
    [
        (3, 1.0, 2, 0.22258),
        (2, 0.5, 2, 0.21800),
        (3, 1.0, 3, 0.33627),
        (4, 2.0, 3, 0.53914),
        (6, 2.5, 3, 0.24580),
    ],
)
def test_chance_makes_as_bad_a_stretch_as_often_as_simulated(
    cases: int, expected: float, lengths: int, share: float
) -> None:
    found = scan_window(series(lengths, (0, cases)), window=1, base=expected)

    assert found.p == pytest.approx(share, abs=0.0025)


def test_a_window_as_long_as_the_series_is_a_plain_poisson_probability() -> None:
    # R: ppois(5, 2, lower.tail = FALSE)
    found = scan_window(series(10, (3, 6)), window=10, base=0.2)

    assert (found.count, found.at) == (6, 0)
    assert found.p == pytest.approx(0.01656361)


def test_the_first_of_equally_bad_stretches_is_named() -> None:
    assert scan_window(series(20, (5, 3), (12, 3)), window=3).at == 3


@pytest.mark.parametrize(("cases", "p"), [(0, 1.0), (1, 1 - np.exp(-2.0))])
def test_none_is_no_surprise_and_one_is_that_anything_happens(cases: int, p: float) -> None:
    assert scan_window(series(20, (5, cases)), window=2, base=0.1).p == pytest.approx(p)


@pytest.mark.parametrize("level", [1, 1_000, 1_000_000])
def test_a_level_series_is_no_surprise(level: int) -> None:
    assert scan_window([level] * 30, window=3).p > 0.9


@settings(max_examples=12, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.integers(0, 40), min_size=12, max_size=12), min_size=1, max_size=5
    ),
    window=st.integers(1, 12),
)
def test_many_at_once_have_the_numbers_of_each(rows: list[list[int]], window: int) -> None:
    found = scan_windows(rows, window=window)

    for place, row in enumerate(rows):
        alone = scan_window(row, window=window)
        assert (found.count[place], found.at[place], found.p[place]) == (
            alone.count,
            alone.at,
            pytest.approx(alone.p),
        )
        assert alone.count == max(sum(row[i : i + window]) for i in range(13 - window))
        assert 0 <= alone.p <= 1


@settings(max_examples=12, deadline=None)
@given(cases=st.integers(2, 30), base=st.floats(0.05, 2))
def test_more_cases_are_rarer(cases: int, base: float) -> None:
    fewer = scan_window(series(100, (4, cases)), window=4, base=base).p
    more = scan_window(series(100, (4, cases + 1)), window=4, base=base).p

    assert more <= fewer + 1e-3


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("counts: shape", {"counts": [[1, 2], [3, 4]]}),
        ("counts: a missing", {"counts": [1, np.nan, 3]}),
        ("counts: negative", {"counts": [1, -1]}),
        ("counts: there are none", {"counts": []}),
        ("window: 6", {"window": 6}),
        ("window", {"window": 0}),
        ("window", {"window": 1.5}),
        ("base: one is negative", {"base": -1}),
        ("base: one is infinite", {"base": np.inf}),
        ("base: one is missing", {"base": np.nan}),
    ],
)
def test_what_cannot_be_scanned_is_refused_by_name(why: str, told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=why):
        scan_window(told.pop("counts", [1, 2, 3, 4, 5]), **({"window": 2} | told))
