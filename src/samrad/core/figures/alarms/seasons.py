"""Which earlier periods a period is compared with, and which of them share its season."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrad.core.figures.alarms.checks import Floats, whole


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back one looks: years, periods a year, and what is left out.

    Attributes:
        frequency: Periods in a year.
        years: Years back.
        half_window: Periods on either side of the same period in each year.
        seasons: Into how many seasons the year is cut; with 1 only the windows are used.
        left_out: The newest periods before the one judged that are not used.
    """

    frequency: int
    years: int
    half_window: int
    seasons: int
    left_out: int

    def __post_init__(self) -> None:
        """Refuse a year that cannot be cut so.

        Raises:
            ValueError: Not whole, or more in a year than there are periods.
        """
        whole(self.frequency, "frequency", least=1)
        whole(self.years, "years_back", least=1)
        whole(self.half_window, "half_window", least=0)
        whole(self.left_out, "past_excluded", least=0)
        if 2 * self.half_window + 1 > self.frequency:
            raise ValueError("half_window: the windows of two years would overlap")
        if whole(self.seasons, "periods", least=1) > self.frequency:
            raise ValueError("periods: more than there are in a year")

    @property
    def longest(self) -> int:
        """How many periods before the one judged are needed."""
        return self.frequency * self.years + self.half_window


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The reference periods; the same for every series and every period judged.

    Attributes:
        back: How many periods each lies before the one judged; (n,).
        time: The same as time, the mean taken off; (n,).
        now: The period judged, on that time axis.
        sums: Columns that add up periods by season: as they are, times time, and at last one
            column for time squared, over all seasons; (n, 2 L + 1).
        curves: Rows that spread a level for each season and a slope over the periods;
            (L + 1, n).
    """

    back: NDArray[np.int64]
    time: Floats
    now: float
    sums: Floats
    curves: Floats

    @property
    def seasons(self) -> int:
        """How many seasons there are, the last of them that of the period judged."""
        return len(self.curves) - 1


def design_of(reach: Reach) -> Design:
    """The reference periods of this reach.

    Raises:
        ValueError: No period of the judged one's own season would be left.
    """
    season = _seasons_back(reach)
    back = np.flatnonzero(season)[::-1]
    back = back[back > reach.left_out]
    levels, place = np.unique(season[back], return_inverse=True)
    if back.size == 0 or levels[-1] != reach.seasons:
        raise ValueError("past_excluded: no period of the same season is left to compare with")
    mean = float(-back.mean())
    time = -back.astype(np.float64) - mean
    member = (place[:, None] == np.arange(len(levels))).astype(np.float64)
    sums = np.column_stack([member, member * time[:, None], time**2])
    return Design(back, time, -mean, sums, np.vstack([member.T, time]))


def _seasons_back(reach: Reach) -> NDArray[np.int64]:
    """The season of each period by how far back it lies, from 1; 0 for one not used.

    Later years are written over earlier ones, as in R. Where the rest of the year is shorter
    than the number of seasons, R gives the seasons without a length the last two periods of
    the rest; that is kept, or the limits would not be R's.
    """
    window, seasons = reach.half_window, reach.seasons
    found = np.zeros(reach.longest + 1, dtype=np.int64)
    found[: window + 1] = seasons
    for year in range(1, reach.years + 1):
        middle = reach.frequency * year
        found[middle - window : middle + window + 1] = seasons
        if seasons == 1:
            continue
        length, rest = divmod(reach.frequency - 2 * window - 1, seasons - 1)
        begin = middle - window - 1
        for number in range(1, seasons):
            end = begin - length - (number <= rest)
            if end == begin:
                found[[begin, begin + 1]] = number
            found[end + 1 : begin + 1] = number
            begin = end
    return found
