"""Which hidden cells can be shown again, by elimination: what is determined depends on nothing.

The hidden cells are combinations of ways the table could differ. Showing a cell uses one way
up; a small cell that no way is left for would be determined, and then the cell stays hidden.
All is counted modulo a prime, so whole numbers stay exact.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from samrad.core.figures.small_numbers.moves import Move

Whole = NDArray[np.int64]

# Small enough that a product of two remainders fits 64 bits.
_PRIME = 1_000_003
# A group of more tied cells is left as it is: the work grows with the cube.
_LARGEST = 2_500


def thinned(
    matrix: sparse.csr_array,
    values: Whole,
    *,
    small: NDArray[np.bool_],
    spare: NDArray[np.bool_],
    unseen: NDArray[np.bool_],
) -> tuple[set[int], dict[int, Move]]:
    """Which of the spare cells must stay hidden so that no small one is determined.

    Args:
        matrix: The equations.
        values: The true count of each cell: the largest are shown first.
        small: Which cells are to be protected; with all spare ones hidden every one is safe.
        spare: Which cells may be shown, if nothing depends on it.
        unseen: Which other cells nobody sees.

    Returns:
        The spare cells that stay hidden, and moves for most small cells.
    """
    stay: set[int] = set()
    proofs: dict[int, Move] = {}
    lonely, crowd = _company(matrix, small)
    order = np.lexsort((-values, crowd, lonely))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    for cells in tied(matrix, np.flatnonzero(small | spare | unseen)):
        besides = np.flatnonzero(spare[cells])
        besides = besides[np.argsort(rank[cells[besides]])]
        if len(cells) > _LARGEST or not len(besides):
            stay.update(cells[besides].tolist())
            continue
        ways = _ways(matrix[:, cells])
        kept = _show(ways, besides.tolist(), np.flatnonzero(small[cells]))
        stay.update(cells[kept].tolist())
        proofs.update(_moves(ways, cells, small, values))
    return stay, proofs


def _company(
    matrix: sparse.csr_array, small: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each cell, in how many equations a small cell stands alone, and how many it meets.

    A cell that could keep a lonely one company is shown last.
    """
    ties = abs(matrix)
    here = ties @ small.astype(np.float64)
    return ties.T @ (here == 1).astype(np.float64), ties.T @ here


def tied(matrix: sparse.csr_array, hidden: Whole) -> Iterator[Whole]:
    """The hidden cells in groups that no equation ties to each other."""
    part = sparse.csr_array(matrix[:, hidden])
    part.data = np.ones_like(part.data)
    groups = csgraph.connected_components(part.T @ part, directed=False)[1]
    order = np.argsort(groups, kind="stable")
    yield from np.split(hidden[order], np.flatnonzero(np.diff(groups[order])) + 1)


def _ways(part: sparse.csr_array) -> Whole:
    """The ways these cells can differ with all equations true: one column each."""
    rows = part[np.flatnonzero(np.diff(part.indptr))].toarray().astype(np.int64) % _PRIME
    pivots: list[int] = []
    for row in range(len(rows)):
        entries = np.flatnonzero(rows[row])
        if not len(entries):
            pivots.append(-1)
            continue
        pivot = int(entries[0])
        pivots.append(pivot)
        rows[row, entries] = rows[row, entries] * _inverse(rows[row, pivot]) % _PRIME
        others = np.flatnonzero(rows[:, pivot])
        others = others[others != row]
        block = np.ix_(others, entries)
        rows[block] = (rows[block] - np.outer(rows[others, pivot], rows[row, entries])) % _PRIME
    led = [(row, pivot) for row, pivot in enumerate(pivots) if pivot >= 0]
    loose = np.setdiff1d(np.arange(part.shape[1]), [pivot for _, pivot in led])
    ways = np.zeros((part.shape[1], len(loose)), np.int64)
    ways[loose, np.arange(len(loose))] = 1
    if led:
        led_rows, led_cells = np.array(led).T
        ways[led_cells] = -rows[np.ix_(led_rows, loose)] % _PRIME
    return ways


def _show(ways: Whole, besides: Iterable[int], small: Whole) -> list[int]:
    """Show one cell after the other while every small one depends on others still."""
    kept = []
    for cell in besides:
        used = np.flatnonzero(ways[cell])
        if not len(used):
            continue
        first = int(used[0])
        share = ways[cell] * _inverse(ways[cell, first]) % _PRIME
        tied = small[ways[small, first] != 0]
        left = (ways[tied] - np.outer(ways[tied, first], share)) % _PRIME
        if (~left.any(axis=1)).any():
            kept.append(cell)
            continue
        rows = np.flatnonzero(ways[:, first])
        block = np.ix_(rows, used)
        ways[block] = (ways[block] - np.outer(ways[rows, first], share[used])) % _PRIME
    return kept


def _moves(
    ways: Whole, cells: Whole, small: NDArray[np.bool_], values: Whole
) -> Iterator[tuple[int, Move]]:
    """The ways that change each cell by one case at most, for the small cells they raise."""
    signed = np.where(ways > _PRIME // 2, ways - _PRIME, ways)
    for column in np.flatnonzero(abs(signed).max(axis=0, initial=0) == 1):
        at = np.flatnonzero(signed[:, column])
        for amounts in (signed[at, column], -signed[at, column]):
            move = Move(cells[at], amounts)
            if (values[move.cells] + amounts >= 0).all():
                for cell in move.cells[small[move.cells] & (amounts > 0)].tolist():
                    yield cell, move


def _inverse(number: np.int64) -> int:
    return pow(int(number), -1, _PRIME)
