"""Small rises that last: what goes beyond the expected is added up until it is too much."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures.alarms.checks import Floats, periods_of, series_of
from samrad.core.figures.alarms.results import Alarms
from samrad.core.figures.arguments import amounts, one

Transform = Literal["standard", "rossi"]


def poisson_cusum(
    counts: ArrayLike,
    *,
    start: int,
    k: float,
    h: float,
    mean: ArrayLike | None = None,
    transform: Transform = "standard",
) -> Alarms:
    """Has the level risen, even by little in each period?

    Args:
        counts: Cases per period, whole, 0 or more, nan where missing; (T,) or (S, T).
        start: The first period watched, 0-based; all from there on are judged.
        k: What a period may exceed the mean by without being added, in standard
            deviations; 0 or more. Half of the rise one wants to find is usual.
        h: The sum that raises an alarm, in standard deviations; above 0.
        mean: Cases expected per period, above 0: one number, (S,), or (S, T - start). The
            mean of the periods before `start` if not given.
        transform: How a count becomes standard deviations. "rossi" is nearer to normal for
            means below ten.

    Returns:
        Alarms: `score` is the sum, which an alarm does not set back; `upper` the count that
        would raise an alarm. No `p`, no `dispersion`. A missing period is nan and leaves
        the sum as it is; a series without cases before `start` is nan.

    Raises:
        ValueError: Counts that are none, no period to watch, or an argument out of range.

    Assumes:
        Independent Poisson counts around a known mean without season or trend.

    Misleads when:
        The mean comes from few periods, or the variance exceeds the mean: alarms come
        too often. The season of a yearly rhythm raises an alarm every year.

    Source:
        Rossi, Lampugnani & Marchi (1999), Statistics in Medicine 18, 2111–2122. Equal to
        `cusum` of the R package surveillance 1.20.3 where no period is missing.
    """
    table = series_of(counts)
    if transform not in get_args(Transform):
        raise ValueError(f"transform: one of {get_args(Transform)} is needed")
    one("k", amounts("k", k))
    one("h", amounts("h", h, positive=True))
    length = table.shape[1]
    first = 1 if mean is None else 0
    periods_of(start, length=length, first=first, way_out="give the mean, or use ears")
    expected = _expected(table, mean, start)
    # From here on time runs down the rows: one period of all series lies together.
    by_period = np.ascontiguousarray(table[:, start:].T)
    steps = _standardised(by_period, expected.T, transform)
    steps -= k
    sums = _sums(steps)
    # Below the root R has no limit and takes 0.
    with np.errstate(invalid="ignore"):
        upper = _upper(expected.T, h + k - sums[:-1], transform)
    if (silent := np.isnan(steps)).any():
        sums[1:][silent] = upper[silent] = np.nan
    shape = len(table), length - start
    nothing = np.broadcast_to(np.nan, shape)
    return Alarms(
        at=np.arange(start, length),
        expected=np.broadcast_to(expected, shape),
        upper=upper.T,
        score=sums[1:].T,
        alarm=(sums[1:] >= h).T,
        p=nothing,
        trend_used=np.broadcast_to(np.False_, shape),
        dispersion=nothing,
    )


def _expected(table: Floats, mean: ArrayLike | None, start: int) -> Floats:
    """The mean of every period watched, (S, A) or (S, 1); nan for a series that has none."""
    if mean is None:
        seen = ~np.isnan(table[:, :start])
        cases = np.where(seen, table[:, :start], 0).sum(axis=1)
        given = np.divide(
            cases, seen.sum(axis=1), out=np.full(len(table), np.nan), where=cases > 0
        )
    else:
        given = amounts("mean", mean, positive=True)
    shape = len(table), table.shape[1] - start
    if given.shape not in {(), shape[:1], shape}:
        raise ValueError(f"mean: one number, {shape[:1]} or {shape} is needed")
    return given if given.ndim == 2 else np.broadcast_to(given, len(table))[:, None]


def _standardised(counts: Floats, mean: Floats, transform: Transform) -> Floats:
    """Counts in standard deviations from their mean."""
    root = np.sqrt(mean)
    standard: Floats = counts - mean
    standard /= root
    if transform == "rossi":
        # Half way to the square roots, whose variance does not grow with the mean.
        standard = (standard + 2 * (np.sqrt(counts) - root)) / 2
    return standard


def _sums(steps: Floats) -> Floats:
    """The sum before the first period and after each, never below 0; (A + 1, S).

    Period by period, not by a difference of running sums: that would round otherwise than R.
    """
    known = steps if np.isfinite(steps).all() else np.where(np.isnan(steps), 0, steps)
    sums = np.zeros((len(steps) + 1, steps.shape[1]))
    for before, step, after in zip(sums[:-1], known, sums[1:], strict=True):
        np.add(before, step, out=after)
        np.maximum(after, 0, out=after)
    return sums


def _upper(mean: Floats, room: Floats, transform: Transform) -> Floats:
    """The count from which on an alarm is raised, with this room left for the sum."""
    root = np.sqrt(mean)
    if transform == "rossi":
        inner = np.sqrt(4 * mean**2 + 2 * mean * root * room)
        upper = 2 * room * root + 5 * mean - 2 * inner
    else:
        upper = root * room
        upper += mean
        np.ceil(upper, out=upper)
    return np.asarray(np.fmax(upper, 0, out=upper))
