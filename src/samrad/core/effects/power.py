"""What a series could show at all, asked before a measure begins."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from samrad.core.effects.sight import Sight, Visible
from samrad.core.figures import arguments, designs, loglinear
from samrad.core.figures.arguments import Numbers

# A decline by more than this share is not asked for: it is told that none can be seen.
_LEAST = 1e-3


def smallest_detectable(
    baseline_per_period: float,
    periods_before: int,
    periods_after: int,
    *,
    dispersion: float = 1,
    alpha: float = 0.05,
    power: float = 0.8,
) -> float:
    """How small a decline would still be seen, comparing the time after with the time before?

    Args:
        baseline_per_period: Cases to be expected in a period without the measure, above 0.
        periods_before: How many periods before are compared, 1 or more.
        periods_after: How many periods after, 1 or more.
        dispersion: How many times as much as chance the counts vary, 1 or more; with
            comparison areas, the sum of both areas' parts (theirs times the baseline over
            their own).
        alpha: How rare chance has to be, two-sided, in (0, 1).
        power: How surely the decline is to be seen, in (0, 1).

    Returns:
        The ratio of after to before, in (0, 1): 0.75 means that a decline by a quarter or
        more would be seen. nan where not even an end of all cases would.

    Raises:
        ValueError: An argument is missing, infinite or out of its range.

    Assumes:
        Square roots of counts that are as good as normal, with a variance of a quarter of
        the dispersion: ratio = (1 - (z(1 - alpha/2) + z(power)) / 2 · sqrt(dispersion / b ·
        (1/before + 1/after)))², b cases a period. Independent periods, no trend, no seasons.

    Misleads when:
        A trend has to be told from the change: much less is seen then; ask `can_we_see`
        with the series itself. Fewer than some ten cases after: the normal approximation
        tells too small a decline.

    Source:
        Anscombe (1948), Biometrika 35(3–4), 246–254 (square roots of counts); Cohen (1988),
        Statistical Power Analysis for the Behavioral Sciences, 2nd edition.
    """
    known = arguments.amounts("baseline_per_period", baseline_per_period, positive=True)
    baseline = arguments.one("baseline_per_period", known)
    before = arguments.whole("periods_before", periods_before, least=1)
    after = arguments.whole("periods_after", periods_after, least=1)
    times = arguments.one("dispersion", arguments.amounts("dispersion", dispersion))
    if times < 1:
        raise ValueError(f"dispersion: {times} is below 1; counts vary as chance at least")
    spread = times / baseline * (1 / before + 1 / after)
    root = 1 - _reach(alpha, power) / 2 * math.sqrt(spread)
    return root**2 if root > 0 else math.nan


def can_we_see(  # noqa: PLR0913 -- a series, what it is explained by, and what is hoped for
    counts: ArrayLike,
    *,
    periods_after: int,
    expected: float | None = None,
    exposure: ArrayLike | None = None,
    period: float | None = None,
    harmonics: int = 0,
    alpha: float = 0.05,
    power: float = 0.8,
) -> Sight:
    """How small a decline would `segmented_poisson` see in this very series?

    Args:
        counts: Cases of the periods up to now, shape (n,); whole numbers.
        periods_after: How many periods are to follow with the measure, 1 or more.
        expected: The ratio that is hoped for, in (0, 1): 0.8 is a decline by a fifth.
        exposure: What each was counted over, shape (n,), above zero; what follows is taken
            to be counted over as much as the last.
        period: How many periods make a year: 12 for months; 1 if not given.
        harmonics: How many waves a year the seasons are drawn with, 0 or more.
        alpha: How rare chance has to be, two-sided, in (0, 1).
        power: How surely the decline is to be seen, in (0, 1).

    Returns:
        The smallest decline of the level that would be seen, trend, seasons and the unrest
        of the series reckoned in, and whether what is hoped for is larger.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; there
            are too few for the model; all are zero; an argument is out of its range.

    Assumes:
        That the series goes on as it went, and a log ratio that is as good as normal.
        Nothing is simulated.

    Misleads when:
        Neighbouring periods hang together: less is seen than is told. The trend is taken
        on beyond the series, so keep to as many periods after as before, or fewer.

    Source:
        Wald's test with the errors of `segmented_poisson`; for the question, Zhang, Wagner
        & Ross-Degnan (2011), Journal of Clinical Epidemiology 64(11), 1252–1261.
    """
    cases = arguments.row("counts", arguments.counts("counts", counts))
    if not cases.any():
        raise ValueError("counts: all are zero, so nothing can decline")
    after = arguments.whole("periods_after", periods_after, least=1)
    reach = _reach(alpha, power)
    hoped = math.nan if expected is None else arguments.fraction("expected", expected)
    years = np.arange(cases.size + after) / designs.a_year(period)
    waves = designs.waves(years, harmonics)
    ahead = _ahead(cases, np.column_stack((np.ones_like(years), years, *waves)), exposure)
    ratio = _largest(lambda tried: ahead.is_seen(tried, reach))
    return Sight(
        ratio=ratio,
        percent=100 * (1 - ratio),
        fewer=float(ahead.mean[cases.size :].mean()) * (1 - ratio),
        baseline=float(cases.mean()),
        dispersion=ahead.dispersion,
        periods_before=cases.size,
        periods_after=after,
        expected=hoped,
        visible=_visible(ratio, hoped),
        alpha=alpha,
        power=power,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ahead:
    """A series and how it would go on: all its periods, and which of them follow."""

    design: Numbers
    mean: Numbers
    follows: Numbers
    dispersion: float

    def is_seen(self, ratio: float, reach: float) -> bool:
        """Whether a level that falls to `ratio` lies so many errors from none."""
        root = np.sqrt(self.mean * np.where(self.follows > 0, ratio, 1.0))
        basis = np.linalg.qr(self.design * root[:, None])[0]
        # What of the step the trend and the seasons leave to be seen.
        alone = self.follows * root - basis @ (basis.T @ (self.follows * root))
        return -math.log(ratio) >= reach * math.sqrt(self.dispersion / float(alone @ alone))


def _ahead(cases: Numbers, design: Numbers, exposure: ArrayLike | None) -> _Ahead:
    offset = designs.log_exposure(cases, exposure)
    model = loglinear.fit(cases, design[: cases.size], offset)
    follows = (np.arange(len(design)) >= cases.size).astype(np.float64)
    onward = np.concatenate((offset, np.full(len(design) - cases.size, offset[-1])))
    mean = np.exp(design @ model.coefficients + onward)
    return _Ahead(design, mean, follows, max(1.0, model.dispersion))


def _reach(alpha: float, power: float) -> float:
    sure = special.ndtri(1 - arguments.fraction("alpha", alpha) / 2)
    return float(sure + special.ndtri(arguments.fraction("power", power)))


def _largest(is_seen: Callable[[float], bool]) -> float:
    """The largest ratio below 1 that is seen; nan if none is."""
    tried = [math.exp(log) for log in np.linspace(0, math.log(_LEAST), 200)[1:]]
    seen = [ratio for ratio in tried if is_seen(ratio)]
    if not seen:
        return math.nan
    low, high = seen[0], min(1.0, seen[0] / tried[0])
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if is_seen(middle) else (low, middle)
    return low


def _visible(ratio: float, hoped: float) -> Visible:
    if math.isnan(ratio):
        return Visible.NOTHING
    if math.isnan(hoped):
        return Visible.NOT_ASKED
    return Visible.YES if hoped <= ratio else Visible.NO
