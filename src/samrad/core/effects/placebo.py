"""What the method finds on dates on which nothing began."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.effects.interrupted import Interrupted, segmented_poisson
from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers

# Fewer pretended starts say nothing of how often the method cries wolf.
_FEWEST = 5


@dataclass(frozen=True, slots=True, eq=False)
class Placebo:
    """The effect beside those of dates on which nothing began.

    Attributes:
        at: The pretended starts, each the place of a period, shape (m,).
        ratio: The effect each of them shows, as `Interrupted.effect_ratio`, shape (m,).
        size: How many half-widths of its own interval it lies from none, signed, shape
            (m,); beyond 1 or -1 it would be called an effect.
        real_ratio: The effect at the real start.
        real_size: The same of it.
        p: How often nothing shows as much as the real start, itself counted, in (0, 1].
        as_often: Share of the pretended starts that show as much as the real one, in [0, 1].
        false_finds: Share of the pretended starts whose interval lies wholly on one side of
            1, in [0, 1]; about 1 - `level` where the method fits the series.
    """

    at: NDArray[np.intp]
    ratio: Numbers
    size: Numbers
    real_ratio: float
    real_size: float
    p: float
    as_often: float
    false_finds: float


def placebo_dates(  # noqa: PLR0913 -- the arguments of `segmented_poisson`, once more
    counts: ArrayLike,
    *,
    at: int,
    exposure: ArrayLike | None = None,
    time: ArrayLike | None = None,
    period: float | None = None,
    harmonics: int = 0,
    slope: bool = False,
    level: float = 0.95,
    edge: int | None = None,
) -> Placebo:
    """Would the method have found as much before anything began?

    Args:
        counts: Cases of periods that follow each other, shape (n,); whole numbers.
        at: Which period is the first with the measure, counted from 0.
        exposure: What each was counted over, shape (n,), above zero.
        time: When each was counted, rising, shape (n,); 0, 1, 2 … if not given.
        period: How many of the units of `time` make a year: 12 for months; 1 if not given.
        harmonics: How many waves a year the seasons are drawn with, 0 or more.
        slope: Whether the growth may change, too, and not the level alone.
        level: How sure each interval is to be, in (0, 1).
        edge: How many periods stay on either side of a pretended start, 2 or more; a fifth
            of the periods before, and 3 at least, if not given.

    Returns:
        Every pretended start in the time before the real one, fitted on that time alone,
        and how the real one stands among them.

    Raises:
        ValueError: As in `segmented_poisson`, or fewer than five starts could be pretended.

    Assumes:
        That the time before looks like the time after would have, were there no measure.

    Misleads when:
        The time before is short: pretended starts lie near each other and show nearly the
        same, so that p is rough. A change that did happen before, for another reason, makes
        the real one look common – which is a finding, too.

    Source:
        Bertrand, Duflo & Mullainathan (2004), QJE 119(1), 249–275; Abadie, Diamond &
        Hainmueller (2015), American Journal of Political Science 59(2), 495–510.
    """
    like = {"period": period, "harmonics": harmonics, "slope": slope, "level": level}
    cases = arguments.row("counts", arguments.counts("counts", counts))
    real = _effect(cases, at, exposure, time, like)
    starts = _starts(int(at), edge)
    until = slice(int(at))
    over, when = (None if one is None else np.asarray(one)[until] for one in (exposure, time))
    seen = [_effect(cases[until], int(start), over, when, like) for start in starts]
    sizes = np.array([_size(one) for one in seen])
    as_much = float((np.abs(sizes) >= abs(_size(real))).sum())
    found = [one.effect_low > 1 or one.effect_high < 1 for one in seen]
    return Placebo(
        at=starts,
        ratio=np.array([one.effect_ratio for one in seen]),
        size=sizes,
        real_ratio=real.effect_ratio,
        real_size=_size(real),
        p=(1 + as_much) / (1 + starts.size),
        as_often=as_much / starts.size,
        false_finds=float(np.mean(found)),
    )


def _effect(
    cases: Numbers,
    at: int,
    exposure: ArrayLike | None,
    time: ArrayLike | None,
    like: dict[str, Any],
) -> Interrupted[Any]:
    return segmented_poisson(cases, at=at, exposure=exposure, time=time, **like)


def _starts(at: int, edge: int | None) -> NDArray[np.intp]:
    kept = max(3, at // 5) if edge is None else arguments.whole("edge", edge, least=2)
    starts = np.arange(kept, at - kept + 1)
    if starts.size < _FEWEST:
        least = 2 * kept + _FEWEST - 1
        raise ValueError(f"at: {at} periods before the start; {least} are the least")
    return starts


def _size(one: Interrupted[Any]) -> float:
    """How far from no effect, by the half-width of its interval."""
    log, high = math.log(one.effect_ratio), math.log(one.effect_high)
    return log / (high - log) if high > log else math.copysign(math.inf, log)
