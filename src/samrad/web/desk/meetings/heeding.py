"""What speaks against a day, for one council: its country, its schools, its people."""

from collections.abc import Sequence
from datetime import date

from samrad.core.calendars.clashes import clashes
from samrad.core.calendars.countries import Country
from samrad.core.calendars.planner import Heeded, warnings_for
from samrad.core.reports.panel import Partnership
from samrad.core.reports.planning import meeting_days_of
from samrad.records.meetings.busy import busy
from samrad.web.desk.breaks import breaks_of
from samrad.web.desk.here import Here
from samrad.web.kit.phrases import against_word


def heeded_by(
    at: Here, known: Partnership, until: date, *, gatherings: Sequence[date] | None = None
) -> Heeded:
    """What the council heeds for days up to and including `until`. One query."""
    return Heeded(
        Country(at.council.country),
        breaks_of(at.council),
        clashes(busy(at.council, until=until)),
        meeting_days_of(known, on=at.on),
        None if gatherings is None else tuple(gatherings),
    )


def words_against(day: date, heeded: Heeded) -> tuple[str, ...]:
    """What speaks against a meeting on `day`, in words."""
    return tuple(against_word(one) for one in warnings_for(day, heeded))
