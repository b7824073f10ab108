"""Moves in any table: the cheapest solution of its equations, by linear programming."""

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from samrad.core.figures.small_numbers.moves import Move, Prices

_NEAR = 1e-6


class Programs:
    """Finds moves by HiGHS: for any table, and slower than those made for one kind."""

    def __init__(self, matrix: sparse.csr_array, values: NDArray[np.int64]) -> None:
        self.matrix, self.values = matrix.tocsc(), values

    def find(self, cell: int, need: int, price: Prices, limit: float) -> Move | None:
        """Raise `cell` by `need`; see `Finder`. Costs count once for each case moved."""
        costs = np.array(price)
        costs[cell] = 0.0
        usable = np.flatnonzero(costs <= (limit or 0.0))
        cells = np.concatenate([usable, usable])
        signs = np.repeat([1.0, -1.0], len(usable))
        tied = sparse.csr_array(self.matrix[:, cells] @ sparse.diags_array(signs))
        low = np.where((cells == cell) & (signs > 0), need, 0.0)
        high = np.where(signs > 0, np.inf, self.values[cells])
        high[cells == cell] = low[cells == cell]
        # A unit of any move costs a little, so that none goes round for nothing.
        used = tied[np.flatnonzero(np.diff(tied.indptr))]
        amounts = _whole(costs[cells] + 1e-4, used, low, high, exact=limit > 0)
        if amounts is None:
            return None
        change = amounts[: len(usable)] - amounts[len(usable) :]
        moved = np.flatnonzero(change)
        if costs[usable[moved]].sum() > limit:
            return None
        return Move(usable[moved], change[moved])


def _whole(
    costs: NDArray[np.float64],
    matrix: sparse.csr_array,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    *,
    exact: bool,
) -> NDArray[np.int64] | None:
    """The cheapest solution in whole numbers, or any; most often the linear one is whole."""
    zero = np.zeros(matrix.shape[0])
    found = optimize.linprog(
        costs, A_eq=matrix, b_eq=zero, bounds=np.column_stack([low, high]), method="highs"
    )
    if found.x is None:
        return None
    if (abs(found.x - np.rint(found.x)) > _NEAR).any():
        found = optimize.milp(
            costs,
            constraints=optimize.LinearConstraint(matrix, zero, zero),
            integrality=np.ones(len(costs)),
            bounds=optimize.Bounds(low, high),
            options={"mip_rel_gap": 0.0 if exact else 1.0},
        )
        if found.x is None:
            return None
    amounts: NDArray[np.int64] = np.rint(found.x).astype(np.int64)
    return amounts
