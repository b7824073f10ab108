"""Whether treated areas changed otherwise than others."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.effects.areas import AFTER, AREA, CASES, COLD, MONTH, POPULATION, TABLE, TREATED
from samrad.core.effects import comparing
from samrad.core.effects.difference import (
    Effect,
    Inference,
    difference_in_differences,
    inference_for,
    negative_binomial_difference,
)

# The golden values are those of R 4.2.2 (stats), MASS 7.3-58 and sandwich 3.0-2, by the command
# beside them, with glm.control(epsilon = 1e-15) and V <- vcovCL(g, cluster = d$area, type =
# "HC1"): estimate, model error, clustered error, sum(residuals(g, "pearson")^2) / df.residual.
CELLS = st.tuples(*[st.integers(1, 400)] * 4)


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-8)


def told(seen: Effect) -> tuple[float, ...]:
    return seen.estimate, seen.se_model, seen.se_robust, seen.dispersion


def test_a_difference_is_that_of_r() -> None:
    # g <- glm(y ~ treated * after, family = poisson)
    seen = difference_in_differences(**TABLE)

    assert told(seen) == near(
        (-0.3496592409031667, 0.1203321615674697, 0.2708471753997622, 13.73523642093584)
    )
    assert seen.ratio == near(math.exp(-0.3496592409031667))
    # exp(b ± qt(0.975, 11) * se); 2 * pt(-abs(b / se), 11)
    assert (seen.low, seen.high) == near((0.38837269176146577, 1.2795025541234866))
    assert seen.p == near(0.22318119474908268)


def test_people_and_cold_are_reckoned_in() -> None:
    # g <- glm(y ~ treated * after + offset(log(pop)) + cold, family = poisson)
    seen = difference_in_differences(**TABLE, exposure=POPULATION, covariates=COLD)

    assert told(seen) == pytest.approx(
        (-0.4732541048035106, 0.1223058264908344, 0.2503986601035396, 6.42594227999863),
        rel=5e-8,
    )


def test_every_area_and_month_at_its_own_level() -> None:
    # g <- glm(y ~ factor(area) + factor(month) + treated:after + offset(log(pop)), poisson)
    levels = (AREA, MONTH)
    seen = difference_in_differences(**TABLE, exposure=POPULATION, fixed_effects=levels)

    assert told(seen) == near(
        (-0.349659240903167, 0.1203321615675272, 0.3039358206101476, 4.312157577100495)
    )


def test_rows_by_themselves_are_what_r_calls_hc1() -> None:
    # sqrt(vcovHC(glm(y ~ treated * after, family = poisson), type = "HC1")[4, 4])
    seen = difference_in_differences(CASES, TREATED, AFTER)

    assert seen.se_robust == near(0.3724423195770788)
    assert seen.clusters == 72


def test_counts_that_vary_more_the_larger_they_are() -> None:
    # g <- MASS::glm.nb(y ~ treated * after); alpha is 1 / g$theta
    seen = negative_binomial_difference(**TABLE)

    assert told(seen) == near(
        (-0.3496592409031673, 0.4022344600918365, 0.2708471753997639, 0.9966281807565656)
    )
    assert seen.alpha == near(0.6444932015281266)


def test_a_negative_binomial_that_minds_people_and_cold() -> None:
    # g <- MASS::glm.nb(y ~ treated * after + offset(log(pop)) + cold); R gives up a step early.
    seen = negative_binomial_difference(**TABLE, exposure=POPULATION, covariates=COLD)

    assert told(seen) == pytest.approx(
        (-0.3662631163973183, 0.2760581179585994, 0.2954268210318806, 1.280673861456637),
        rel=1e-7,
    )
    assert seen.alpha == pytest.approx(0.249968982665368, rel=1e-8)


def test_counts_that_vary_as_chance_or_less_are_poisson() -> None:
    counts = [20, 21, 20, 15, 30, 31, 29, 30]
    treated, after = [1, 1, 1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0, 1, 1]
    seen = negative_binomial_difference(counts, treated, after)

    assert seen.alpha == 0
    assert told(seen) == told(difference_in_differences(counts, treated, after))


@settings(max_examples=12, deadline=None)
@given(CELLS)
def test_of_four_counts_the_ratio_is_a_ratio_of_ratios(cells: tuple[int, ...]) -> None:
    was, became, beside, beside_after = cells
    twice = np.array([was, became, beside, beside_after] * 2)
    seen = difference_in_differences(twice, [1, 1, 0, 0] * 2, [0, 1, 0, 1] * 2)

    ratio = became / was / (beside_after / beside)
    assert seen.ratio == pytest.approx(ratio)
    assert seen.se_model == pytest.approx(math.sqrt(sum(1 / one for one in twice[:4]) / 2))
    turned = difference_in_differences(twice, [0, 0, 1, 1] * 2, [0, 1, 0, 1] * 2)
    assert turned.estimate == pytest.approx(-seen.estimate, abs=1e-9)


def test_a_column_for_each_of_many_areas_is_kept_sparse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    levels: dict[str, Any] = {**TABLE, "exposure": POPULATION, "fixed_effects": (AREA,)}
    dense = difference_in_differences(**levels)
    monkeypatch.setattr(comparing, "_LARGE", 0)

    assert told(difference_in_differences(**levels)) == near(told(dense))


@pytest.mark.parametrize(
    ("clusters", "treated", "inference"),
    [
        (30, 15, Inference.CLUSTERED),
        (29, 15, Inference.WILD_BOOTSTRAP),
        (300, 14, Inference.WILD_BOOTSTRAP),
        (300, 286, Inference.WILD_BOOTSTRAP),
        (300, 4, Inference.WILD_BOOTSTRAP),
        (300, 3, Inference.RANDOMISATION),
        (300, 299, Inference.RANDOMISATION),
    ],
)
def test_few_areas_ask_for_another_way(
    clusters: int, treated: int, inference: Inference
) -> None:
    assert inference_for(clusters, treated=treated) is inference


def test_an_effect_says_how_many_areas_it_rests_on() -> None:
    seen = difference_in_differences(**TABLE)

    assert (seen.clusters, seen.treated_clusters) == (12, 5)
    assert seen.inference is Inference.WILD_BOOTSTRAP


SMALL: dict[str, Any] = {"counts": [5, 6, 7, 8], "treated": [1, 1, 0, 0], "after": [0, 1, 0, 1]}
NONE_AFTER = np.where((TREATED == 1) & (AFTER == 1), 0, CASES)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"treated": [1] * 72}, "treated: every row is"),
        ({"treated": [0] * 72}, "treated: no row is"),
        ({"after": [1] * 72}, "after: every row is"),
        ({"treated": [2] * 72}, "treated: yes .1. or no .0."),
        ({"treated": AFTER}, "no row of the treated areas before the start"),
        ({"counts": NONE_AFTER}, "counts: none in the treated areas after the start"),
        ({"counts": CASES * -1}, "counts: one is negative"),
        ({"counts": [math.nan] * 72}, "counts: one is missing"),
        ({"counts": CASES + 0.5}, "counts: one is not a whole number"),
        ({"cluster": [1] * 72}, "cluster: one and the same for every row"),
        ({"cluster": [1, 2]}, "cluster: shape"),
        ({"cluster": [math.nan] * 72}, "cluster: one is missing"),
        ({"cluster": ["0301", None] * 36}, "cluster: labels of different kinds"),
        ({"exposure": [0] * 72}, "exposure: one is zero"),
        ({"covariates": [[1.0, 2.0]]}, "covariates: shape"),
        ({"covariates": [math.inf] * 72}, "covariates: one is missing or infinite"),
        ({"covariates": TREATED * AFTER}, "they say the same as “treated and after”"),
        ({"fixed_effects": (AREA * 2 + AFTER,)}, "they say the same as “treated and after”"),
        ({"fixed_effects": (np.arange(72),)}, "they say the same as “treated and after”"),
        ({"counts": CASES * (AREA != 3), "fixed_effects": (AREA,)}, "3 has no case at all"),
        ({"level": 0}, "level: 0"),
    ],
)
def test_areas_that_cannot_be_compared_are_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        difference_in_differences(**{**TABLE, **given})


def test_of_four_counts_alone_there_is_a_ratio_and_no_robust_error() -> None:
    seen = difference_in_differences(**SMALL)

    assert seen.ratio == pytest.approx(6 / 5 / (8 / 7))
    assert seen.se_model == pytest.approx(math.sqrt(1 / 5 + 1 / 6 + 1 / 7 + 1 / 8))
    unknown = (seen.se_robust, seen.dispersion, seen.low, seen.high, seen.p)
    assert all(math.isnan(one) for one in unknown)


def test_areas_that_never_move_show_nothing() -> None:
    seen = difference_in_differences(**{**TABLE, "counts": [40] * 72})

    assert seen.low < 1 < seen.high
    assert seen.p > 0.9


@pytest.mark.parametrize("unit", [1e-7, 1, 1e7])
def test_a_covariate_may_be_told_in_any_unit_from_any_beginning(unit: float) -> None:
    plain = difference_in_differences(**TABLE, covariates=COLD)
    moved = difference_in_differences(**TABLE, covariates=unit * (COLD + 2024))

    assert told(moved) == pytest.approx(told(plain), rel=1e-7)


def test_cases_where_one_column_says_so_fit_no_model() -> None:
    # The column is there exactly where there are none.
    apart = np.where(MONTH == 4, 0, CASES)
    with pytest.raises(ValueError, match="counts: no model fits them"):
        difference_in_differences(apart, TREATED, AFTER, cluster=AREA, covariates=MONTH == 4)
    with pytest.raises(ValueError, match="counts: no model fits them"):
        negative_binomial_difference(apart, TREATED, AFTER, covariates=MONTH == 4)


def test_nothing_that_is_given_is_changed() -> None:
    before = CASES.copy()
    difference_in_differences(**TABLE, fixed_effects=(AREA, MONTH))

    assert (before == CASES).all()
