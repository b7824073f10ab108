"""One series' past as Farrington's method sees it: fitted, its outbreaks made light, fitted."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

from samrad.core.figures.alarms.checks import Floats
from samrad.core.figures.alarms.fitting import (
    Fit,
    Sample,
    fit,
    middles_and_spread,
    of_counts,
    product,
    shares,
)
from samrad.core.figures.alarms.seasons import Design

# A period that is alone in its season decides its own mean: it cannot stand out.
_ALONE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What the past expects of the period judged, on the log scale; all (R,).

    Attributes:
        level: The log of the expected cases per exposure.
        error: Its standard error.
        dispersion: Variance over mean, at least 1.
        slope_p: How often chance alone gives such a trend; nan without one.
        converged: Whether the first fit stood still.
    """

    level: Floats
    error: Floats
    dispersion: Floats
    slope_p: Floats
    converged: NDArray[np.bool_]

    @classmethod
    def blank(cls, rows: int) -> "Outlook":
        """For so many rows, to be put in later."""
        return cls(
            level=np.empty(rows),
            error=np.empty(rows),
            dispersion=np.empty(rows),
            slope_p=np.empty(rows),
            converged=np.empty(rows, dtype=np.bool_),
        )

    def exposed(self, log_exposure: Floats, *, seen: NDArray[np.bool_]) -> "Outlook":
        """The same for this exposure; nan where the fit did not stand still.

        Where no case was ever seen none is expected: the log of that is minus infinity.
        """
        never = np.where(seen, np.nan, -np.inf)
        level = np.where(self.converged, self.level + log_exposure, never)
        dispersion = np.where(self.converged, self.dispersion, np.nan)
        return replace(self, level=level, dispersion=dispersion)

    def put(self, rows: NDArray[np.intp], other: "Outlook") -> None:
        """Take over what another says of these rows."""
        self.level[rows], self.error[rows] = other.level, other.error
        self.dispersion[rows], self.slope_p[rows] = other.dispersion, other.slope_p
        self.converged[rows] = other.converged


def look(
    sample: Sample, design: Design, *, with_trend: bool, light_above: float | None
) -> Outlook:
    """Fit every row; and once more, outbreaks of the past weighing less, if asked to."""
    first = _Past(sample, design, fit(sample, design, with_trend=with_trend))
    if light_above is None:
        return first.outlook(first.heavy, first.fit.converged)
    again = replace(sample, weights=first.lightened(light_above))
    last = _Past(again, design, fit(again, design, with_trend=with_trend))
    # R puts the prior weights in the place of the working weights before it predicts.
    return last.outlook(again.weights, first.fit.converged)


class _Past:
    """The fitted reference periods of every row.

    Attributes:
        heavy: Working weights; (R, n).
    """

    def __init__(self, sample: Sample, design: Design, fitted: Fit) -> None:
        self.fit, self._sample, self._design = fitted, sample, design
        self._ones = fitted.sums[:, : design.seasons]
        self._middles, spread = middles_and_spread(fitted.sums, design.seasons)
        self._narrow = shares(np.ones_like(spread), spread)
        seen = (sample.weights > 0).sum(axis=1)
        free = seen - (self._ones > 0).sum(axis=1) - (self._narrow[:, 0] > 0)
        self._free = np.where(free > 0, free, np.nan)
        self.heavy = sample.means(fitted.before, design) * sample.weights
        self._means = sample.means(fitted.curve, design)
        self._missed = sample.counts / self._means - 1

    def dispersion(self, weights: Floats) -> Floats:
        """Mean squared working residual by these weights."""
        squares = np.einsum("ij,ij,ij->i", weights, self._missed, self._missed)
        mean: Floats = squares / self._free
        return mean

    def lightened(self, above: float) -> Floats:
        """Weights that make light of periods whose Anscombe residual is above this."""
        root = np.exp(np.log(self._means) / 6)
        residual = of_counts(lambda one: 1.5 * np.cbrt(one) ** 2, self._sample.counts)
        residual = residual / root - 1.5 * root * root * root
        room = 1 - self.heavy * self._leverage()
        phi = np.maximum(self.dispersion(self.heavy), 1)[:, None]
        residual[room < _ALONE] = 0
        residual /= np.sqrt(phi * np.maximum(room, _ALONE))
        present = self._sample.weights
        light: Floats = present / np.square(np.where(residual > above, residual, 1))
        light *= (present.sum(axis=1) / light.sum(axis=1))[:, None]
        return light

    def _leverage(self) -> Floats:
        """Of a weight of one in each period, on its own fitted value."""
        level = shares(np.ones_like(self._ones), self._ones) + self._middles**2 * self._narrow
        tilt = -2 * self._middles * self._narrow
        return product(np.hstack([level, tilt, self._narrow]), self._design.sums.T)

    def outlook(self, weights: Floats, converged: NDArray[np.bool_]) -> Outlook:
        """What is expected now, the error scaled by these weights."""
        now, curve = self._design.now, self.fit.curve
        scale, narrow = self.dispersion(weights), self._narrow[:, 0]
        ones, middle = self._ones[:, -1], self._middles[:, -1]
        distance = (now - middle) ** 2 * narrow
        error = np.sqrt(scale * (1 / np.where(ones > 0, ones, np.nan) + distance))
        level = np.where(ones > 0, curve[:, -2] + curve[:, -1] * now, np.nan)
        size = np.abs(curve[:, -1]) / np.sqrt(scale * narrow)
        return Outlook(
            level=level,
            error=error,
            dispersion=np.maximum(self.dispersion(self.heavy), 1),
            slope_p=2 * stdtr(self._free, -size),
            converged=converged,
        )
