"""How a duty stands, as seen on any day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.duties.duty import Duty, Kind, Waits
from samrad.core.duties.evidence import Evidence


class Status(StrEnum):
    """How a duty stands; "ahead" means that there is still plenty of time."""

    MET = "met"
    MET_LATE = "met_late"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    AHEAD = "ahead"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty as seen on a day: its status and what the status rests on."""

    duty: Duty
    status: Status
    evidence: Evidence | None = None
    waits: Waits | None = None


# How long before its day a duty is called "due soon". A review has to pass through the
# elected council and a situation picture takes months, so they are warned of earlier.
_SOON = timedelta(days=30)
_SOON_BY_KIND = {
    Kind.AGENDA: timedelta(days=14),
    Kind.MATTERS: timedelta(days=14),
    Kind.REVIEW: timedelta(days=90),
    Kind.PICTURE: timedelta(days=90),
    Kind.PLAN_FOLLOW_UP: timedelta(days=90),
}


def status_on(day: date, duty: Duty) -> Standing:
    """Judge `duty` as seen on `day`.

    Evidence that became known after `day` counts as not yet there, so a page for last
    spring shows what was true last spring. A duty met on its day is met in time; a duty
    is overdue from the day after.
    """
    met = duty.met_by
    if met is not None and met.seen_by(day):
        return Standing(duty, Status.MET if met.on <= duty.due else Status.MET_LATE, met)
    if duty.waits is not None and _lets_go(duty.waits, duty.due, day):
        return Standing(duty, Status.NOT_APPLICABLE, waits=duty.waits)
    return Standing(duty, _unmet(day, duty))


def soon_from(duty: Duty) -> date:
    """The first day on which `duty` is called "due soon"."""
    return duty.due - _SOON_BY_KIND.get(duty.kind, _SOON)


def _unmet(day: date, duty: Duty) -> Status:
    if day > duty.due:
        return Status.OVERDUE
    return Status.DUE_SOON if day >= soon_from(duty) else Status.AHEAD


def _lets_go(waits: Waits, due: date, day: date) -> bool:
    """Whether the reason to wait already holds on `day`.

    What is optional, and what needs a meeting that never came, can still be done until its
    day; a clause not in force is never asked for.
    """
    if waits in (Waits.OPTIONAL, Waits.MEETING_NOT_HELD):
        return day > due
    return True
