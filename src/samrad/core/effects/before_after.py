"""The figures of a series as the methods need them, or why they cannot be used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import MethodBreak, Observation, Series, Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Cases of one area before and after.

    Attributes:
        counts: Cases of periods in order, before and after, 0 or more.
        days: How many days each was counted over, 1 or more.
        at: Which of them is the first after, counted from 0.
    """

    counts: tuple[float, ...]
    days: tuple[int, ...]
    at: int

    @property
    def pair(self) -> tuple[float, float]:
        """Cases before and after, added up."""
        return sum(self.counts[: self.at]), sum(self.counts[self.at :])

    @property
    def pair_of_days(self) -> tuple[int, int]:
        """Days before and after."""
        return sum(self.days[: self.at]), sum(self.days[self.at :])


def together(parts: Sequence[BeforeAfter]) -> BeforeAfter:
    """The counts of several areas, added up period by period.

    Raises:
        ValueError: They were not counted over the same periods.
    """
    first = parts[0]
    if any((one.days, one.at) != (first.days, first.at) for one in parts):
        raise ValueError("parts: not counted over the same periods")
    counts = zip(*(one.counts for one in parts), strict=True)
    return BeforeAfter(tuple(sum(each) for each in counts), first.days, first.at)


def before_after(series: Series, *, before: Period, after: Period) -> BeforeAfter | Refusal:
    """The counts of `series` in both periods; what is hidden or missing is no zero."""
    if series.unit is not Unit.CASES:
        return Refusal("effect.not_counts")
    if broken := first_break(series.provenance.breaks, before=before, after=after):
        return Refusal("effect.broken", {"on": broken})
    sides = [_within(series.points, period) for period in (before, after)]
    for points, period in zip(sides, (before, after), strict=True):
        if not _cover(points, period):
            return Refusal("effect.gap", {"since": period.since, "until": period.until})
    both = [one for side in sides for one in side]
    shown = [one.cell for one in both if not isinstance(one.cell, Hidden)]
    if len(shown) < len(both):
        return Refusal("effect.hidden", {"number": len(both) - len(shown)})
    return BeforeAfter(tuple(shown), tuple(_days(one.period) for one in both), len(sides[0]))


def first_break(breaks: Iterable[MethodBreak], *, before: Period, after: Period) -> date | None:
    """The first day, from before to after, on which counting changed; None if there is none."""
    until = after.until or date.max
    inside = [one.on for one in breaks if before.since < one.on <= until]
    return min(inside, default=None)


def _within(points: tuple[Observation, ...], period: Period) -> list[Observation]:
    return [one for one in points if one.period.since in period and _end(one) in period]


def _cover(points: list[Observation], period: Period) -> bool:
    """Whether the points follow each other from the first day to the last."""
    next_day = period.since
    for one in points:
        if one.period.since != next_day:
            return False
        next_day = _end(one) + _DAY
    return bool(points) and next_day - _DAY == period.until


def _end(one: Observation) -> date:
    return one.period.until or date.max


def _days(period: Period) -> int:
    return ((period.until or period.since) - period.since).days + 1
