"""Which finder suits a table, and how long to look for fewer hidden cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.figures.small_numbers.boxes import Boxes
from samrad.core.figures.small_numbers.elimination import thinned, tied
from samrad.core.figures.small_numbers.equations import Equations
from samrad.core.figures.small_numbers.moves import Move, Prices
from samrad.core.figures.small_numbers.network import Network, ends
from samrad.core.figures.small_numbers.programs import Programs
from samrad.core.figures.small_numbers.search import Search, prices
from samrad.core.figures.small_numbers.tables import Hierarchy

# A linear program over more cells than this takes longer than the cells it saves are worth.
_SMALL = 500
# So many proofs are looked for again: by linear programs, and by quicker ways.
_SLOW, _FAST = 200, 5_000
# A table up to this size is thinned out from all its cells, a larger one from what boxes hide.
_MIDDLE = 2_500


def choose(
    tables: Sequence[tuple[Hierarchy, ...]],
    sums: Equations,
    values: NDArray[np.int64],
    free: NDArray[np.bool_],
    need: dict[int, int],
) -> tuple[NDArray[np.int64], dict[int, Move]]:
    """Choose the cells to hide beside those that are small.

    Args:
        tables: The dimensions of each table.
        sums: Their cells and equations.
        values: The true count of each cell.
        free: Which cells nobody sees anyway, small ones among them.
        need: By how much each small cell must be able to grow.

    Returns:
        The cells to hide besides, and for each small cell the move that protects it.
    """
    base = prices(values)
    price = np.where(free, 0.0, base)
    search, rounds = _search(tables, sums, values, price, need)
    search.base = base.tolist()
    network = isinstance(search.finder, Network)
    if network or max(need.values(), default=1) > 1 or sums.count > _MIDDLE:
        search.cover()
        search.prune()
    if not network and set(need.values()) == {1}:
        _thin(search, sums.matrix, values)
    slow = not isinstance(search.finder, Network | Boxes)
    search.improve(sums.matrix, rounds, _SLOW if slow else _FAST)
    return np.array(sorted(search.beside), np.int64), search.proof


def _thin(search: Search, matrix: sparse.csr_array, values: NDArray[np.int64]) -> None:
    """Leave hidden only what elimination cannot do without, and prove each small cell again."""
    free = np.array(search.price) == 0
    small = np.isin(np.arange(len(values)), list(search.need))
    spare = np.isin(np.arange(len(values)), list(search.beside))
    if not search.proof:
        spare = ~free & (values > 0)
    unseen = free & ~small & ~spare
    stay, moves = thinned(matrix, values, small=small, spare=spare, unseen=unseen)
    search.adopt(stay, moves)
    left = search.need.keys() - search.proof.keys()
    for cells in tied(matrix, np.flatnonzero(np.array(search.price) == 0)):
        programs = Programs(matrix[:, cells], values[cells])
        for place, cell in enumerate(cells.tolist()):
            if cell in left and cell not in search.proof:
                move = programs.find(place, 1, np.zeros(len(cells)), 0.0)
                if move is not None:
                    search.prove(cell, Move(cells[move.cells], move.amounts))
    # Whole cases may be harder to move than parts of them: then something more is hidden.
    search.cover()
    search.prune()


def _search(
    tables: Sequence[tuple[Hierarchy, ...]],
    sums: Equations,
    values: NDArray[np.int64],
    price: NDArray[np.float64],
    need: dict[int, int],
) -> tuple[Search, int]:
    """A search with the finder that suits the table, and how many rounds it is worth."""
    plain = price.tolist()
    between = ends(sums.matrix)
    if between is not None:
        return Search(Network(between, values), values.tolist(), need, plain, plain), 300
    programs = Programs(sums.matrix, values)
    if len(tables) > 1:
        return Search(programs, values.tolist(), need, plain, plain), 20
    boxes = Boxes(tables[0], values, price, max(need.values(), default=1))
    if sums.count > _SMALL:
        return Search(boxes, values.tolist(), need, plain, price), 150
    return Search(_Either(boxes, programs), values.tolist(), need, plain, price), 40


@dataclass(frozen=True, slots=True)
class _Either:
    """A box if it is free; else whatever is cheaper, a box or what a linear program finds."""

    boxes: Boxes
    programs: Programs

    def find(self, cell: int, need: int, price: Prices, limit: float) -> Move | None:
        """Raise `cell` by `need`; see `Finder`."""
        box = self.boxes.find(cell, need, price, limit)
        if box is not None:
            limit = float(sum(price[one] for one in box.cells.tolist()))
            if not limit:
                return box
        # The box again would be no gain.
        return self.programs.find(cell, need, price, limit - 0.5 if box else limit) or box
