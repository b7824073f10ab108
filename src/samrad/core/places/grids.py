"""Square cells laid over points."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrad.core.places.checks import Points

# A map of more cells than this is a mistake in the unit of the cell.
MOST_CELLS = 4_000_000
# How far beside a line a number may be that should lie on it, in cells.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Grid:
    """Square cells, counted row by row from the lower left.

    Attributes:
        x0: Left edge, in the unit of the points.
        y0: Lower edge.
        nx: Cells from left to right.
        ny: Cells from bottom to top.
        cell: Side of a cell.
    """

    x0: float
    y0: float
    nx: int
    ny: int
    cell: float

    def cells_of(self, where: Points) -> NDArray[np.int64]:
        """The cell each point lies in; -1 for one that lies outside.

        A point on the line between two cells belongs to the one to the right or above; one
        on the outer edge belongs to the last cell.
        """
        across = self._along(where.x - self.x0, self.nx)
        up = self._along(where.y - self.y0, self.ny)
        return np.where((across < 0) | (up < 0), -1, up * self.nx + across)

    def counts(self, where: Points) -> NDArray[np.int64]:
        """How many points each cell holds; those outside are left out."""
        cells = self.cells_of(where)
        return np.bincount(cells[cells >= 0], minlength=self.nx * self.ny)

    def _along(self, distance: NDArray[np.float64], cells: int) -> NDArray[np.int64]:
        steps = distance / self.cell
        outside = (steps < 0) | (steps > cells * (1 + _ROUNDING))
        return np.where(outside, -1, np.minimum(np.floor(steps), cells - 1)).astype(np.int64)


def grid_over(bounds: tuple[float, float, float, float], cell: float) -> Grid:
    """The cells that cover (left, lower, right, upper), starting at the lower left.

    Raises:
        ValueError: The bounds are not such four numbers, or the cells too many.
    """
    left, lower, right, upper = bounds
    if not (np.isfinite(bounds).all() and left <= right and lower <= upper):
        msg = f"bounds: {bounds} is not (left, lower, right, upper)"
        raise ValueError(msg)
    wide, high = ((right - left) / cell, (upper - lower) / cell)
    if max(wide, 1) * max(high, 1) > MOST_CELLS:
        msg = f"cell: {cell} would make more than {MOST_CELLS} cells; is the unit right?"
        raise ValueError(msg)
    return Grid(float(left), float(lower), _cells(wide), _cells(high), cell)


def _cells(length: float) -> int:
    return max(1, int(np.ceil(length - _ROUNDING)))
