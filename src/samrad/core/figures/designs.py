"""What a model of a series is built of: its times, its seasons, what it was counted over."""

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers


def times(time: ArrayLike | None, *, periods: int) -> Numbers:
    """When each of `periods` counts was taken, shape (periods,); 0, 1, 2 … if not told.

    Raises:
        ValueError: A time is missing or infinite, or there are not as many.
    """
    counted = np.arange(periods, dtype=np.float64)
    if time is None:
        return counted
    told = arguments.row("time", np.asarray(time, dtype=np.float64), like=counted)
    if not np.isfinite(told).all():
        raise ValueError("time: one is missing or infinite")
    return told


def waves(years: Numbers, harmonics: int) -> list[Numbers]:
    """Sine and cosine of each wave a year, shape (n,) each.

    Raises:
        ValueError: `harmonics` is not a whole number, 0 or more.
    """
    if harmonics < 0 or harmonics != int(harmonics):
        raise ValueError(f"harmonics: {harmonics} is not a whole number of waves")
    turns = [2 * np.pi * wave * years for wave in range(1, int(harmonics) + 1)]
    return [wave for turn in turns for wave in (np.sin(turn), np.cos(turn))]


def a_year(period: float | None) -> float:
    """How many units of time make a year, above zero; 1 if not told.

    Raises:
        ValueError: It is not above zero.
    """
    units = 1.0 if period is None else period
    return arguments.one("period", arguments.amounts("period", units, positive=True))


def log_exposure(cases: Numbers, exposure: ArrayLike | None) -> Numbers:
    """The log of what `cases` (n,) were counted over; zero if not told.

    Raises:
        ValueError: One is missing, infinite or not above zero, or there are not as many.
    """
    if exposure is None:
        return np.zeros_like(cases)
    over = arguments.amounts("exposure", exposure, positive=True)
    return np.log(arguments.row("exposure", over, like=cases))
