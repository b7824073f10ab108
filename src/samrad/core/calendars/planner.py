"""Which day suits a meeting, and what speaks against another one."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.phrases import Phrase
from samrad.core.calendars.countries import Country
from samrad.core.calendars.elections import election_in
from samrad.core.calendars.school import SchoolBreak, break_on
from samrad.core.calendars.weeks import week_of
from samrad.core.calendars.workdays import holiday_names, is_working_day

_DAY = timedelta(days=1)
_MIDDLE = 15  # of the month
TUESDAY_TO_THURSDAY = frozenset({1, 2, 3})


class Against(StrEnum):
    """What speaks against a day; the value is the code of its phrase."""

    WEEKEND = "planner.weekend"
    HOLIDAY = "planner.holiday"
    SQUEEZED = "planner.squeezed"  # inneklemt, klämdag
    SCHOOL_BREAK = "planner.school_break"
    JULY = "planner.july"  # fellesferie, industrisemester
    CHRISTMAS = "planner.christmas"
    ELECTION = "planner.election"


@dataclass(frozen=True, slots=True)
class DayWarning:
    """One thing that speaks against a day.

    Attributes:
        against: What it is.
        name: The holiday's name, the break's key or what is elected; empty for the others.
    """

    against: Against
    name: str = ""

    @property
    def phrase(self) -> Phrase:
        """What to say about it, with the name as the fact `name` where there is one."""
        return Phrase(self.against.value, {"name": self.name} if self.name else {})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The day proposed for a meeting in a month.

    Attributes:
        year: The year asked for.
        month: The month asked for, 1–12.
        day: The best working day, or None if every one is to be avoided.
        warnings: What speaks against it even so, as in July.
    """

    year: int
    month: int
    day: date | None
    warnings: tuple[DayWarning, ...] = ()


def warnings_for(
    day: date, *, country: Country, school_breaks: Iterable[SchoolBreak] = ()
) -> tuple[DayWarning, ...]:
    """Everything that speaks against a meeting on `day`, in the order of `Against`."""
    return (*_closed(day, country), *_away(day, tuple(school_breaks)), *_busy(day, country))


def propose_dates(
    year: int,
    months: Sequence[int],
    *,
    country: Country,
    school_breaks: Iterable[SchoolBreak] = (),
    avoid: frozenset[date] = frozenset(),
    weekday_preference: frozenset[int] = TUESDAY_TO_THURSDAY,
) -> tuple[Proposal, ...]:
    """A day for a meeting in each of `months`, in their order.

    The best day is the working day with the fewest warnings, preferably on one of the
    weekdays in `weekday_preference` (0 is Monday), nearest to the middle of the month, the
    earlier of two equally near. A month named twice gets two days.

    Raises:
        ValueError: A month is outside 1–12.
    """
    breaks = tuple(school_breaks)
    taken: set[date | None] = set(avoid)
    proposals = []
    for month in months:
        free = (day for day in _working_days(country, year, month) if day not in taken)
        against = {
            day: warnings_for(day, country=country, school_breaks=breaks) for day in free
        }
        best = _best(against, weekday_preference)
        proposals.append(Proposal(year, month, best, against[best] if best else ()))
        taken.add(best)
    return tuple(proposals)


def _best(
    against: Mapping[date, tuple[DayWarning, ...]], preferred: frozenset[int]
) -> date | None:
    """The best of some days, given what speaks against each."""

    def rank(day: date) -> tuple[int, bool, int, date]:
        away_from_middle = abs(day.day - _MIDDLE)
        return len(against[day]), day.weekday() not in preferred, away_from_middle, day

    return min(against, key=rank, default=None)


def _working_days(country: Country, year: int, month: int) -> Iterator[date]:
    days = (date(year, month, number + 1) for number in range(monthrange(year, month)[1]))
    return (day for day in days if is_working_day(country, day))


def _closed(day: date, country: Country) -> Iterator[DayWarning]:
    """Warnings about offices that are closed, or as good as closed."""
    if day.weekday() >= 5:
        yield DayWarning(Against.WEEKEND)
    for name in holiday_names(country, day):
        yield DayWarning(Against.HOLIDAY, name)
    if _is_squeezed(country, day):
        yield DayWarning(Against.SQUEEZED)


def _is_squeezed(country: Country, day: date) -> bool:
    """Whether `day` is a single working day between days off.

    Between a Sunday and a Tuesday holiday or a Thursday holiday and a Saturday; one of the
    two is always a holiday, since no working day lies between Saturday and Sunday.
    """
    around = (day - _DAY, day + _DAY)
    return is_working_day(country, day) and not any(
        is_working_day(country, beside) for beside in around
    )


def _away(day: date, breaks: tuple[SchoolBreak, ...]) -> Iterator[DayWarning]:
    """Warnings about people who are on holiday."""
    if school_break := break_on(day, breaks):
        yield DayWarning(Against.SCHOOL_BREAK, school_break.key)
    if day.month == 7:
        yield DayWarning(Against.JULY)
    if _is_christmas(day):
        yield DayWarning(Against.CHRISTMAS)


def _is_christmas(day: date) -> bool:
    """From Monday of Christmas Eve's week up to and including New Year's Day."""
    eve = date(day.year - (day.month < 12), 12, 24)
    return week_of(eve).first <= day <= date(eve.year + 1, 1, 1)


def _busy(day: date, country: Country) -> Iterator[DayWarning]:
    """Warnings about municipal offices that have something else to do."""
    election = election_in(country, day.year)
    if election and any(day in week for week in election.weeks):
        yield DayWarning(Against.ELECTION, election.elected.value)
