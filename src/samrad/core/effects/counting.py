"""Models of a table of counts: chance alone (Poisson), or more (negative binomial)."""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, optimize, special

from samrad.core.effects.comparing import Matrix, Table
from samrad.core.effects.robust import cluster_sums
from samrad.core.figures.arguments import Numbers
from samrad.core.figures.loglinear import GONE

_ROUNDS = 60
_SETTLED = 1e-11


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A fitted model.

    Attributes:
        coefficients: On the log scale, the first column's first, shape (k,).
        bread: Their covariance if the model were all there is, shape (k, k).
        mean: Expected counts, shape (n,).
        alpha: By how much variance exceeds the mean, over its square; 0 is Poisson.
    """

    coefficients: Numbers
    bread: Numbers
    mean: Numbers
    alpha: float


def poisson(cases: Numbers, design: Matrix, offset: Numbers) -> Counted:
    """Variance as large as the mean.

    Raises:
        ValueError: Nothing settles: all cases lie in a corner that one column describes.
    """
    return _climbed(cases, design, offset, 0.0, np.log(cases + 0.1) - offset)


def negative_binomial(cases: Numbers, design: Matrix, offset: Numbers) -> Counted:
    """Variance larger than the mean by a share `alpha` of its square, by maximum likelihood.

    Where the counts vary no more than chance, alpha is 0 and the model is `poisson`.

    Raises:
        ValueError: As in `poisson`.
    """
    model = poisson(cases, design, offset)
    for _ in range(_ROUNDS):
        alpha = _alpha(cases, model.mean)
        if abs(alpha - model.alpha) <= 1e-10 * (1 + alpha):
            break
        model = _climbed(cases, design, offset, alpha, np.log(model.mean) - offset)
    return model


def pulls(cases: Numbers, design: Matrix, model: Counted) -> Numbers:
    """How far each row pulls the first coefficient, shape (n,); their sum is nought."""
    lean: Numbers = design @ model.bread[0]
    return lean * (cases - model.mean) / (1 + model.alpha * model.mean)


def clustered_error(table: Table, model: Counted) -> float:
    """Standard error of the effect with whole clusters reckoned as one (HC1).

    nan where the model has as many coefficients as there are rows.
    """
    rows, columns = table.cases.size, model.coefficients.size
    each = cluster_sums(pulls(table.cases, table.design, model)[:, None], table.cluster)
    groups = len(each)
    if rows == columns:
        return float("nan")
    few = (rows - 1) / (rows - columns) * groups / (groups - 1)
    return float(np.sqrt(few * (each**2).sum()))


def pearson(cases: Numbers, model: Counted) -> float:
    """Pearson's chi-square over the degrees of freedom: 1 where the model is all there is.

    nan where there is no degree of freedom left.
    """
    variance = model.mean * (1 + model.alpha * model.mean)
    freedom = cases.size - model.coefficients.size
    squares = float(((cases - model.mean) ** 2 / variance).sum())
    return squares / freedom if freedom else float("nan")


def _climbed(
    cases: Numbers, design: Matrix, offset: Numbers, alpha: float, log: Numbers
) -> Counted:
    mean = np.exp(log + offset)
    weight = mean / (1 + alpha * mean)
    # The first step is least squares on the logarithms, the others are Newton's.
    place = _solved(design, weight, design.T @ (weight * (log + (cases - mean) / mean)))
    for _ in range(_ROUNDS):
        mean = np.exp(np.clip(design @ place + offset, -700, 700))
        weight = mean / (1 + alpha * mean)
        step = _solved(design, weight, design.T @ ((cases - mean) * weight / mean))
        place = place + step
        if mean.min() < GONE:
            break
        if np.abs(step).max() <= _SETTLED * (1 + np.abs(place).max()):
            return _told(design, place, offset, alpha)
    raise ValueError("counts: no model fits them; all cases lie where one column says so")


def _told(design: Matrix, place: Numbers, offset: Numbers, alpha: float) -> Counted:
    mean = np.exp(design @ place + offset)
    bread = linalg.inv(_information(design, mean / (1 + alpha * mean)))
    return Counted(place, bread, mean, alpha)


def _information(design: Matrix, weight: Numbers) -> Numbers:
    if isinstance(design, np.ndarray):
        return np.asarray((design * weight[:, None]).T @ design)
    found: Numbers = (design.T @ design.multiply(weight[:, None]).tocsr()).toarray()
    return found


def _solved(design: Matrix, weight: Numbers, pull: Numbers) -> Numbers:
    try:
        found: Numbers = linalg.cho_solve(linalg.cho_factor(_information(design, weight)), pull)
    except linalg.LinAlgError:
        raise ValueError(
            "counts: no model fits them; all cases lie where one column says so"
        ) from None
    return found


def _alpha(cases: Numbers, mean: Numbers) -> float:
    """The likeliest alpha for these means; 0 where the counts vary no more than chance."""
    if ((cases - mean) ** 2 - cases).sum() <= 0:
        return 0.0

    def steepness(log_theta: float) -> float:
        theta = np.exp(log_theta)
        gain = special.digamma(cases + theta) - special.digamma(theta)
        lost = np.log1p(mean / theta) + (cases - mean) / (theta + mean)
        return float((gain - lost).sum())

    low, high = -15.0, 20.0
    if steepness(low) * steepness(high) >= 0:
        return 0.0
    return float(np.exp(-optimize.brentq(steepness, low, high, xtol=1e-14, rtol=1e-14)))
