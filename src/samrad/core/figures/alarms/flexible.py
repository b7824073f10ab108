"""Farrington's method, flexible: a week against the same weeks of the years before."""

import warnings
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samrad.core.figures.alarms.checks import (
    Floats,
    exposure_of,
    periods_of,
    series_of,
    whole,
)
from samrad.core.figures.alarms.fits import Outlook, look
from samrad.core.figures.alarms.fitting import Sample
from samrad.core.figures.alarms.limits import Limits, Power, by_delta, by_quantile
from samrad.core.figures.alarms.results import Alarms
from samrad.core.figures.alarms.seasons import Design, Reach, design_of
from samrad.core.figures.arguments import amounts, fraction, one

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
        fraction("alpha", self.alpha)
        if not 0 < self.trend_p <= 1:
            raise ValueError(f"trend_p: must lie above 0 and at most at 1, not {self.trend_p}")
        if self.light_above is not None:
            one(
                "weights_threshold",
                amounts("weights_threshold", self.light_above, positive=True),
            )
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
    """Is the newest period more than the same time of the years before lead one to expect?

    A model of the past with a trend and a season for each part of the year tells what is
    expected and how far chance goes; outbreaks of the past weigh less. All series and all
    periods judged are fitted together.

    Args:
        counts: Cases per period, whole, 0 or more, nan where missing; (T,) or (S, T).
        frequency: Periods in a year: 52 for weeks, 12 for months.
        at: Periods to judge, 0-based; the last one if not given. Each needs
            `frequency * years_back + half_window` periods before it.
        years_back: Years one compares with, 1 or more; a trend needs 3.
        half_window: Periods on either side of the same period in each year that share its
            season; 0 or more.
        periods: Seasons a year is cut into, 1 to `frequency`; with 1 only the windows are
            compared with.
        past_excluded: The newest periods before the one judged that are left out, lest a
            rise that goes on explain itself; 0 or more.
        trend: Whether a trend may be used at all.
        trend_p: A trend is used where its p is below this; in (0, 1].
        reweight: Whether outbreaks of the past weigh less.
        weights_threshold: Anscombe residual from which on a period weighs less; above 0.
        alpha: How rarely chance alone may raise an alarm; in (0, 1).
        threshold: "delta" is Farrington's normal limit; "nbPlugin" a quantile of the
            negative binomial; "muan" the same around the upper limit of what is expected.
        power: The power that makes counts normal; for "delta" alone.
        population: What the cases are proportional to, positive; (T,) or (S, T).
        minimum: No answer with fewer cases than the first in as many of the newest periods
            as the second.
        glm_warnings: Whether fits that did not converge give a RuntimeWarning.

    Returns:
        Alarms: `score` is 1 where the count reaches the upper limit and 0 where it is as
        expected; an alarm is a score above 1. With "nbPlugin" and "muan" R takes it from
        the log of the expected cases, so that only whether it exceeds 1 can be read.
        `score`, `p` and `dispersion` are told also where `minimum` keeps the limit back.

    Raises:
        ValueError: Counts that are none, a series too short (use `ears`, or compare two
            counts with `compare_counts`), or an argument out of range.

    Assumes:
        Variance in proportion to the mean; weeks independent of each other; a season that
        is the same every year and a trend that is even.

    Misleads when:
        The way of counting changed, or a municipality was merged, within the years looked
        at. Many series are judged: one in twenty gives an alarm by chance at alpha 0.05.
        The past holds no case at all: none is expected, and there is no limit. Months are
        judged as weeks are: `half_window=1, periods=10, past_excluded=6` suits them, for
        with windows wider than the seasons R gives two seasons to the same month. A season
        with one period left, by gaps, keeps it; R keeps or drops it by a rounding error.

    Source:
        Farrington, Andrews, Beale & Catchpole (1996), JRSS A 159, 547–563; Noufaily et al.
        (2013), Statistics in Medicine 32, 1206–1222; Salmon, Schumacher & Höhle (2016),
        Journal of Statistical Software 70(10). Equal to `farringtonFlexible` of the R
        package surveillance 1.20.3 for series without dates.
    """
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
    # A row that cannot be judged runs into nan; the others do not notice.
    with np.errstate(all="ignore"):
        outlook, used = seen.outlook(design_of(reach), rule)
        limits = rule.limits(seen.now, outlook)
    lost = int((~outlook.converged).sum())
    if glm_warnings and lost:
        warnings.warn(f"{lost} fits did not converge", RuntimeWarning, stacklevel=2)
    told = enough & ~np.isnan(limits.upper)
    # Nothing is expected where there never was a case, though no limit can be told.
    never = np.where(np.isneginf(outlook.level), 0, np.nan)
    shape = len(table), len(places)
    return Alarms(
        at=places,
        expected=np.where(told, limits.expected, never).reshape(shape),
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
        one("minimum", amounts("minimum", fewest))
        if whole(newest, "minimum", least=1) > longest:
            raise ValueError(f"minimum: more than the {longest} periods looked at")
        recent = self._flat[self._starts[:, None] - np.arange(newest)].sum(axis=1)
        return np.asarray(recent >= fewest)

    def outlook(self, design: Design, rule: _Rule) -> tuple[Outlook, NDArray[np.bool_]]:
        """What each past expects, and whether by a trend."""
        rows = len(self._starts)
        outlook, used = Outlook.blank(rows), np.zeros(rows, dtype=np.bool_)
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
    above, most = rule.light_above, sample.counts.max(axis=1)
    outlook = look(sample, design, with_trend=rule.trend, light_above=above)
    if not rule.trend:
        return outlook.exposed(log_exposure, seen=most > 0), np.zeros(len(most), dtype=np.bool_)
    seen_before = np.exp(outlook.level + log_exposure) <= most
    used = outlook.converged & (outlook.slope_p < rule.trend_p) & seen_before
    if not used.all():
        rest = np.flatnonzero(~used)
        outlook.put(rest, look(sample.rows(rest), design, with_trend=False, light_above=above))
    return outlook.exposed(log_exposure, seen=most > 0), used
