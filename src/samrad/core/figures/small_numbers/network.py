"""Moves in a table whose cells each stand in at most two equations: paths in a graph.

One dimension with a hierarchy and one flat one give such a table. Each equation is a point,
each cell a line between two points; to raise a cell by one is to send one unit round a circle.
"""

from collections import deque
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.figures.small_numbers.moves import Move, Prices


def ends(matrix: sparse.csr_array) -> NDArray[np.int64] | None:
    """Between which two points each cell runs, or None where the equations are no graph.

    The last point stands for everything outside: a cell of one equation alone runs there.
    """
    columns = matrix.tocsc()
    outside = matrix.shape[0]
    if np.diff(columns.indptr).max(initial=0) > 2:
        return None
    found = np.full((matrix.shape[1], 2), outside, np.int64)
    signs = _signs(columns, outside)
    if signs is None:
        return None
    entries = columns.tocoo()
    into = entries.data * np.array(signs)[entries.row] < 0
    found[entries.col, into.astype(np.int64)] = entries.row
    return found


def _signs(columns: sparse.csc_array, count: int) -> list[int] | None:
    """Turn equations round so that each cell leaves one and enters the other."""
    ties: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    first = columns.indptr[:-1][np.diff(columns.indptr) == 2]
    turns = np.where(columns.data[first] == columns.data[first + 1], -1, 1)
    pairs = (columns.indices[first], columns.indices[first + 1], turns)
    for one, other, turn in zip(*(part.tolist() for part in pairs), strict=True):
        ties[one].append((other, turn))
        ties[other].append((one, turn))
    signs = [0] * count
    for start in range(count):
        if not signs[start]:
            _spread(start, signs, ties)
    agree = all(
        signs[there] == turn * signs[here]
        for here in range(count)
        for there, turn in ties[here]
    )
    return signs if agree else None


def _spread(first: int, signs: list[int], ties: list[list[tuple[int, int]]]) -> None:
    """Turn every equation that hangs together with the first one as the ties demand."""
    signs[first] = 1
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        for there, turn in ties[here]:
            if not signs[there]:
                signs[there] = turn * signs[here]
                waiting.append(there)


class Network:
    """Finds the cheapest circles."""

    def __init__(self, between: NDArray[np.int64], values: NDArray[np.int64]) -> None:
        self.between = between.tolist()
        self.values = values.tolist()
        count = int(between.max(initial=0)) + 1
        # From each point: the cell, where it leads, and whether one goes with it or against.
        self.out: list[list[tuple[int, int, int]]] = [[] for _ in range(count)]
        for cell, (tail, head) in enumerate(self.between):
            self.out[tail].append((cell, head, 1))
            self.out[head].append((cell, tail, -1))

    def find(self, cell: int, need: int, price: Prices, limit: float) -> Move | None:
        """Raise `cell` by `need` along as few shown cells as can be; see `Finder`."""
        sent: dict[int, int] = {cell: 0}
        paid: set[int] = set()
        left = need
        while left:
            path = self._cheapest(cell, sent, paid, price, limit)
            if path is None:
                return None
            room = min([left, *(self.values[c] + sent.get(c, 0) for c, way in path if way < 0)])
            for step, way in path:
                sent[step] = sent.get(step, 0) + way * room
                if step not in paid and price[step]:
                    paid.add(step)
                    limit -= price[step]
            sent[cell] += room
            left -= room
        changed = [(one, amount) for one, amount in sent.items() if amount]
        cells, amounts = zip(*changed, strict=True)
        return Move(np.array(cells, np.int64), np.array(amounts, np.int64))

    def _cheapest(
        self,
        cell: int,
        sent: dict[int, int],
        paid: set[int],
        price: Prices,
        limit: float,
    ) -> list[tuple[int, int]] | None:
        """The way from where the cell leads back to where it begins."""
        goal, start = self.between[cell]
        best = {start: 0.0}
        came: dict[int, tuple[int, int, int]] = {}
        heap: list[tuple[float, int]] = [(0.0, start)]
        while heap:
            cost, here = heappop(heap)
            if here == goal:
                return _back(came, start, goal)
            if cost > best[here]:
                continue
            left = limit - cost
            for step, there, way in self.out[here]:
                # Most cells are too dear: that is asked first.
                dear = price[step]
                if (dear > left and step not in paid) or step == cell:
                    continue
                total = cost if step in paid else cost + dear
                if there in best and total >= best[there]:
                    continue
                if way < 0 and self.values[step] + sent.get(step, 0) <= 0:
                    continue
                best[there] = total
                came[there] = (here, step, way)
                heappush(heap, (total, there))
        return None


def _back(
    came: dict[int, tuple[int, int, int]], start: int, goal: int
) -> list[tuple[int, int]]:
    path = []
    here = goal
    while here != start:
        here, step, way = came[here]
        path.append((step, way))
    return path
