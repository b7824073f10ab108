"""The table behind a comparison of areas: who was treated, when, and what else differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import linalg, sparse

from samrad.core.figures import arguments, designs
from samrad.core.figures.arguments import Numbers

# A design: an array, or SciPy's sparse matrix where a thousand areas have a column each.
Matrix = Any
_LARGE = 500_000
# Squares of columns, of which so small a share is left, say what others say already.
_SAME = 1e-9
_NAMED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of counts and what they are explained by.

    Attributes:
        cases: Cases, shape (n,).
        offset: The log of what they were counted over, shape (n,).
        effect: 1 for a treated area in a time after, else 0, shape (n,).
        others: Everything else, no column twice, shape (n, k − 1); sparse where it is large.
        cluster: Which cluster each row belongs to, 0 … G − 1, shape (n,).
        treated_clusters: How many clusters have a treated row.
    """

    cases: Numbers
    offset: Numbers
    effect: Numbers
    others: Matrix
    cluster: NDArray[np.intp]
    treated_clusters: int

    @property
    def clusters(self) -> int:
        """How many clusters there are, G."""
        return int(self.cluster.max()) + 1

    @property
    def design(self) -> Matrix:
        """The effect first, then everything else, shape (n, k)."""
        effect = self.effect[:, None]
        if isinstance(self.others, np.ndarray):
            return np.hstack((effect, self.others))
        return sparse.hstack((sparse.csr_matrix(effect), self.others), format="csr")


def table(  # noqa: PLR0913 -- the arguments of `difference_in_differences`
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    cluster: ArrayLike | None,
    exposure: ArrayLike | None,
    covariates: ArrayLike | None,
    fixed_effects: Sequence[ArrayLike],
) -> Table:
    """Put the table together.

    Raises:
        ValueError: An argument is not as `difference_in_differences` asks for, no ratio can
            be told from the four groups, or others say the same as the effect.
    """
    cases = arguments.row("counts", arguments.counts("counts", counts))
    was, then = flags("treated", treated, cases), flags("after", after, cases)
    _four_groups(cases, was, then)
    columns = [np.ones_like(cases), was, then, *_covariates(covariates, cases)]
    plain = sparse.csr_matrix(np.column_stack(columns))
    wide = sparse.hstack([plain, *_dummies(fixed_effects, cases)], format="csr")
    effect = was * then
    others = wide[:, _kept(wide)]
    _alone(effect, others)
    others = others.toarray() if np.prod(others.shape) < _LARGE else others
    groups = labels("cluster", np.arange(cases.size) if cluster is None else cluster, cases)
    return Table(
        cases,
        designs.log_exposure(cases, exposure),
        effect,
        others,
        groups,
        len(np.unique(groups[was > 0])),
    )


def flags(name: str, given: ArrayLike, cases: Numbers) -> Numbers:
    """Yes or no for each row, as 1 or 0, with at least one of each.

    Raises:
        ValueError: They are something else, not as many, or all the same.
    """
    seen = arguments.row(name, arguments.amounts(name, given), like=cases)
    if not np.isin(seen, (0, 1)).all():
        raise ValueError(f"{name}: yes (1) or no (0) for each row")
    if seen.all() or not seen.any():
        every = "every" if seen.all() else "no"
        raise ValueError(f"{name}: {every} row is, so there is nothing to compare with")
    return seen


def labels(name: str, given: ArrayLike, cases: Numbers) -> NDArray[np.intp]:
    """Which of the different labels each row has: 0, 1, 2 and so on.

    Raises:
        ValueError: There is not one for each row, one is missing, or all are the same.
    """
    seen = np.asarray(given)
    if seen.shape != cases.shape:
        raise ValueError(f"{name}: shape {seen.shape} where {cases.shape} is needed")
    if seen.dtype.kind == "f" and not np.isfinite(seen).all():
        raise ValueError(f"{name}: one is missing or infinite")
    try:
        different, found = np.unique(seen, return_inverse=True)
    except TypeError:
        raise ValueError(f"{name}: labels of different kinds, or one is missing") from None
    if len(different) < 2:
        raise ValueError(f"{name}: one and the same for every row")
    return found.reshape(seen.shape)


def _four_groups(cases: Numbers, was: Numbers, then: Numbers) -> None:
    for treated in (1, 0):
        for after in (0, 1):
            rows = (was == treated) & (then == after)
            where = "treated areas" if treated else "areas compared with"
            when = "after" if after else "before"
            if not rows.any():
                raise ValueError(f"treated, after: no row of the {where} {when} the start")
            if not cases[rows].any():
                raise ValueError(
                    f"counts: none in the {where} {when} the start, so no ratio can be told"
                )


def _covariates(covariates: ArrayLike | None, cases: Numbers) -> list[Numbers]:
    if covariates is None:
        return []
    seen = np.asarray(covariates, dtype=np.float64)
    wide = seen[:, None] if seen.ndim == 1 else seen
    if wide.ndim != 2 or len(wide) != cases.size:
        raise ValueError(f"covariates: shape {seen.shape}; one row for each of {cases.size}")
    if not np.isfinite(wide).all():
        raise ValueError("covariates: one is missing or infinite")
    # Seen from their mean and in their own unit, a year or a turnover costs no digits.
    spread = wide.std(axis=0)
    seen_from_mean = (wide - wide.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return list(seen_from_mean.T)


def _dummies(fixed_effects: Sequence[ArrayLike], cases: Numbers) -> list[sparse.csr_matrix]:
    found = []
    for given in fixed_effects:
        group = labels("fixed_effects", given, cases)
        sums = np.bincount(group, cases)
        if (sums == 0).any():
            _refuse_empty(np.unique(np.asarray(given))[sums == 0])
        rows = np.arange(cases.size)
        found.append(sparse.csr_matrix((np.ones(cases.size), (rows, group)))[:, 1:])
    return found


def _refuse_empty(empty: NDArray[np.generic]) -> None:
    named = ", ".join(str(one) for one in empty[:_NAMED])
    more = f" and {len(empty) - _NAMED} more" if len(empty) > _NAMED else ""
    raise ValueError(f"fixed_effects: {named}{more} has no case at all; leave it out")


def _kept(wide: sparse.csr_matrix) -> NDArray[np.intp]:
    """Columns of which none says what the others say."""
    sizes = np.sqrt(np.asarray(wide.multiply(wide).sum(axis=0)).ravel())
    some = np.flatnonzero(sizes > 0)
    scaled = wide[:, some] @ sparse.diags(1 / sizes[some])
    gram = (scaled.T @ scaled).toarray()
    triangle, order = linalg.qr(gram, mode="r", pivoting=True)
    left = np.abs(np.diagonal(triangle)) > _SAME
    return np.sort(some[order[: int(left.sum())]])


def _alone(effect: Numbers, others: Matrix) -> None:
    gram = (others.T @ others).toarray()
    lean = linalg.lstsq(gram, others.T @ effect)[0]
    left = effect - others @ lean
    if left @ left < _SAME * (effect @ effect):
        raise ValueError(
            "covariates, fixed_effects: they say the same as “treated and after”, so that "
            "nothing is left to compare"
        )
