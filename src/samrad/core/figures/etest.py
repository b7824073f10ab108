"""The E-test of two Poisson counts: what would chance do if both had one rate?

For every first count the second counts that are as far apart as the observed pair, or further,
are two tails with ends in closed form; so a pair costs the width of one distribution and not
of two, and many pairs are worked out at once.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import special

from samrad.core.figures.arguments import Numbers

# Beyond this mean the lattice of whole numbers moves p by less than 0.0001.
_LARGE = 1e8
# Chance beyond these standard deviations is under 1e-14, left out on either side.
_WIDE, _SMALL = 8.0, 20.0
# How many cells are worked on at once: some tens of megabytes.
_CELLS = 1_000_000
# Equal but for rounding.
_EQUAL = 1e-7


def e_test(before: Numbers, now: Numbers, over_before: Numbers, over_now: Numbers) -> Numbers:
    """Two-sided p with Wald's variance over the pooled rate, for rows of pairs.

    Args:
        before: Counts, shape (n,).
        now: Counts, shape (n,).
        over_before: What the first were counted over, above zero, shape (n,).
        over_now: What the second were counted over, above zero, shape (n,).

    Returns:
        p of each pair, in [0, 1]; right to about 1e-12, and 1 where both counts are zero.

    Source:
        Krishnamoorthy & Thomson (2004), Journal of Statistical Planning and Inference
        119(1), 23–35.
    """
    spread = np.sqrt(before / over_before**2 + now / over_now**2)
    apart = np.abs(before / over_before - now / over_now)
    seen = apart / np.where(spread > 0, spread, 1.0)
    rate = (before + now) / (over_before + over_now)
    first, second = rate * over_before, rate * over_now
    p = np.ones_like(seen)
    large = np.maximum(first, second) > _LARGE
    p[large] = 2 * special.ndtr(-seen[large])
    order = np.argsort(first + second)
    for some in _portions(order[(seen > 0)[order] & ~large[order]], first, second):
        means, over = (first[some], second[some]), (over_before[some], over_now[some])
        p[some] = _tails(seen[some] ** 2, means, over)
    return np.clip(p, 0.0, 1.0)


def _portions(
    order: NDArray[np.intp], first: Numbers, second: Numbers
) -> list[NDArray[np.intp]]:
    """Pairs of like size together, so that little is padded."""
    portions = []
    while order.size:
        widest = np.maximum.accumulate(_width(first[order]) + _width(second[order]))
        fits = int(np.searchsorted(widest * np.arange(1, order.size + 1), _CELLS))
        portions.append(order[: max(fits, 1)])
        order = order[max(fits, 1) :]
    return portions


def _width(mean: Numbers) -> Numbers:
    return 2 * np.ceil(_WIDE * np.sqrt(mean) + _SMALL) + 1


def _tails(
    square: Numbers, means: tuple[Numbers, Numbers], over: tuple[Numbers, Numbers]
) -> Numbers:
    """Chance of pairs whose distance squared, over its variance, is at least `square`."""
    start, chance = _likely(means[0])
    other_start, other = _likely(means[1])
    below = np.zeros((other.shape[0], other.shape[1] + 1))
    np.cumsum(other, axis=1, out=below[:, 1:])
    above = np.zeros_like(below)
    above[:, :-1] = np.cumsum(other[:, ::-1], axis=1)[:, ::-1]
    count = start[:, None] + np.arange(chance.shape[1])
    low, high = _ends(count, square[:, None], over[0][:, None], over[1][:, None])
    width = other.shape[1]
    nearer = np.clip(low - other_start[:, None] + 1, 0, width).astype(np.intp)
    farther = np.clip(high - other_start[:, None], 0, width).astype(np.intp)
    far = np.take_along_axis(below, nearer, 1) + np.take_along_axis(above, farther, 1)
    found: Numbers = np.einsum("ij,ij->i", chance, far)
    return found


def _likely(mean: Numbers) -> tuple[Numbers, Numbers]:
    """Where each distribution begins to matter, and its probabilities from there."""
    reach = np.ceil(_WIDE * np.sqrt(mean) + _SMALL)
    start = np.maximum(np.floor(mean) - reach, 0)
    count = start[:, None] + np.arange(int((np.floor(mean) + reach - start).max()) + 1)
    log = special.xlogy(count, mean[:, None]) - mean[:, None] - special.gammaln(count + 1)
    return start, np.exp(log)


def _ends(
    count: Numbers, square: Numbers, over: Numbers, other_over: Numbers
) -> tuple[Numbers, Numbers]:
    """For each first count, the last second count far below it and the first far above."""
    rate, half = count / over, square / (2 * other_over)
    root = np.sqrt(half * (2 * rate + half) + square * rate / over)
    low = np.floor(other_over * (rate + half - root) + _EQUAL)
    high = np.ceil(other_over * (rate + half + root) - _EQUAL)
    # Nothing and nothing are not apart.
    return np.where(count == 0, -1.0, low), high
