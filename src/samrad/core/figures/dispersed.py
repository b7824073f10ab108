"""Pairs of counts that vary more than chance: how much more, and the test that minds it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from samrad.core.figures import exact
from samrad.core.figures.arguments import Numbers
from samrad.core.figures.change import interval, verdicts


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Rows of pairs, each column of shape (n,).

    Attributes:
        before: Earlier figures, 0 or more; they need not be whole.
        now: Later figures.
        over_before: What the earlier were counted over, above zero.
        over_now: What the later were counted over.
    """

    before: Numbers
    now: Numbers
    over_before: Numbers
    over_now: Numbers

    @property
    def share(self) -> Numbers:
        """The chance that a case falls into the later period, if nothing has changed."""
        return self.over_now / (self.over_before + self.over_now)


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """What rows of pairs come to, each column of shape (n,).

    Attributes:
        percent: The change of the rate in per cent; nan of nothing and nothing.
        low: Lower end of its interval.
        high: Upper end of its interval.
        p: Two-sided p of no change, in [0, 1].
        verdict: The verdicts, as text.
    """

    percent: Numbers
    low: Numbers
    high: Numbers
    p: Numbers
    verdict: NDArray[np.str_]


def tested(pairs: Pairs, dispersion: Numbers, *, level: float) -> Tested:
    """Test rows of pairs as if each count were `dispersion` times smaller.

    Where the dispersion is 1 and the counts are whole, this is the exact test of
    `change.compare_many`.

    Args:
        pairs: What is compared.
        dispersion: How many times as much as chance each row varies, 1 or more, shape (n,).
        level: How sure interval and verdict are to be, in (0, 1).
    """
    chance, share = 1 - level, pairs.share
    before, now = pairs.before / dispersion, pairs.now / dispersion
    p, least = _central(before, now, share), _least(before + now, share)
    plain = (dispersion == 1) & (before % 1 == 0) & (now % 1 == 0)
    total = (before + now)[plain]
    p[plain] = exact.chances(now[plain], total, share[plain]).exact
    least[plain] = exact.least(total, share[plain])
    low, high = interval(before, now, pairs.over_before / pairs.over_now, chance)
    said = verdicts(p, least, now > (before + now) * share, chance)
    return Tested(percent(pairs), 100 * (low - 1), 100 * (high - 1), p, said)


def percent(pairs: Pairs) -> Numbers:
    """The change of each rate in per cent; infinite from zero, nan of nothing and nothing."""
    expected = pairs.before * pairs.over_now
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = 100 * (pairs.now * pairs.over_before - expected) / expected
    return found


def dispersion_of(pairs: Pairs) -> float:
    """How many times as much as chance areas depart from the change they have in common.

    Pearson's chi-square of the areas' shares around the common one, over its degrees of
    freedom: 1 where chance is all there is; nan for fewer than two areas with cases.
    """
    total = pairs.before + pairs.now
    some = total > 0
    if some.sum() < 2 or not pairs.before.any() or not pairs.now.any():
        return float("nan")
    odds = (pairs.over_now / pairs.over_before)[some]
    total, now = total[some], pairs.now[some]
    share = _common(now, total, odds)
    squares = (now - total * share) ** 2 / (total * share * (1 - share))
    return float(squares.sum()) / (int(some.sum()) - 1)


def _common(now: Numbers, total: Numbers, odds: Numbers) -> Numbers:
    """Each area's expected share, were all changed by the same ratio."""
    log = 0.0
    for _ in range(50):
        share: Numbers = special.expit(np.log(odds) + log)
        step = float((now - total * share).sum() / (total * share * (1 - share)).sum())
        log += float(np.clip(step, -2, 2))
        if abs(step) < 1e-12:
            break
    return np.asarray(special.expit(np.log(odds) + log), dtype=np.float64)


def _central(before: Numbers, now: Numbers, share: Numbers) -> Numbers:
    """Twice the smaller tail."""
    least = special.betainc(np.where(now > 0, now, 1.0), before + 1, share)
    most = special.betainc(np.where(before > 0, before, 1.0), now + 1, 1 - share)
    smaller = np.minimum(np.where(now > 0, least, 1.0), np.where(before > 0, most, 1.0))
    p: Numbers = np.minimum(1.0, 2 * smaller)
    return p


def _least(total: Numbers, share: Numbers) -> Numbers:
    """The smallest p any division of `total` could have had."""
    least: Numbers = np.minimum(1.0, 2 * np.minimum(share, 1 - share) ** total)
    return least
