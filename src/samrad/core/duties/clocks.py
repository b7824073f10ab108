"""Duties that come back a number of months after they were last met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samrad.core.agreements.clauses import Clause
from samrad.core.basics.deeds import Deed
from samrad.core.basics.periods import months_after
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import working_day_by
from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.evidence import Evidence
from samrad.core.norms.shapes import Norm


@dataclass(frozen=True, slots=True)
class Clock:
    """`deed` is done again at the latest `months` after the previous time."""

    kind: Kind
    promise: Clause | Norm
    deed: Deed
    months: int
    assumed: bool = False


def ticks(
    clock: Clock, deeds: Sequence[Evidence], country: Country, last_year: int
) -> Iterator[Duty]:
    """Every duty of `clock` from its beginning to the end of `last_year`.

    The clock starts the day the promise began to apply, or on the last time the deed was
    done before that, whichever gives the later day. A deed starts it again. A period in
    which nothing was done leaves its duty unmet, and the next runs from its last day.
    """
    start = _start(clock, deeds)
    end = clock.promise.until or date(last_year, 12, 31)
    while (due := months_after(start, clock.months)).year <= last_year and due <= end:
        done = _meeting(deeds, start, due, months_after(due, clock.months))
        yield Duty(
            clock.kind,
            clock.promise,
            due.year,
            f"{due:%m-%d}",
            working_day_by(country, due),
            met_by=done,
            assumed=clock.assumed,
        )
        start = done.on if done is not None else due


def _start(clock: Clock, deeds: Sequence[Evidence]) -> date:
    since = clock.promise.since
    before = [deed.on for deed in deeds if deed.on <= since]
    if before and months_after(before[-1], clock.months) > since:
        return before[-1]
    return since


def _meeting(deeds: Sequence[Evidence], start: date, due: date, limit: date) -> Evidence | None:
    """The last deed in time, or else the first late one before the next period is over."""
    coming = [deed for deed in deeds if start < deed.on <= limit]
    in_time = [deed for deed in coming if deed.on <= due]
    if in_time:
        return in_time[-1]
    return coming[0] if coming else None
