"""Alarms for series without years behind them: R's numbers, and what is refused."""

from typing import Any

import numpy as np
import pytest

from alarm_cases import CASES, table
from samrad.core.figures.alarms import ears, poisson_cusum


@pytest.mark.parametrize(
    "case", CASES["ears"], ids=lambda case: f"{case['variant']} {case['baseline']}"
)
def test_ears_has_the_numbers_of_r(case: dict[str, Any]) -> None:
    found = ears(
        table(CASES["weekly"])[:6, :80],
        at=case["at"],
        variant=case["variant"],
        baseline=case["baseline"],
        alpha=case["alpha"],
    )

    np.testing.assert_allclose(found.upper, table(case["answer"]["upper"]), rtol=1e-9)
    # Where R has no limit it says neither alarm nor none; here it is none.
    np.testing.assert_array_equal(found.alarm, np.nan_to_num(table(case["answer"]["alarm"])))


def test_ears_by_hand() -> None:
    # Mean 10 and standard deviation 2; 15 lies 2.5 standard deviations above.
    found = ears([8, 8, 8, 12, 12, 12, 10, 15])

    assert found.at == [7]
    assert found.expected[0, 0] == 10
    assert found.score[0, 0] == pytest.approx(2.5)
    assert found.upper[0, 0] == pytest.approx(10 + 2 * 3.0902323)
    assert found.p[0, 0] == pytest.approx(0.00620967)
    assert not found.alarm[0, 0]


def test_c2_leaves_the_two_periods_before_out_of_its_baseline() -> None:
    calm = [8, 8, 8, 12, 12, 12, 10, 99, 99, 15]

    assert ears(calm, variant="C2").expected[0, 0] == 10
    assert ears(calm, variant="C1").expected[0, 0] > 10


def test_a_missing_week_in_the_baseline_gives_no_answer() -> None:
    found = ears([8, 8, np.nan, 12, 12, 12, 10, 50])

    assert np.isnan(found.upper[0, 0])
    assert not found.alarm[0, 0]


@pytest.mark.parametrize(
    "case", CASES["cusum"], ids=lambda case: f"{case['transform']} {case['mean']}"
)
def test_cusum_has_the_numbers_of_r(case: dict[str, Any]) -> None:
    found = poisson_cusum(
        table(CASES["weekly"])[:6, :120],
        start=case["start"],
        k=case["k"],
        h=case["h"],
        mean=case["mean"],
        transform=case["transform"],
    )

    np.testing.assert_allclose(found.upper, table(case["answer"]["upper"]), rtol=1e-9)
    np.testing.assert_array_equal(found.alarm, table(case["answer"]["alarm"]))


def test_a_small_rise_that_lasts_adds_up() -> None:
    # Mean 4, standard deviation 2: each 6 is one above, of which half is let pass.
    found = poisson_cusum([4, 4, 6, 6, 6, 6, 2], start=2, k=0.5, h=2, mean=4)

    assert found.at.tolist() == [2, 3, 4, 5, 6]
    assert found.score.tolist() == [[0.5, 1.0, 1.5, 2.0, 0.5]]
    assert found.alarm.tolist() == [[False, False, False, True, False]]


def test_a_missing_week_leaves_the_sum_as_it_is() -> None:
    found = poisson_cusum([4, 4, 6, np.nan, 6], start=2, k=0.5, h=2, mean=4)

    np.testing.assert_array_equal(found.score, [[0.5, np.nan, 1.0]])
    assert np.isnan(found.upper[0, 1])


def test_a_series_without_cases_before_the_start_gets_no_answer() -> None:
    found = poisson_cusum([[0, 0, 3], [1, 1, 3]], start=2, k=0.5, h=2)

    assert np.isnan(found.score[:, 0]).tolist() == [True, False]
    assert not found.alarm.any()


def test_a_mean_of_its_own_for_each_series_or_each_week() -> None:
    counts = [[6, 6], [12, 12]]

    by_series = poisson_cusum(counts, start=0, k=0, h=9, mean=[4, 9])
    by_week = poisson_cusum(counts, start=0, k=0, h=9, mean=[[4, 4], [9, 9]])

    assert by_series.score.tolist() == by_week.score.tolist() == [[1, 2], [1, 2]]


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("8 are needed; two counts are compared with compare_counts", {"counts": [1] * 7}),
        ("12 are needed", {"counts": [1] * 11, "variant": "C3"}),
        ("baseline", {"baseline": 2}),
        ("alpha", {"alpha": 1}),
        ("variant", {"variant": "C4"}),
        ("at: 6", {"at": [6]}),
    ],
)
def test_ears_refuses_by_name(why: str, told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=why):
        ears(told.pop("counts", [1] * 20), **told)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("at: outside", {"start": 20}),
        ("give the mean, or use ears", {"start": 0}),
        ("k", {"k": -0.1}),
        ("h", {"h": 0}),
        ("h", {"h": np.nan}),
        ("mean: one is zero", {"mean": 0}),
        ("mean: one is missing", {"mean": np.nan}),
        ("mean: one number", {"mean": [1, 2, 3]}),
        ("transform", {"transform": "log"}),
    ],
)
def test_cusum_refuses_by_name(why: str, told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=why):
        poisson_cusum([1] * 20, **({"start": 10, "k": 1, "h": 2} | told))
