"""A map coarse enough to be published."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from samrad.core.figures.hidden import Cell, Hidden, Why
from samrad.core.places import checks
from samrad.core.places.grids import grid_over


@dataclass(frozen=True, slots=True)
class CoarseGrid:
    """Counts of square cells, row by row from the lower left, the small ones hidden.

    Attributes:
        x0: Left edge, in the unit of the points; a multiple of `cell`.
        y0: Lower edge, likewise.
        nx: Cells from left to right.
        ny: Cells from bottom to top.
        cell: Side of a cell.
        cells: nx · ny counts; cell (column, row) is row · nx + column. 0 is told, hidden are
            those below the threshold.
    """

    x0: float
    y0: float
    nx: int
    ny: int
    cell: float
    cells: tuple[Cell, ...]


def coarse_grid(x: ArrayLike, y: ArrayLike, *, cell: float, threshold: int) -> CoarseGrid:
    """How many observations lie in each square, for a map that everyone may see.

    Args:
        x: Coordinates of the observations on a plane, shape (n,), in metres as a rule.
        y: The other coordinates, shape (n,).
        cell: Side of a square, in the same unit.
        threshold: The smallest number that is told; 1 to 4 are hidden at 5. Whole, ≥ 2.

    Returns:
        Counts and hidden cells. The squares begin at multiples of `cell`, whatever the
        points are: the edge of the map tells nobody's coordinates, and maps of two periods
        have the same squares.

    Raises:
        ValueError: A number is not finite, `cell` not positive, the cells more than four
            million, or the threshold below two or not whole.

    Assumes:
        Each observation is of another thing; the total, or another map of the same
        observations with other squares, is not published beside it.

    Misleads when:
        Squares hold different numbers of people: many observations where many walk. If just
        one square is hidden and the total is known, so is the square: publish no total, or
        protect the table (`figures.protection`).

    Source:
        Statistics Norway hides four and fewer in its table 08487; the same rule on a map.
    """
    where = checks.points(x, y)
    side = checks.positive("cell", cell)
    if not (2 <= threshold < np.inf and threshold == int(threshold)):
        msg = f"threshold: {threshold} hides nothing; a whole number of two or more does"
        raise ValueError(msg)
    lower = [np.floor(axis.min() / side) * side for axis in where]
    upper = [(np.floor(axis.max() / side) + 1) * side for axis in where]
    grid = grid_over((lower[0], lower[1], upper[0], upper[1]), side)
    told = tuple(
        Hidden(Why.TOO_FEW) if 0 < count < threshold else count
        for count in grid.counts(where).tolist()
    )
    return CoarseGrid(grid.x0, grid.y0, grid.nx, grid.ny, side, told)
