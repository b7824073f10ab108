"""The meetings of a year that nobody has planned yet, and a day for each."""

from collections.abc import Sequence
from datetime import date, timedelta

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Meetings
from samrad.core.calendars import windows
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import Heeded, Proposal, propose_dates
from samrad.core.calendars.windows import Window
from samrad.core.duties.evidence import seen_on
from samrad.core.duties.record import Meeting, lay_out
from samrad.core.duties.slots import meeting_days, slots_of_year
from samrad.core.reports.panel import Partnership

# Nobody finds room for a meeting in less than a week.
SOONEST = timedelta(days=8)


def plan_of_year(
    known: Partnership, year: int, heeded: Heeded, *, on: date
) -> tuple[Proposal, ...]:
    """A day for each meeting `year` should have and has not, as seen on the day `on`.

    The months are those of the clause; where it names none, the meetings are spread evenly.
    Days that are past, or nearer than a week, are no proposal.
    """
    to_plan = _windows(known, year, on=on)
    if heeded.gatherings is not None:
        to_plan = windows.near_gatherings(to_plan, heeded.gatherings)
    return propose_dates(to_plan, heeded, avoid=too_soon(year, on=on))


def too_soon(year: int, *, on: date) -> frozenset[date]:
    """The days of `year` that are past or too near to call a meeting."""
    first = date(year, 1, 1)
    return frozenset(first + timedelta(n) for n in range((on + SOONEST - first).days))


def meets_after_gathering(known: Partnership, year: int) -> bool:
    """Whether a clause in force that year lays each meeting after an SLT gathering."""
    terms = [clause.terms for clause in _clauses(known, year)]
    return any(isinstance(one, Meetings) and one.after_gathering for one in terms)


def meeting_days_of(known: Partnership, *, on: date) -> frozenset[date]:
    """The days of the council's own meetings, planned or held, as seen on the day `on`."""
    years = lay_out(seen_on(on, known.evidence)).meetings.values()
    return frozenset(meeting.day for year in years for meeting in year)


def _windows(known: Partnership, year: int, *, on: date) -> list[Window]:
    clauses = _clauses(known, year)
    meetings: Sequence[Meeting] = lay_out(seen_on(on, known.evidence)).meetings.get(year, [])
    by_due = {
        window.last: window
        for clause in clauses
        if isinstance(clause.terms, Meetings)
        for window in _windows_of(known.country, year, clause.terms)
    }
    open_places = (
        slot
        for slot in slots_of_year(known.country, year, clauses, meetings)
        if slot.promised and slot.meeting is None and slot.due >= on + SOONEST
    )
    return [by_due[slot.due] for slot in open_places]


def _clauses(known: Partnership, year: int) -> list[Clause]:
    return [
        clause
        for clause in known.clauses
        if isinstance(clause.terms, Meetings)
        and clause.since.year <= year
        and (clause.until is None or year <= clause.until.year)
    ]


def _windows_of(country: Country, year: int, terms: Meetings) -> list[Window]:
    """One for each meeting, up to the last day for it."""
    dues = meeting_days(country, year, terms)
    if len(terms.months) == terms.per_year:
        months = [windows.month(year, due.month) for due in dues]
        return [
            Window(month.first, due, month.aim) for month, due in zip(months, dues, strict=True)
        ]
    after = [date(year - 1, 12, 31), *dues[:-1]]
    return [windows.between(before, due) for before, due in zip(after, dues, strict=True)]
