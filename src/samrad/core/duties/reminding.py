"""When a duty is worth a reminder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.status import Standing, Status

# Days before the due day. What passes through an elected council needs a quarter's warning.
_STEPS = (30, 7, 0)
_LONG_STEPS = (90, 30, 0)
_LONG = frozenset({Kind.REVIEW, Kind.BYLAWS, Kind.PICTURE, Kind.PLAN_FOLLOW_UP, Kind.PLAN})


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: of which duty, and how many days before its day it belongs to."""

    duty: Duty
    days_before: int


def reminders(seen: Iterable[Standing], *, on: date) -> tuple[Reminder, ...]:
    """The nearest reminder of each open duty whose day has come by `on`.

    A worker that slept over a step makes the next one only: nobody wants three reminders of
    one duty on a Monday.
    """
    found = []
    for standing in seen:
        if standing.status in (Status.DUE_SOON, Status.AHEAD):
            step = _step(standing.duty, (standing.duty.due - on).days)
            if step is not None:
                found.append(Reminder(standing.duty, step))
    return tuple(found)


def _step(duty: Duty, left: int) -> int | None:
    """The smallest step that `left` days have reached."""
    steps = _LONG_STEPS if duty.kind in _LONG else _STEPS
    return min((step for step in steps if left <= step), default=None)
