"""Whether crime fell where a measure was, or moved next door."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from samrad.core.effects import pairs
from samrad.core.effects.pairs import AREAS, BOTH_PERIODS
from samrad.core.effects.ways import FEWEST_DRAWS
from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers


@dataclass(frozen=True, slots=True)
class Displacement:
    """How many cases came or went beyond what happened in the comparison areas.

    In cases (weighed ones where weights were given); below zero there are fewer.

    Attributes:
        local: Change of the treated area less that of its comparison.
        local_se: Its standard error, 0 or more.
        displaced: Change of the buffer less that of its comparison; nan without a buffer.
        displaced_se: Its standard error; nan without a buffer.
        total: Both together.
        total_se: Its standard error.
        z: The total over its standard error; nan where there is not one case.
        low: Lower end of the total's interval.
        high: Upper end of it.
    """

    local: float
    local_se: float
    displaced: float
    displaced_se: float
    total: float
    total_se: float
    z: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quotient:
    """What share of a success the buffer gave back, or had too.

    Attributes:
        success: Treated over comparison, after less before; below zero is a success.
        buffer_displacement: Buffer over comparison, after less before.
        wdq: Their quotient: below 0 cases moved out (-1: all of them), 0 to 1 the buffer had
            part of the benefit, above 1 more than the treated area. nan where the treated
            area did not fall against its comparison.
        low: Lower end of its interval; nan where it has none.
        high: Upper end of it.
    """

    success: float
    buffer_displacement: float
    wdq: float
    low: float
    high: float


def weighted_displacement_difference(  # noqa: PLR0913 -- two pairs, or four, and their weights
    treated: ArrayLike,
    control: ArrayLike,
    *,
    buffer: ArrayLike | None = None,
    buffer_control: ArrayLike | None = None,
    time_weights: ArrayLike = BOTH_PERIODS,
    area_weights: ArrayLike = AREAS,
    level: float = 0.95,
) -> Displacement:
    """How many cases fewer (or more) are there than where nothing was done, moved ones too?

    Args:
        treated: Cases before and after where the measure was, shape (2,); whole numbers.
        control: The same where nothing was done, shape (2,).
        buffer: The same where cases may have moved to, shape (2,).
        buffer_control: What the buffer is compared with, shape (2,).
        time_weights: How long the two periods are, each above zero: (2, 1) if before is
            twice as long.
        area_weights: How large each area is, in the order treated, control, buffer, buffer
            control, each above zero (inhabitants, street length).
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The local, the displaced and the total difference with standard errors, and the
        interval of the total.

    Raises:
        ValueError: Counts are missing, infinite, negative, not whole or not two; a weight is
            not above zero; a buffer comes without its comparison, or the reverse.

    Assumes:
        That without the measure both areas would have gained or lost the same number of
        cases, and cases that come one by one (Poisson).

    Misleads when:
        The areas differ much in size: choose comparisons with like counts, or weigh. The
        areas or periods were chosen after looking. Cases come in strings, so that chance
        does more than is reckoned here. One and the same area stands for two.

    Source:
        Wheeler & Ratcliffe (2018), Crime Science 7:11, with exposure weights as in Wheeler's
        ptools.
    """
    given = pairs.areas(treated, control, buffer, buffer_control)
    scale = pairs.scales(time_weights, area_weights)
    has_buffer = buffer is not None
    return _told(*pairs.differences(given[None], scale, np.ones(1)), has_buffer, level)


def harm_weighted(  # noqa: PLR0913 -- two tables, or four, and their weights
    treated: ArrayLike,
    control: ArrayLike,
    weights: ArrayLike,
    *,
    buffer: ArrayLike | None = None,
    buffer_control: ArrayLike | None = None,
    time_weights: ArrayLike = BOTH_PERIODS,
    area_weights: ArrayLike = AREAS,
    level: float = 0.95,
) -> Displacement:
    """As `weighted_displacement_difference`, each kind of case weighed by the harm it does.

    Args:
        treated: Cases of each kind before and after, shape (k, 2); whole numbers.
        control: The same where nothing was done, shape (k, 2).
        weights: What one case of each kind weighs, 0 or more, shape (k,), in any unit.
        buffer: The same where cases may have moved to, shape (k, 2).
        buffer_control: What the buffer is compared with, shape (k, 2).
        time_weights: How long the two periods are, each above zero.
        area_weights: How large each area is, in the order treated, control, buffer, buffer
            control, each above zero.
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The differences in the unit of the weights.

    Raises:
        ValueError: As in `weighted_displacement_difference`, or there is not one weight for
            each kind.

    Assumes:
        What `weighted_displacement_difference` assumes of each kind, kinds that are
        independent of each other, and harm that adds up.

    Misleads when:
        One heavy kind with few cases decides: show the unweighed difference beside it, and
        which version of the weights was used.

    Source:
        Wheeler & Ratcliffe (2018), Crime Science 7:11; Wheeler's ptools for the weights.
    """
    given = pairs.kinds(treated, control, buffer, buffer_control)
    harm = arguments.row("weights", arguments.amounts("weights", weights))
    if harm.size != len(given):
        raise ValueError(f"weights: {harm.size} numbers for {len(given)} kinds of case")
    scale = pairs.scales(time_weights, area_weights)
    has_buffer = buffer is not None
    return _told(*pairs.differences(given, scale, harm), has_buffer, level)


def displacement_quotient(
    treated: ArrayLike,
    buffer: ArrayLike,
    control: ArrayLike,
    *,
    level: float = 0.95,
    seed: int | np.random.Generator,
    draws: int = 4999,
) -> Quotient:
    """Which part of a success was lost to the neighbourhood, or shared with it.

    Args:
        treated: Cases before and after where the measure was, shape (2,); whole numbers.
        buffer: The same around it, shape (2,).
        control: The same where nothing was done, shape (2,).
        level: How sure the interval is to be, in (0, 1).
        seed: Where chance begins: a whole number, or a generator.
        draws: How often the counts are drawn anew, 99 or more.

    Returns:
        Success, displacement and their quotient, nan where there was no success. The
        interval is that of counts drawn anew (Poisson); it has no ends (nan) where so many
        draws are without success that it would reach beyond all bounds.

    Raises:
        ValueError: Counts are missing, infinite, negative, not whole or not two; the
            comparison had no cases; `level` or `draws` is out of its range.

    Assumes:
        That the comparison shows what would have become of the other two, as a ratio.

    Misleads when:
        The success is small: the quotient is then nearly anything. It is a description; the
        difference (`weighted_displacement_difference`) is what is tested.

    Source:
        Bowers & Johnson (2003), Journal of Quantitative Criminology 19(3), 275–301.
    """
    given = np.array((pairs.pair("treated", treated), pairs.pair("buffer", buffer)))
    beside = pairs.pair("control", control)
    chance = 1 - arguments.fraction("level", level)
    if not beside.all():
        raise ValueError("control: no cases before or after, so nothing can be compared")
    drawn = arguments.whole("draws", draws, least=FEWEST_DRAWS)
    success, moved, wdq = (float(one) for one in _quotients(given[0], given[1], beside))
    if math.isnan(wdq):
        return Quotient(success, moved, wdq, math.nan, math.nan)
    rng = np.random.default_rng(seed)
    cells = rng.poisson(np.vstack((given, beside))[:, :, None], (3, 2, drawn))
    seen = _quotients(*cells.astype(np.float64))[2]
    return Quotient(success, moved, wdq, *_ends(seen, chance))


def _quotients(treated: Numbers, buffer: Numbers, beside: Numbers) -> Sequence[Numbers]:
    """Success, displacement and quotient, of two rows (before, after)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        success, moved = (one[1] / beside[1] - one[0] / beside[0] for one in (treated, buffer))
        wdq = np.where((success < 0) & np.isfinite(success), moved / success, np.nan)
    return success, moved, wdq


def _ends(seen: Numbers, chance: float) -> tuple[float, float]:
    """The ends that hold whichever way the draws without a quotient would have fallen."""
    lost = np.isnan(seen)
    low = np.quantile(np.where(lost, -np.inf, seen), chance / 2, method="lower")
    high = np.quantile(np.where(lost, np.inf, seen), 1 - chance / 2, method="higher")
    both_known = np.isfinite(low) and np.isfinite(high)
    return (float(low), float(high)) if both_known else (math.nan, math.nan)


def _told(changes: Numbers, variances: Numbers, has_buffer: bool, level: float) -> Displacement:  # noqa: FBT001 -- told by position to a helper of this file
    arguments.fraction("level", level)
    total, error = float(changes.sum()), math.sqrt(variances.sum())
    reach = float(special.ndtri((1 + level) / 2)) * error
    local, displaced = (float(one) for one in changes)
    local_se, displaced_se = (math.sqrt(one) for one in variances)
    z = total / error if error else math.nan
    if not has_buffer:
        displaced = displaced_se = math.nan
    ends = (total - reach, total + reach)
    return Displacement(local, local_se, displaced, displaced_se, total, error, z, *ends)
