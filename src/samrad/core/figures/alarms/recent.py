"""Alarms from the last few periods alone, for series without years behind them."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from samrad.core.figures.alarms.checks import Floats, periods_of, series_of, whole
from samrad.core.figures.alarms.results import Alarms
from samrad.core.figures.arguments import fraction

Variant = Literal["C1", "C2", "C3"]
_REST = 2  # periods between the baseline of C2 and C3 and the one judged
_WAY_OUT = "two counts are compared with compare_counts"


def ears(
    counts: ArrayLike,
    *,
    at: ArrayLike | None = None,
    baseline: int = 7,
    alpha: float = 0.001,
    variant: Variant = "C1",
) -> Alarms:
    """Is the newest period more than the few before it lead one to expect?

    C1 compares with the periods just before; C2 leaves two periods between, so that a rise
    does not hide itself; C3 adds up how far the two periods before went under C2.

    Args:
        counts: Cases per period, whole, 0 or more, nan where missing; (T,) or (S, T).
        at: Periods to judge, 0-based; the last one if not given.
        baseline: Periods one compares with, 3 or more; they are taken as they are.
        alpha: How rarely chance alone may raise an alarm; in (0, 1). Public health uses
            0.001 for C1 and C2, and 0.025 for C3.
        variant: Which of the three.

    Returns:
        Alarms: `expected` is the mean of the baseline; `score` is how many standard
        deviations of the baseline the count lies above it; for C3 the sum over the two
        periods before of what exceeds one. No `p` for C3, no `dispersion`. A period whose
        baseline holds a missing one is nan.

    Raises:
        ValueError: Counts that are none, a series too short, or an argument out of range.

    Assumes:
        No trend and no season within the baseline; counts roughly normal, so some five
        cases a period or more.

    Misleads when:
        The baseline is all zeros: a single case is an alarm. C3 as R has it judges by the
        two periods before alone: today's count moves its limit and not its alarm.

    Source:
        Fricker, Hegler & Dunfee (2008), Statistics in Medicine 27, 3407–3429. Equal to
        `earsC` of the R package surveillance 1.20.3.
    """
    table = series_of(counts)
    fraction("alpha", alpha)
    if variant not in get_args(Variant):
        raise ValueError(f"variant: one of {get_args(Variant)} is needed")
    first = (
        whole(baseline, "baseline", least=3) + {"C1": 0, "C2": _REST, "C3": 2 * _REST}[variant]
    )
    places = periods_of(at, length=table.shape[1], first=first, way_out=_WAY_OUT)
    rest = 0 if variant == "C1" else _REST
    mean, spread = _before(table, places - rest, baseline)
    now, limit = table[:, places], ndtri(1 - alpha)
    with np.errstate(divide="ignore", invalid="ignore"):
        if variant == "C3":
            score = _excess(table, places - 1, baseline) + _excess(table, places - 2, baseline)
            upper = np.maximum(now + spread * (limit - score), 0)
            p = np.full_like(score, np.nan)
        else:
            score = (now - mean) / spread
            upper = mean + limit * spread
            p = ndtr(-score)
    return Alarms(
        at=places,
        expected=mean,
        upper=upper,
        score=score,
        alarm=now > upper,
        p=p,
        trend_used=np.zeros(now.shape, dtype=np.bool_),
        dispersion=np.full(now.shape, np.nan),
    )


def _before(table: Floats, places: NDArray[np.int64], baseline: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the periods just before these; (S, A) each."""
    window = table[:, places[:, None] - np.arange(1, baseline + 1)]
    return window.mean(axis=2), window.std(axis=2, ddof=1)


def _excess(table: Floats, places: NDArray[np.int64], baseline: int) -> Floats:
    """What C2 exceeds one by, 0 or more."""
    mean, spread = _before(table, places - _REST, baseline)
    excess: Floats = np.maximum((table[:, places] - mean) / spread - 1, 0)
    return excess
