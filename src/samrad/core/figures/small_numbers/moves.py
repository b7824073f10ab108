"""A move: numbers added to and taken from cells so that every published total stays true."""

from collections.abc import MutableSequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

# What hiding each cell costs now; a list is faster read one by one, an array all at once.
Prices = MutableSequence[float] | NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """A difference between two tables that nobody who sees only the totals can tell apart.

    Attributes:
        cells: The cells that differ.
        amounts: By how much, whole numbers, none zero.
    """

    cells: NDArray[np.int64]
    amounts: NDArray[np.int64]


class Finder(Protocol):
    """Finds the cheapest move that raises one cell."""

    def find(self, cell: int, need: int, price: Prices, limit: float) -> Move | None:
        """Raise `cell` by `need`, or None where that costs more than `limit`.

        A move costs the prices of the cells it touches together; a hidden cell has price 0, one
        that must be shown an endless one. No cell may fall under zero.
        """
