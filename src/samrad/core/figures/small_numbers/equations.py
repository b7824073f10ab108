"""Which cells add up to which: every published table as one set of linear equations."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samrad.core.figures.small_numbers.tables import Hierarchy

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Equations:
    """The cells of one table or several linked ones, each number once, and how they add up.

    Attributes:
        cell_of: For each table, which cell each flat index of it is.
        first: For each cell, the table and flat index where it stands first, one row each.
        matrix: One row for each total: +1 for what it adds up, -1 for itself. Rows times the
            cells' true counts give zero.
    """

    cell_of: tuple[Rows, ...]
    first: Rows
    matrix: sparse.csr_array

    @property
    def count(self) -> int:
        """How many different cells there are."""
        return len(self.first)


def equations(tables: Sequence[tuple[Hierarchy, ...]]) -> Equations:
    """Put the tables' cells and sums together; a cell two tables share stands once.

    Raises:
        ValueError: It cannot be told which cells the tables share.
    """
    if len(tables) == 1:
        size = int(np.prod([len(one.every) for one in tables[0]]))
        cell_of = [np.arange(size)]
        first = np.column_stack([np.zeros(size, np.int64), np.arange(size)])
    else:
        cell_of, first = _shared(tables)
    blocks = [_sums(one, cells, len(first)) for one, cells in zip(tables, cell_of, strict=True)]
    return Equations(tuple(cell_of), first, sparse.csr_array(sparse.vstack(blocks)))


def _shared(tables: Sequence[tuple[Hierarchy, ...]]) -> tuple[list[Rows], Rows]:
    """Number the cells so that those which say the same of every dimension are one."""
    wholes = _wholes(tables)
    number: dict[tuple[str, ...], int] = {}
    cell_of, first = [], []
    for table, dimensions in enumerate(tables):
        names = _names(dimensions, wholes)
        for flat, name in enumerate(names):
            if name not in number:
                number[name] = len(number)
                first.append((table, flat))
        cell_of.append(np.array([number[name] for name in names], np.int64))
    return cell_of, np.array(first, np.int64)


def _wholes(tables: Sequence[tuple[Hierarchy, ...]]) -> dict[str, str | None]:
    """For each dimension of any table the code that means all of it, if there is one.

    Raises:
        ValueError: A table lacks a dimension whose whole the others name differently.
    """
    wholes: dict[str, set[str]] = {}
    for dimensions in tables:
        for one in dimensions:
            full = [code for code, row in zip(one.every, one.sums(), strict=True) if row.all()]
            wholes.setdefault(one.id, set()).update(full[-1:])
    for id_, names in wholes.items():
        lacking = any(id_ not in {one.id for one in dimensions} for dimensions in tables)
        if lacking and len(names) > 1:
            raise ValueError(
                f"linked: the whole of {id_} is called {' and '.join(sorted(names))}"
            )
    return {id_: min(names, default=None) for id_, names in wholes.items()}


def _names(
    dimensions: tuple[Hierarchy, ...], wholes: dict[str, str | None]
) -> list[tuple[str, ...]]:
    """What each cell says of every dimension there is, the absent ones as a whole."""
    own = {one.id: number for number, one in enumerate(dimensions)}
    grid = np.indices([len(one.every) for one in dimensions]).reshape(len(dimensions), -1)
    columns = []
    for id_, whole in wholes.items():
        if id_ in own:
            every = dimensions[own[id_]].every
            columns.append([every[place] for place in grid[own[id_]]])
        else:
            # Nothing shows all of this dimension: the cell is nobody else's.
            columns.append([whole or f"all of {id_}"] * grid.shape[1])
    return list(zip(*columns, strict=True))


def _sums(dimensions: tuple[Hierarchy, ...], cells: Rows, count: int) -> sparse.csr_array:
    """One equation for each cell that has a total in some dimension, along one such dimension.

    The others follow from these: each row taken away makes the linear programs smaller.
    """
    shape = [len(one.every) for one in dimensions]
    grid = np.indices(shape).reshape(len(shape), -1)
    strides = np.array([int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))])
    left = np.ones(grid.shape[1], bool)
    heads, parts = [], []
    # The dimension with the most totals first: with one flat one it then makes a network.
    for axis in sorted(range(len(shape)), key=lambda one: -len(dimensions[one].totals)):
        inner = len(dimensions[axis].codes)
        for place, members in enumerate(lean(dimensions[axis]), start=inner):
            flat = np.flatnonzero(left & (grid[axis] == place))
            heads.append(flat)
            parts.append(flat[:, None] + (members - place) * strides[axis])
        left &= grid[axis] < inner
    return _stack(heads, parts, cells, count)


def _stack(heads: list[Rows], parts: list[Rows], cells: Rows, count: int) -> sparse.csr_array:
    sizes = [len(one) for one in heads]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    rows, columns, signs = [], [], []
    for head, part, (start, end) in zip(heads, parts, pairwise(starts), strict=True):
        own = np.arange(start, end)
        rows += [np.repeat(own, part.shape[1]), own]
        columns += [cells[part.ravel()], cells[head]]
        signs += [np.ones(part.size), -np.ones(len(head))]
    if not rows:
        return sparse.csr_array((0, count))
    entries = (np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_array(sparse.coo_array(entries, shape=(int(starts[-1]), count)))


def lean(dimension: Hierarchy) -> list[Rows]:
    """For each total the fewest codes, inner or totals, that it is the sum of.

    A country given as the sum of all its municipalities is also that of its counties.
    """
    sums = dimension.sums()
    sizes = sums.sum(axis=1)
    inner = len(dimension.codes)
    # The widest first; of two that add up the same the later one, made of the other.
    order = sorted(range(inner, len(sums)), key=lambda one: (-int(sizes[one]), -one))
    found = []
    for place in range(inner, len(sums)):
        rest = sums[place].copy()
        members = []
        for one in order[order.index(place) + 1 :]:
            if (sums[one] <= rest).all():
                rest -= sums[one]
                members.append(one)
        found.append(np.array([*members, *np.flatnonzero(rest)], np.int64))
    return found
