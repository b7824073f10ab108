"""Upper limits for a count: three ways from an expected number and its errors to a limit."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import betainc, gammainc, gammaincc, ndtr, ndtri

from samrad.core.figures.alarms.checks import Floats
from samrad.core.figures.alarms.fits import Outlook
from samrad.core.figures.alarms.fitting import SMALLEST

Power = Literal["2/3", "1/2", "none"]
_EXPONENTS: dict[Power, float] = {"2/3": 2 / 3, "1/2": 1 / 2, "none": 1.0}
# R lets a count whose probability is the asked one but for rounding be the quantile.
_FUZZ = 1 - 64 * np.finfo(np.float64).eps


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """For each row: what is expected, the limit, p of the count, and how far the count went."""

    expected: Floats
    upper: Floats
    p: Floats
    score: Floats


def by_delta(counts: Floats, outlook: Outlook, *, alpha: float, power: Power) -> Limits:
    """Farrington's own: the count is normal after a power, the error by the delta method."""
    exponent = _EXPONENTS[power]
    mean = np.maximum(np.exp(outlook.level), SMALLEST)
    tau = outlook.dispersion + outlook.error**2 * mean
    error = exponent * mean ** (exponent - 0.5) * np.sqrt(tau)
    reach = ndtri(1 - alpha) * error
    sides = mean**exponent + np.array([[-1.0], [1.0]]) * reach
    upper = np.fmax.reduce(sides ** (1 / exponent))
    p = ndtr((mean**exponent - counts**exponent) / error)
    return Limits(mean, upper, p, (counts - mean) / (upper - mean))


def by_quantile(counts: Floats, outlook: Outlook, *, alpha: float, careful: bool) -> Limits:
    """Noufaily's: a quantile of the negative binomial around the expected number.

    Careful is Muan's: around the upper limit of the expected number instead. The score is
    taken from the log of the expected number, as R does.
    """
    level = outlook.level
    mean = np.exp(level + ndtri(1 - alpha) * outlook.error) if careful else np.exp(level)
    mean[np.isinf(mean) | np.isnan(outlook.dispersion)] = np.nan
    upper = _quantile(mean, outlook.dispersion, 1 - alpha)
    p = np.where(np.isnan(mean), np.nan, _reached(counts, mean, outlook.dispersion))
    return Limits(np.exp(level), upper, p, (counts - level) / (upper - level))


def _reached(counts: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """The probability of a count as high as this or higher."""
    spread = dispersion > 1
    size = mean / np.where(spread, dispersion - 1, 1)
    above = np.maximum(counts, 1)
    many = betainc(above, size, 1 - 1 / dispersion)
    p: Floats = np.where(spread, many, gammainc(above, mean))
    return np.where(counts == 0, 1.0, p)


def _up_to(counts: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """The probability of a count as high as this or lower."""
    spread = dispersion > 1
    size = mean / np.where(spread, dispersion - 1, 1)
    many = betainc(size, counts + 1, 1 / dispersion)
    p: Floats = np.where(spread, many, gammaincc(counts + 1, mean))
    return np.where(counts < 0, 0.0, p)


def _quantile(mean: Floats, dispersion: Floats, probability: float) -> Floats:
    """The smallest count that leaves no more than the rest above it."""
    wanted = probability * _FUZZ
    width = np.sqrt(mean * dispersion)
    guess = np.floor(mean + ndtri(probability) * width)
    low, high = np.maximum(guess - np.ceil(width) - 2, -1), np.maximum(guess, 0) + 2
    while (short := _up_to(high, mean, dispersion) < wanted).any():
        low, high = np.where(short, high, low), np.where(short, 2 * high, high)
    low = np.where(_up_to(low, mean, dispersion) < wanted, low, -1)
    middle = np.floor((low + high) / 2)
    # Beyond 2**53 not every whole number can be told from its neighbour.
    while (between := (low < middle) & (middle < high)).any():
        reached = _up_to(middle, mean, dispersion) >= wanted
        high = np.where(between & reached, middle, high)
        low = np.where(between & ~reached, middle, low)
        middle = np.floor((low + high) / 2)
    return np.asarray(high)
