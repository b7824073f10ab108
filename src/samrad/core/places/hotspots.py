"""Hot spots: where more happens together than chance alone would put there."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from samrad.core.figures.multiplicity import benjamini_hochberg
from samrad.core.places import checks
from samrad.core.places.grids import grid_over
from samrad.core.places.neighbours import Neighbours, disc_sums, weights_of

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class GiStar:
    """How each place stands out together with its neighbours.

    Attributes:
        z: Standard deviations above (hot) or below (cold) what a random shuffle of the values
            would give, shape (n,); nan where that cannot be said.
        p: Two-sided probability under the normal approximation, in [0, 1].
        q: p after Benjamini–Hochberg over all places, in [0, 1].
    """

    z: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GiGrid:
    """Gi* of the cells of a square grid, row by row from the lower left.

    Attributes:
        x0: Left edge, in the unit of the points.
        y0: Lower edge.
        nx: Cells from left to right.
        ny: Cells from bottom to top.
        counts: Points in each cell, shape (nx · ny,); cell (column, row) is row · nx + column.
        z: Gi* of each cell, as in `GiStar`.
        q: Its adjusted p, as in `GiStar`.
        outside: Points outside the bounds, which were left out.
    """

    x0: float
    y0: float
    nx: int
    ny: int
    counts: NDArray[np.int64]
    z: NDArray[np.float64]
    q: NDArray[np.float64]
    outside: int


class _Near(NamedTuple):
    """Of each place's neighbours: weighted values, weights, squared weights, added up."""

    values: NDArray[np.float64]
    sums: NDArray[np.float64]
    squares: NDArray[np.float64]


def gi_star(values: ArrayLike, neighbours: Neighbours, *, include_self: bool = True) -> GiStar:
    """Which places have high or low values together with their neighbours.

    Args:
        values: One number for each place, shape (n,); counts or rates of one period.
        neighbours: Who is near whom: a SciPy sparse matrix (n, n) of weights ≥ 0, row by row,
            or a list of n lists of indices (each weighs 1).
        include_self: A place counts among its own neighbours (Gi*), with weight 1 where the
            matrix has no weight of its own for it. Without, a place is left out of its own
            neighbourhood, mean and variance (Gi).

    Returns:
        z, p and q of each place. A place without any neighbour, or one beside which all
        others lie, has nan; so has every place where all values are the same.

    Raises:
        ValueError: A value is nan or infinite, there are fewer than three, or the neighbours
            do not fit: wrong shape, an index that is no place or stands twice, a weight that
            is negative or not finite.

    Assumes:
        The values would be exchangeable if nothing drew them together: places of comparable
        size and population. Enough neighbours with values for the normal approximation:
        eight or more.

    Misleads when:
        Places differ in population (use rates), the area has an edge (neighbours beyond it
        are missing), or most values are zero (p is then too small in the few others). A hot
        spot says where, not why.

    Source:
        Ord & Getis (1995), Geographical Analysis 27(4), 286–306. Equal to `localG` of R's
        spdep 1.2-7; Benjamini & Hochberg (1995) for q.
    """
    given = checks.numbers("values", values)
    if given.size < 3:
        msg = f"values: {given.size} places are too few; three are the least"
        raise ValueError(msg)
    weights = weights_of(neighbours, given.size, include_self=include_self)
    ones = np.ones(given.size)
    near = _Near(weights @ given, weights @ ones, weights.multiply(weights) @ ones)
    return _tested(_star(given, near) if include_self else _without_self(given, near))


def grid_gi_star(
    x: ArrayLike, y: ArrayLike, *, cell: float, band: float, bounds: Bounds | None = None
) -> GiGrid:
    """Which cells of a square grid are hot or cold, with their neighbours.

    Args:
        x: Coordinates of the events on a plane, shape (n,), in metres as a rule.
        y: The other coordinates, shape (n,).
        cell: Side of a cell, in the same unit.
        band: Cells whose centres lie within this distance are neighbours; the cell itself
            always is one. `cell * 2**0.5` gives the eight around it.
        bounds: (left, lower, right, upper) of the area; the points' own by default. Give it
            whenever two periods are to be compared.

    Returns:
        Counts, z and q of the cells, row by row from the lower left.

    Raises:
        ValueError: A number is not finite, a length not positive, or the cells are more than
            four million.

    Assumes:
        As `gi_star`. The whole rectangle could have had events.

    Misleads when:
        The rectangle covers sea, forest or another municipality: empty cells there make the
        rest look hot. Clip with `bounds`. Other cells give another picture: try two sizes.

    Source:
        As `gi_star`; cells and neighbours as in `hotspot_gistar` of R's sfhotspot.
    """
    where = checks.points(x, y)
    side, reach = checks.positive("cell", cell), checks.positive("band", band)
    whole = (where.x.min(), where.y.min(), where.x.max(), where.y.max())
    grid = grid_over(whole if bounds is None else bounds, side)
    counts = grid.counts(where)
    disc = disc_sums(grid, counts, reach)
    near = _Near(disc.counts, disc.cells, disc.cells)
    tested = _tested(_star(counts.astype(np.float64), near))
    outside = where.x.size - int(counts.sum())
    return GiGrid(grid.x0, grid.y0, grid.nx, grid.ny, counts, tested.z, tested.q, outside)


