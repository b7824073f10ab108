"""What every alarm method asks of its counts, and how it says that they will not do."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.figures.arguments import amounts

Floats = NDArray[np.float64]
# No council counts so far; what does is a slip of the column.
_MANY = 1e9


def series_of(counts: ArrayLike) -> Floats:
    """The counts as (S, T); a missing period is nan.

    Raises:
        ValueError: Not one or two dimensions, empty, negative, infinite or not whole.
    """
    given = np.asarray(counts)
    try:
        table = np.atleast_2d(given).astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError("counts: not numbers") from None
    if table.ndim != 2:
        raise ValueError(f"counts: shape (T,) or (S, T) is needed, not {table.shape}")
    if table.size == 0:
        raise ValueError("counts: there are none")
    if np.fmin.reduce(table, axis=None) < 0:
        raise ValueError("counts: negative")
    if np.fmax.reduce(table, axis=None) > _MANY:
        raise ValueError("counts: infinite, or beyond 10⁹")
    if given.dtype.kind not in "iu" and (np.floor(table) < table).any():
        raise ValueError("counts: not whole")
    return table


def exposure_of(population: ArrayLike | None, shape: tuple[int, ...]) -> Floats:
    """The population of each period as (S, T), or (1, 1) where there is none to reckon with.

    Raises:
        ValueError: It does not fit the counts, or is not positive and finite.
    """
    if population is None:
        return np.ones((1, 1))
    table = amounts("population", population, positive=True)
    if table.shape not in {shape, shape[1:]}:
        raise ValueError(
            f"population: shape {shape} or {shape[1:]} is needed, not {table.shape}"
        )
    return np.array(np.broadcast_to(table, shape))


def periods_of(
    at: ArrayLike | None, *, length: int, first: int, way_out: str
) -> NDArray[np.int64]:
    """The periods to judge, the last one if none is named; none may lie before `first`.

    Raises:
        ValueError: The series is too short (with the way out), or a place is not in it.
    """
    if length <= first:
        raise ValueError(
            f"counts: {length} periods are too few, at least {first + 1} are needed; {way_out}"
        )
    places = np.atleast_1d(np.asarray(length - 1 if at is None else at))
    if places.ndim != 1 or places.size == 0 or not np.issubdtype(places.dtype, np.integer):
        raise ValueError("at: whole 0-based places in the series are needed")
    if places.min() < 0 or places.max() >= length:
        raise ValueError(f"at: outside the series of {length} periods")
    if places.min() < first:
        raise ValueError(
            f"at: {places.min()} has too little before it, the first possible is {first};"
            f" {way_out}"
        )
    return places.astype(np.int64)


def whole(value: float, name: str, *, least: int) -> int:
    """The value as a whole number, at least `least`.

    Raises:
        ValueError: It is not.
    """
    if not np.isfinite(value) or value != int(value) or value < least:
        raise ValueError(f"{name}: a whole number from {least} up is needed, not {value}")
    return int(value)
