"""What the methods refuse; each refusal names the argument and the reason."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def amounts(name: str, given: ArrayLike, *, positive: bool = False) -> Numbers:
    """Numbers that are known and not negative, as float64; with `positive`, above zero.

    Raises:
        ValueError: One is not a number, infinite or too small.
    """
    try:
        numbers = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name}: not numbers") from None
    if np.isnan(numbers).any():
        raise ValueError(f"{name}: one is missing (nan)")
    if np.isinf(numbers).any():
        raise ValueError(f"{name}: one is infinite")
    if (numbers < 0).any():
        raise ValueError(f"{name}: one is negative")
    if positive and (numbers == 0).any():
        raise ValueError(f"{name}: one is zero")
    return numbers


def counts(name: str, given: ArrayLike) -> Numbers:
    """Whole numbers that are not negative, as float64.

    Raises:
        ValueError: One is missing, infinite, negative, not whole or beyond 2⁵³.
    """
    numbers = amounts(name, given)
    if (numbers != np.floor(numbers)).any():
        raise ValueError(f"{name}: one is not a whole number")
    if (numbers > 2**53).any():
        raise ValueError(f"{name}: one is beyond 2⁵³, where whole numbers are no longer exact")
    return numbers


def row(name: str, given: Numbers, *, like: Numbers | None = None) -> Numbers:
    """One dimension, at least one number, and as many as `like` has.

    Raises:
        ValueError: The shape is another.
    """
    if given.ndim != 1 or given.size == 0:
        raise ValueError(f"{name}: one row with at least one number, not shape {given.shape}")
    if like is not None and given.shape != like.shape:
        raise ValueError(f"{name}: {given.size} numbers where {like.size} are needed")
    return given


def one(name: str, given: Numbers) -> float:
    """The single number.

    Raises:
        ValueError: There are several, or none.
    """
    if given.ndim != 0:
        raise ValueError(f"{name}: one number, not shape {given.shape}")
    return float(given)


def fraction(name: str, given: float) -> float:
    """A number between 0 and 1, neither of them included.

    Raises:
        ValueError: It is not.
    """
    if not (math.isfinite(given) and 0 < given < 1):
        raise ValueError(f"{name}: {given} does not lie between 0 and 1")
    return float(given)
