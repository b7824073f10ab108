"""A registered measure judged by the figures of its areas, as it was fixed beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

import numpy as np

from samrad.core.basics.refusals import Refusal
from samrad.core.effects.before_after import BeforeAfter, before_after, together
from samrad.core.effects.difference import (
    Effect,
    Inference,
    difference_in_differences,
    inference_for,
)
from samrad.core.effects.displacement import Displacement, weighted_displacement_difference
from samrad.core.effects.few_areas import randomisation, wild_cluster_bootstrap
from samrad.core.effects.interrupted import Interrupted, segmented_poisson
from samrad.core.effects.judged import Cause, Judged
from samrad.core.effects.judging import by_areas, by_cases, by_past, judge
from samrad.core.effects.placebo import Placebo, placebo_dates
from samrad.core.effects.registration import Method, Registration, why_not_judge
from samrad.core.effects.ways import FewAreas
from samrad.core.figures.compared import Comparison, Finding, finding
from samrad.core.figures.observations import Series
from samrad.core.figures.trend import quasi_poisson_trend
from samrad.core.figures.verdicts import Verdict

_YEAR = 365.25
# Fewer periods before tell nothing of how restless a series is.
_ENOUGH_TO_MEASURE = 8
# A season is drawn where a year has as many periods and the series as many years.
_LEAST_A_YEAR, _LEAST_YEARS = 4, 2
# So many periods before let other dates be asked.
_ENOUGH_FOR_PLACEBO = 20


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """What became of a measure, with what was computed.

    Attributes:
        judged: What may be said.
        finding: The treated areas' own counts, before against after.
        displacement: Cases beside those of other areas, where that was fixed.
        effect: The ratio beside other areas, where that was fixed.
        series: The treated areas' series, where that was fixed.
        placebo: The same of dates on which nothing began, where there are enough.
    """

    judged: Judged
    finding: Finding
    displacement: Displacement | None = None
    effect: Effect | FewAreas | None = None
    series: Interrupted[Any] | None = None
    placebo: Placebo | None = None


@dataclass(frozen=True, slots=True)
class _Areas:
    """Counts of each area, by the part it plays."""

    treated: tuple[BeforeAfter, ...]
    comparison: tuple[BeforeAfter, ...]
    buffer: tuple[BeforeAfter, ...]
    buffer_comparison: tuple[BeforeAfter, ...]


def evaluate(
    registered: Registration,
    series: Mapping[str, Series],
    *,
    on: date,
    withdrawn: bool = False,
    seed: int,
) -> Evaluated | Refusal:
    """Judge a measure as it was fixed, or say why nothing can be told.

    Args:
        registered: What was fixed.
        series: The indicator's series of each area, by the area's code.
        on: The day it is judged.
        withdrawn: Whether the figures are shown no longer.
        seed: Where chance begins, for methods that draw.
    """
    if refusal := why_not_judge(registered, on=on, withdrawn=withdrawn):
        return refusal
    areas = _areas(registered, series)
    if isinstance(areas, Refusal):
        return areas
    found = _finding(together(areas.treated), registered.level)
    if found.verdict is Verdict.TOO_FEW:
        return Evaluated(judge(found.verdict, None), found)
    try:
        return _by_method(areas, registered, found, seed)
    except ValueError:
        # A group without cases, a series shorter than the model: the decline itself stands.
        return Evaluated(Judged(found.verdict, Cause.NOT_FITTED), found)


def _areas(registered: Registration, series: Mapping[str, Series]) -> _Areas | Refusal:
    parts: list[tuple[BeforeAfter, ...]] = []
    for codes in (
        registered.treated,
        registered.comparison,
        registered.buffer,
        registered.buffer_comparison,
    ):
        seen = [_one(series.get(code), registered) for code in codes]
        if refused := [one for one in seen if isinstance(one, Refusal)]:
            return refused[0]
        parts.append(tuple(one for one in seen if isinstance(one, BeforeAfter)))
    if len({(one.days, one.at) for part in parts for one in part}) > 1:
        return Refusal("effect.periods_differ")
    return _Areas(*parts)


def _one(series: Series | None, registered: Registration) -> BeforeAfter | Refusal:
    before, after = registered.before, registered.after
    if series is None:
        return Refusal("effect.gap", {"since": before.since, "until": after.until})
    return before_after(series, before=before, after=after)


def _finding(own: BeforeAfter, level: float) -> Finding:
    """The treated areas' own counts, the unrest of the time before reckoned in."""
    over_before, over_now = own.pair_of_days
    how = Comparison(over_before, over_now, dispersion=_unrest(own), level=level)
    return finding(*own.pair, how)


