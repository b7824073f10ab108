"""A registered measure judged by the figures of its areas."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from core.effects.monthly import months
from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.effects.difference import Effect
from samrad.core.effects.evaluating import Evaluated, evaluate
from samrad.core.effects.judged import Cause, Moved
from samrad.core.effects.registration import Method, Registration
from samrad.core.effects.ways import FewAreas
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Series
from samrad.core.figures.verdicts import Verdict

# Two years before the lights came and one after; judged the day after.
BEGAN, SINCE = date(2027, 1, 1), date(2025, 1, 1)
OVER = date(2028, 1, 1)
LIGHTS = Registration(
    measure="lights-at-the-station",
    indicator="violence",
    source="Øst politidistrikt",
    treated=("station",),
    comparison=(),
    buffer=(),
    buffer_comparison=(),
    before=Period(SINCE, date(2026, 12, 31)),
    after=Period(BEGAN, date(2027, 12, 31)),
    method=Method.BEFORE_AND_AFTER,
    expected=0.8,
)


def area(level: float, *, fell_to: float = 1, seed: int = 1, apart: float = 0) -> Series:
    """Cases around `level` a month, fewer from the start on, with seasons."""
    rng = np.random.default_rng(seed)
    means = level * (1 + 0.2 * np.sin(np.arange(36) * np.pi / 6)) * np.exp(apart)
    means[24:] *= fell_to
    return months(*rng.poisson(means).tolist(), since=SINCE)


def told(registered: Registration, areas: dict[str, Series]) -> Evaluated:
    seen = evaluate(registered, areas, on=OVER, seed=1)
    assert isinstance(seen, Evaluated)
    return seen


def test_before_and_after_alone_never_says_why() -> None:
    seen = told(LIGHTS, {"station": area(40, fell_to=0.5)})

    assert (seen.judged.problem, seen.judged.cause) == (Verdict.DOWN, Cause.UNKNOWN)
    assert seen.finding.percent == pytest.approx(-50, abs=7)
    # Two years against one: the rates are compared, by the day.
    assert (seen.finding.how.over_before, seen.finding.how.over_now) == (730, 365)


WITH_BUFFER: dict[str, Any] = {
    "comparison": ("north",),
    "buffer": ("park",),
    "buffer_comparison": ("lake",),
    "method": Method.DISPLACEMENT_DIFFERENCE,
}


def test_cases_that_only_moved_are_told() -> None:
    areas = {
        "station": area(40, fell_to=0.5),
        "north": area(40, seed=2),
        "park": area(40, fell_to=1.5, seed=3),
        "lake": area(40, seed=4),
    }
    seen = told(replace(LIGHTS, **WITH_BUFFER), areas)

    assert seen.judged.moved is Moved.OUT
    assert seen.judged.cause is Cause.NOT_SHOWN
    assert seen.displacement is not None
    assert seen.displacement.local < -150 < 150 < seen.displacement.displaced


def test_a_decline_beside_areas_without_one_is_ours() -> None:
    areas = {
        "station": area(40, fell_to=0.5),
        "north": area(40, seed=2),
        "park": area(40, seed=5),
        "lake": area(40, seed=6),
    }
    seen = told(replace(LIGHTS, **WITH_BUFFER), areas)

    assert (seen.judged.cause, seen.judged.moved) == (Cause.OURS, Moved.NOT_SHOWN)


def among(number: int, treated: int, fell_to: float) -> tuple[Registration, dict[str, Any]]:
    names = [f"area-{place:02}" for place in range(number)]
    areas = {
        name: area(30 + place, fell_to=fell_to if place < treated else 1, seed=place)
        for place, name in enumerate(names)
    }
    registered = replace(
        LIGHTS,
        treated=tuple(names[:treated]),
        comparison=tuple(names[treated:]),
        method=Method.DIFFERENCE_IN_DIFFERENCES,
    )
    return registered, areas


@pytest.mark.parametrize(
    ("number", "treated", "kind", "cause"),
    [
        (32, 16, Effect, Cause.OURS),
        (14, 7, FewAreas, Cause.OURS),
        (21, 1, FewAreas, Cause.OURS),
        # One of ten could have been the most unlike by chance.
        (10, 1, FewAreas, Cause.NOT_SHOWN),
    ],
)
def test_as_many_areas_as_there_are_decide_how_they_are_judged(
    number: int, treated: int, kind: type, cause: Cause
) -> None:
    seen = told(*among(number, treated, 0.5))

    assert isinstance(seen.effect, kind)
    assert seen.judged.cause is cause
    assert seen.judged.problem is Verdict.DOWN


def test_what_fell_everywhere_is_not_ours() -> None:
    registered, areas = among(14, 7, 0.5)
    fell = {name: area(30, fell_to=0.5, seed=place) for place, name in enumerate(areas)}
    seen = told(registered, fell)

    assert (seen.judged.problem, seen.judged.cause) == (Verdict.DOWN, Cause.NOT_SHOWN)


def test_a_series_that_breaks_is_judged_by_its_past() -> None:
    registered = replace(LIGHTS, method=Method.INTERRUPTED_SERIES)
    fell = told(registered, {"station": area(60, fell_to=0.4)})
    same = told(registered, {"station": area(60)})

    assert (fell.judged.problem, fell.judged.cause) == (Verdict.DOWN, Cause.SINCE_START)
    assert fell.series is not None
    assert fell.placebo is not None
    # A beginning, a trend, the level and one wave: two years are enough for seasons.
    assert fell.series.coefficients.size == 5
    assert same.judged.cause is Cause.NOT_SHOWN


def test_too_few_cases_say_nothing_of_either_question() -> None:
    seen = told(LIGHTS, {"station": months(*[0] * 33, 1, 0, 1, since=SINCE)})

    assert (seen.judged.problem, seen.judged.cause) == (Verdict.TOO_FEW, Cause.NOT_JUDGED)


def test_where_no_case_is_left_the_decline_stands_and_no_ratio_is_told() -> None:
    gone = months(*[9] * 24, *[0] * 12, since=SINCE)
    seen = told(replace(LIGHTS, method=Method.INTERRUPTED_SERIES), {"station": gone})

    assert (seen.judged.problem, seen.judged.cause) == (Verdict.DOWN, Cause.NOT_FITTED)
    assert seen.series is None


def test_a_restless_series_is_less_sure_of_its_decline() -> None:
    calm = told(LIGHTS, {"station": months(*[20] * 24, *[17] * 12, since=SINCE)})
    unrest = [2, 38] * 12
    restless = told(LIGHTS, {"station": months(*unrest, *[17] * 12, since=SINCE)})

    assert calm.finding.how.dispersion == 1
    assert restless.finding.how.dispersion > 5
    assert restless.finding.p > calm.finding.p


def test_cases_of_one_month_alone_are_restless_and_no_error() -> None:
    once = told(LIGHTS, {"station": months(90, *[0] * 35, since=SINCE)})

    assert once.finding.how.dispersion > 50
    assert once.judged.problem in {Verdict.TOO_FEW, Verdict.WITHIN_CHANCE}


def test_what_could_not_have_been_fixed_is_not_judged() -> None:
    alone = replace(LIGHTS, method=Method.DISPLACEMENT_DIFFERENCE)

    assert evaluate(alone, {"station": area(40)}, on=OVER, seed=1) == Refusal(
        "effect.no_comparison"
    )


@pytest.mark.parametrize(
    ("areas", "refusal"),
    [
        ({}, Refusal("effect.gap", {"since": SINCE, "until": date(2027, 12, 31)})),
        (
            {"station": months(*[5] * 35, Hidden(Why.TOO_FEW), since=SINCE)},
            Refusal("effect.hidden", {"number": 1}),
        ),
        (
            {"station": months(*[5] * 35, since=SINCE)},
            Refusal("effect.gap", {"since": BEGAN, "until": date(2027, 12, 31)}),
        ),
    ],
)
def test_figures_that_are_not_there_tell_nothing(areas: Any, refusal: Refusal) -> None:
    assert evaluate(LIGHTS, areas, on=OVER, seed=1) == refusal


def test_nothing_is_judged_early_or_by_figures_withdrawn() -> None:
    areas = {"station": area(40)}
    early = evaluate(LIGHTS, areas, on=date(2027, 6, 1), seed=1)
    gone = evaluate(LIGHTS, areas, on=OVER, withdrawn=True, seed=1)

    assert early == Refusal("effect.not_over", {"until": date(2027, 12, 31)})
    assert gone == Refusal("effect.withdrawn", {"source": "Øst politidistrikt"})


def test_areas_counted_by_month_and_by_year_do_not_go_together() -> None:
    by_month = area(40)
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2025, 2026, 2027)]
    yearly = [replace(by_month.points[0], period=year, cell=480) for year in years]
    areas = {"station": by_month, "north": replace(by_month, points=tuple(yearly))}
    registered = replace(LIGHTS, comparison=("north",), method=Method.DISPLACEMENT_DIFFERENCE)

    assert evaluate(registered, areas, on=OVER, seed=1) == Refusal("effect.periods_differ")
