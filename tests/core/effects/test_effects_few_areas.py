"""How sure one may be with few areas, or with one that was treated."""

import math
from typing import Any

import numpy as np
import pytest

from core.effects.areas import AFTER, AREA, CASES, COLD, MONTH, POPULATION, TABLE, TREATED
from samrad.core.effects.difference import difference_in_differences
from samrad.core.effects.few_areas import randomisation, wild_cluster_bootstrap


def test_every_way_the_areas_could_have_pulled_is_counted() -> None:
    # g <- glm(y ~ treated + after + cold + offset(log(pop)), family = poisson); m <- fitted(g)
    # a <- residuals(lm(treated * after ~ treated + after + cold, weights = m))
    # s <- rowsum(a * (y - m), area), and all 4096 signs of s: the share that pulls as far
    seen = wild_cluster_bootstrap(**TABLE, exposure=POPULATION, covariates=COLD, seed=1)

    assert seen.p == 0.11669921875
    assert seen.smallest_p == 2**-11
    assert (seen.ways, seen.every_way) == (4096, True)
    effect = difference_in_differences(**TABLE, exposure=POPULATION, covariates=COLD)
    assert seen.estimate == effect.estimate
    assert seen.low < seen.ratio < seen.high


def test_every_choice_of_five_areas_is_counted() -> None:
    # log ratios of combn(12, 5): the share of the 792 that is as large as the real one
    seen = randomisation(**TABLE, exposure=POPULATION, seed=1)

    assert seen.p == pytest.approx(0.2739898989899, abs=1e-12)
    assert (seen.ways, seen.every_way) == (792, True)
    effect = difference_in_differences(**TABLE, exposure=POPULATION)
    assert seen.estimate == pytest.approx(effect.estimate)


BEGUN = TREATED * AFTER == 1


def test_the_bootstraps_interval_holds_what_is_not_refused() -> None:
    seen = wild_cluster_bootstrap(**TABLE, level=0.9, seed=1)

    # Were the lower end the truth, p would be just what the level allows; beyond it, less.
    for slip, is_kept in ((1.001, True), (0.999, False)):
        over = np.where(BEGUN, seen.low * slip, 1)
        there = wild_cluster_bootstrap(**TABLE, exposure=over, seed=1)
        assert (there.p >= 0.1) is is_kept


def test_the_interval_of_choices_holds_what_is_not_refused() -> None:
    seen = randomisation(**TABLE, level=0.9, seed=1)

    for slip, is_kept in ((1.001, True), (0.999, False)):
        undone = np.round(CASES * np.where(BEGUN, 1e6 / (seen.low * slip), 1e6))
        there = randomisation(**{**TABLE, "counts": undone}, seed=1)
        assert (there.p >= 0.1) is is_kept


def test_five_areas_can_show_nothing_at_95_percent() -> None:
    five = AREA < 5
    table: dict[str, Any] = {name: values[five] for name, values in TABLE.items()}
    table["treated"] = (table["cluster"] < 2) * 1
    table["counts"] = np.where(table["treated"] * table["after"], 1, 50)
    seen = wild_cluster_bootstrap(**table, seed=1)

    assert seen.smallest_p == 0.0625
    assert seen.p >= 0.0625
    assert (seen.low, seen.high) == (0, math.inf)


def test_one_treated_area_among_twenty_one() -> None:
    area, after = np.repeat(np.arange(21), 2), np.tile([0, 1], 21)
    counts = 40 + (area * 7 + after * area * 3) % 11
    counts[1] = 12
    seen = randomisation(counts, area == 0, after, cluster=area, seed=1)
    mild = randomisation(counts, area == 3, after, cluster=area, seed=1)

    assert seen.p == seen.smallest_p == pytest.approx(1 / 21)
    assert seen.high < 1
    assert mild.p > 0.2


def test_chance_begins_where_it_is_told_to() -> None:
    area, after = np.repeat(np.arange(14), 2), np.tile([0, 1], 14)
    counts, treated = 30 + area * 5 % 13 + after * (area % 4), area % 2
    table: dict[str, Any] = {
        "counts": counts,
        "treated": treated,
        "after": after,
        "cluster": area,
    }

    seen = wild_cluster_bootstrap(**table, draws=199, seed=7)
    assert seen == wild_cluster_bootstrap(**table, draws=199, seed=np.random.default_rng(7))
    assert (seen.ways, seen.every_way) == (200, False)
    assert seen.smallest_p == 1 / 200
    thousand = {**table, "treated": np.isin(area, range(7))}
    other = randomisation(**thousand, seed=7)
    assert (other.ways, other.every_way) == (3432, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"treated": (MONTH + AREA) % 2}, "treated: an area is treated in some rows"),
        ({"counts": CASES * (AREA != 3)}, "cluster: 3 has no cases before or after"),
        ({"after": np.where(AREA == 3, 1, AFTER)}, "cluster: 3 has no cases before or after"),
        ({"counts": [-1] * 72}, "counts: one is negative"),
        ({"treated": [1] * 72}, "treated: every row is"),
        ({"level": 1}, "level: 1"),
    ],
)
def test_areas_that_cannot_be_exchanged_are_refused(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        randomisation(**{**TABLE, **given}, seed=1)


def test_too_few_draws_are_refused() -> None:
    area, after = np.repeat(np.arange(20), 2), np.tile([0, 1], 20)
    table: dict[str, Any] = {
        "counts": area + 3,
        "treated": area % 2,
        "after": after,
        "cluster": area,
    }
    for method in (wild_cluster_bootstrap, randomisation):
        with pytest.raises(ValueError, match="draws: 98 is not a whole number of 99 or more"):
            method(**table, draws=98, seed=1)
