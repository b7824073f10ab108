"""What a district is told of a partnership: numbers of a year, and nothing that has a name."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from samrad.core.duties.duty import Kind
from samrad.core.duties.status import Standing, Status
from samrad.core.duties.topics_asked import in_force
from samrad.core.reports.panel import Panel, Partnership, panel

_DONE = frozenset({Status.MET, Status.MET_LATE})
_ASKED_NOW = frozenset({Status.OVERDUE, Status.DUE_SOON})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one partnership, or of several together, in one calendar year.

    Attributes:
        agreements: Partnerships with an agreement in force.
        meetings: Ordinary meetings agreed for the whole year.
        meetings_held: Those of them that were held by the day.
        met: Duties met in time.
        met_late: Duties met after their day.
        overdue: Duties whose day is past, those of earlier years included.
        evaluations: Evaluations agreed for the whole year.
        evaluated: Those of them that were done by the day.
        reviews: Reviews of the agreement that are overdue or due soon.
    """

    agreements: int = 0
    meetings: int = 0
    meetings_held: int = 0
    met: int = 0
    met_late: int = 0
    overdue: int = 0
    evaluations: int = 0
    evaluated: int = 0
    reviews: int = 0


FIELDS = tuple(field.name for field in fields(Tally))


def tally(partnership: Partnership, *, on: date) -> Tally:
    """Count the calendar year of the day `on`, as seen on that day."""
    seen = panel(partnership, on.year, on=on)
    meetings, evaluations = _asked(seen, Kind.MEETING), _asked(seen, Kind.EVALUATION)
    return Tally(
        agreements=int(any(in_force(on, clause) for clause in partnership.clauses)),
        meetings=len(meetings),
        meetings_held=_done(meetings),
        met=seen.counts[Status.MET],
        met_late=seen.counts[Status.MET_LATE],
        overdue=seen.counts[Status.OVERDUE],
        evaluations=len(evaluations),
        evaluated=_done(evaluations),
        reviews=sum(one.status in _ASKED_NOW for one in _asked(seen, Kind.REVIEW)),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Several partnerships together."""
    counted = list(tallies)
    return Tally(**{name: sum(getattr(one, name) for one in counted) for name in FIELDS})


def _asked(seen: Panel, kind: Kind) -> list[Standing]:
    of_kind = (one for one in seen.standings if one.duty.kind is kind)
    return [one for one in of_kind if one.status is not Status.NOT_APPLICABLE]


def _done(standings: Iterable[Standing]) -> int:
    return sum(one.status in _DONE for one in standings)
