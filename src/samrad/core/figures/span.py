"""The same stretch of the calendar in several years, and why it is never quite the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import holidays_of, is_working_day
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, MethodBreak, Observation, Series

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch in one year.

    Attributes:
        year: The year it begins in.
        first: Its first day.
        last: Its last day, counted with it.
        figure: What was counted on all its days. Hidden while a day is not counted, where a
            part is hidden, and where a method break lies in it: a part of a period and two
            ways of counting are no number to compare with.
        counted: What was counted so far, for whoever wants to say so; 0 or more.
        counted_until: The last day up to which every day is counted; None where the first
            is not.
        leap_day: Whether 29 February lies in it.
        holidays: The holidays in it, in the country's language, in order; none where no
            country is named.
        open_days: On how many of its days offices are open; None where no country is named.
        breaks: The method breaks that lie in it.
    """

    year: int
    first: date
    last: date
    figure: Figure
    counted: float
    counted_until: date | None
    leap_day: bool
    holidays: tuple[str, ...]
    open_days: int | None
    breaks: tuple[MethodBreak, ...]

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Spans:
    """The same stretch in several years.

    Attributes:
        spans: Oldest first.
        breaks: Every day on which the source changed its way of counting.
    """

    spans: tuple[Span, ...]
    breaks: tuple[MethodBreak, ...]

    def of(self, year: int) -> Span:
        """The stretch that begins in `year`.

        Raises:
            ValueError: That year was not asked for.
        """
        for span in self.spans:
            if span.year == year:
                return span
        raise ValueError(f"year: {year} was not asked for")

    @property
    def moved(self) -> tuple[str, ...]:
        """The holidays that lie in the stretch in some of the years and not in others."""
        names = [set(span.holidays) for span in self.spans]
        seen = dict.fromkeys(name for span in self.spans for name in span.holidays)
        return tuple(name for name in seen if any(name not in one for one in names))

    @property
    def leap_years(self) -> tuple[int, ...]:
        """The years with a day more, where others have none."""
        with_it = tuple(span.year for span in self.spans if span.leap_day)
        return with_it if len(with_it) < len(self.spans) else ()

    @property
    def whole_until(self) -> date | None:
        """The last day, in the newest year, up to which every year is counted.

        Asked for until that day, no figure is a part of a period.
        """
        if any(span.counted_until is None for span in self.spans):
            return None
        newest = self.spans[-1]
        ends = [
            _moved(span.counted_until, newest.year - span.year, first=False)
            for span in self.spans
            if span.counted_until is not None
        ]
        return min(ends)

    def breaks_between(self, before: int, now: int) -> tuple[MethodBreak, ...]:
        """The method breaks that keep the figures of two years from being compared."""
        earlier, later = self.of(min(before, now)), self.of(max(before, now))
        return tuple(one for one in self.breaks if earlier.first < one.on <= later.last)


def same_period(
    series: Series,
    start: date,
    end: date,
    years: Iterable[int],
    *,
    country: Country | None = None,
) -> Spans:
    """The figures of the same calendar span in several years, with what differs named.

    Args:
        series: Figures of days, weeks, months or any periods, of one place and indicator.
        start: First day of the span, in any year.
        end: Last day of it, less than a year later; counted with it.
        years: The years in which the span is to begin; each once, in any order.
        country: Whose holidays to name; None to name none.

    Returns:
        One `Span` for each year, oldest first. A figure is made only of periods that lie
        wholly in the span and fill it; a period that reaches across its edge is never
        divided.

    Raises:
        ValueError: The span ends before it begins or is longer than a year; no year is
            given, or one twice, or one outside 1–9998.

    Assumes:
        That the source counts each case in one period only. 29 February as an end becomes
        28 February where there is none, and as a start 1 March.

    Misleads when:
        Easter lies in the span one year and outside it the next (`moved` names it), or a
        weekend more does: a span of a few weeks can differ by a tenth from that alone. A
        break in the method (`breaks_between`) makes two years incomparable, however
        alike the numbers look. What was registered late is missing from the newest year.

    Source:
        The calendar. Holidays by `core/calendars`; how police compare "so far this year":
        politiet.no, STRASAK.
    """
    asked = sorted(years)
    _check(start, end, asked)
    periods = [
        (year, _moved(start, year - start.year, first=True), _moved(end, year - start.year))
        for year in asked
    ]
    return Spans(
        tuple(_span(series, *each, country) for each in periods), series.provenance.breaks
    )


def _check(start: date, end: date, years: list[int]) -> None:
    if end < start:
        raise ValueError(f"end: {end} is before {start}")
    if end >= _moved(start, 1):
        raise ValueError(f"end: {end} is a year or more after {start}")
    if not years:
        raise ValueError("years: none")
    if any(first == second for first, second in pairwise(years)):
        raise ValueError("years: one stands twice")
    if not 1 <= years[0] <= years[-1] <= 9998:
        raise ValueError("years: one is in no calendar")


def _moved(day: date, years: int, *, first: bool = False) -> date:
    """The same day `years` later; where there is no 29 February, the day beside it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        year = day.year + years
        return date(year, 3, 1) if first else date(year, 2, 28)


def _span(series: Series, year: int, first: date, last: date, country: Country | None) -> Span:
    parts = tuple(_parts(series, first, last))
    breaks = tuple(one for one in series.provenance.breaks if first < one.on <= last)
    until = _counted_until(parts, first)
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    return Span(
        year=year,
        first=first,
        last=last,
        figure=_figure(parts, breaks, whole=until == last),
        counted=sum(one.cell for one in parts if not isinstance(one.cell, Hidden)),
        counted_until=until,
        leap_day=any((day.month, day.day) == (2, 29) for day in days),
        holidays=_holidays(country, first, last),
        open_days=sum(is_working_day(country, day) for day in days) if country else None,
        breaks=breaks,
    )


def _parts(series: Series, first: date, last: date) -> Iterator[Observation]:
    """What lies wholly in the span, each day once; of several that begin alike, the longest."""
    inside = [
        (one.period.since, one.period.until, one)
        for one in series.points
        if one.period.until and first <= one.period.since and one.period.until <= last
    ]
    free = first
    for since, until, one in sorted(inside, key=lambda each: (each[0], -each[1].toordinal())):
        if since >= free:
            yield one
            free = until + _DAY


def _counted_until(parts: tuple[Observation, ...], first: date) -> date | None:
    free = first
    for one in parts:
        if one.period.since != free or one.cell == Hidden(Why.NOT_COLLECTED):
            break
        free = (one.period.until or free) + _DAY
    return free - _DAY if free > first else None


def _figure(
    parts: tuple[Observation, ...], breaks: tuple[MethodBreak, ...], *, whole: bool
) -> Figure:
    if breaks:
        return Hidden(Why.BREAK)
    if not whole:
        return Hidden(Why.NOT_COLLECTED)
    added = 0.0
    for one in parts:
        if isinstance(one.cell, Hidden):
            # A single hidden figure keeps its reason; a sum that holds one protects it.
            return one.cell if len(parts) == 1 else Hidden(Why.PROTECTS_ANOTHER)
        added += one.cell
    return added


def _holidays(country: Country | None, first: date, last: date) -> tuple[str, ...]:
    if country is None:
        return ()
    span = Period(first, last)
    found = {
        day: names
        for year in range(first.year, last.year + 1)
        for day, names in holidays_of(country, year).items()
        if day in span
    }
    return tuple(name for day in sorted(found) for name in found[day].split("; "))
