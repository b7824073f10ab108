"""What is published as equations with unknown cells, and what an attack makes of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.small_numbers import bounds
from samrad.core.figures.small_numbers.bounds import Bounds
from samrad.core.figures.small_numbers.equations import Equations, equations
from samrad.core.figures.small_numbers.moves import Move
from samrad.core.figures.small_numbers.tables import Published, Spot

Flags = NDArray[np.bool_]
_NEAR = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What all published tables together say of each cell.

    Attributes:
        tables: The tables.
        sums: Their cells and equations.
        values: The number of each cell, nan where no table shows it.
        hidden: Which cells a table hides.
    """

    tables: tuple[Published, ...]
    sums: Equations
    values: NDArray[np.float64]
    hidden: Flags


def known(published: Published) -> Known:
    """Read published tables together.

    Raises:
        ValueError: Two tables give one cell two numbers.
    """
    tables = (published, *published.linked)
    sums = equations([one.dimensions for one in tables])
    values = merged([one.values for one in tables], sums)
    hidden = np.zeros(sums.count, bool)
    for one, cells in zip(tables, sums.cell_of, strict=True):
        hidden[cells[one.hidden.ravel()]] = True
    return Known(tables, sums, values, hidden)


def merged(values: Sequence[NDArray[np.number]], sums: Equations) -> NDArray[np.float64]:
    """The number of each cell of several tables, nan where none has one.

    Raises:
        ValueError: Two tables give one cell two numbers.
    """
    found = np.full(sums.count, np.nan)
    for number, (own, cells) in enumerate(zip(values, sums.cell_of, strict=True)):
        told = own.ravel().astype(np.float64)
        given = np.where(np.isnan(told), found[cells], told)
        other = ~np.isnan(found[cells]) & (found[cells] != given)
        if other.any():
            raise ValueError(
                f"linked: table {number} gives another number than the tables before it"
                f" for its cell {int(np.flatnonzero(other)[0])}"
            )
        found[cells] = given
    return found


def unknown(seen: Known) -> tuple[NDArray[np.int64], Bounds]:
    """The cells no table shows, and what the equations say of each.

    Raises:
        ValueError: The published numbers contradict each other.
    """
    missing = np.isnan(seen.values)
    matrix = seen.sums.matrix
    right = -(matrix @ np.where(missing, 0.0, seen.values))
    cells = np.flatnonzero(missing)
    tied = matrix[:, cells]
    used = np.diff(tied.indptr) > 0
    if right[~used].any():
        raise ValueError("published: the numbers contradict each other")
    return cells, bounds.begin(tied[np.flatnonzero(used)], right[used])


def spots(
    tables: Sequence[Published], sums: Equations, cells: Iterable[int]
) -> tuple[Spot, ...]:
    """Where these cells stand first."""
    every = [[one.every for one in table.dimensions] for table in tables]
    found = []
    for table, flat in sums.first[np.asarray(list(cells), np.int64)].tolist():
        codes, rest = [], flat
        for own in reversed(every[table]):
            rest, at = divmod(rest, len(own))
            codes.append(own[at])
        found.append(Spot(tuple(reversed(codes)), table))
    return tuple(found)


def one_number(found: Bounds) -> Flags:
    """Which cells can be one whole number only."""
    flags: Flags = np.floor(found.most + _NEAR) <= np.ceil(found.least - _NEAR)
    return flags


def proven(found: Bounds) -> Flags:
    """Which cells' least and most are both proven."""
    down, up = found.settled()
    return down & up


def withstands(watched: Flags, threshold: int) -> Callable[[Bounds], Flags]:
    """Tell which cells have been seen far enough apart; only those of `watched` need be."""

    def enough(found: Bounds) -> Flags:
        return ~watched | (~one_number(found) & (found.most >= threshold - _NEAR))

    return enough


def show_moves(
    found: Bounds, cells: NDArray[np.int64], true: NDArray[np.float64], moves: Iterable[Move]
) -> None:
    """Let the bounds see the true table, and each table that a move away from it gives."""
    place = np.full(len(true), -1)
    place[cells] = np.arange(len(cells))
    found.saw(true[cells])
    for move in moves:
        at = place[move.cells]
        there = true[move.cells] + move.amounts
        if (at < 0).any() or (there < 0).any():
            raise AssertionError("a move touches a cell that is published")
        found.least[at] = np.minimum(found.least[at], there)
        found.most[at] = np.maximum(found.most[at], there)
