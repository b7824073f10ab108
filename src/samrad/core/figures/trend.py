"""Whether a series of counts goes up or down, over and above its seasons and its unrest."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from samrad.core.figures import arguments, designs, loglinear
from samrad.core.figures.arguments import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """How a series changes from year to year.

    Attributes:
        change_per_year: The change in a year as a share, above -1: 0.03 is 3 % more each
            year.
        low: Lower end of its interval.
        high: Upper end of its interval.
        p: Two-sided p of no trend, in [0, 1].
        dispersion: How many times as much as chance the counts vary around the trend.
        fitted: Expected counts, shape (n,).
    """

    change_per_year: float
    low: float
    high: float
    p: float
    dispersion: float
    fitted: Numbers


def quasi_poisson_trend(
    counts: ArrayLike,
    *,
    exposure: ArrayLike | None = None,
    time: ArrayLike | None = None,
    period: float | None = None,
    harmonics: int = 0,
    level: float = 0.95,
) -> Trend:
    """Fit a steady change a year to a series of counts, with seasons if asked for.

    Args:
        counts: Cases of periods that follow each other, shape (n,); whole numbers.
        exposure: What each was counted over (days, inhabitants), shape (n,), above zero.
        time: When each was counted, shape (n,), in any unit; 0, 1, 2 … if not given.
        period: How many of the units of `time` make a year: 12 for months, 52 for weeks;
            1 if not given, for years.
        harmonics: How many waves a year the seasons are drawn with, 0 or more.
        level: How sure the interval is to be, in (0, 1).

    Returns:
        The change in a year with its t-interval, and the dispersion it is reckoned with.

    Raises:
        ValueError: Numbers are missing, infinite, negative, not whole or not as many; there
            are too few for the model; all are zero; an argument is out of its range.

    Assumes:
        A change at the same pace through the whole series, on the log scale, and periods
        that are independent but for trend and season. How much more than chance the counts
        vary is measured and reckoned in, and never less than measured.

    Misleads when:
        A method break (penal code of 1 October 2015, a merger, a new reporting channel)
        lies in the series: the step is taken for a trend. Cut the series there. Four or five
        years give an interval so wide that only a landslide is seen.

    Source:
        McCullagh & Nelder (1989), Generalized Linear Models, 2nd edition, chapter 6; as R's
        `glm(family = quasipoisson)`.
    """
    cases = arguments.row("counts", arguments.counts("counts", counts))
    if not cases.any():
        raise ValueError("counts: all are zero, so there is nothing to follow")
    chance = 1 - arguments.fraction("level", level)
    years = designs.times(time, periods=cases.size) / designs.a_year(period)
    waves = designs.waves(years, harmonics)
    design = np.column_stack((np.ones_like(years), years, *waves))
    model = loglinear.fit(cases, design, designs.log_exposure(cases, exposure))
    slope = float(model.coefficients[1])
    error = float(np.sqrt(model.covariance[1, 1]))
    reach = float(special.stdtrit(model.freedom, 1 - chance / 2)) * error
    change, low, high = (math.expm1(at) for at in (slope, slope - reach, slope + reach))
    p = 2 * float(special.stdtr(model.freedom, -abs(slope) / error)) if error else 1.0
    return Trend(change, low, high, p, model.dispersion, model.fitted)
