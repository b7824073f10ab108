"""The exact test of two Poisson counts, and its interval: all is in how a total divides.

Given their total, the second of two counts is binomial. So each p is a sum of binomial
probabilities, and each end of the interval a quantile of the beta distribution.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from samrad.core.figures.arguments import Numbers

# As R does: probabilities this close to each other count as equal.
_AS_LIKELY = np.log1p(1e-7)
# Below it the series of the start are of no use, and the library's own inverse is quick.
_FEW = 8
# A step this small leaves an error of its cube.
_NEAR = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """Two p of each division, in [0, 1].

    Attributes:
        exact: The chance of what is no likelier than what was seen (minimum likelihood, as
            R's `binom.test` and `poisson.test`).
        mid: Twice the smaller tail, with half of what was seen itself left out.
    """

    exact: Numbers
    mid: Numbers


def chances(now: Numbers, total: Numbers, share: Numbers) -> Chances:
    """How surprising it is that `now` of `total` fell in, where each does with `share`.

    Args:
        now: How many fell in, shape (n,).
        total: How many there were, shape (n,).
        share: The chance of each, in (0, 1), shape (n,).
    """
    turned = now > total * share
    near = np.where(turned, total - now, now)
    share = np.where(turned, 1 - share, share)
    tail = at_most(near, total, share)
    other = tail.copy()
    uneven = share != 0.5
    far = _as_unlikely(near[uneven], total[uneven], share[uneven])
    other[uneven] = at_most(far, total[uneven], 1 - share[uneven])
    exact = np.where(near == total * share, 1.0, np.minimum(tail + other, 1.0))
    half = tail - np.exp(_log_chance(near, total, share)) / 2
    return Chances(exact, np.clip(2 * np.minimum(half, 1 - half), 0.0, 1.0))


def at_most(now: Numbers, total: Numbers, share: Numbers) -> Numbers:
    """The chance of `now` or fewer of `total`; none below zero, all at `total`."""
    inside = (now >= 0) & (now < total)
    chance = special.betainc(
        np.where(inside, total - now, 1.0), np.where(inside, now + 1, 1.0), 1 - share
    )
    found: Numbers = np.where(inside, chance, now >= total)
    return found


def least(total: Numbers, share: Numbers) -> Numbers:
    """The smallest exact p that any division of `total` could have had."""
    smaller = np.minimum(share, 1 - share)
    log, log_other = total * np.log(smaller), total * np.log1p(-smaller)
    both = log_other - log <= _AS_LIKELY
    found: Numbers = np.exp(log) + np.where(both, np.exp(log_other), 0.0)
    return np.minimum(found, 1.0)


def lowest_odds(now: Numbers, before: Numbers, tail: float) -> Numbers:
    """The odds at which `now` or more, against `before`, has the chance `tail`.

    The lower end of Clopper and Pearson's interval as odds; the upper end is one over the
    lower end of the turned pair. Shapes (n,); zero where `now` is zero. The numbers need not
    be whole.
    """
    odds = np.zeros_like(now)
    few = (now > 0) & (np.minimum(now, before) < _FEW)
    odds[few] = _odds_of_few(now[few], before[few] + 1, tail)
    many = (now > 0) & ~few
    odds[many] = np.exp(_log_odds(now[many], before[many] + 1, tail))
    return odds


def _odds_of_few(a: Numbers, b: Numbers, tail: float) -> Numbers:
    """By the library's inverse, from the end at which it loses no digits."""
    odds = np.empty_like(a)
    low = a < b
    share = special.betaincinv(a[low], b[low], tail)
    odds[low] = share / (1 - share)
    rest = special.betainccinv(b[~low], a[~low], tail)
    odds[~low] = (1 - rest) / rest
    return odds


def _as_unlikely(near: Numbers, total: Numbers, share: Numbers) -> Numbers:
    """How many at the other end are as unlikely: the count less one, seen from that end."""
    limit = _log_chance(near, total, share) + _AS_LIKELY
    # From that end the chances grow up to the expected; find the last that is not above.
    low, high = np.full_like(near, -1.0), total - np.ceil(total * share) + 1
    while (open_ := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        below = _log_chance(total - middle, total, share) <= limit
        low, high = (
            np.where(open_ & below, middle, low),
            np.where(open_ & ~below, middle, high),
        )
    return low


def _log_chance(now: Numbers, total: Numbers, share: Numbers) -> Numbers:
    rest = total - now
    ways = special.gammaln(total + 1) - special.gammaln(now + 1) - special.gammaln(rest + 1)
    log: Numbers = ways + special.xlogy(now, share) + special.xlog1py(rest, -share)
    return log


def _log_odds(a: Numbers, b: Numbers, tail: float) -> Numbers:
    """Where the distribution Beta(a, b) has `tail` below it, as log odds.

    A start that is right to some thousandths, then Halley's steps, which cube the error.
    """
    at = _start(a, b, tail)
    open_ = np.arange(a.size)
    for _ in range(8):
        step = _halley(a[open_], b[open_], at[open_], tail)
        at[open_] -= step
        open_ = open_[np.abs(step) * np.sqrt(np.minimum(a, b)[open_]) > _NEAR]
        if not open_.size:
            break
    return at


def _halley(a: Numbers, b: Numbers, at: Numbers, tail: float) -> Numbers:
    share, rest = special.expit(at), np.log1p(np.exp(at))
    whole = special.gammaln(a) + special.gammaln(b) - special.gammaln(a + b)
    slope = np.exp(a * (at - rest) - b * rest - whole)
    off = (special.betainc(a, b, share) - tail) / slope
    step: Numbers = off / (1 - off * (a - (a + b) * share) / 2)
    return step


def _start(a: Numbers, b: Numbers, tail: float) -> Numbers:
    """Half the log of a quantile of F, by Fisher and Cornish's expansion of Fisher's z.

    Source: Abramowitz & Stegun (1964), 26.5.22.
    """
    z = -special.ndtri(tail)
    lam = (z * z - 3) / 6
    first, second = 1 / (2 * a - 1), 1 / (2 * b - 1)
    mean = 2 / (first + second)
    w: Numbers = z * np.sqrt(mean + lam) / mean - (second - first) * (
        lam + 5 / 6 - 2 / (3 * mean)
    )
    return np.log(a / b) - 2 * w
