"""Which day suits a meeting, and what speaks against another one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.phrases import Phrase
from samrad.core.calendars.countries import Country
from samrad.core.calendars.elections import election_in
from samrad.core.calendars.school import SchoolBreak, break_on
from samrad.core.calendars.weeks import week_of
from samrad.core.calendars.windows import Window
from samrad.core.calendars.workdays import holiday_names, is_working_day

_DAY = timedelta(days=1)
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
    SAME_DAY = "planner.same_day"  # the council itself meets
    BUSY = "planner.busy"  # somebody who sits here has a meeting of another council
    NO_GATHERING = "planner.no_gathering"  # agreed: first the SLT gathering, then the meeting


@dataclass(frozen=True, slots=True)
class DayWarning:
    """One thing that speaks against a day.

    Attributes:
        against: What it is.
        name: The holiday's name, the break's key, what is elected or who is busy; empty for
            the others.
        where: The other council of who is busy, as far as the reader may know it.
    """

    against: Against
    name: str = ""
    where: str = ""

    @property
    def phrase(self) -> Phrase:
        """What to say about it, with its name and place as facts where there are any."""
        facts = {"name": self.name, "where": self.where}
        return Phrase(self.against.value, {key: fact for key, fact in facts.items() if fact})


@dataclass(frozen=True, slots=True)
class Heeded:
    """What a council heeds when it chooses a day.

    Attributes:
        country: Whose holidays and elections.
        school_breaks: When half the council is away with its children.
        busy: Who has a meeting of another council on which days (`core/calendars/clashes`).
        meetings: The council's own meetings, planned and held.
        gatherings: The days of the SLT gatherings, where it is agreed that each meeting
            comes after one; None where nothing is agreed.
    """

    country: Country
    school_breaks: tuple[SchoolBreak, ...] = ()
    busy: Mapping[date, tuple[DayWarning, ...]] = field(default_factory=dict)
    meetings: frozenset[date] = frozenset()
    gatherings: tuple[date, ...] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The day proposed for one meeting.

    Attributes:
        window: The days among which one was sought.
        day: The best working day, or None if every one is to be avoided.
        warnings: What speaks against it even so, as in July.
    """

    window: Window
    day: date | None
    warnings: tuple[DayWarning, ...] = ()


def warnings_for(day: date, heeded: Heeded) -> tuple[DayWarning, ...]:
    """Everything that speaks against a meeting on `day`, in the order of `Against`."""
    return (
        *_closed(day, heeded.country),
        *_away(day, heeded.school_breaks),
        *_election(day, heeded.country),
        *((DayWarning(Against.SAME_DAY),) if day in heeded.meetings else ()),
        *heeded.busy.get(day, ()),
        *_without_gathering(day, heeded),
    )


def propose_dates(
    windows: Iterable[Window],
    heeded: Heeded,
    *,
    avoid: frozenset[date] = frozenset(),
    weekday_preference: frozenset[int] = TUESDAY_TO_THURSDAY,
) -> tuple[Proposal, ...]:
    """A day for a meeting in each of `windows`, in their order: the first of `best_days`.

    The same window twice gets two days.
    """
    proposals = []
    for window in windows:
        found = best_days(window, heeded, avoid=avoid, weekday_preference=weekday_preference)
        best = found[0] if found else None
        against = warnings_for(best, heeded) if best else ()
        proposals.append(Proposal(window, best, against))
        if best:
            heeded = replace(heeded, meetings=heeded.meetings | {best})
    return tuple(proposals)


def best_days(
    window: Window,
    heeded: Heeded,
    *,
    avoid: frozenset[date] = frozenset(),
    weekday_preference: frozenset[int] = TUESDAY_TO_THURSDAY,
) -> list[date]:
    """The working days of `window` on which the council does not meet yet, the best first.

    Best is what has the fewest warnings, preferably on one of the weekdays in
    `weekday_preference` (0 is Monday), nearest to what the window aims at, the earlier of two
    equally near.
    """

    def rank(day: date) -> tuple[int, bool, int, date]:
        against = len(warnings_for(day, heeded))
        away = abs((day - window.aim).days)
        return against, day.weekday() not in weekday_preference, away, day

    taken = avoid | heeded.meetings
    free = (day for day in _working_days(heeded.country, window) if day not in taken)
    return sorted(free, key=rank)


def _working_days(country: Country, window: Window) -> Iterator[date]:
    return (day for day in window.days() if is_working_day(country, day))


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


def _election(day: date, country: Country) -> Iterator[DayWarning]:
    """Warnings about municipal offices that have something else to do."""
    election = election_in(country, day.year)
    if election and any(day in week for week in election.weeks):
        yield DayWarning(Against.ELECTION, election.elected.value)


def _without_gathering(day: date, heeded: Heeded) -> Iterator[DayWarning]:
    """Where it is agreed: no gathering has been since the meeting before."""
    if heeded.gatherings is None:
        return
    before = max((one for one in heeded.meetings if one < day), default=date.min)
    if not any(before < gathering < day for gathering in heeded.gatherings):
        yield DayWarning(Against.NO_GATHERING)