def _unrest(own: BeforeAfter) -> float:
    """How many times as much as chance they varied before, around trend and seasons."""
    counts, days = own.counts[: own.at], own.days[: own.at]
    if len(counts) < _ENOUGH_TO_MEASURE or not any(counts):
        return 1.0
    try:
        return max(1.0, quasi_poisson_trend(counts, exposure=days, **_season(own)).dispersion)
    except ValueError:
        # All cases lie in a corner: what they vary around is their mean.
        expected = np.array(days) * sum(counts) / sum(days)
        squares = float(((np.array(counts) - expected) ** 2 / expected).sum())
        return max(1.0, squares / (len(counts) - 1))


def _by_method(areas: _Areas, registered: Registration, found: Finding, seed: int) -> Evaluated:
    level = registered.level
    match registered.method:
        case Method.BEFORE_AND_AFTER:
            return Evaluated(judge(found.verdict, None), found)
        case Method.DISPLACEMENT_DIFFERENCE:
            difference = _displacement(areas, level)
            around = difference if areas.buffer else None
            said = judge(found.verdict, by_cases(difference), around=around, level=level)
            return Evaluated(said, found, displacement=difference)
        case Method.DIFFERENCE_IN_DIFFERENCES:
            effect = _effect(areas, level, seed)
            said = judge(found.verdict, by_areas(effect), level=level)
            return Evaluated(said, found, effect=effect)
        case Method.INTERRUPTED_SERIES:
            return _interrupted(together(areas.treated), found, level)
        case _:
            assert_never(registered.method)


def _displacement(areas: _Areas, level: float) -> Displacement:
    before, after = together(areas.treated).pair_of_days
    buffer, beside = (
        together(part).pair if part else None
        for part in (areas.buffer, areas.buffer_comparison)
    )
    return weighted_displacement_difference(
        together(areas.treated).pair,
        together(areas.comparison).pair,
        buffer=buffer,
        buffer_control=beside,
        time_weights=(before / after, 1),
        level=level,
    )


def _effect(areas: _Areas, level: float, seed: int) -> Effect | FewAreas:
    every = (*areas.treated, *areas.comparison)
    table: dict[str, Any] = {
        "counts": np.concatenate([one.pair for one in every]),
        "treated": np.repeat(np.arange(len(every)) < len(areas.treated), 2),
        "after": np.tile([0, 1], len(every)),
        "cluster": np.repeat(np.arange(len(every)), 2),
        "exposure": np.concatenate([one.pair_of_days for one in every]),
        "level": level,
    }
    match inference_for(len(every), treated=len(areas.treated)):
        case Inference.CLUSTERED:
            return difference_in_differences(**table)
        case Inference.WILD_BOOTSTRAP:
            return wild_cluster_bootstrap(**table, seed=seed)
        case Inference.RANDOMISATION:
            return randomisation(**table, seed=seed)


def _interrupted(own: BeforeAfter, found: Finding, level: float) -> Evaluated:
    fixed: dict[str, Any] = {
        "at": own.at,
        "exposure": own.days,
        "level": level,
        **_season(own),
    }
    seen = segmented_poisson(own.counts, **fixed)
    enough = own.at >= _ENOUGH_FOR_PLACEBO
    placebo = placebo_dates(own.counts, **fixed) if enough else None
    said = judge(found.verdict, by_past(seen, placebo), level=level)
    return Evaluated(said, found, series=seen, placebo=placebo)


def _season(own: BeforeAfter) -> dict[str, Any]:
    """One wave a year, where a year has enough periods and the series enough years."""
    a_year = _YEAR * len(own.days) / sum(own.days)
    drawn = a_year >= _LEAST_A_YEAR and own.at >= _LEAST_YEARS * a_year - 1
    return {"period": a_year, "harmonics": 1} if drawn else {}
