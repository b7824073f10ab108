"""Farrington's method, flexible: a week against the same weeks of the years before."""

import warnings
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.figures.alarms.checks import Floats, periods_of, series_of, whole, within, exposure_of
from samrad.core.figures.alarms.fitting import Sample
from samrad.core.figures.alarms.fits import Outlook, look
from samrad.core.figures.alarms.limits import Limits, Power, by_delta, by_quantile
from samrad.core.figures.alarms.results import Alarms
from samrad.core.figures.alarms.seasons import Design, Reach, design_of

Threshold = Literal["delta", "nbPlugin", "muan"]
# So many rows at a time stay in the processor's own memory.
_ROWS = 256
_FEWEST_YEARS_FOR_A_TREND = 3
_WAY_OUT = "for a shorter series use ears or compare_counts"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """How one is judged, as `farrington` was told."""

    trend: bool
    trend_p: float
    light_above: float | None
    alpha: float
    threshold: Threshold
    power: Power

    def __post_init__(self) -> None:
        """Refuse what no method knows.

        Raises:
            ValueError: A probability is none, or a name is not one of those there are.
        """
        within(self.alpha, "alpha", low=0, high=1)
        within(self.trend_p, "trend_p", low=0, high=1.0000001)
        if self.light_above is not None:
            within(self.light_above, "weights_threshold", low=0, high=np.inf)
        if self.threshold not in get_args(Threshold):
            raise ValueError(f"threshold: one of {get_args(Threshold)} is needed")
        if self.power not in get_args(Power):
            raise ValueError(f"power: one of {get_args(Power)} is needed")

    def limits(self, counts: Floats, outlook: Outlook) -> Limits:
        """The limits for these counts."""
        if self.threshold == "delta":
            return by_delta(counts, outlook, alpha=self.alpha, power=self.power)
        careful = self.threshold == "muan"
        return by_quantile(counts, outlook, alpha=self.alpha, careful=careful)

def farrington(  # noqa: PLR0913 -- the published method has as many choices
    counts: ArrayLike,
    *,
    frequency: int = 52,
    at: ArrayLike | None = None,
    years_back: int = 5,
    half_window: int = 3,
    periods: int = 10,
    past_excluded: int = 26,
    trend: bool = True,
    trend_p: float = 1.0,
    reweight: bool = True,
    weights_threshold: float = 2.58,
    alpha: float = 0.05,
    threshold: Threshold = "delta",
    power: Power = "2/3",
    population: ArrayLike | None = None,
    minimum: tuple[int, int] = (5, 4),
    glm_warnings: bool = False,
) -> Alarms:
    """Judge a period of each series against the same time of the years before."""
    table = series_of(counts)
    reach = Reach(frequency, years_back, half_window, periods, past_excluded)
    places = periods_of(at, length=table.shape[1], first=reach.longest, way_out=_WAY_OUT)
    rule = _Rule(
        trend=trend and years_back >= _FEWEST_YEARS_FOR_A_TREND,
        trend_p=trend_p,
        light_above=weights_threshold if reweight else None,
        alpha=alpha,
        threshold=threshold,
        power=power,
    )
    seen = _Seen(table, exposure_of(population, table.shape), places)
    enough = seen.enough(*minimum, longest=reach.longest + 1)
    outlook, used = seen.outlook(design_of(reach), rule)
    lost = int((~outlook.converged).sum())
    if glm_warnings and lost:
        warnings.warn(f"{lost} fits did not converge", RuntimeWarning, stacklevel=2)
    limits = rule.limits(seen.now, outlook)
    told = enough & ~np.isnan(limits.upper)
    shape = len(table), len(places)
    return Alarms(
        at=places,
        expected=np.where(told, limits.expected, np.nan).reshape(shape),
        upper=np.where(told, limits.upper, np.nan).reshape(shape),
        score=limits.score.reshape(shape),
        alarm=(told & (limits.score > 1) & (seen.now > 0)).reshape(shape),
        p=limits.p.reshape(shape),
        trend_used=used.reshape(shape),
        dispersion=outlook.dispersion.reshape(shape),
    )


class _Seen:
    """The series and where they are judged; a row is one series at one place.

    Attributes:
        now: The counts judged; (R,).
    """

    def __init__(self, table: Floats, exposure: Floats, places: NDArray[np.int64]) -> None:
        self._flat, self._exposure = table.ravel(), exposure.ravel()
        self._starts = (np.arange(len(table))[:, None] * table.shape[1] + places).ravel()
        self.now = self._flat[self._starts]

    def enough(self, fewest: float, newest: int, *, longest: int) -> NDArray[np.bool_]:
        """Whether the newest periods hold the fewest cases that are worth an alarm; (R,)."""
        if not fewest >= 0:
            raise ValueError(f"minimum: the number of cases is {fewest}")
        if whole(newest, "minimum", least=1) > longest:
            raise ValueError(f"minimum: more than the {longest} periods looked at")
        recent = self._flat[self._starts[:, None] - np.arange(newest)].sum(axis=1)
        return np.asarray(recent >= fewest)

    def outlook(self, design: Design, rule: _Rule) -> tuple[Outlook, NDArray[np.bool_]]:
        """What each past expects, and whether by a trend."""
        rows = len(self._starts)
        outlook = Outlook(*np.empty((4, rows)), np.empty(rows, dtype=np.bool_))
        used = np.zeros(rows, dtype=np.bool_)
        for first in range(0, rows, _ROWS):
            chosen = np.arange(first, min(first + _ROWS, rows))
            now = self._exposure[self._starts[chosen] if self._exposure.size > 1 else [0]]
            part, used[chosen] = _look(self._sample(chosen, design), design, rule, np.log(now))
            outlook.put(chosen, part)
        return outlook, used

    def _sample(self, chosen: NDArray[np.intp], design: Design) -> Sample:
        """The reference periods of some rows."""
        window = self._starts[chosen, None] - design.back
        counts = self._flat[window]
        missing = np.isnan(counts)
        exposure = self._exposure[window] if self._exposure.size > 1 else self._exposure[None]
        return Sample(np.where(missing, 0.0, counts), np.where(missing, 0.0, 1.0), exposure)


def _look(
    sample: Sample, design: Design, rule: _Rule, log_exposure: Floats
) -> tuple[Outlook, NDArray[np.bool_]]:
    """What the past of these rows expects; by a trend only where that may be believed.

    It may where it is there at all and does not lead beyond anything the past has seen.
    """
    above = rule.light_above
    if not rule.trend:
        outlook = look(sample, design, with_trend=False, light_above=above)
        return outlook.exposed(log_exposure), np.zeros(len(sample.counts), dtype=np.bool_)
    outlook = look(sample, design, with_trend=True, light_above=above)
    most = sample.counts.max(axis=1)
    seen_before = np.exp(outlook.level + log_exposure) <= most
    used = outlook.converged & (outlook.slope_p < rule.trend_p) & seen_before
    rest = np.flatnonzero(~used)
    if rest.size:
        level = look(sample.rows(rest), design, with_trend=False, light_above=above)
        outlook.put(rest, level)
    return outlook.exposed(log_exposure), used
