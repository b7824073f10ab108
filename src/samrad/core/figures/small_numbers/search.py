"""Which cells to hide beside the small ones: as few as can be found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.figures.small_numbers.moves import Finder, Move, Prices

# Dearer than hiding every cell of any table.
_NO_LIMIT = 1e9
# A cell just let go of costs this much more, so that others are looked at first.
_AGAIN = 1.3
# How far prices are swayed by chance, so that the same ground gives different ways.
_SWAY = 0.4
# Rounds of looking again for each hidden cell, at most.
_ROUNDS_EACH = 10
# Cells that so many small ones need are left alone: rarely is there another way for all.
_CROWD = 20


@dataclass(slots=True, eq=False)
class Search:
    """The cells hidden so far, and for each small cell the move that protects it.

    A small cell is safe when another table with the same published numbers holds more there:
    the move from the true table to that one touches hidden cells only.

    Attributes:
        finder: Finds moves.
        values: The true count of each cell.
        need: By how much each small cell must be able to grow.
        base: What hiding each cell costs; endless where it must be shown.
        price: The same now: 0 for what is hidden.
        beside: The cells hidden to protect others.
        proof: The move that protects each small cell.
        users: Which small cells' proofs need each cell of `beside`.
    """

    finder: Finder
    values: Sequence[int]
    need: dict[int, int]
    base: Sequence[float]
    price: Prices
    beside: set[int] = field(default_factory=set)
    proof: dict[int, Move] = field(default_factory=dict)
    users: dict[int, set[int]] = field(default_factory=dict)

    def cover(self) -> None:
        """Protect every small cell, the smallest first: others share their moves."""
        for cell in sorted(self.need, key=lambda one: -self.need[one]):
            if cell not in self.proof and self._swap(set(), [cell], _NO_LIMIT, len(self.base)):
                self._share(self.proof[cell])

    def adopt(self, beside: set[int], moves: dict[int, Move]) -> None:
        """Begin again from these hidden cells; proofs that touch no other cell are kept."""
        for cell in self.beside - beside:
            self.price[cell] = self.base[cell]
        for cell in beside:
            self.price[cell] = 0.0
        self.beside, self.users = beside, {cell: set() for cell in beside}
        old, self.proof = self.proof, {}
        for cell in self.need:
            for move in (old.get(cell), moves.get(cell)):
                if move and not any(self.price[one] for one in move.cells.tolist()):
                    self.prove(cell, move)
                    break

    def prove(self, cell: int, move: Move) -> None:
        """Keep a move along hidden cells as proof of a small one, and of others it raises."""
        self._keep(set(), set(), {cell: move})
        self._share(self.proof[cell])

    def prune(self) -> None:
        """Show again each cell that is hidden for nothing; the least used first."""
        for cell in sorted(self.beside, key=lambda one: (len(self.users[one]), one)):
            if cell in self.beside:
                self._swap({cell}, sorted(self.users[cell]), 0.0, 0)

    def improve(self, matrix: sparse.csr_array, rounds: int, proofs: int) -> None:
        """Let go of some neighbouring cells, hide others for them; keep what is no dearer.

        It ends after so many rounds, or when so many proofs have been looked for anew.
        """
        # Always the same numbers: the same table gives the same choice.
        chance = np.random.default_rng(1)
        columns = matrix.tocsc()
        for _ in range(min(rounds, _ROUNDS_EACH * len(self.beside))):
            if not self.beside or proofs <= 0:
                return
            proofs -= self._try_another(matrix, columns, chance)

    def _try_another(
        self, rows: sparse.csr_array, columns: sparse.csc_array, chance: np.random.Generator
    ) -> int:
        """Try one change; how many proofs were looked for."""
        one = sorted(self.beside)[int(chance.integers(len(self.beside)))]
        around = _around(rows, columns, [one])
        near = [cell for cell in around if cell in self.beside and cell != one]
        if not near or chance.random() < 0.3:
            near += sorted(self._together(one))
        order = chance.permutation(len(near))[: int(chance.integers(1, 4))]
        loose = {one, *(near[place] for place in order)}
        anew = sorted(set().union(*(self.users[cell] for cell in loose)))
        if len(anew) > _CROWD:
            return 0
        swayed = [cell for cell in _around(rows, columns, sorted(loose)) if self.price[cell]]
        sway = 1 + _SWAY * (chance.random(len(swayed)) - 0.5)
        for cell, by in zip(swayed, sway.tolist(), strict=True):
            self.price[cell] *= by
        mixed = [anew[place] for place in chance.permutation(len(anew))]
        self._swap(loose, mixed, (1 + _SWAY) * len(loose), len(loose))
        for cell in swayed:
            if self.price[cell]:
                self.price[cell] = self.base[cell]
        return len(anew)

    def _together(self, cell: int) -> set[int]:
        """The other cells of `beside` in the proofs this one is in."""
        cells = {one for user in self.users[cell] for one in self.proof[user].cells.tolist()}
        return (cells & self.beside) - {cell}

    def _share(self, move: Move) -> None:
        """Let a move, and the same backwards, prove the other small cells it raises enough."""
        cells, amounts = move.cells.tolist(), move.amounts.tolist()
        room = all(self.values[cell] >= by for cell, by in zip(cells, amounts, strict=True))
        back = Move(move.cells, -move.amounts) if room else None
        hidden = [cell for cell in cells if cell in self.beside]
        for cell, by in zip(cells, amounts, strict=True):
            proof = move if by > 0 else back
            if proof and cell not in self.proof and abs(by) >= self.need.get(cell, _NO_LIMIT):
                self.proof[cell] = proof
                for one in hidden:
                    self.users[one].add(cell)

    def _swap(self, loose: set[int], anew: Iterable[int], limit: float, most: int) -> bool:
        """Show the cells of `loose`, prove `anew` again with at most `most` others hidden."""
        for cell in loose:
            self.price[cell] = self.base[cell] * _AGAIN
        added: set[int] = set()
        found: dict[int, Move] = {}
        for cell in anew:
            move = self.finder.find(cell, self.need[cell], self.price, limit)
            if move is None or len(added) > most:
                break
            found[cell] = move
            paid = [one for one in move.cells.tolist() if self.price[one]]
            limit -= sum(self.price[one] for one in paid)
            for one in paid:
                self.price[one] = 0.0
            added.update(paid)
        else:
            if len(added) <= most:
                self._keep(loose, added, found)
                return True
        for cell in added:
            self.price[cell] = self.base[cell]
        for cell in loose:
            self.price[cell] = 0.0
        return False

    def _keep(self, loose: set[int], added: set[int], found: dict[int, Move]) -> None:
        """Make the change: what was found is hidden, what nobody needs any more is shown."""
        self.beside |= added
        for cell in added:
            self.users.setdefault(cell, set())
        idle = loose - added
        for user in found.keys() & self.proof.keys():
            for cell in self._hidden_in(self.proof[user]):
                self.users[cell].discard(user)
                idle.add(cell)
        for user, move in found.items():
            self.proof[user] = move
            for cell in self._hidden_in(move):
                self.users[cell].add(user)
        for cell in idle:
            if not self.users[cell]:
                del self.users[cell]
                self.beside.discard(cell)
                self.price[cell] = self.base[cell]

    def _hidden_in(self, move: Move) -> set[int]:
        return self.beside.intersection(move.cells.tolist())


def _around(rows: sparse.csr_array, columns: sparse.csc_array, cells: list[int]) -> list[int]:
    """The cells that stand in an equation with one of these."""
    found: set[int] = set()
    for cell in cells:
        for row in columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]]:
            found.update(rows.indices[rows.indptr[row] : rows.indptr[row + 1]].tolist())
    return sorted(found)


def prices(values: NDArray[np.int64]) -> NDArray[np.float64]:
    """What hiding each cell costs: one, and a little for a large number many look for."""
    # A published zero stays: to a reader it says that nothing happened.
    cost: NDArray[np.float64] = np.where(values == 0, np.inf, 1 + 1e-3 * np.log1p(values))
    return cost
