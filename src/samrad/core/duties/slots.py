"""The meetings a year should have, and the ones it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Meetings
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import last_working_day
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.matching import nearest
from samrad.core.duties.record import Meeting


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a meeting in the year, and the meeting that took it.

    `due` is the last day for it; `part` names it among its siblings. A meeting nobody
    promised has a slot of its own day, with `promised` false.
    """

    part: str
    due: date
    meeting: Meeting | None
    promised: bool = True

    @property
    def day(self) -> date:
        """The day it is (or was, or should at the latest be) held."""
        return self.meeting.day if self.meeting else self.due

    @property
    def held(self) -> Evidence | None:
        """The evidence that it was held."""
        return self.meeting.held if self.meeting else None

    @property
    def planned(self) -> Evidence | None:
        """What says which day it will be held, as long as it has not been."""
        return self.meeting.planned if self.meeting and not self.meeting.held else None


@cache
def spread(country: Country, year: int, times: int) -> tuple[date, ...]:
    """`times` last days evenly over `year`: four times is the end of each quarter.

    More than twelve times are spread over the days of the year.
    """
    if times > 12:
        first = date(year, 1, 1).toordinal()
        return tuple(
            date.fromordinal(first + 365 * n // times - 1) for n in range(1, times + 1)
        )
    return tuple(
        last_working_day(country, year, -(-12 * n // times)) for n in range(1, times + 1)
    )


@cache
def meeting_days(country: Country, year: int, terms: Meetings) -> tuple[date, ...]:
    """The last day for each meeting of `year`: the end of its month, if months are named.

    Where the months are not as many as the meetings, the text contradicts itself
    (`core/agreements/checking`) and the number is what counts.
    """
    if len(terms.months) == terms.per_year:
        return tuple(last_working_day(country, year, month) for month in terms.months)
    return spread(country, year, terms.per_year)


def slots_of_year(
    country: Country, year: int, clauses: Sequence[Clause], meetings: Sequence[Meeting]
) -> tuple[Slot, ...]:
    """The places for meetings in `year`, in order of their last day, then the extra ones.

    `clauses` are those of kind `meetings` that are in force at some time of the year; each
    governs the days on which it is in force.
    """
    dues = [
        due
        for clause in clauses
        if isinstance(clause.terms, Meetings)
        for due in meeting_days(country, year, clause.terms)
        if clause.since <= due and (clause.until is None or due <= clause.until)
    ]
    return _filled(dues, meetings)


def _filled(dues: Sequence[date], meetings: Sequence[Meeting]) -> tuple[Slot, ...]:
    in_order = sorted(meetings, key=lambda meeting: meeting.day)
    taken = nearest(dues, [meeting.day for meeting in in_order])
    promised = [
        Slot(_part(dues, place), due, None if meeting is None else in_order[meeting])
        for place, (due, meeting) in enumerate(zip(dues, taken, strict=True))
    ]
    extra = [
        Slot(meeting.name, meeting.day, meeting, promised=False)
        for place, meeting in enumerate(in_order)
        if place not in taken
    ]
    return (*promised, *extra)


def _part(dues: Sequence[date], place: int) -> str:
    """The month of the slot's last day; numbered where a month holds several."""
    month = dues[place].month
    before = sum(1 for due in dues[:place] if due.month == month)
    return f"{month:02d}-{before + 1}" if before else f"{month:02d}"
