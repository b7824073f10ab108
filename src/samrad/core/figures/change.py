"""How much a count has changed, and whether chance alone would do as much."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.figures import arguments, exact
from samrad.core.figures.arguments import Numbers
from samrad.core.figures.etest import e_test
from samrad.core.figures.verdicts import Verdict

_VERDICTS = np.array([Verdict.TOO_FEW, Verdict.WITHIN_CHANCE, Verdict.DOWN, Verdict.UP])


@dataclass(frozen=True, slots=True)
class CountChange:
    """What became of one count.

    Attributes:
        ratio: The rate now over the rate before, 0 or more; infinite where nothing was
            counted before, nan where nothing was counted at all.
        low: Lower end of the ratio's exact interval.
        high: Upper end of it; infinite where nothing was counted before.
        p_exact: Exact two-sided p, in [0, 1]; as R's `poisson.test`.
        p_mid: Two-sided mid-p, in [0, 1]: less cautious, nearer to its nominal level.
        p_etest: p of the E-test, in [0, 1].
        percent: The change in per cent, -100 or more.
        verdict: UP, DOWN, WITHIN_CHANCE or TOO_FEW, by `p_exact` and the level asked for.
    """

    ratio: float
    low: float
    high: float
    p_exact: float
    p_mid: float
    p_etest: float
    percent: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class CountChanges:
    """What became of many counts: fields as in `CountChange`, in the shape of the pairs.

    Attributes:
        before: The counts that were compared with.
        now: The counts that were compared.
        over_before: What the first were counted over.
        over_now: What the second were counted over.
        ratio: The rate now over the rate before.
        low: Lower end of the ratio's exact interval.
        high: Upper end of it.
        p_exact: Exact two-sided p.
        p_mid: Two-sided mid-p.
        percent: The change in per cent.
        verdict: The verdicts, as text.
    """

    before: Numbers
    now: Numbers
    over_before: Numbers
    over_now: Numbers
    ratio: Numbers
    low: Numbers
    high: Numbers
    p_exact: Numbers
    p_mid: Numbers
    percent: Numbers
    verdict: NDArray[np.str_]

    @property
    def p_etest(self) -> Numbers:
        """The p of the E-test, worked out when it is asked for: it takes longest."""
        pairs = (self.before, self.now, self.over_before, self.over_now)
        columns, back = _once(*(one.ravel() for one in pairs))
        return e_test(*columns)[back].reshape(self.before.shape)


def compare_counts(
    before: float,
    now: float,
    *,
    exposure_before: float = 1.0,
    exposure_now: float = 1.0,
    level: float = 0.95,
) -> CountChange:
    """Compare two counts: how much is the change, and would chance do as much?

    Exact conditional test of two Poisson counts: if nothing has changed, each case is as
    likely to fall on any day, in any thousand inhabitants, whichever of the two it belongs to.

    Args:
        before: Cases in the earlier period; a whole number, 0 or more.
        now: Cases in the later period.
        exposure_before: What the earlier cases were counted over (days, inhabitants, or
            inhabitants × days), above zero.
        exposure_now: The same for the later cases, in the same unit.
        level: How sure the interval and the verdict are to be, in (0, 1).

    Returns:
        The ratio of the two rates with its interval, three p-values and the verdict. With
        equal exposures interval and verdict always agree; with unequal ones the interval
        halves what may go wrong and the p does not, so that at the border they may differ.

    Raises:
        ValueError: A count is missing, infinite, negative, not whole or above 10⁹; an
            exposure is not above zero, or a million million times the other; the level is
            not in (0, 1).

    Assumes:
        Cases that come one by one, independently: each adds chance of its own. The same
        offences counted in the same way in the same area, both times.

    Misleads when:
        One offender with forty thefts, a control that finds its own cases, or a string of
        near repeats lies behind the number: then chance does far more than is reckoned here,
        and a change is found too often. Compare over areas with `findings.what_changed`, which
        measures how much more. The two counts may not be picked because they looked
        extreme.

    Source:
        Przyborowski & Wilenski (1940), Biometrika 31(3–4), 313–323; Clopper & Pearson (1934),
        Biometrika 26(4), 404–413; Lancaster (1961), JASA 56(294), 223–234 (mid-p);
        Krishnamoorthy & Thomson (2004), JSPI 119(1), 23–35 (E-test).
    """
    pair = [arguments.one("before", arguments.counts("before", before))]
    pair.append(arguments.one("now", arguments.counts("now", now)))
    arguments.one("exposure_before", np.asarray(exposure_before))
    arguments.one("exposure_now", np.asarray(exposure_now))
    many = compare_many(
        pair[:1],
        pair[1:],
        exposure_before=exposure_before,
        exposure_now=exposure_now,
        level=level,
    )
    names = ("ratio", "low", "high", "p_exact", "p_mid", "p_etest", "percent")
    numbers: dict[str, Any] = {name: float(getattr(many, name)[0]) for name in names}
    return CountChange(**numbers, verdict=Verdict(str(many.verdict[0])))


def compare_many(
    before: ArrayLike,
    now: ArrayLike,
    *,
    exposure_before: ArrayLike = 1.0,
    exposure_now: ArrayLike = 1.0,
    level: float = 0.95,
) -> CountChanges:
    """Compare many pairs of counts at once; each number is the one of `compare_counts`.

    Args:
        before: Cases in the earlier periods, any shape; whole numbers.
        now: Cases in the later periods, a shape that goes with it.
        exposure_before: What the earlier cases were counted over, one for all or one each.
        exposure_now: The same for the later cases.
        level: How sure intervals and verdicts are to be, in (0, 1).

    Returns:
        Arrays in the common shape of the arguments; `p_etest` among them, which is worked
        out when it is asked for.

    Raises:
        ValueError: As in `compare_counts`, or the shapes do not go together.

    Assumes:
        What `compare_counts` assumes, of every pair.

    Misleads when:
        Many verdicts are read at once: at 95 % every twentieth unchanged count is called a
        change. Adjust p with `multiplicity.benjamini_hochberg`, or rank with
        `findings.what_changed`.

    Source:
        As `compare_counts`.
    """
    arguments.fraction("level", level)
    pairs = _together(
        arguments.counts("before", before),
        arguments.counts("now", now),
        arguments.amounts("exposure_before", exposure_before, positive=True),
        arguments.amounts("exposure_now", exposure_now, positive=True),
    )
    columns, back = _once(*(one.ravel() for one in pairs))
    arguments.in_one_unit(columns[2], columns[3])
    found: dict[str, Any] = {
        name: values[back].reshape(pairs[0].shape)
        for name, values in _compared(*columns, chance=1 - level).items()
    }
    earlier, later, over_before, over_now = pairs
    return CountChanges(earlier, later, over_before, over_now, **found)


def interval(
    before: Numbers, now: Numbers, exposures: Numbers, chance: float
) -> tuple[Numbers, Numbers]:
    """Both ends of the exact interval of rows of ratios; the counts need not be whole.

    Args:
        before: Earlier counts, shape (n,).
        now: Later counts, shape (n,).
        exposures: The earlier exposure over the later, shape (n,).
        chance: How often it may go wrong, in (0, 1).
    """
    odds = exact.lowest_odds(
        np.concatenate((now, before)), np.concatenate((before, now)), chance / 2
    )
    low, high = odds[: now.size], odds[now.size :]
    with np.errstate(divide="ignore"):
        return low * exposures, exposures / high


def verdicts(
    p: Numbers, least: Numbers, rising: NDArray[np.bool_], chance: float
) -> NDArray[np.str_]:
    """What may be said of rows of pairs.

    Args:
        p: Of no change, shape (n,).
        least: The smallest p each total could have had, shape (n,).
        rising: Whether there are more cases than before, shape (n,).
        chance: How rare chance must be, in (0, 1).
    """
    moved = np.where(rising, 3, 2)
    said = np.where(least < chance, np.where(p < chance, moved, 1), 0)
    return _VERDICTS[said]


def _compared(
    before: Numbers, now: Numbers, over_before: Numbers, over_now: Numbers, *, chance: float
) -> dict[str, NDArray[Any]]:
    total, share = before + now, over_now / (over_before + over_now)
    exposures = over_before / over_now
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = now / before * exposures
        expected = before * over_now
        percent = 100 * (now * over_before - expected) / expected
    low, high = interval(before, now, exposures, chance)
    seen = exact.chances(now, total, share)
    rising = now > total * share
    return {
        "ratio": ratio,
        "low": low,
        "high": high,
        "p_exact": seen.exact,
        "p_mid": seen.mid,
        "percent": percent,
        "verdict": verdicts(seen.exact, exact.least(total, share), rising, chance),
    }


def _together(*given: Numbers) -> tuple[Numbers, ...]:
    try:
        return tuple(np.array(one) for one in np.broadcast_arrays(*given))
    except ValueError:
        shapes = ", ".join(str(one.shape) for one in given)
        raise ValueError(
            f"before, now, exposures: shapes {shapes} do not go together"
        ) from None


def _once(
    before: Numbers, now: Numbers, over_before: Numbers, over_now: Numbers
) -> tuple[tuple[Numbers, ...], NDArray[np.intp]]:
    """Each different pair once, and where it stands: small counts come again and again."""
    columns = (before, now, over_before, over_now)
    every = np.arange(before.size)
    if before.size < 2 or max(before.max(), now.max()) >= 2**26:
        return columns, every
    if np.ptp(over_before) or np.ptp(over_now):
        return columns, every
    _, some, back = np.unique(now * 2**26 + before, return_index=True, return_inverse=True)
    return tuple(one[some] for one in columns), back
