"""Counts before and after, in treated areas and those they are compared with."""

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures import arguments
from samrad.core.figures.arguments import Numbers

# Periods as long as each other; areas as large as each other.
BOTH_PERIODS = (1.0, 1.0)
AREAS = (1.0, 1.0, 1.0, 1.0)
# Change of the treated area less its comparison's, and of the buffer less its own.
_SIGNS = np.array([1.0, -1.0, 1.0, -1.0])
_NAMES = ("treated", "control", "buffer", "buffer_control")


def pair(name: str, given: ArrayLike) -> Numbers:
    """Two counts: before and after.

    Raises:
        ValueError: They are no counts, or not two.
    """
    seen = arguments.counts(name, given)
    if seen.shape != (2,):
        raise ValueError(f"{name}: two counts, before and after, not shape {seen.shape}")
    return seen


def areas(*given: ArrayLike | None) -> Numbers:
    """Treated, control, buffer and buffer control as rows of (before, after), shape (4, 2).

    Raises:
        ValueError: One is no pair, or a buffer has no comparison.
    """
    _together(given)
    seen = [
        np.zeros(2) if one is None else pair(name, one)
        for name, one in zip(_NAMES, given, strict=True)
    ]
    return np.array(seen)


def kinds(*given: ArrayLike | None) -> Numbers:
    """The same of each kind of case, shape (k, 4, 2).

    Raises:
        ValueError: One is no table of pairs, or has other kinds than the first.
    """
    _together(given)
    first = arguments.counts("treated", given[0] if given[0] is not None else ())
    if first.ndim != 2 or first.shape[1:] != (2,) or not len(first):
        raise ValueError(f"treated: before and after of each kind, not shape {first.shape}")
    seen = []
    for name, one in zip(_NAMES, given, strict=True):
        table = np.zeros_like(first) if one is None else arguments.counts(name, one)
        if table.shape != first.shape:
            raise ValueError(f"{name}: shape {table.shape} where {first.shape} is needed")
        seen.append(table)
    return np.stack(seen, axis=1)


def scales(time_weights: ArrayLike, area_weights: ArrayLike) -> Numbers:
    """What each of the eight counts is divided by, shape (4, 2).

    Raises:
        ValueError: A weight is not above zero, or they are not two and four.
    """
    times = arguments.amounts("time_weights", time_weights, positive=True)
    sizes = arguments.amounts("area_weights", area_weights, positive=True)
    if times.shape != (2,):
        raise ValueError(f"time_weights: two numbers, before and after, not {times.shape}")
    if sizes.shape != (4,):
        raise ValueError(f"area_weights: four numbers, one for each area, not {sizes.shape}")
    return np.outer(sizes, times)


def differences(given: Numbers, scale: Numbers, harm: Numbers) -> tuple[Numbers, Numbers]:
    """Local and displaced difference, and their variances, shape (2,) each.

    Args:
        given: Counts, shape (k, 4, 2).
        scale: What each is divided by, shape (4, 2).
        harm: What a case of each kind weighs, shape (k,).
    """
    rates = given / scale
    changes = harm @ ((rates[:, :, 1] - rates[:, :, 0]) * _SIGNS)
    variances = harm**2 @ (given / scale**2).sum(axis=2)
    return changes.reshape(2, 2).sum(axis=1), variances.reshape(2, 2).sum(axis=1)


def _together(given: tuple[ArrayLike | None, ...]) -> None:
    if (given[2] is None) != (given[3] is None):
        absent = _NAMES[2] if given[2] is None else _NAMES[3]
        raise ValueError(f"{absent}: a buffer and what it is compared with go together")
