"""The log-linear model of counts that vary more than chance (quasi-Poisson).

Many series that share one design are fitted together: a step is a matrix product for all of
them. Fitted is in an orthonormal basis of the design, so that a unit of time far from zero
costs no digits.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.arguments import Numbers

_ROUNDS = 60
_SETTLED = 1e-11
# A mean so small is on its way to nothing: all cases lie in a corner of the design.
GONE = 1e-12
# Series fitted at once: their means stay in the cache, and their products on one thread.
_AT_ONCE = 64


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A fitted model.

    Attributes:
        coefficients: On the log scale, shape (k,).
        covariance: Of the coefficients, `dispersion` reckoned in, shape (k, k).
        fitted: Expected counts, shape (n,).
        dispersion: Pearson's chi-square over the degrees of freedom, 0 or more.
        freedom: Degrees of freedom left, n − k.
    """

    coefficients: Numbers
    covariance: Numbers
    fitted: Numbers
    dispersion: float
    freedom: int


@dataclass(frozen=True, slots=True, eq=False)
class ManyFitted:
    """One model for each of S series; what did not settle is nan throughout.

    Attributes:
        coefficients: On the log scale, shape (S, k).
        bread: The covariance were chance all there is (inverse information), (S, k, k).
        fitted: Expected counts, shape (S, n).
        dispersion: Pearson's chi-square over the degrees of freedom, shape (S,).
        freedom: Degrees of freedom left, n − k.
        settled: Whether a model was found, shape (S,).
    """

    coefficients: Numbers
    bread: Numbers
    fitted: Numbers
    dispersion: Numbers
    freedom: int
    settled: NDArray[np.bool_]


def fit(counts: Numbers, design: Numbers, offset: Numbers) -> Fitted:
    """Fit log E(counts) = design × coefficients + offset.

    Args:
        counts: Cases, shape (n,).
        design: One column for each coefficient, shape (n, k), n > k.
        offset: The log of what the counts were counted over, shape (n,).

    Raises:
        ValueError: There are too few counts, columns say the same, or nothing settles (all
            cases lie in a corner that one column describes).
    """
    many = fit_many(counts[None], design, offset[None])
    if not many.settled[0]:
        raise ValueError("counts: no model fits them; too many are zero")
    dispersion = float(many.dispersion[0])
    covariance = dispersion * many.bread[0]
    return Fitted(many.coefficients[0], covariance, many.fitted[0], dispersion, many.freedom)


def fit_many(counts: Numbers, design: Numbers, offset: Numbers) -> ManyFitted:
    """Fit every series by itself, all on the same design.

    Args:
        counts: Cases, shape (S, n).
        design: One column for each coefficient, shape (n, k), n > k.
        offset: As in `fit`, shape (S, n), or (1, n) for all.

    Raises:
        ValueError: There are too few counts, or columns say the same.
    """
    rows, columns = design.shape
    if rows <= columns:
        raise ValueError(f"counts: {rows} are too few for {columns} coefficients")
    if np.linalg.matrix_rank(design) < columns:
        raise ValueError("time, period, harmonics: two of the columns say the same")
    basis, triangle = np.linalg.qr(design)
    squares = (basis[:, :, None] * basis[:, None, :]).reshape(rows, -1)
    over = np.broadcast_to(offset, counts.shape)
    places = np.empty((len(counts), columns))
    settled = np.empty(len(counts), dtype=np.bool_)
    for first in range(0, len(counts), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        places[some], settled[some] = _climbed(counts[some], basis, squares, over[some])
    return _described(counts, (basis, squares, triangle), offset, (places, settled))


def _climbed(
    counts: Numbers, basis: Numbers, squares: Numbers, offset: Numbers
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where each series ends in the basis, by Newton's steps, and whether it stands still."""
    mean, shape = counts + 0.1, (len(counts), basis.shape[1], basis.shape[1])
    pull = (mean * (np.log(mean) - offset) + counts - mean) @ basis
    place = _solved((mean @ squares).reshape(shape), pull)
    settled = np.zeros(len(counts), dtype=np.bool_)
    left = np.arange(len(counts))
    for _ in range(_ROUNDS):
        mean = _means(place[left], basis, offset[left])
        gone = mean.min(axis=1) < GONE
        information = (mean @ squares).reshape(-1, *shape[1:])
        information[gone] = np.eye(shape[1])
        step = _solved(information, (counts[left] - mean) @ basis)
        place[left] += step
        still = np.abs(step).max(1) <= _SETTLED * (1 + np.abs(place[left]).max(1))
        settled[left] = still & ~gone
        still |= gone
        left = left[~still]
        if not left.size:
            break
    return place, settled


def _means(place: Numbers, basis: Numbers, offset: Numbers) -> Numbers:
    means: Numbers = np.exp(np.clip(place @ basis.T + offset, -700, 700))
    return means


def _solved(information: Numbers, pull: Numbers) -> Numbers:
    return np.asarray(np.linalg.solve(information, pull[:, :, None])[:, :, 0])


def _described(
    counts: Numbers,
    design: tuple[Numbers, Numbers, Numbers],
    offset: Numbers,
    climbed: tuple[Numbers, NDArray[np.bool_]],
) -> ManyFitted:
    basis, squares, triangle = design
    place, settled = climbed
    place = np.where(settled[:, None], place, np.nan)
    back = np.linalg.inv(triangle)
    mean = _means(place, basis, offset)
    information = np.where(settled[:, None], mean @ squares, np.eye(len(back)).ravel())
    inside = np.linalg.inv(information.reshape(-1, *back.shape))
    inside[~settled] = np.nan
    freedom = len(basis) - len(back)
    dispersion = ((counts - mean) ** 2 / mean).sum(axis=1) / freedom
    bread = back @ inside @ back.T
    return ManyFitted(place @ back.T, bread, mean, dispersion, freedom, settled)
