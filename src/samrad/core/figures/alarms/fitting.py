"""A log-linear Poisson model for many series at once, each with its own weights.

The steps, where they begin and where they stop are those of R's `glm`: how far a series has
come when it stops is part of what its dispersion and its limits are computed from.

A row is one series judged at one period. A curve is a level for each season and a slope in
time, on the log scale: (R, L + 1), the slope last. Sums are those of `Design.sums`, of
weights: (R, 2 L + 1).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.alarms.checks import Floats
from samrad.core.figures.alarms.seasons import Design

_CLOSE, _STEPS = 1e-8, 25
# R begins with a mean a tenth above each count.
_ABOVE = 0.1
# Multiplications up to which OpenBLAS keeps to one thread.
_ONE_THREAD = 2**18
# R lets no mean fall below this.
SMALLEST = np.finfo(np.float64).eps
# Up to this size a function of counts is looked up instead of computed.
_LISTED = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The counts of the reference periods.

    Attributes:
        counts: Cases, 0 for a missing period; (R, n).
        weights: Prior weight of each period, 0 for a missing one; (R, n).
        exposure: What the mean is proportional to, 1 for a missing period; (R, n) or (1, 1).
    """

    counts: Floats
    weights: Floats
    exposure: Floats

    def rows(self, chosen: NDArray[np.intp]) -> "Sample":
        """Some of the rows."""
        exposure = self.exposure if len(self.exposure) == 1 else self.exposure[chosen]
        return Sample(self.counts[chosen], self.weights[chosen], exposure)

    def means(self, curve: Floats, design: Design) -> Floats:
        """The expected cases by this curve; (R, n)."""
        means: Floats = np.exp(product(curve, design.curves))
        means = np.multiply(means, self.exposure, out=means)
        return np.maximum(means, SMALLEST, out=means)


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Where each row stopped.

    Attributes:
        curve: The curve found.
        before: The curve one step earlier, where R's working weights are taken.
        sums: Sums of those working weights.
        converged: Whether the last step changed next to nothing; (R,).
    """

    curve: Floats
    before: Floats
    sums: Floats
    converged: NDArray[np.bool_]


def fit(sample: Sample, design: Design, *, with_trend: bool) -> Fit:
    """Fit every row until it stands still, in at most 25 steps."""
    rows, size = len(sample.counts), design.seasons
    curve, before = np.zeros((rows, size + 1)), np.zeros((rows, size + 1))
    sums, converged = np.zeros((rows, 2 * size + 1)), np.zeros(rows, dtype=np.bool_)
    climb = _Climb(sample, design, with_trend=with_trend)
    left = np.arange(rows)
    for number in range(1, _STEPS + 1):
        still = climb.step() & (number > 1)
        stops = still | (number == _STEPS)
        here = left[stops]
        curve[here], before[here] = climb.curve[stops], climb.before[stops]
        sums[here], converged[here] = climb.weighed[stops], still[stops]
        if stops.all():
            break
        if stops.any():
            left = left[~stops]
            climb.keep(np.flatnonzero(~stops))
    return Fit(curve, before, sums, converged)


def product(rows: Floats, matrix: Floats) -> Floats:
    """The matrix product, a few rows at a time.

    A larger piece would wake a thread on every core; where those are busy with something else,
    waiting for each other costs ten times the work.
    """
    found = np.empty((len(rows), matrix.shape[1]))
    step = max(1, _ONE_THREAD // matrix.size)
    for first in range(0, len(rows), step):
        np.matmul(rows[first : first + step], matrix, out=found[first : first + step])
    return found


def shares(part: Floats, whole: Floats) -> Floats:
    """Part of whole; 0 where there is nothing to share."""
    return np.divide(part, whole, out=np.zeros(np.shape(part)), where=whole > 0)


def middles_and_spread(sums: Floats, size: int) -> tuple[Floats, Floats]:
    """Mean time of each season, (R, L), and squared distances from it, (R, 1)."""
    ones, times = sums[:, :size], sums[:, size:-1]
    middles = shares(times, ones)
    return middles, sums[:, -1:] - (middles * times).sum(axis=1, keepdims=True)


def of_counts(function: Callable[[Floats], Floats], counts: Floats) -> Floats:
    """A function of every count, computed once for each size where the sizes are few."""
    most = int(counts.max(initial=0))
    if most > _LISTED:
        return function(counts)
    return function(np.arange(most + 1.0))[counts.astype(np.intp)]


class _Climb:
    """All rows that still move, on their way to the top of their likelihood.

    Attributes:
        curve: Where they are.
        before: Where they were one step earlier.
        weighed: Sums of the working weights there.
    """

    def __init__(self, sample: Sample, design: Design, *, with_trend: bool) -> None:
        self._sample, self._design, self._with_trend = sample, design, with_trend
        size = design.seasons
        weights, counts = sample.weights, sample.counts
        self._seen = product(weights * counts, design.curves.T)
        # Without a trend all periods of a season move together: their sums are enough.
        self._base = product(weights * sample.exposure, design.sums[:, :size])
        self._mark = np.log(
            shares(self._seen[:, :size], self._base) + (self._seen[:, :size] == 0)
        )
        self._deviance = np.zeros(len(counts))
        self._constant = self._surprise() - 2 * (self._seen[:, :size] * self._mark).sum(axis=1)
        first = of_counts(lambda one: (one + _ABOVE) * np.log(one + _ABOVE) - _ABOVE, counts)
        heavy = weights * (counts + _ABOVE)
        self._sums = product(heavy, design.sums)
        self._gaps = product(weights * first - heavy * np.log(sample.exposure), design.curves.T)
        self.curve = np.zeros((len(counts), size + 1))
        self.before, self.weighed = self.curve, self._sums

    def step(self) -> NDArray[np.bool_]:
        """Go one step; the answer is which rows hardly moved."""
        self.before, self.weighed = self.curve, self._sums
        self.curve = self.curve + self._advance()
        self._sums = self._weigh()
        size = self._design.seasons
        self._gaps = self._seen - np.column_stack(
            [self._sums[:, :size], self._sums[:, size:-1].sum(axis=1)]
        )
        last, self._deviance = self._deviance, self._measure()
        moved = np.abs(self._deviance - last)
        return moved < _CLOSE * (np.abs(self._deviance) + _ABOVE)

    def keep(self, rows: NDArray[np.intp]) -> None:
        """Go on with these rows alone."""
        self._sample = self._sample.rows(rows)
        for name in ("_seen", "_base", "_mark", "_deviance", "_constant", "_sums", "_gaps"):
            setattr(self, name, getattr(self, name)[rows])
        self.curve = self.curve[rows]

    def _advance(self) -> Floats:
        """The step of Newton and of iterated least squares: here they are the same."""
        size = self._design.seasons
        ones = self._sums[:, :size]
        levels = shares(self._gaps[:, :size], ones)
        if not self._with_trend:
            return np.column_stack([levels, np.zeros(len(levels))])
        middles, spread = middles_and_spread(self._sums, size)
        pull = self._gaps[:, -1:] - (middles * self._gaps[:, :size]).sum(axis=1, keepdims=True)
        slope = shares(pull, spread)
        return np.hstack([levels - middles * slope, slope])

    def _weigh(self) -> Floats:
        """Sums of the working weights where the rows are."""
        if self._with_trend:
            means = self._sample.means(self.curve, self._design)
            return product(
                np.multiply(means, self._sample.weights, out=means), self._design.sums
            )
        size = self._design.seasons
        ones = np.exp(self.curve[:, :size]) * self._base
        return np.hstack([ones, np.zeros((len(ones), size + 1))])

    def _surprise(self) -> Floats:
        """Twice the part of the deviance that no curve changes, before the marks; (R,)."""
        counts, exposure = self._sample.counts, self._sample.exposure
        own = of_counts(lambda one: one * np.log(np.maximum(one, 1)), counts)
        own = own - counts * np.log(exposure)
        twice: Floats = 2 * np.einsum("ij,ij->i", self._sample.weights, own)
        return twice

    def _measure(self) -> Floats:
        """The deviance; taken from the marks, so that large counts leave no rounding."""
        size = self._design.seasons
        seen = self._seen[:, :size]
        missed = seen * (self._mark - self.curve[:, :size]) + self._sums[:, :size] - seen
        trend = self._seen[:, -1] * self.curve[:, -1]
        deviance: Floats = self._constant + 2 * (missed.sum(axis=1) - trend)
        return deviance
