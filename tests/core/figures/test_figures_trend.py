"""Series that go up or down, harm that is weighed, totals that are taken apart."""

import math
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import samrad
from samrad.core.figures.composition import composition, shift_share
from samrad.core.figures.harm import HarmTable, HarmWeight, harm_score
from samrad.core.figures.trend import quasi_poisson_trend

# The golden values are those of R 4.2.2 (stats), by the command beside them.
CASES = [120, 131, 118, 140, 152, 149, 160, 171]
PEOPLE = [30.1, 30.4, 31, 31.2, 31.9, 32.5, 33, 33.3]
MONTHS = [
    *(16, 20, 26, 36, 23, 24, 16, 18, 20, 12, 15, 25, 28, 27, 32, 33, 35, 28, 25, 17, 22, 22),
    *(14, 14, 27, 37, 35, 38, 34, 35, 20, 16, 10, 15, 20, 15, 27, 28, 29, 34, 38, 26, 23, 18),
    *(21, 17, 18, 21),
]
KINDS = st.lists(
    st.tuples(*[st.integers(0, 500)] * 2, *[st.integers(1, 9000)] * 2), min_size=1, max_size=8
)


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-8, nan_ok=True)


def told(**given: Any) -> tuple[float, ...]:
    seen = quasi_poisson_trend(**given)
    return seen.change_per_year, seen.low, seen.high, seen.p, seen.dispersion


def test_a_trend_of_years_is_that_of_r() -> None:
    # With glm.control(epsilon = 1e-15), for R stops early, and t of the residual freedom:
    # g <- glm(y ~ t, family = quasipoisson); expm1(estimate ± qt × error), p, dispersion
    assert told(counts=CASES) == near(
        (
            *(0.052120014313352676, 0.032427833053473527, 0.072187797615676799),
            *(0.000591276764032215, 0.354179266437387230),
        )
    )


def test_a_trend_for_each_inhabitant_is_smaller_where_people_move_in() -> None:
    # glm(y ~ t + offset(log(people)), family = quasipoisson)
    assert told(counts=CASES, exposure=PEOPLE) == near(
        (
            *(0.03616977575957495, 0.01610594945676810, 0.05662977839234465),
            *(0.00434610996277699, 0.37944570641016223),
        )
    )


def test_a_trend_of_months_looks_past_the_seasons() -> None:
    # t <- (0:47)/12; glm(y ~ t + sin(2*pi*t) + cos(2*pi*t), family = quasipoisson)
    assert told(counts=MONTHS, period=12, harmonics=1) == near(
        (
            *(0.05226077132289318, 0.00456168210120109, 0.10222473203343202),
            *(0.03212389375800145, 0.77710231537996488),
        )
    )


def test_the_unit_of_time_does_not_matter() -> None:
    years = np.arange(48) / 12 + 2019
    by_month = quasi_poisson_trend(MONTHS, period=12, harmonics=1)
    by_year = quasi_poisson_trend(MONTHS, time=years, harmonics=1)

    assert by_year.change_per_year == near(by_month.change_per_year)
    assert by_year.fitted == near(by_month.fitted)
    assert by_month.fitted.sum() == near(sum(MONTHS))


def test_a_steady_series_has_no_trend() -> None:
    seen = quasi_poisson_trend([50] * 6)

    assert seen.change_per_year == pytest.approx(0, abs=1e-12)
    assert seen.low <= 0 <= seen.high or seen.high - seen.low < 1e-9
    assert seen.p > 0.05


def test_more_unrest_is_less_sure() -> None:
    calm = quasi_poisson_trend([100, 104, 108, 112, 117, 122])
    restless = quasi_poisson_trend([100, 140, 80, 150, 77, 122])

    assert restless.dispersion > 1 > calm.dispersion
    assert restless.high - restless.low > calm.high - calm.low


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counts": [1, 2]}, "counts: 2 are too few for 2 coefficients"),
        ({"counts": [0, 0, 0]}, "counts: all are zero"),
        ({"counts": [1, -2, 3]}, "counts: one is negative"),
        ({"counts": [[1, 2], [3, 4]]}, "counts: one row"),
        ({"counts": CASES, "exposure": [1, 2]}, "exposure: 2 numbers where 8"),
        ({"counts": CASES, "exposure": [0] * 8}, "exposure: one is zero"),
        ({"counts": CASES, "time": [1] * 8}, "two of the columns say the same"),
        ({"counts": CASES, "time": [math.nan] * 8}, "time: one is missing"),
        ({"counts": CASES, "harmonics": -1}, "harmonics: -1"),
        ({"counts": CASES, "harmonics": 1}, "two of the columns say the same"),
        ({"counts": CASES, "period": -12}, "period: one is negative"),
        ({"counts": CASES, "period": 0}, "period: one is zero"),
        ({"counts": CASES, "level": 95}, "level: 95"),
    ],
)
def test_a_trend_that_cannot_be_fitted_is_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        quasi_poisson_trend(**given)


