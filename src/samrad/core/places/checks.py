"""What the functions of this shelf refuse, said in one place."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Points(NamedTuple):
    """Places on a plane, as two arrays of the same length."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]


def numbers(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """One row of finite numbers, as float64.

    Raises:
        ValueError: Not one row, not numbers, or one of them nan or infinite.
    """
    try:
        given = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        msg = f"{name}: not a row of numbers ({problem})"
        raise ValueError(msg) from problem
    if given.ndim != 1:
        msg = f"{name}: one row of numbers is asked for, not an array of shape {given.shape}"
        raise ValueError(msg)
    if not np.isfinite(given).all():
        first = int(np.flatnonzero(~np.isfinite(given))[0])
        msg = f"{name}: number {first} is {given[first]}"
        raise ValueError(msg)
    return given


def points(x: ArrayLike, y: ArrayLike) -> Points:
    """Two rows of finite numbers of the same length.

    Raises:
        ValueError: As `numbers`, or one row is longer than the other, or there is none.
    """
    given = Points(numbers("x", x), numbers("y", y))
    same_length("y", given.y, given.x)
    if given.x.size == 0:
        msg = "x: there is not one point"
        raise ValueError(msg)
    return given


def same_length(name: str, values: NDArray[np.float64], points: NDArray[np.float64]) -> None:
    """Nothing, if there is one value for each point.

    Raises:
        ValueError: There are more or fewer.
    """
    if values.size != points.size:
        msg = f"{name}: {values.size} numbers for {points.size} places"
        raise ValueError(msg)


def not_negative(name: str, values: NDArray[np.float64]) -> None:
    """Nothing, if no value is below zero.

    Raises:
        ValueError: One is.
    """
    if (values < 0).any():
        msg = f"{name}: number {int(np.argmax(values < 0))} is negative"
        raise ValueError(msg)


def positive(name: str, value: float) -> float:
    """The length, if it is finite and above zero.

    Raises:
        ValueError: It is not.
    """
    if not 0 < value < np.inf:
        msg = f"{name}: {value} is not a finite length above zero"
        raise ValueError(msg)
    return float(value)


def share(name: str, value: float) -> float:
    """The share, if it lies between 0 and 1 and is neither.

    Raises:
        ValueError: It does not.
    """
    if not 0 < value < 1:
        msg = f"{name}: {value} is not in (0, 1)"
        raise ValueError(msg)
    return float(value)
