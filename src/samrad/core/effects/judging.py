"""Two questions, kept apart: did the problem decline, and was it the measure?

The first decides whether to go on, the second whether to do it again elsewhere. Without
anything to compare with the second has no answer, however large the decline.
"""

import math
from typing import Any

from scipy import special

from samrad.core.effects.difference import Effect, Inference
from samrad.core.effects.displacement import Displacement
from samrad.core.effects.interrupted import Interrupted
from samrad.core.effects.judged import Beside, Cause, Compared, Judged, Moved
from samrad.core.effects.placebo import Placebo
from samrad.core.effects.ways import FewAreas
from samrad.core.figures.verdicts import Verdict

_KNOWN = {Verdict.UP, Verdict.DOWN, Verdict.WITHIN_CHANCE}


def by_areas(effect: Effect | FewAreas) -> Compared:
    """The comparison of `difference_in_differences`, or of `few_areas` where they are few.

    Raises:
        ValueError: The areas are too few for the errors of the former.
    """
    if isinstance(effect, Effect) and effect.inference is not Inference.CLUSTERED:
        raise ValueError(
            f"effect: {effect.clusters} areas, {effect.treated_clusters} of them treated, are"
            f" too few for such errors; use few_areas ({effect.inference})"
        )
    return Compared(Beside.OTHER_AREAS, effect.low, effect.high)


def by_cases(difference: Displacement) -> Compared:
    """The comparison of `weighted_displacement_difference`."""
    return Compared(Beside.OTHER_AREAS, difference.low, difference.high, none=0)


def by_past(series: Interrupted[Any], placebo: Placebo | None = None) -> Compared:
    """The comparison of `segmented_poisson`, of one series, beside its placebo dates."""
    low, high = float(series.effect_low), float(series.effect_high)
    as_often = None if placebo is None else placebo.as_often
    return Compared(Beside.OWN_PAST, low, high, as_often=as_often)


def judge(
    problem: Verdict,
    comparison: Compared | None,
    *,
    around: Displacement | None = None,
    level: float = 0.95,
) -> Judged:
    """Say what became of the problem, and what may be said of why.

    Args:
        problem: The verdict on the treated areas' own counts, before against after.
        comparison: What is left when what they were compared with is taken away, if they
            were.
        around: The difference with a buffer, if there was one.
        level: How sure what is said of the buffer and of placebos is to be, in (0, 1).
    """
    if problem not in _KNOWN:
        return Judged(problem, Cause.NOT_JUDGED, comparison)
    moved = _moved(around, level)
    if comparison is None or comparison.beside is Beside.NOTHING:
        return Judged(problem, Cause.UNKNOWN, comparison, moved)
    cause = _cause(comparison)
    too_often = (comparison.as_often or 0) > 1 - level and cause is not Cause.NOT_SHOWN
    said = Cause.NOT_SHOWN if too_often else cause
    return Judged(problem, said, comparison, moved, placebo_found=too_often)


def _cause(comparison: Compared) -> Cause:
    if comparison.low > comparison.none:
        return Cause.WORSE
    if not comparison.high < comparison.none:
        return Cause.NOT_SHOWN
    return Cause.OURS if comparison.beside is Beside.OTHER_AREAS else Cause.SINCE_START


def _moved(around: Displacement | None, level: float) -> Moved:
    if around is None or math.isnan(around.displaced):
        return Moved.NOT_ASKED
    reach = float(special.ndtri((1 + level) / 2)) * around.displaced_se
    if around.displaced > reach:
        return Moved.OUT
    return Moved.SHARED if around.displaced < -reach else Moved.NOT_SHOWN
