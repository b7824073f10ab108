"""Whether a series broke with its own past when a measure began."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from samrad.core.effects import robust
from samrad.core.figures import arguments, designs, loglinear
from samrad.core.figures.arguments import Numbers
from samrad.core.figures.loglinear import ManyFitted

# One series has floats where several have arrays.
Figures = TypeVar("Figures", float, Numbers)
# Where the level stands among the columns; how many periods before can set a trend.
_STEP = _BEFORE = 2
# Series told at once, so that memory grows with the answer and not with the work.
_AT_ONCE = 256
# Errors below this are rounding: a series that fits to the last digit shows nothing for sure.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Interrupted(Generic[Figures]):
    """What began with a measure. Of S series at once, each field has S in front.

    Attributes:
        coefficients: On the log scale: beginning, time, level, slope if asked for, then sine
            and cosine of each wave; shape (k,).
        se: Their standard errors by the model, dispersion reckoned in, shape (k,).
        level_ratio: The level at the start over what it would have been, above 0: 0.8 is
            20 % fewer.
        level_low: Lower end of its interval, by the model.
        level_high: Upper end of it.
        slope_ratio: By which factor the growth in a unit of time has changed; nan where no
            slope was asked for.
        dispersion: How many times as much as chance the counts vary around the model.
        deviance: Of the Poisson model, 0 or more.
        counterfactual: Expected counts had the measure not begun, shape (n,).
        fitted: Expected counts, shape (n,).
        se_robust: Standard errors that mind how neighbours in time hang together, shape
            (k,).
        autocorrelation: Of neighbouring residuals, in [-1, 1]; far from 0, `se` is too small.
        effect_ratio: Expected over counterfactual in the middle of the time after; without a
            slope the same as `level_ratio`.
        effect_low: Lower end of its interval, by the larger of the two errors.
        effect_high: Upper end of it.
        effect_p: Two-sided p of no effect, by the larger of the two errors, in [0, 1].
    """

    coefficients: Numbers
    se: Numbers
    level_ratio: Figures
    level_low: Figures
    level_high: Figures
    slope_ratio: Figures
    dispersion: Figures
    deviance: Figures
    counterfactual: Numbers
    fitted: Numbers
    se_robust: Numbers
    autocorrelation: Figures
    effect_ratio: Figures
    effect_low: Figures
    effect_high: Figures
    effect_p: Figures


def segmented_poisson(  # noqa: PLR0913 -- a series, and what it is explained by
    counts: ArrayLike,
    *,
    at: int,
    exposure: ArrayLike | None = None,
    time: ArrayLike | None = None,
    period: float | None = None,
    harmonics: int = 0,
    slope: bool = False,
    level: float = 0.95,
    lags: int | None = None,
) -> Interrupted[Any]:
    """Did the series fall when the measure began, beyond its own trend and seasons?

    Args:
        counts: Cases of periods that follow each other, shape (n,); whole numbers. Or
            (S, n) for many series with one start, which is far quicker than one by one.
        at: Which period is the first with the measure, counted from 0.
        exposure: What each was counted over (days, inhabitants), the shape of `counts` or
            (n,), above zero.
        time: When each was counted, rising, shape (n,), in any unit; 0, 1, 2 … if not given.
            Slopes are told for one such unit.
        period: How many of the units of `time` make a year: 12 for months; 1 if not given.
        harmonics: How many waves a year the seasons are drawn with, 0 or more.
        slope: Whether the growth may change, too, and not the level alone.
        level: How sure the intervals are to be, in (0, 1).
        lags: Up to how many periods apart residuals hang together, 0 or more; grows with
            the series if not given (4 of 100).

    Returns:
        Level and slope that began with the measure, with t-intervals, and the counts to be
        expected with it and without. Of many series those that cannot be fitted are nan.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; there
            are too few periods before, after or in all; there are no cases before or after
            (one series); an argument is out of its range.

    Assumes:
        A steady trend and the same seasons before and after, but for what began; the start
        fixed before anybody looked. Variance proportional to the mean, measured.

    Misleads when:
        Something else began at the same time (a law, a new reporting channel, a method
        break): it looks like the measure. The measure was begun because the figures were
        high: they would have fallen anyway. Residuals of neighbouring periods hang together
        (`autocorrelation` far from 0): go by the effect, which takes the larger of the two
        errors, for either by itself is then too small.

    Source:
        Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299–309; Bernal,
        Cummins & Gasparrini (2017), International Journal of Epidemiology 46(1), 348–355; Newey
        & West (1987), Econometrica 55(3), 703–708. As R's
        `glm(family = quasipoisson)` and
        `sandwich::NeweyWest(prewhite = FALSE, adjust = TRUE)`.
    """
    arguments.fraction("level", level)
    cases = arguments.counts("counts", counts)
    series = _series(cases)
    moments = _rising(designs.times(time, periods=series.shape[1]))
    start = arguments.whole("at", at, least=0)
    step = _begun(start, moments, slope=slope)
    design = _design(moments, step, designs.waves(moments / designs.a_year(period), harmonics))
    if cases.ndim == 1:
        _cases_on_both_sides(series[0], start)
    offset = _offset(series, exposure)
    reached = _lags(lags, moments.size)
    parts = [
        _fitted(series[some], design, step, offset[some]).told(level, lags=reached)
        for some in _pieces(len(series))
    ]
    found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    if cases.ndim == 2:
        return Interrupted(**found)
    if np.isnan(found["dispersion"][0]):
        raise ValueError("counts: no model fits them; too many are zero")
    return Interrupted(**{name: _first(values) for name, values in found.items()})


def _series(cases: Numbers) -> Numbers:
    if cases.ndim not in {1, 2} or not cases.size:
        raise ValueError(f"counts: one row of periods, or one for each series: {cases.shape}")
    return np.atleast_2d(cases)


def _rising(moments: Numbers) -> Numbers:
    if (np.diff(moments) <= 0).any():
        raise ValueError("time: it does not rise from period to period")
    return moments


def _begun(at: int, moments: Numbers, *, slope: bool) -> Numbers:
    """The columns of what begins: level, and slope counted from the start; (n, 1 or 2)."""
    after = max(0, moments.size - at)
    if at < _BEFORE:
        raise ValueError(f"at: {at} periods before the start; {_BEFORE} are the least")
    if after < 1 + slope:
        raise ValueError(f"at: {after} periods after the start; {1 + slope} are the least")
    begun = (np.arange(moments.size) >= at).astype(np.float64)
    columns = [begun, begun * (moments - moments[at])]
    return np.column_stack(columns[: 1 + slope])


def _design(moments: Numbers, step: Numbers, waves: list[Numbers]) -> Numbers:
    return np.column_stack((np.ones_like(moments), moments, step, *waves))


def _cases_on_both_sides(cases: Numbers, at: int) -> None:
    for side, part in (("before", cases[:at]), ("after", cases[at:])):
        if not part.any():
            raise ValueError(f"counts: all are zero {side} the start, so no ratio can be told")


def _offset(series: Numbers, exposure: ArrayLike | None) -> Numbers:
    if exposure is None:
        return np.broadcast_to(0.0, series.shape)
    over = arguments.amounts("exposure", exposure, positive=True)
    if over.shape not in {series.shape, series.shape[1:]}:
        raise ValueError(f"exposure: shape {over.shape} where {series.shape[1:]} is needed")
    return np.broadcast_to(np.log(over), series.shape)


def _lags(lags: int | None, periods: int) -> int:
    if lags is None:
        return robust.lags_for(periods)
    if arguments.whole("lags", lags, least=0) >= periods:
        raise ValueError(f"lags: {lags} of {periods} periods; {periods - 1} are the most")
    return int(lags)


def _pieces(number: int) -> list[slice]:
    return [slice(first, first + _AT_ONCE) for first in range(0, number, _AT_ONCE)]


def _fitted(series: Numbers, design: Numbers, step: Numbers, offset: Numbers) -> "_Fit":
    return _Fit(series, design, step, offset, loglinear.fit_many(series, design, offset))


def _first(values: Numbers) -> Any:
    return float(values[0]) if values.ndim == 1 else values[0]


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Series (S, n) with their model: design (n, k), what began (n, 1 or 2), offset."""

    series: Numbers
    design: Numbers
    step: Numbers
    offset: Numbers
    model: ManyFitted

    def told(self, level: float, *, lags: int) -> dict[str, Numbers]:
        """Every field of `Interrupted`, S in front of each."""
        model, size = self.model, self.step.shape[1]
        reach = float(special.stdtrit(model.freedom, (1 + level) / 2))
        middle = np.zeros(self.design.shape[1])
        middle[_STEP : _STEP + size] = self.step[self.step[:, 0] > 0].mean(axis=0)
        asked = np.vstack((np.eye(middle.size), middle))
        se, se_robust = self._errors(asked), self._robust(asked, lags)
        at_start, at_middle = model.coefficients[:, _STEP], model.coefficients @ middle
        error = np.maximum(np.maximum(se[:, -1], se_robust[:, -1]), _ROUNDING)
        slope = model.coefficients[:, _STEP + 1] if size > 1 else at_start * np.nan
        return {
            "coefficients": model.coefficients,
            "se": se[:, :-1],
            **_ratios("level", at_start, reach * se[:, _STEP]),
            "slope_ratio": np.exp(slope),
            "dispersion": model.dispersion,
            "deviance": 2 * special.kl_div(self.series, model.fitted).sum(axis=1),
            "counterfactual": self._without(size),
            "fitted": model.fitted,
            "se_robust": se_robust[:, :-1],
            "autocorrelation": self._autocorrelation(),
            **_ratios("effect", at_middle, reach * error),
            "effect_p": 2 * special.stdtr(model.freedom, -np.abs(at_middle) / error),
        }

    def _errors(self, asked: Numbers) -> Numbers:
        """Errors of each combination in `asked` by the model, (S, len(asked))."""
        squares = ((asked @ self.model.bread) * asked).sum(axis=2)
        return np.asarray(np.sqrt(self.model.dispersion[:, None] * squares))

    def _robust(self, asked: Numbers, lags: int) -> Numbers:
        """The same, minding how neighbours in time hang together."""
        residuals = self.series - self.model.fitted
        meat = robust.newey_west(residuals[:, :, None] * self.design, lags)
        leaning = asked @ self.model.bread
        squares = np.maximum(((leaning @ meat) * leaning).sum(axis=2), 0)
        few = self.series.shape[1] / self.model.freedom
        return np.asarray(np.sqrt(few * squares))

    def _without(self, size: int) -> Numbers:
        """Expected counts had nothing begun."""
        coefficients = self.model.coefficients.copy()
        coefficients[:, _STEP : _STEP + size] = 0
        return np.asarray(np.exp(coefficients @ self.design.T + self.offset))

    def _autocorrelation(self) -> Numbers:
        residuals = (self.series - self.model.fitted) / np.sqrt(self.model.fitted)
        squares = (residuals**2).sum(axis=1)
        beside = (residuals[:, 1:] * residuals[:, :-1]).sum(axis=1)
        none = np.zeros_like(squares)
        return np.asarray(np.divide(beside, squares, out=none, where=squares > 0))


def _ratios(name: str, log: Numbers, reach: Numbers) -> dict[str, Numbers]:
    ends = {"ratio": log, "low": log - reach, "high": log + reach}
    return {f"{name}_{end}": np.exp(np.minimum(value, 700)) for end, value in ends.items()}
