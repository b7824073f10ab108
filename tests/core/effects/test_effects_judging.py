"""Two questions kept apart: did it decline, and was it the measure?"""

import math
from typing import Any

import numpy as np
import pytest

from core.effects.areas import TABLE
from samrad.core.effects.difference import difference_in_differences
from samrad.core.effects.displacement import weighted_displacement_difference
from samrad.core.effects.few_areas import wild_cluster_bootstrap
from samrad.core.effects.interrupted import segmented_poisson
from samrad.core.effects.judged import Beside, Cause, Compared, Moved
from samrad.core.effects.judging import by_areas, by_cases, by_past, judge
from samrad.core.effects.placebo import placebo_dates
from samrad.core.figures.verdicts import Verdict


def areas(low: float, high: float) -> Compared:
    return Compared(Beside.OTHER_AREAS, low, high)


def past(low: float, high: float, **more: Any) -> Compared:
    return Compared(Beside.OWN_PAST, low, high, **more)


@pytest.mark.parametrize(
    ("problem", "comparison", "cause"),
    [
        (Verdict.DOWN, None, Cause.UNKNOWN),
        (Verdict.DOWN, areas(0.6, 0.9), Cause.OURS),
        (Verdict.DOWN, areas(0.6, 1.0), Cause.NOT_SHOWN),
        (Verdict.DOWN, areas(1.1, 1.9), Cause.WORSE),
        (Verdict.DOWN, past(0.6, 0.9), Cause.SINCE_START),
        (Verdict.WITHIN_CHANCE, areas(0.6, 0.9), Cause.OURS),
        (Verdict.UP, areas(0.6, 0.9), Cause.OURS),
        (Verdict.UP, None, Cause.UNKNOWN),
        (Verdict.TOO_FEW, areas(0.6, 0.9), Cause.NOT_JUDGED),
        (Verdict.HIDDEN, None, Cause.NOT_JUDGED),
        (Verdict.NOT_COMPARABLE, areas(0.6, 0.9), Cause.NOT_JUDGED),
        (Verdict.DOWN, areas(math.nan, math.nan), Cause.NOT_SHOWN),
    ],
)
def test_a_decline_is_ours_only_beside_something(
    problem: Verdict, comparison: Compared | None, cause: Cause
) -> None:
    seen = judge(problem, comparison)

    assert (seen.problem, seen.cause) == (problem, cause)
    assert seen.moved is Moved.NOT_ASKED


def test_what_other_dates_show_as_often_is_not_shown() -> None:
    seldom = judge(Verdict.DOWN, past(0.6, 0.9, as_often=0.05))
    often = judge(Verdict.DOWN, past(0.6, 0.9, as_often=0.06))

    assert (seldom.cause, seldom.placebo_found) == (Cause.SINCE_START, False)
    assert (often.cause, often.placebo_found) == (Cause.NOT_SHOWN, True)


def test_a_difference_in_cases_has_nothing_at_zero() -> None:
    fell = weighted_displacement_difference((207, 110), (308, 318))
    same = weighted_displacement_difference((207, 200), (308, 301))

    assert judge(Verdict.DOWN, by_cases(fell)).cause is Cause.OURS
    assert judge(Verdict.WITHIN_CHANCE, by_cases(same)).cause is Cause.NOT_SHOWN


@pytest.mark.parametrize(
    ("buffer", "moved"),
    [((100, 180), Moved.OUT), ((180, 100), Moved.SHARED), ((100, 104), Moved.NOT_SHOWN)],
)
def test_what_moved_is_told_of_the_buffer(buffer: tuple[int, int], moved: Moved) -> None:
    around = weighted_displacement_difference(
        (207, 110), (308, 318), buffer=buffer, buffer_control=(100, 100)
    )

    assert judge(Verdict.DOWN, by_cases(around), around=around).moved is moved
    assert judge(Verdict.DOWN, None, around=around).moved is moved


def test_few_areas_are_not_judged_by_the_errors_of_many() -> None:
    few = difference_in_differences(**TABLE)
    with pytest.raises(ValueError, match="12 areas, 5 of them treated, are too few"):
        by_areas(few)

    sure = wild_cluster_bootstrap(**TABLE, seed=1)
    assert by_areas(sure) == areas(sure.low, sure.high)
    area, after = np.repeat(np.arange(40), 2), np.tile([0, 1], 40)
    counts = 50 + area % 7 - 20 * (area < 20) * after
    many = difference_in_differences(counts, area < 20, after, cluster=area)
    assert judge(Verdict.DOWN, by_areas(many)).cause is Cause.OURS


def test_a_series_is_judged_beside_its_own_past_and_placebo_dates() -> None:
    counts = [40 + place * 7 % 11 for place in range(30)]
    fell = [*counts, *(one // 2 for one in counts[:20])]
    seen = by_past(segmented_poisson(fell, at=30), placebo_dates(fell, at=30))

    assert (seen.beside, seen.none, seen.as_often) == (Beside.OWN_PAST, 1, 0)
    assert judge(Verdict.DOWN, seen).cause is Cause.SINCE_START
    assert by_past(segmented_poisson(fell, at=30)).as_often is None
