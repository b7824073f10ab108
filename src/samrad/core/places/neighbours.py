"""Who is near whom: weights between places, and sums over a disc of cells."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from samrad.core.places import checks
from samrad.core.places.grids import Grid

Neighbours: TypeAlias = sparse.sparray | sparse.spmatrix | Sequence[Sequence[int]]


class DiscSums(NamedTuple):
    """What lies within reach of each cell, row by row from the lower left."""

    counts: NDArray[np.float64]
    cells: NDArray[np.float64]


def neighbours_within(x: ArrayLike, y: ArrayLike, *, band: float) -> sparse.csr_array:
    """Which points lie within `band` of each other, as a matrix of ones.

    Args:
        x: Coordinates on a plane, shape (n,), in the unit of `band` (metres, as a rule).
        y: The other coordinates, shape (n,).
        band: The longest distance of neighbours, as the crow flies; itself included.

    Returns:
        A symmetric sparse matrix (n, n); a point is not its own neighbour.

    Raises:
        ValueError: The points or the band are not finite numbers, or not positive.

    Assumes:
        A projection in which distances are true (UTM, for one), not degrees.

    Misleads when:
        A river or a motorway lies between: near on the map is not near on foot.

    Source:
        As `dnearneigh` of R's spdep 1.2-7.
    """
    where = checks.points(x, y)
    reach = checks.positive("band", band)
    tree = cKDTree(np.column_stack(where))
    # The diagonal of a square and `cell * 2**0.5` are the same length, whatever rounding says.
    pairs = tree.query_pairs(reach * (1 + 1e-12), output_type="ndarray")
    rows = np.concatenate((pairs[:, 0], pairs[:, 1]))
    columns = np.concatenate((pairs[:, 1], pairs[:, 0]))
    size = where.x.size
    return sparse.csr_array((np.ones(rows.size), (rows, columns)), shape=(size, size))


def weights_of(neighbours: Neighbours, size: int, *, include_self: bool) -> sparse.csr_array:
    """The weights as a matrix, with or without those of each place for itself.

    Raises:
        ValueError: As `hotspots.gi_star` says of the neighbours.
    """
    given = (
        sparse.csr_array(neighbours, dtype=np.float64)
        if sparse.issparse(neighbours)
        else _from_lists(neighbours, size)
    )
    if given.shape != (size, size):
        msg = f"neighbours: {given.shape} does not fit {size} values"
        raise ValueError(msg)
    if not (np.isfinite(given.data).all() and (given.data >= 0).all()):
        msg = "neighbours: a weight is negative, nan or infinite"
        raise ValueError(msg)
    own = given.diagonal()
    wanted = np.where(own == 0, 1.0, own) if include_self else np.zeros(size)
    if (own == wanted).all():
        return given
    return (given + sparse.diags_array(wanted - own)).tocsr()


def _from_lists(lists: Sequence[Sequence[int]], size: int) -> sparse.csr_array:
    if len(lists) != size:
        msg = f"neighbours: {len(lists)} lists for {size} values"
        raise ValueError(msg)
    lengths = np.fromiter(map(len, lists), dtype=np.int64, count=size)
    given = np.fromiter(chain.from_iterable(lists), dtype=np.float64, count=lengths.sum())
    columns = given.astype(np.int64)
    if (columns != given).any() or not _are_places(columns, size):
        msg = f"neighbours: an index is not one of 0 … {size - 1}"
        raise ValueError(msg)
    rows = np.repeat(np.arange(size), lengths)
    made = sparse.csr_array((np.ones(columns.size), (rows, columns)), shape=(size, size))
    if (made.data > 1).any():
        twice = int(np.flatnonzero(np.diff(made.indptr) < lengths)[0])
        msg = f"neighbours: place {twice} names a neighbour twice"
        raise ValueError(msg)
    return made


def _are_places(indices: NDArray[np.int64], size: int) -> bool:
    return bool(((indices >= 0) & (indices < size)).all())


def disc_sums(grid: Grid, counts: NDArray[np.int64], band: float) -> DiscSums:
    """Add up the cells whose centres lie within `band` of each cell's own centre."""
    near = np.zeros((grid.ny, grid.nx), dtype=np.int64)
    cells = np.zeros_like(near)
    # Sums from the left, so that a run of cells is one difference.
    summed = np.zeros((grid.ny, grid.nx + 1), dtype=np.int64)
    np.cumsum(counts.reshape(grid.ny, grid.nx), axis=1, out=summed[:, 1:])
    reach = band / grid.cell * (1 + 1e-12)
    column = np.arange(grid.nx)
    for step in range(-min(int(reach), grid.ny - 1), min(int(reach), grid.ny - 1) + 1):
        half = int(np.sqrt(max(reach**2 - step**2, 0)))
        left, right = np.maximum(column - half, 0), np.minimum(column + half + 1, grid.nx)
        here = slice(max(-step, 0), grid.ny - max(step, 0))
        there = slice(max(step, 0), grid.ny - max(-step, 0))
        near[here] += summed[there][:, right] - summed[there][:, left]
        cells[here] += right - left
    return DiscSums(near.ravel().astype(np.float64), cells.ravel().astype(np.float64))
