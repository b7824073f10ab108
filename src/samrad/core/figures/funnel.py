"""Many areas in one picture: which of them stand out from what chance does to their size."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """Areas against what was expected of them.

    Attributes:
        z: How far each area lies from what was expected, in standard deviations of a
            Poisson count, shape (n,).
        phi: How many times as much as chance the areas differ, 0 or more; winsorised.
        limits_low: Lower limits in cases, shape (levels, n): plain Poisson, without `phi`.
        limits_high: Upper limits in cases, shape (levels, n).
        outlier: Whether the area stands out at the widest level with `phi` reckoned in,
            shape (n,).
    """

    z: Numbers
    phi: float
    limits_low: Numbers
    limits_high: Numbers
    outlier: NDArray[np.bool_]


def funnel(
    observed: ArrayLike,
    expected: ArrayLike,
    *,
    winsor: float = 0.1,
    levels: Sequence[float] = (0.95, 0.998),
) -> Funnel:
    """Compare many areas with what was expected of each, small and large alike.

    Args:
        observed: Cases in each area, shape (n,); whole numbers.
        expected: Cases expected of each area, shape (n,), above zero; e.g. its inhabitants
            times the rate of all.
        winsor: The share of areas at either end whose z is drawn in to where that share
            begins, before `phi` is reckoned; in [0, 0.5).
        levels: How much lies within the limits by chance, each in (0, 1).

    Returns:
        z, `phi`, the limits and the areas that stand out.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; one
            expected is not above zero; `winsor` or a level is out of its range.

    Assumes:
        Areas that differ for many small reasons nobody has reckoned in, about as much
        whatever their size: `phi` stands for those. It is used where it is above 1.

    Misleads when:
        The plain limits are read as a verdict: areas differ for more reasons than chance, so
        many lie outside them. Or an area that stands out is taken to be badly run: it may
        have a motorway, a ferry port or a music festival.

    Source:
        Spiegelhalter (2005), Statistics in Medicine 24(8), 1185–1202.
    """
    cases = arguments.row("observed", arguments.counts("observed", observed))
    mean = arguments.amounts("expected", expected, positive=True)
    arguments.row("expected", mean, like=cases)
    chance = np.array([1 - arguments.fraction("levels", level) for level in levels])
    if not chance.size:
        raise ValueError("levels: none")
    z = 2 * (np.sqrt(cases) - np.sqrt(mean))
    phi = overdispersion(z, winsor=winsor)
    widest = -special.ndtri(chance.min() / 2)
    low = _quantile(chance[:, None] / 2, mean)
    high = _quantile(1 - chance[:, None] / 2, mean)
    return Funnel(z, phi, low, high, np.abs(z) > widest * np.sqrt(max(phi, 1.0)))


def overdispersion(z: ArrayLike, *, winsor: float = 0.1) -> float:
    """How many times as much as chance a set of z-scores varies, winsorised.

    Args:
        z: Standardised distances, shape (n,).
        winsor: The share at either end that is drawn in, in [0, 0.5).

    Returns:
        The mean square of the scores once the ends are drawn in: about 1 where chance is
        all there is (two thirds with a tenth drawn in at either end), 0 or more.

    Raises:
        ValueError: A number is missing or infinite; there is none; `winsor` is out of range.

    Assumes:
        That at most that share of the areas at either end really stand out.

    Misleads when:
        There are few areas: of ten, two are drawn in to their neighbours, and the others
        decide.

    Source:
        Spiegelhalter (2005), Statistics in Medicine 24(8), 1185–1202.
    """
    scores = arguments.row("z", np.asarray(z, dtype=np.float64))
    if not np.isfinite(scores).all():
        raise ValueError("z: one is missing or infinite")
    if not 0 <= winsor < 0.5:
        raise ValueError(f"winsor: {winsor} does not lie in [0, 0.5)")
    low, high = np.quantile(scores, (winsor, 1 - winsor))
    return float(np.mean(np.clip(scores, low, high) ** 2))


def _quantile(share: Numbers, mean: Numbers) -> Numbers:
    """The smallest count that `share` of a Poisson distribution does not exceed."""
    count = np.ceil(special.pdtrik(share, mean))
    below = np.maximum(count - 1, 0)
    enough = special.pdtr(below, mean) >= share * (1 - 1e-12)
    found: Numbers = np.where(enough, below, np.maximum(count, 0))
    return found
