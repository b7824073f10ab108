"""Small rises that last: what goes beyond the expected is added up until it is too much."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures.alarms.checks import Floats, periods_of, series_of, within
from samrad.core.figures.alarms.results import Alarms

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
    within(k, "k", low=-np.finfo(np.float64).tiny, high=np.inf)
    within(h, "h", low=0, high=np.inf)
    length = table.shape[1]
    first = 1 if mean is None else 0
    periods_of(start, length=length, first=first, way_out="give the mean, or use ears")
    watched = table[:, start:]
    expected = _expected(table, watched, mean, start)
    with np.errstate(divide="ignore", invalid="ignore"):
        score, before = _sums(_standardised(watched, expected, transform) - k)
        upper = _upper(expected, h + k - before, transform)
    score[np.isnan(watched) | np.isnan(expected)] = np.nan
    upper[np.isnan(score)] = np.nan
    return Alarms(
        at=np.arange(start, length),
        expected=expected,
        upper=upper,
        score=score,
        alarm=score >= h,
        p=np.full(watched.shape, np.nan),
        trend_used=np.zeros(watched.shape, dtype=np.bool_),
        dispersion=np.full(watched.shape, np.nan),
    )


def _expected(table: Floats, watched: Floats, mean: ArrayLike | None, start: int) -> Floats:
    """The mean of every period watched; nan for a series that has none."""
    if mean is None:
        seen = ~np.isnan(table[:, :start])
        cases = np.where(seen, table[:, :start], 0).sum(axis=1)
        mean = np.divide(
            cases, seen.sum(axis=1), out=np.full(len(table), np.nan), where=cases > 0
        )
    elif not (np.isfinite(mean) & (np.asarray(mean) > 0)).all():
        raise ValueError("mean: every number must be positive and finite")
    given = np.asarray(mean, dtype=np.float64)
    if given.shape not in {(), (len(table),), watched.shape}:
        raise ValueError(f"mean: one number, ({len(table)},) or {watched.shape} is needed")
    given = given[:, None] if given.ndim == 1 else given
    return np.array(np.broadcast_to(given, watched.shape))


def _standardised(counts: Floats, mean: Floats, transform: Transform) -> Floats:
    """Counts in standard deviations from their mean."""
    root = np.sqrt(mean)
    standard: Floats = (counts - mean) / root
    if transform == "rossi":
        # Half way to the square roots, whose variance does not grow with the mean.
        standard = (standard + 2 * (np.sqrt(counts) - root)) / 2
    return standard


def _sums(steps: Floats) -> tuple[Floats, Floats]:
    """The sum after each period and the one before it; never below 0."""
    by_period = np.ascontiguousarray(np.nan_to_num(steps, nan=0.0).T)
    sums = np.zeros((by_period.shape[0] + 1, by_period.shape[1]))
    for before, step, after in zip(sums[:-1], by_period, sums[1:], strict=True):
        np.maximum(before + step, 0, out=after)
    return sums[1:].T.copy(), sums[:-1].T


def _upper(mean: Floats, room: Floats, transform: Transform) -> Floats:
    """The count from which on an alarm is raised, with this room left for the sum."""
    root = np.sqrt(mean)
    if transform == "rossi":
        inner = np.sqrt(4 * mean**2 + 2 * mean * root * room)
        upper = 2 * room * root + 5 * mean - 2 * inner
    else:
        upper = np.ceil(root * room + mean)
    return np.asarray(np.fmax(upper, 0))
