"""The worst stretch of a series, wherever it lies, and how often chance makes one as bad."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, pdtr, xlogy

from samrad.core.figures.alarms.checks import Floats, series_of, whole
from samrad.core.figures.arguments import amounts

# So many terms of the sums are held at a time.
_TERMS = 1_000_000


@dataclass(frozen=True, slots=True)
class Scan:
    """The worst stretch of one series.

    Attributes:
        count: Cases in it, 0 or more.
        at: Its first period, 0-based; the earliest where several are equally bad.
        p: How often chance alone makes a stretch as bad somewhere in the series, 0 to 1.
    """

    count: int
    at: int
    p: float


@dataclass(frozen=True, slots=True, eq=False)
class Scans:
    """The same for many series; arrays of shape (S,)."""

    count: NDArray[np.int64]
    at: NDArray[np.int64]
    p: Floats


def scan_window(counts: ArrayLike, *, window: int, base: float | None = None) -> Scan:
    """How surprising is the worst stretch of a series, sought out because it is the worst?

    Args:
        counts: Cases per period, whole, 0 or more, none missing; (T,).
        window: Periods in the stretch, 1 to T.
        base: Cases expected per period, 0 or more; the mean of the series if not given.

    Returns:
        Scan: count, place and p.

    Raises:
        ValueError: Counts that are none, a missing period, or an argument out of range.

    Assumes:
        Independent cases at a level that does not change. The stretch may begin anywhere,
        also within a period, so p is somewhat high when the window is only a few periods.

    Misleads when:
        There is a season or a trend: the high season is always the worst stretch. With the
        mean of the series itself a large cluster makes itself look a little smaller.

    Source:
        Naus (1982), Journal of the American Statistical Association 77, 177–183; an
        approximation, good to some thousandths. Aberdein & Spiegelhalter (2013),
        Significance 10(6), 46–48.
    """
    table = np.asarray(counts)
    if table.ndim != 1:
        raise ValueError(f"counts: shape (T,) is needed, not {table.shape}; or scan_windows")
    found = scan_windows(table, window=window, base=base)
    return Scan(int(found.count[0]), int(found.at[0]), float(found.p[0]))


def scan_windows(counts: ArrayLike, *, window: int, base: ArrayLike | None = None) -> Scans:
    """`scan_window` for each of many series; `counts` is (S, T), `base` a number or (S,)."""
    table = series_of(counts)
    rows, length = table.shape
    if np.isnan(table).any():
        raise ValueError("counts: a missing period; a scan needs every one")
    if whole(window, "window", least=1) > length:
        raise ValueError(f"window: {window} is longer than the series of {length} periods")
    level = table.mean(axis=1) if base is None else amounts("base", base)
    if level.shape not in {(), (rows,)}:
        raise ValueError(f"base: one number or shape ({rows},) is needed, not {level.shape}")
    running = np.cumsum(np.pad(table, ((0, 0), (1, 0))), axis=1)
    stretches = running[:, window:] - running[:, :-window]
    worst = stretches.max(axis=1)
    expected = np.broadcast_to(level * window, rows)
    return Scans(
        count=worst.astype(np.int64),
        at=stretches.argmax(axis=1),
        p=_chance(worst, expected, length / window),
    )


def _chance(worst: Floats, expected: Floats, length: float) -> Floats:
    """The probability that some stretch holds as many cases; the length in stretches."""
    below = _none_in_one(worst, expected), _none_in_two(worst, expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        if length < 2:
            none = below[0] * (below[1] / below[0]) ** (length - 1)
        else:
            none = below[1] * (_none_in_three(worst, expected) / below[1]) ** (length - 2)
    none = np.where(worst == 1, np.exp(-expected * length), np.nan_to_num(none, nan=0.0))
    p: Floats = np.where(worst == 0, 1.0, np.clip(1 - none, 0, 1))
    return p


def _pmf(count: Floats, mean: Floats) -> Floats:
    """Poisson probability of a count; 0 below zero."""
    size = np.maximum(count, 0)
    p: Floats = np.exp(xlogy(size, mean) - mean - gammaln(size + 1))
    return np.where(count < 0, 0.0, p)


def _cdf(count: Floats, mean: Floats) -> Floats:
    """Poisson probability of a count or fewer; 0 below zero."""
    return np.where(count < 0, 0.0, pdtr(np.maximum(count, 0), mean))


def _none_in_one(n: Floats, mean: Floats) -> Floats:
    """That a stretch fixed beforehand holds fewer than n cases."""
    return _cdf(n - 1, mean)


def _none_in_two(n: Floats, mean: Floats) -> Floats:
    """That no stretch within two lengths holds n cases; exact (Naus 1982, Q2)."""
    return (
        _cdf(n - 1, mean) ** 2
        - (n - 1) * _pmf(n, mean) * _pmf(n - 2, mean)
        - (n - 1 - mean) * _pmf(n, mean) * _cdf(n - 3, mean)
    )


def _none_in_three(n: Floats, mean: Floats) -> Floats:
    """That no stretch within three lengths holds n cases; exact (Naus 1982, Q3)."""
    p = _pmf(n, mean)
    first = 2 * p * _cdf(n - 1, mean) * _tilted(n, mean)
    second = (n - 1) * (n - 2) * _cdf(n - 3, mean) + mean**2 * _cdf(n - 5, mean)
    second = 0.5 * p**2 * (second - 2 * (n - 2) * mean * _cdf(n - 4, mean))
    return _cdf(n - 1, mean) ** 3 - first + second + _over_splits(n, mean)


def _tilted(n: Floats, mean: Floats) -> Floats:
    """(n - 1) F(n - 2) - mean F(n - 3)."""
    return (n - 1) * _cdf(n - 2, mean) - mean * _cdf(n - 3, mean)


def _over_splits(n: Floats, mean: Floats) -> Floats:
    """The two sums over how 2 n cases may be split, from n - 1 down; those far off are 0."""
    most = int(n.max())
    terms = max(1, min(most - 1, int(40 * np.sqrt(most)) + 100))
    rows = max(1, _TERMS // terms)
    if len(n) > rows:
        halves = (slice(None, rows), slice(rows, None))
        return np.concatenate([_over_splits(n[half], mean[half]) for half in halves])
    split, level = n[:, None] - np.arange(1, terms + 1), mean[:, None]
    first = _cdf(split - 1, level) ** 2
    second = _pmf(split, level) * _tilted(split, level)
    weights = np.where(split > 0, _pmf(2 * n[:, None] - split, level), 0)
    return np.asarray((weights * (first - second)).sum(axis=1))
