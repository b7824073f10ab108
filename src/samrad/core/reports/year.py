"""What a year looks like: every dated thing of a partnership, by lane, for wheel and feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.periods import Period
from samrad.core.duties.duty import Kind
from samrad.core.duties.status import Standing, Status
from samrad.core.norms.shapes import Norm
from samrad.core.reports.panel import Partnership, standings


class Lane(StrEnum):
    """A ring of the wheel, from the outside in."""

    MEETINGS = "meetings"
    PAPERS = "papers"
    CONTENT = "content"
    LAW = "law"


_LANES = {
    Kind.MEETING: Lane.MEETINGS,
    Kind.REGIONAL_MEETING: Lane.MEETINGS,
    Kind.MATTERS: Lane.PAPERS,
    Kind.AGENDA: Lane.PAPERS,
    Kind.MINUTES: Lane.PAPERS,
}
# What is there or is not, all year round.
_STATES = frozenset({Kind.AGREEMENT, Kind.COUNCIL, Kind.COORDINATION, Kind.COMPOSITION})


@dataclass(frozen=True, slots=True)
class Dated:
    """One duty on the day it belongs on: a meeting on its own day, the rest on their last."""

    day: date
    lane: Lane
    standing: Standing


def year_of(partnership: Partnership, year: int, *, on: date) -> tuple[Dated, ...]:
    """Everything dated in the calendar year `year`, as seen on the day `on`, by day.

    What is not asked for is left out, and so is a state that holds, such as that there is a
    council: neither has a place in a plan.
    """
    span = Period(date(year - 1, 1, 1), date(year, 12, 31))
    found = [_dated(one) for one in _asked(standings(partnership, span, on=on))]
    return tuple(sorted((d for d in found if d.day.year == year), key=_by_day))


def _asked(seen: Iterable[Standing]) -> Iterable[Standing]:
    return (one for one in seen if not _is_quiet(one))


def _is_quiet(standing: Standing) -> bool:
    if standing.duty.kind in _STATES:
        return standing.status is not Status.OVERDUE
    return standing.status is Status.NOT_APPLICABLE


def _dated(standing: Standing) -> Dated:
    duty = standing.duty
    day = duty.due
    if duty.kind in (Kind.MEETING, Kind.REGIONAL_MEETING):
        known = standing.evidence or duty.planned
        day = known.on if known else day
    if isinstance(duty.promise, Norm):
        return Dated(day, Lane.LAW, standing)
    return Dated(day, _LANES.get(duty.kind, Lane.CONTENT), standing)


def _by_day(dated: Dated) -> tuple[date, str, str]:
    return dated.day, dated.lane, dated.standing.duty.key
