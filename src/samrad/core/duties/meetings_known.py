"""The meetings a council has planned or held, as a list to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.record import lay_out


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting by name, its day, and whether it has been held."""

    name: str
    day: date
    held: bool


def meetings_known(evidence: Iterable[Evidence]) -> tuple[KnownMeeting, ...]:
    """Every meeting there is evidence of, the latest first."""
    years = lay_out(evidence).meetings.values()
    found = [KnownMeeting(m.name, m.day, m.held is not None) for year in years for m in year]
    return tuple(sorted(found, key=lambda meeting: meeting.day, reverse=True))


def next_name(evidence: Iterable[Evidence], year: int) -> str:
    """The name of the next meeting of `year`: "3/25". A number is never used twice."""
    used = [
        int(number)
        for item in evidence
        if item.deed in (Deed.MEETING_PLANNED, Deed.MEETING_HELD)
        for number, _, tail in [item.meeting.partition("/")]
        if tail == f"{year % 100:02d}" and number.isdigit()
    ]
    return f"{max(used, default=0) + 1}/{year % 100:02d}"
