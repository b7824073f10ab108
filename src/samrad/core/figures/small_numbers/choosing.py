"""Which finder suits a table, and how long to look for fewer hidden cells."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.figures.small_numbers.moves import Finder, Move
from samrad.core.figures.small_numbers.network import Network, ends
from samrad.core.figures.small_numbers.programs import Programs
from samrad.core.figures.small_numbers.search import Search, prices


def choose(
    matrix: sparse.csr_array,
    values: NDArray[np.int64],
    free: NDArray[np.bool_],
    need: dict[int, int],
) -> tuple[NDArray[np.int64], dict[int, Move]]:
    """Choose the cells to hide beside those that are small.

    Args:
        matrix: The equations, one row each.
        values: The true count of each cell.
        free: Which cells nobody sees anyway.
        need: By how much each small cell must be able to grow.

    Returns:
        The cells to hide besides, and for each small cell the move that protects it.
    """
    base = prices(values)
    price = [0.0 if seen else cost for seen, cost in zip(free.tolist(), base, strict=True)]
    finder, rounds = _finder(matrix, values)
    search = Search(finder, need, base, price)
    search.cover()
    search.prune()
    search.improve(matrix, rounds)
    return np.array(sorted(search.beside), np.int64), search.proof


def _finder(matrix: sparse.csr_array, values: NDArray[np.int64]) -> tuple[Finder, int]:
    between = ends(matrix)
    if between is not None:
        return Network(between, values), 300
    return Programs(matrix, values), 60
