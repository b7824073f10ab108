"""The least and the most each hidden cell can be, given everything published: the attacker."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse
from scipy.sparse import csgraph

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Stands for "no limit" while sums are propagated: above it no published count can reach, and
# thousands of them still add up exactly in floating point.
_ENDLESS = 1e12
# What HiGHS calls equal.
_NEAR = 1e-6
_ROUNDS = 30


@dataclass(slots=True, eq=False)
class Bounds:
    """What is known of the unknown cells so far.

    Attributes:
        matrix: The equations over the unknown cells, one row each.
        right: What each equation must give.
        low, high: No consistent table goes below or above; high may be infinite.
        least, most: Some consistent table goes down to, and up to, here.
    """

    matrix: sparse.csr_array
    right: Numbers
    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers

    def settled(self) -> tuple[Flags, Flags]:
        """Which cells' least and which cells' most is proven."""
        return self.least <= self.low + _NEAR, self.most >= self.high - _NEAR

    def saw(self, numbers: Numbers) -> None:
        """Remember a consistent table."""
        np.minimum(self.least, numbers, out=self.least)
        np.maximum(self.most, numbers, out=self.most)


def begin(matrix: sparse.csr_array, right: Numbers) -> Bounds:
    """What the equations say one by one, and no consistent table seen yet.

    Raises:
        ValueError: The published numbers contradict each other.
    """
    count = matrix.shape[1]
    low, high = _propagated(matrix, right)
    if (low > high + _NEAR).any():
        raise ValueError("published: the numbers contradict each other")
    return Bounds(matrix, right, low, high, np.full(count, np.inf), np.full(count, -np.inf))


def _propagated(matrix: sparse.csr_array, right: Numbers) -> tuple[Numbers, Numbers]:
    """Narrow each cell by each equation until nothing moves any more."""
    plus, minus = matrix.maximum(0).tocsr(), (-matrix).maximum(0).tocsr()
    entries = matrix.tocoo()
    rows, columns, up = entries.row, entries.col, entries.data > 0
    low = np.zeros(matrix.shape[1])
    high = np.full(matrix.shape[1], _ENDLESS)
    for _ in range(_ROUNDS):
        before = low.sum() - high.sum()
        slack_high = (right - (plus @ low - minus @ high))[rows]
        slack_low = (right - (plus @ high - minus @ low))[rows]
        at_most = np.where(up, low[columns] + slack_high, high[columns] - slack_low)
        at_least = np.where(up, high[columns] + slack_low, low[columns] - slack_high)
        # An equation with two endless cells in it says nothing of either.
        np.minimum.at(high, columns, np.where(at_most < _ENDLESS / 2, at_most, _ENDLESS))
        np.maximum.at(low, columns, at_least)
        if low.sum() - high.sum() == before:
            break
    high[high >= _ENDLESS / 2] = np.inf
    return low, high


def settle(
    bounds: Bounds, *, enough: Callable[[Bounds], Flags], all_: bool, spent: Callable[[], bool]
) -> None:
    """Move every cell down and up until its bounds are proven; those not far `enough` first.

    Cells that no equation ties together, directly or through others, are moved in the same
    linear program. Unless `all_` are wanted, it ends when each has been seen far enough.
    """
    if not all_ and enough(bounds).all():
        return
    work = _Work(bounds, enough, all_=all_)
    work.endless()
    if not work.start():
        return
    work.all_at_once()
    while not spent() and work.one_each():
        pass


class _Work:
    """The linear programs over the cells still open."""

    def __init__(
        self, bounds: Bounds, enough: Callable[[Bounds], Flags], *, all_: bool
    ) -> None:
        self.bounds, self.enough, self.all = bounds, enough, all_
        self.kept = np.flatnonzero(bounds.high > bounds.low + _NEAR)
        fixed = bounds.high <= bounds.low + _NEAR
        bounds.least[fixed] = bounds.most[fixed] = bounds.low[fixed]
        rest = bounds.right - bounds.matrix[:, fixed] @ bounds.low[fixed]
        tied = bounds.matrix[:, self.kept]
        rows = np.flatnonzero(np.diff(tied.indptr))
        self.matrix, self.right = tied[rows], rest[rows]
        self.group = self._groups()

    def _groups(self) -> NDArray[np.int32]:
        rows, columns = self.matrix.shape
        tie = sparse.coo_array(self.matrix)
        graph = sparse.coo_array(
            (np.ones(tie.nnz), (tie.row, tie.col + rows)), shape=(rows + columns,) * 2
        )
        groups: NDArray[np.int32] = csgraph.connected_components(graph, directed=False)[1][
            rows:
        ]
        return groups

    def endless(self) -> None:
        """Find the cells that can grow for ever: those of a direction without a limit."""
        if not np.isinf(self.bounds.high[self.kept]).any():
            return
        count = len(self.kept)
        both = sparse.hstack([self.matrix, self.matrix], format="csr")
        limits = np.column_stack([np.zeros(2 * count), np.repeat([1.0, np.inf], count)])
        push = np.repeat([-1.0, 0.0], count)
        found = optimize.linprog(
            push, A_eq=both, b_eq=np.zeros(len(self.right)), bounds=limits, method="highs"
        )
        grows = found.x[:count] > 0.5
        self.bounds.most[self.kept[grows]] = np.inf

    def solve(self, push: Numbers) -> bool:
        """Find the consistent table that goes least along `push`, and remember it."""
        used = np.isin(self.group, np.unique(self.group[push != 0])) if push.any() else None
        used = np.ones(len(push), bool) if used is None else used
        rows = np.flatnonzero(abs(self.matrix) @ used)
        kept = self.kept[used]
        limits = np.column_stack([np.zeros(len(kept)), np.full(len(kept), np.inf)])
        found = optimize.linprog(
            push[used],
            A_eq=self.matrix[rows][:, used],
            b_eq=self.right[rows],
            bounds=limits,
            method="highs",
        )
        if found.status == _CONTRADICTION:
            raise ValueError("published: the numbers contradict each other")
        if found.x is None:
            return False
        tidy = np.where(abs(found.x - np.rint(found.x)) < _NEAR, np.rint(found.x), found.x)
        self.bounds.least[kept] = np.minimum(self.bounds.least[kept], tidy)
        self.bounds.most[kept] = np.maximum(self.bounds.most[kept], tidy)
        return True

    def start(self) -> bool:
        """Have one consistent table to go on from."""
        if not len(self.kept):
            return False
        if np.isinf(self.bounds.least[self.kept]).any():
            self.solve(np.zeros(len(self.kept)))
        return True

    def all_at_once(self) -> None:
        """Push all open cells down, then up, together: many reach their bounds at once."""
        for sign in (1.0, -1.0):
            down, up = self.open()
            wanted = down if sign > 0 else up
            if wanted.any():
                self.solve(np.where(wanted, sign, 0.0))

    def open(self) -> tuple[Flags, Flags]:
        """Which kept cells still have to be pushed down, and up."""
        down, up = self.bounds.settled()
        done = self.enough(self.bounds) & (not self.all)
        return (~down & ~done)[self.kept], (~up & ~done)[self.kept]

    def one_each(self) -> bool:
        """Push one cell of each group; afterwards that cell's bound is proven."""
        down, up = self.open()
        both = np.concatenate([np.flatnonzero(up), np.flatnonzero(down)])
        if not len(both):
            return False
        far = self.enough(self.bounds)[self.kept]
        order = np.argsort(far[both], kind="stable")
        _, first = np.unique(self.group[both[order]], return_index=True)
        first = order[first]
        push = np.zeros(len(self.kept))
        ups = first < int(up.sum())
        push[both[first]] = np.where(ups, -1.0, 1.0)
        self.solve(push)
        at = self.kept[both[first]]
        self.bounds.high[at[ups]] = self.bounds.most[at[ups]]
        self.bounds.low[at[~ups]] = self.bounds.least[at[~ups]]
        return True


_CONTRADICTION = 2
