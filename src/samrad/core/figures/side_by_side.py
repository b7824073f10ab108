"""Two periods of one series, side by side and ready to be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samrad.core.basics.periods import Period
from samrad.core.figures import arguments
from samrad.core.figures.compared import Comparison, Kind
from samrad.core.figures.dispersed import Pairs
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, MethodBreak, Series
from samrad.core.figures.verdicts import Verdict

# What a place was counted over in a period.
Exposures = Mapping[tuple[str, Period], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One series, its figures of two periods, and under what conditions they are compared."""

    series: Series
    before: Figure
    now: Figure
    how: Comparison

    @property
    def verdict(self) -> Verdict | None:
        """Why it is not tested, or None where it is."""
        if self.how.breaks:
            return Verdict.NOT_COMPARABLE
        if isinstance(self.before, Hidden) or isinstance(self.now, Hidden):
            return Verdict.HIDDEN
        return Verdict.NOT_TESTED if self.how.kind is Kind.LEVELS else None


def row_of(
    series: Series, before: Period, now: Period, exposures: Exposures | None, *, level: float
) -> Row:
    """The two periods of a series.

    Raises:
        ValueError: An exposure is missing or not above zero.
    """
    how = Comparison(
        over_before=_exposure(exposures, series.place, before),
        over_now=_exposure(exposures, series.place, now),
        breaks=_breaks(series, before, now),
        level=level,
        unit=series.unit,
    )
    return Row(series, _figure(series, before), _figure(series, now), how)


def pairs_of(rows: Sequence[Row]) -> Pairs:
    """The figures of rows that are to be tested.

    Raises:
        ValueError: One is not a number, infinite or negative.
    """
    before, now, over_before, over_now = (
        np.array(column, dtype=np.float64)
        for column in (
            [row.before for row in rows],
            [row.now for row in rows],
            [row.how.over_before for row in rows],
            [row.how.over_now for row in rows],
        )
    )
    arguments.amounts("series", before)
    arguments.amounts("series", now)
    return Pairs(before, now, over_before, over_now)


def _exposure(exposures: Exposures | None, place: str, period: Period) -> float:
    if exposures is None:
        return 1.0
    if (place, period) not in exposures:
        raise ValueError(f"exposures: none for {place} from {period.since}")
    return exposures[place, period]


def _figure(series: Series, period: Period) -> Figure:
    found = series.at(period)
    return Hidden(Why.NOT_COLLECTED) if found is None else found


def _breaks(series: Series, before: Period, now: Period) -> tuple[MethodBreak, ...]:
    return tuple(
        one
        for one in series.provenance.breaks
        if before.since < one.on and (now.until is None or one.on <= now.until)
    )