WEIGHTS = HarmTable(
    name="Lørenskogs skadevekter",
    version="2026-1",
    unit="days",
    source="Sak 14/26",
    weights=(
        HarmWeight("violence", 365),
        HarmWeight("theft", 2),
        HarmWeight("drugs", 3, police_initiated=True),
    ),
    adopted_on=date(2026, 3, 2),
)


def test_harm_is_weighed_and_added_up() -> None:
    seen = harm_score({"theft": 300, "violence": 4, "drugs": 50}, WEIGHTS)

    assert seen.total == 4 * 365 + 300 * 2
    assert seen.by_category.tolist() == [1460, 600, 0]
    assert seen.share_of_top == near(1460 / 2060)


def test_what_the_police_find_by_looking_counts_when_asked_for() -> None:
    seen = harm_score([4, 300, 50], WEIGHTS, police_initiated=True)

    assert seen.total == 2210
    assert harm_score([4, 300, 50], [365, 2, 3]).total == 2210
    by_code = harm_score({"theft": 300, "violence": 4}, {"violence": 365, "theft": 2})
    assert by_code.by_category.tolist() == [1460, 600]


def test_no_weights_are_built_in() -> None:
    sources = (Path(samrad.__file__).parent / "core").rglob("*.py")
    made = [file.name for file in sources if "HarmWeight(" in file.read_text()]

    # A frozen picture is read back with those that were adopted.
    assert made == ["reading.py"]


def test_no_cases_do_no_harm_and_nothing_is_on_top() -> None:
    seen = harm_score([0, 0, 0], WEIGHTS)

    assert seen.total == 0
    assert math.isnan(seen.share_of_top)


@pytest.mark.parametrize(
    ("counts", "weights", "said"),
    [
        ({"theft": 3}, WEIGHTS, "counts: violence, drugs not given"),
        ({"arson": 1}, WEIGHTS, "counts: arson has no weight"),
        ({"theft": 3}, [2], "counts: theft has no weight"),
        ({"theft": 3}, {"theft": -2}, "weights: one is negative"),
        ([1, 2], [2.0, math.inf], "weights: one is infinite"),
        ([1, 2], [2.0], "weights: 1 numbers where 2 are needed"),
        ([1, 2.5], [2, 2], "counts: one is not a whole number"),
    ],
)
def test_counts_that_do_not_go_with_the_weights_are_refused(
    counts: Any, weights: Any, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        harm_score(counts, weights)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"version": " "}, "version: a table of weights does not go without"),
        ({"weights": ()}, "weights: one row with at least one"),
        ({"weights": (HarmWeight("a", 1), HarmWeight("a", 2))}, "weights: a category stands"),
        ({"weights": (HarmWeight("", 1),)}, "weights: a category has no name"),
        ({"weights": (HarmWeight("a", -1),)}, "weights: one is negative"),
    ],
)
def test_a_table_nobody_could_check_is_none(changed: dict[str, Any], said: str) -> None:
    whole = {"name": "n", "version": "1", "unit": "days", "source": "s"}
    with pytest.raises(ValueError, match=said):
        HarmTable(**{"weights": (HarmWeight("a", 1),), **whole, **changed})


def test_a_totals_change_is_taken_apart() -> None:
    seen = composition([100, 60, 40], [120, 60, 30])

    assert seen.total == 10
    assert seen.percent == 5
    assert seen.change.tolist() == [20, 0, -10]
    assert seen.points.tolist() == [10, 0, -5]
    assert seen.share_before.tolist() == [0.5, 0.3, 0.2]
    assert seen.share_now == near(np.array([120, 60, 30]) / 210)


def test_the_parts_of_nothing_are_unknown() -> None:
    seen = composition([0, 0], [3, 1])

    assert np.isnan(seen.share_before).all()
    assert np.isnan(seen.points).all()
    assert seen.share_now.tolist() == [0.75, 0.25]


def test_what_is_everybodys_what_is_the_mixture_and_what_is_local() -> None:
    # The country: 1000 to 1100, thefts 600 to 540, frauds 400 to 560.
    seen = shift_share([50, 10], [40, 20], [600, 400], [540, 560])

    assert seen.national == near(np.array([5, 1]))
    assert seen.structural == near(np.array([50 * -0.2, 10 * 0.3]))
    assert seen.local == near(np.array([-5, 6]))
    assert sum(seen.total) == near(0)


@settings(max_examples=20)
@given(KINDS)
def test_the_three_parts_are_the_change(kinds: list[tuple[int, int, int, int]]) -> None:
    before, now, was, is_ = np.array(kinds).T
    seen = shift_share(before, now, was, is_)

    parts = seen.national + seen.structural + seen.local
    assert parts == pytest.approx(now - before, abs=1e-6)
    whole = shift_share(was, is_, was, is_)
    assert whole.local == pytest.approx(0 * was, abs=1e-6)


def test_a_comparison_that_lacks_the_areas_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="reference_before: no cases where the area has some"):
        shift_share([1, 2], [3, 4], [0, 9], [1, 9])
    with pytest.raises(ValueError, match="reference_now: 1 numbers where 2"):
        shift_share([1, 2], [3, 4], [5, 9], [1])
    assert shift_share([0, 2], [3, 4], [0, 9], [1, 9]).local[0] == 3
