"""Cases for each so many inhabitants, and how sure such a number is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from samrad.core.figures import arguments


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its interval, in the unit of the function that gives it.

    Attributes:
        value: The rate, 0 or more.
        low: Lower end of the interval, 0 or more.
        high: Upper end of the interval, finite.
    """

    value: float
    low: float
    high: float


def crude_rate(
    count: float, population: float, *, per: float = 1000, level: float = 0.95
) -> Rate:
    """Cases for each `per` inhabitants, with the exact interval of a Poisson count.

    Args:
        count: Cases; a whole number, 0 or more.
        population: Inhabitants, or inhabitants × years, above zero.
        per: For how many the rate is told, above zero.
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The rate for each `per` of the population.

    Raises:
        ValueError: The count is missing, infinite, negative or not whole; the population or
            `per` is not above zero; the level is not in (0, 1).

    Assumes:
        Cases that come independently, among those who are counted as the population.

    Misleads when:
        Those who live there are not those it happens to: a town centre, a place of cabins or
        a shopping centre has the cases of visitors and the inhabitants of its own.

    Source:
        Garwood (1936), Biometrika 28(3–4), 437–442.
    """
    cases = arguments.one("count", arguments.counts("count", count))
    many = _positive("population", population)
    scale = _positive("per", per) / many
    return _exact(cases, scale, level)


def standardised_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    *,
    per: float = 1000,
    level: float = 0.95,
) -> Rate:
    """The rate an area would have, had it the age groups of a standard population.

    Args:
        counts: Cases in each group, shape (n,); whole numbers.
        populations: Inhabitants of each group, shape (n,), above zero.
        standard: The standard's inhabitants of each group, or their shares, shape (n,).
        per: For how many the rate is told, above zero.
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The directly standardised rate for each `per`, with Fay and Feuer's gamma interval.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole, or not as many; a
            population is not above zero; the standard is empty; the level is not in (0, 1).

    Assumes:
        Cases that come independently within each group, and groups that mean the same in
        the area and in the standard.

    Misleads when:
        One small group has a large weight: then a single case moves the rate, and the
        interval is wide above. The standard is a choice, so rates by two standards are not
        compared.

    Source:
        Fay & Feuer (1997), Statistics in Medicine 16(7), 791–801.
    """
    cases = arguments.row("counts", arguments.counts("counts", counts))
    many = arguments.amounts("populations", populations, positive=True)
    model = arguments.amounts("standard", standard)
    arguments.row("populations", many, like=cases)
    arguments.row("standard", model, like=cases)
    if not model.any():
        raise ValueError("standard: nobody is in it")
    tail = (1 - arguments.fraction("level", level)) / 2
    weights = _positive("per", per) * model / model.sum() / many
    value, variance = float(weights @ cases), float(weights**2 @ cases)
    largest = float(weights.max())
    low = _gamma_quantile(value, variance, tail) if variance else 0.0
    high = _gamma_quantile(value + largest, variance + largest**2, 1 - tail)
    return Rate(value, low, high)


def standardised_ratio(observed: float, expected: float, *, level: float = 0.95) -> Rate:
    """Cases over those expected (SMR): 1 is as expected, 2 is twice as many.

    Args:
        observed: Cases; a whole number, 0 or more.
        expected: Cases one would have with the rates of the comparison, above zero.
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The ratio with its exact interval.

    Raises:
        ValueError: The count is missing, infinite, negative or not whole; the expected
            number is not above zero; the level is not in (0, 1).

    Assumes:
        Cases that come independently, and an expected number that is known: it comes from so
        many cases that its own chance does not matter.

    Misleads when:
        The area is itself a large part of the comparison, or the ratios of two areas are
        compared with each other: each is standardised to its own population.

    Source:
        Garwood (1936), Biometrika 28(3–4), 437–442; Breslow & Day (1987), IARC Scientific
        Publications 82, chapter 2.
    """
    cases = arguments.one("observed", arguments.counts("observed", observed))
    return _exact(cases, 1 / _positive("expected", expected), level)


def _exact(cases: float, scale: float, level: float) -> Rate:
    tail = (1 - arguments.fraction("level", level)) / 2
    low = float(special.gammaincinv(cases, tail)) if cases else 0.0
    high = float(special.gammainccinv(cases + 1, tail))
    return Rate(cases * scale, low * scale, high * scale)


def _gamma_quantile(mean: float, variance: float, share: float) -> float:
    return float(special.gammaincinv(mean**2 / variance, share)) * variance / mean


def _positive(name: str, given: float) -> float:
    number = arguments.amounts(name, np.asarray(given), positive=True)
    return arguments.one(name, number)
