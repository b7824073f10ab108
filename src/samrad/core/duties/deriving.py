"""Clauses and norms become dated duties."""

from collections.abc import Iterable, Iterator, Sequence

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Meetings, StandingTopics
from samrad.core.basics.periods import Period
from samrad.core.calendars.countries import Country
from samrad.core.duties.clocks import ticks
from samrad.core.duties.duty import Duty, Waits
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.of_clauses import clock_of_clause, duties_of_clause
from samrad.core.duties.of_norms import clock_of_norm, duties_of_norm
from samrad.core.duties.record import Record, lay_out
from samrad.core.duties.slots import slots_of_year
from samrad.core.duties.topics_asked import in_force
from samrad.core.duties.view import YearView
from samrad.core.norms.shapes import Norm


def duties(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    evidence: Iterable[Evidence],
    span: Period,
    *,
    country: Country,
) -> tuple[Duty, ...]:
    """Every duty of the calendar years of `span`, by due day.

    A duty belongs to the year it is asked of, also where its last day falls outside it
    (minutes of a December meeting are archived in January). Hand in only the evidence that
    was there to be seen (`evidence.seen_on`), and the answer is what it was on that day.

    Args:
        clauses: Those of every version there has been; each governs its own days.
        norms: The rules of the country.
        evidence: What the council has done, in any order.
        span: The years asked for; must have an end.
        country: Whose working days the deadlines fall on.

    Raises:
        ValueError: `span` has no end.
    """
    years = _years(span)
    record = lay_out(evidence)
    found = [
        *_by_year(clauses, norms, record, years, country),
        *_by_clock(clauses, norms, record, years, country),
    ]
    return _in_order(found, clauses)


def duties_around(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    evidence: Iterable[Evidence],
    span: Period,
    *,
    country: Country,
    clocks: Period,
) -> tuple[Duty, ...]:
    """The duties of `span`, and those that a clock gives in the wider span `clocks`.

    What comes back every few years is looked for far around; what every year asks anew is
    not, and so costs nothing.

    Raises:
        ValueError: One of the spans has no end.
    """
    record = lay_out(evidence)
    found = [
        *_by_year(clauses, norms, record, _years(span), country),
        *_by_clock(clauses, norms, record, _years(clocks), country),
    ]
    return _in_order(found, clauses)


def _years(span: Period) -> range:
    if span.until is None:
        msg = "duties need a span with an end"
        raise ValueError(msg)
    return range(span.since.year, span.until.year + 1)


def _in_order(found: Sequence[Duty], clauses: Sequence[Clause]) -> tuple[Duty, ...]:
    kept = [duty for duty in found if not _taken_over(duty, clauses)]
    return tuple(sorted(kept, key=lambda duty: duty.due))


def _by_year(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    record: Record,
    years: range,
    country: Country,
) -> Iterator[Duty]:
    for number in years:
        asking = [clause for clause in clauses if _asks_in(clause, number)]
        meeting = [clause for clause in asking if isinstance(clause.terms, Meetings)]
        slots = slots_of_year(country, number, meeting, record.meetings.get(number, ()))
        view = YearView(country, number, slots, record)
        for clause in asking:
            yield from duties_of_clause(clause, view)
        said = _topics_said(asking)
        for norm in norms:
            if _asks_in(norm, number):
                yield from duties_of_norm(norm, view, said)


def _by_clock(
    clauses: Sequence[Clause],
    norms: Sequence[Norm],
    record: Record,
    years: range,
    country: Country,
) -> Iterator[Duty]:
    clocks = [
        *(clock_of_clause(clause) for clause in clauses),
        *(clock_of_norm(norm) for norm in norms),
    ]
    for clock in clocks:
        if clock is not None:
            for duty in ticks(clock, record.of(clock.deed), country, years[-1]):
                if duty.year >= years[0]:
                    yield duty


def _topics_said(clauses: Sequence[Clause]) -> frozenset[str]:
    """The standing topics the parties have written down themselves."""
    return frozenset(
        topic.casefold()
        for clause in clauses
        if isinstance(clause.terms, StandingTopics)
        for topic in clause.terms.topics
    )


def _asks_in(promise: Clause | Norm, year: int) -> bool:
    started = promise.since.year <= year
    return started and (promise.until is None or year <= promise.until.year)


def _taken_over(duty: Duty, clauses: Sequence[Clause]) -> bool:
    """Whether another version of the same clause governs the day of a duty out of force."""
    if duty.waits not in (Waits.NOT_YET_IN_FORCE, Waits.NO_LONGER_IN_FORCE):
        return False
    return any(
        clause.key == duty.promise.key
        and clause is not duty.promise
        and in_force(duty.due, clause)
        for clause in clauses
    )
