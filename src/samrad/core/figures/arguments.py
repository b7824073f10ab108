"""What the methods refuse; each refusal names the argument and the reason."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
_MANY = 1e9
# Exposures further apart than so many powers of ten are a slip of the unit.
_MAGNITUDES = 12


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
        ValueError: One is missing, infinite, negative, not whole or beyond a thousand
            million.
    """
    numbers = amounts(name, given)
    if (numbers != np.floor(numbers)).any():
        raise ValueError(f"{name}: one is not a whole number")
    if (numbers > _MANY).any():
        raise ValueError(f"{name}: one is beyond 10⁹, where chance is no longer told exactly")
    return numbers


def in_one_unit(before: ArrayLike, now: ArrayLike) -> None:
    """Refuse exposures above zero of which one makes nothing of the other.

    Raises:
        ValueError: A pair is a million million times apart.
    """
    if (np.abs(np.log10(before) - np.log10(now)) > _MAGNITUDES).any():
        raise ValueError(
            "exposure_before, exposure_now: one pair is beyond all comparison; are both in "
            "the same unit?"
        )


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


def whole(name: str, given: float, *, least: int) -> int:
    """A whole number, `least` or more.

    Raises:
        ValueError: It is none.
    """
    if not math.isfinite(given) or given != int(given) or given < least:
        raise ValueError(f"{name}: {given} is not a whole number of {least} or more")
    return int(given)
