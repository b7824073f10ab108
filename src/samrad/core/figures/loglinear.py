"""The log-linear model of counts that vary more than chance (quasi-Poisson)."""

from dataclasses import dataclass

import numpy as np

from samrad.core.figures.arguments import Numbers

_ROUNDS = 60
_SETTLED = 1e-11


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


def fit(counts: Numbers, design: Numbers, offset: Numbers) -> Fitted:
    """Fit log E(counts) = design × coefficients + offset by reweighted least squares.

    Args:
        counts: Cases, shape (n,).
        design: One column for each coefficient, shape (n, k), n > k.
        offset: The log of what the counts were counted over, shape (n,).

    Raises:
        ValueError: There are too few counts, columns say the same, or nothing settles (all
            cases lie in a corner that one column describes).
    """
    rows, columns = design.shape
    if rows <= columns:
        raise ValueError(f"counts: {rows} are too few for {columns} coefficients")
    if np.linalg.matrix_rank(design) < columns:
        raise ValueError("time, period, harmonics: two of the columns say the same")
    mean = counts + 0.1
    coefficients = np.full(columns, np.inf)
    for _ in range(_ROUNDS):
        root = np.sqrt(mean)
        target = np.log(mean) - offset + (counts - mean) / mean
        solved = np.linalg.lstsq(design * root[:, None], target * root, rcond=None)
        new = np.asarray(solved[0], dtype=np.float64)
        mean = np.exp(np.clip(design @ new + offset, -700, 700))
        settled = np.abs(new - coefficients).max() <= _SETTLED * (1 + np.abs(new).max())
        coefficients = new
        if settled:
            return _described(counts, design, coefficients, mean)
    raise ValueError("counts: no model fits them; too many are zero")


def _described(
    counts: Numbers, design: Numbers, coefficients: Numbers, mean: Numbers
) -> Fitted:
    freedom = counts.size - coefficients.size
    dispersion = float(((counts - mean) ** 2 / mean).sum()) / freedom
    triangle = np.linalg.qr(design * np.sqrt(mean)[:, None], mode="r")
    inverse = np.linalg.solve(triangle, np.eye(coefficients.size))
    return Fitted(coefficients, dispersion * inverse @ inverse.T, mean, dispersion, freedom)
