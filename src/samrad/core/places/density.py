"""Kernel density: a smooth surface in place of points."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.places import checks

# Points taken at once: what is worked on then stays in the processor's cache.
_AT_ONCE = 512
# Lines of the grid in a block: fewer would reach the same points again and again, more would
# reach points that most of the block is too far from.
_LINES = 10


def kernel_density(  # noqa: PLR0913 -- the interface other programs call
    x: ArrayLike,
    y: ArrayLike,
    grid_x: ArrayLike,
    grid_y: ArrayLike,
    *,
    bandwidth: float,
    kernel: Literal["gaussian", "quartic"] = "gaussian",
    weights: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """How densely events lie around each point of a grid.

    Args:
        x: Coordinates of the events on a plane, shape (n,), in metres as a rule.
        y: The other coordinates, shape (n,).
        grid_x: Where to ask, from left to right, in any order or spacing.
        grid_y: Where to ask, from bottom to top.
        bandwidth: How far an event is smeared, in the same unit: the standard deviation of
            the gaussian, the radius of the quartic kernel.
        kernel: "gaussian" gives a density whose integral over the plane is one; "quartic"
            gives the sum of 15/16 · (1 − d²/bandwidth²)² over the events nearer than
            `bandwidth`, zero beyond.
        weights: What each event counts, ≥ 0, shape (n,); 1 each by default. The gaussian is
            divided by their sum, the quartic is not.

    Returns:
        Shape (len(grid_x), len(grid_y)): the value at (grid_x[i], grid_y[j]) is [i, j].
        Gaussian: per square unit. Quartic: weighted events.

    Raises:
        ValueError: A number is nan or infinite, a shape does not fit, the bandwidth is not
            positive, a weight is negative or all are zero, or the kernel has another name.

    Assumes:
        A projection in which distances are true. Smearing alike in all directions.

    Misleads when:
        The bandwidth is smaller than the step of the grid (events fall between), or chosen
        for the looks: half as wide makes other hot spots. The surface shows where people
        are as well as where risk is; and smears over water and borders.

    Source:
        Silverman (1986), Density Estimation, ch. 4. Gaussian equal to `kde2d(h = 4 *
        bandwidth)` of R's MASS 7.3-58; quartic as SpatialKDE (R) and QGIS do it, unscaled.
    """
    where = checks.points(x, y)
    across, up = checks.numbers("grid_x", grid_x), checks.numbers("grid_y", grid_y)
    width = checks.positive("bandwidth", bandwidth)
    mass = _mass(weights, where.x)
    kernels = {"gaussian": _gaussian, "quartic": _quartic}
    if kernel not in kernels:
        msg = f'kernel: {kernel!r} is neither "gaussian" nor "quartic"'
        raise ValueError(msg)
    return kernels[kernel](where, mass, across, up, width)


def _mass(weights: ArrayLike | None, x: NDArray[np.float64]) -> NDArray[np.float64]:
    if weights is None:
        return np.ones(x.size)
    given = checks.numbers("weights", weights)
    checks.same_length("weights", given, x)
    checks.not_negative("weights", given)
    if not given.any():
        msg = "weights: all are zero"
        raise ValueError(msg)
    return given


def _gaussian(
    where: checks.Points,
    mass: NDArray[np.float64],
    across: NDArray[np.float64],
    up: NDArray[np.float64],
    width: float,
) -> NDArray[np.float64]:
    """The kernel of a plane is that of one axis times that of the other: a matrix product."""
    surface = np.zeros((across.size, up.size))
    scale = 1 / (width * np.sqrt(2))
    for start in range(0, mass.size, _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        left = _bells(across * scale, where.x[here] * scale)
        left *= mass[here]
        surface += left @ _bells(up * scale, where.y[here] * scale).T
    surface /= 2 * np.pi * width**2 * mass.sum()
    return surface


def _bells(grid: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = np.subtract.outer(grid, at)
    np.square(apart, out=apart)
    np.negative(apart, out=apart)
    return np.exp(apart, out=apart)


class _Line(NamedTuple):
    """A few neighbouring lines of the grid: where they lie, and their places in the result."""

    at: NDArray[np.float64]
    places: NDArray[np.int64]


def _quartic(
    where: checks.Points,
    mass: NDArray[np.float64],
    across: NDArray[np.float64],
    up: NDArray[np.float64],
    width: float,
) -> NDArray[np.float64]:
    """Block by block of the grid, with only the points that reach into the block."""
    surface = np.zeros((across.size, up.size))
    by_x = np.argsort(where.x, kind="stable")
    x, y, mass = where.x[by_x] / width, where.y[by_x] / width, mass[by_x] * 15 / 16
    for column in _lines(across / width):
        strip = _reached(x, column)
        order = np.argsort(y[strip], kind="stable")
        strip_x, strip_y, strip_mass = x[strip][order], y[strip][order], mass[strip][order]
        for row in _lines(up / width):
            near = _reached(strip_y, row)
            block = _bowls(column.at, row.at, strip_x[near], strip_y[near], strip_mass[near])
            surface[np.ix_(column.places, row.places)] = block
    return surface


def _lines(grid: NDArray[np.float64]) -> Iterator[_Line]:
    """Neighbouring lines of the grid, a few at a time."""
    order = np.argsort(grid, kind="stable")
    for start in range(0, grid.size, _LINES):
        places = order[start : start + _LINES]
        yield _Line(grid[places], places)


def _reached(sorted_at: NDArray[np.float64], line: _Line) -> slice:
    return slice(*np.searchsorted(sorted_at, (line.at[0] - 1, line.at[-1] + 1)))


def _bowls(
    across: NDArray[np.float64],
    up: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    mass: NDArray[np.float64],
) -> NDArray[np.float64]:
    block = np.zeros((across.size, up.size))
    at_once = max(1, 64 * _AT_ONCE // block.size)
    for start in range(0, mass.size, at_once):
        here = slice(start, start + at_once)
        left = 1 - np.square(np.subtract.outer(across, x[here]))
        lower = np.square(np.subtract.outer(up, y[here]))
        rest = left[:, None, :] - lower[None, :, :]
        np.maximum(rest, 0, out=rest)
        np.square(rest, out=rest)
        block += rest @ mass[here]
    return block
