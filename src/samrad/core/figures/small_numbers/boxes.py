"""Moves in a table of any number of dimensions: boxes whose corners go up and down in turn.

Along each dimension a box goes from one inner code to another, or from one to nowhere; a total
moves when it holds one of the two. The product over the dimensions keeps every sum true.
"""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.small_numbers.moves import Move, Prices
from samrad.core.figures.small_numbers.tables import Hierarchy

Steps = dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]]

# So many inner codes stand for a total, and so many far ones are tried as the other side.
_FEW = 5


class Boxes:
    """Finds the cheapest boxes."""

    def __init__(
        self,
        dimensions: tuple[Hierarchy, ...],
        values: NDArray[np.int64],
        price: NDArray[np.float64],
        most: int,
    ) -> None:
        self.shape = tuple(len(one.every) for one in dimensions)
        self.strides = [int(np.prod(self.shape[axis + 1 :])) for axis in range(len(self.shape))]
        self.values = values
        self.price = price
        # Raising by as much as any small cell needs, where there is room, protects more.
        self.most = most
        self.sums = [one.sums() for one in dimensions]
        table = values.reshape(self.shape)
        # How much each code holds altogether: large ones leave room to move.
        self.weight = [
            table.sum(axis=tuple(other for other in range(table.ndim) if other != axis))
            for axis in range(table.ndim)
        ]
        self.near: list[dict[int, NDArray[np.int64]]] = [{} for _ in self.shape]
        self.steps: list[dict[tuple[int, bool], Steps]] = [{} for _ in self.shape]
        # A corner that goes down needs room: by how much too few stand there costs without end.
        self.short: dict[int, NDArray[np.float64]] = {}

    def find(self, cell: int, need: int, price: Prices, limit: float) -> Move | None:
        """Raise `cell` by `need`; see `Finder`. Only the price it was made with counts."""
        del price
        at = [
            cell // stride % length
            for stride, length in zip(self.strides, self.shape, strict=True)
        ]
        beside = [self._beside(axis, place) for axis, place in enumerate(at)]
        near = all(len(one) > 1 for one in beside)
        if near:
            move = self._near(beside, cell, need, limit)
        else:
            some = [
                self._steps(axis, place, far=len(beside[axis]) < 2)
                for axis, place in enumerate(at)
            ]
            move = self._far(some, cell, need, limit)
        if move is None and limit:
            far = [self._steps(axis, place, far=True) for axis, place in enumerate(at)]
            move = self._far(far, cell, need, limit) or self._up(at, cell, need, limit)
        return move

    def _up(self, at: list[int], cell: int, need: int, limit: float) -> Move | None:
        """Raise one inner cell, the largest there is in the cell, and every total over it.

        All of these are small or hold a case: this way is always there, and dear.
        """
        inside = [
            np.flatnonzero(sums[place]) for sums, place in zip(self.sums, at, strict=True)
        ]
        block = self.values.reshape(self.shape)[np.ix_(*inside)]
        largest = np.unravel_index(int(block.argmax()), block.shape)
        sides = []
        for codes, place, sums in zip(inside, largest, self.sums, strict=True):
            raised = np.flatnonzero(sums[:, codes[place]])
            sides.append((raised[None, :], np.ones(len(raised), np.int64)))
        move = self._move(sides, (0,) * len(sides), need)
        cost = self.price[move.cells].sum() - self.price[cell]
        return move if cost <= limit else None

    def _near(
        self, beside: list[NDArray[np.int64]], cell: int, need: int, limit: float
    ) -> Move | None:
        """The cheapest box that changes no total: one step to the side along each dimension."""
        index = np.zeros((), np.int64)
        for codes, stride in zip(beside, self.strides, strict=True):
            index = index[..., None] + codes * stride
        kept, self.price[cell] = self.price[cell], 0.0
        ups = self.price[index]
        self.price[cell] = kept
        downs = ups + self._short(need)[index]
        total = np.zeros([len(codes) - 1 for codes in beside])
        for corner in product((0, 1), repeat=len(beside)):
            part = tuple(slice(1, None) if moved else slice(0, 1) for moved in corner)
            total += downs[part] if sum(corner) % 2 else ups[part]
        place = int(total.argmin())
        if total.flat[place] > limit:
            return None
        steps = np.unravel_index(place, total.shape)
        signs = np.array([1, -1])
        sides = [
            (codes[np.array([[0, step + 1]])], signs)
            for codes, step in zip(beside, steps, strict=True)
        ]
        return self._move(sides, (0,) * len(sides), need)

    def _far(self, steps: list[Steps], cell: int, need: int, limit: float) -> Move | None:
        """The cheapest box among these steps along each dimension."""
        low, move = limit, None
        for widths in product(*steps):
            sides = [one[width] for one, width in zip(steps, widths, strict=True)]
            cost = self._costs(sides, cell, need)
            place = int(cost.argmin())
            if cost.flat[place] <= low:
                low = float(cost.flat[place]) * (1 - 1e-9) if cost.flat[place] else -1.0
                move = self._move(sides, np.unravel_index(place, cost.shape), need)
            if low < 0:
                break
        return move

    def _costs(
        self, sides: list[tuple[NDArray[np.int64], NDArray[np.int64]]], cell: int, need: int
    ) -> NDArray[np.float64]:
        """What each box costs: an axis for each dimension, a place for each step along it."""
        short = self._short(need)
        kept, self.price[cell] = self.price[cell], 0.0
        total = np.zeros([len(codes) for codes, _ in sides])
        for corner in product(*(range(codes.shape[1]) for codes, _ in sides)):
            index = np.zeros((), np.int64)
            sign = 1
            for axis, ((codes, signs), part) in enumerate(zip(sides, corner, strict=True)):
                index = index[..., None] + codes[:, part] * self.strides[axis]
                sign *= int(signs[part])
            total += self.price[index] if sign > 0 else self.price[index] + short[index]
        self.price[cell] = kept
        return total

    def _move(
        self,
        sides: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
        place: Sequence[int | np.intp],
        need: int,
    ) -> Move:
        cells = np.zeros(1, np.int64)
        amounts = np.array([1], np.int64)
        for axis, ((codes, signs), step) in enumerate(zip(sides, place, strict=True)):
            cells = (cells[:, None] + codes[step] * self.strides[axis]).ravel()
            amounts = (amounts[:, None] * signs).ravel()
        room = self.values[cells[amounts < 0]].min(initial=self.most)
        return Move(cells, amounts * max(need, int(room)))

    def _short(self, need: int) -> NDArray[np.float64]:
        if need not in self.short:
            self.short[need] = np.where(self.values < need, np.inf, 0.0)
        return self.short[need]

    def _beside(self, axis: int, place: int) -> NDArray[np.int64]:
        """An inner code and those that the same totals hold; nothing for a total."""
        known = self.near[axis]
        if place not in known:
            above = self.sums[axis][self.sums[axis].shape[1] :]
            if place >= above.shape[1]:
                known[place] = np.zeros(0, np.int64)
            else:
                same = np.flatnonzero((above == above[:, [place]]).all(axis=0))
                known[place] = np.concatenate([[place], same[same != place]])
        return known[place]

    def _steps(self, axis: int, place: int, *, far: bool) -> Steps:
        """The ways along one dimension from a code, those alike in their signs together.

        For each kind: the codes of each way, and the direction each of them goes.
        """
        if (place, far) not in self.steps[axis]:
            sums = self.sums[axis]
            if far:
                ways = self._ways(axis, place)
            else:
                ways = [sums[:, place] - sums[:, one] for one in self._beside(axis, place)[1:]]
            self.steps[axis][place, far] = _grouped(ways)
        return self.steps[axis][place, far]

    def _ways(self, axis: int, place: int) -> list[NDArray[np.int64]]:
        sums = self.sums[axis]
        starts = self._largest(axis, np.flatnonzero(sums[place]))
        outside = self._largest(axis, np.flatnonzero(sums[place] == 0))
        others = np.unique(np.concatenate([self._beside(axis, place)[1:], outside]))
        ways = [sums[:, start] - sums[:, one] for start in starts for one in others]
        return [*ways, *(sums[:, start] for start in starts)]

    def _largest(self, axis: int, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        return codes[np.argsort(-self.weight[axis][codes], kind="stable")[:_FEW]]


def _grouped(ways: list[NDArray[np.int64]]) -> Steps:
    """The ways by how many codes change along them, those with the same signs together."""
    found: dict[tuple[int, ...], list[NDArray[np.int64]]] = {}
    for way in ways:
        changed = np.flatnonzero(way)
        order = changed[np.argsort(-way[changed], kind="stable")]
        found.setdefault(tuple(way[order].tolist()), []).append(order)
    return {
        number: (np.array(codes), np.array(signs))
        for number, (signs, codes) in enumerate(
            sorted(found.items(), key=lambda one: len(one[0]))
        )
    }