def classify(
    z_by_period: ArrayLike,
    *,
    critical: float = 0.05,
    hotspot_share: float = 0.1,
    persistent: float = 0.8,
    recent: float = 0.2,
) -> NDArray[np.str_]:
    """How the hot spots of each place changed from period to period.

    Args:
        z_by_period: Gi* of every place in every period, shape (periods, places), the oldest
            period first; nan where a period says nothing of a place.
        critical: A place is hot in a period if z > 0 and its p, after Benjamini–Hochberg over
            the places of that period, is below this; in (0, 1).
        hotspot_share: Share of the periods in which a place must be hot to be called anything;
            in (0, 1).
        persistent: Share from which it is called persistent; in (0, 1).
        recent: Share of the periods, at the end, that are the recent ones (rounded down, one
            at least); in (0, 1).

    Returns:
        One word for each place: "persistent" (hot in so large a share of all periods),
        "emerging" (hot in the recent ones, not before), "former" (the reverse),
        "intermittent" (hot now and then) or "none"; the first that fits. A period that says
        nothing of a place is not counted for it.

    Raises:
        ValueError: Fewer than two periods, an infinite z, or a share outside (0, 1).

    Assumes:
        The same places, and periods of the same length.

    Misleads when:
        Few periods: of five, the one recent decides between emerging and former. Seasons: a
        bathing place is former every autumn.

    Source:
        Chainey (2020), Understanding Crime; shares as in `hotspot_classify` of R's sfhotspot,
        which however counts one recent period too many and does not adjust over places.
    """
    z = np.asarray(z_by_period, dtype=np.float64)
    if z.ndim != 2 or z.shape[0] < 2 or np.isinf(z).any():
        msg = f"z_by_period: finite z of two periods or more asked for, not shape {z.shape}"
        raise ValueError(msg)
    shares = {"hotspot_share": hotspot_share, "persistent": persistent, "recent": recent}
    for name, value in {"critical": critical, **shares}.items():
        checks.share(name, value)
    hot = np.array([(one > 0) & (_tested(one).q < critical) for one in z])
    newest = max(1, int(recent * z.shape[0] + 1e-9))
    ever, before, now = (
        _share_hot(hot[part], z[part])
        for part in (slice(None), slice(-newest), slice(-newest, None))
    )
    often = hotspot_share - 1e-12
    fits = {
        "persistent": ever >= persistent - 1e-12,
        "emerging": (before < often) & (now >= often),
        "former": (before >= often) & (now < often),
        "intermittent": ever >= often,
    }
    return np.select(list(fits.values()), list(fits), default="none")


def _share_hot(hot: NDArray[np.bool_], z: NDArray[np.float64]) -> NDArray[np.float64]:
    known = (~np.isnan(z)).sum(axis=0)
    shares: NDArray[np.float64] = hot.sum(axis=0) / np.maximum(known, 1)
    return shares


def _star(values: NDArray[np.float64], near: _Near) -> NDArray[np.float64]:
    size = values.size
    mean = values.mean()
    spread = np.full(size, np.square(values - mean).mean())
    return _standardised(values, near.values - mean * near.sums, spread * _shape(near, size))


def _without_self(values: NDArray[np.float64], near: _Near) -> NDArray[np.float64]:
    others = values.size - 1
    # Seen from the mean of all, so that small differences of large values are not lost.
    seen = values - values.mean()
    mean = -seen / others
    spread = (np.square(seen).sum() - seen**2) / others - mean**2
    expected = (values.mean() + mean) * near.sums
    return _standardised(values, near.values - expected, spread * _shape(near, others))


def _shape(near: _Near, size: int) -> NDArray[np.float64]:
    squares = size * near.squares
    beyond = squares - near.sums**2
    # Where everything is a neighbour, what is left is rounding.
    shape: NDArray[np.float64] = np.where(beyond > 1e-12 * squares, beyond, 0)
    return shape / max(size - 1, 1)


def _standardised(
    values: NDArray[np.float64],
    beyond: NDArray[np.float64],
    variance: NDArray[np.float64],
) -> NDArray[np.float64]:
    # Below this a difference is rounding, and a quotient by it says nothing.
    varied = np.ptp(values) > 1e-13 * np.abs(values).max()
    usable = varied & (variance > 0)
    return np.where(usable, beyond / np.sqrt(np.where(usable, variance, 1)), np.nan)


def _tested(z: NDArray[np.float64]) -> GiStar:
    p = 2 * ndtr(-np.abs(z))
    return GiStar(z, p, benjamini_hochberg(p))
