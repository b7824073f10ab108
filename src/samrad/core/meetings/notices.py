"""The notice of a meeting: when it has to go, whether it is in time, what speaks against it.

The agreement counts in calendar days ("senest 1 uke før"); a last day on which offices are
closed is the working day before it, as for every duty. Neither country's law names a number of
days for these councils, so where the agreement says nothing, no notice is late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import AgendaNotice
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import days_before
from samrad.core.duties.topics_asked import in_force
from samrad.core.meetings.stages import MeetingStage

# A reminder goes to everybody who was called once the meeting is this near.
REMIND_AHEAD = timedelta(days=3)
_OVER = frozenset({MeetingStage.HELD, MeetingStage.CANCELLED})


class NoticeKind(StrEnum):
    """What is sent to those who are called."""

    NOTICE = "notice"  # the meeting and its whole agenda
    SUPPLEMENT = "supplement"  # what is new since
    REMINDER = "reminder"


class Lacking(StrEnum):
    """What speaks against sending, and does not forbid it."""

    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    NO_POLICE = "no_police"
    NO_MUNICIPALITY = "no_municipality"
    NOT_REACHED = "not_reached"  # somebody has no address letters can go to
    NO_MAIL_SERVER = "no_mail_server"
    KEPT_BACK = "kept_back"  # a party keeps an attachment to itself


@dataclass(frozen=True, slots=True)
class Timing:
    """Whether a notice that goes on a day is in time.

    Attributes:
        on: The day it goes.
        meeting: The day of the meeting.
        agreed: How many days before the agreement asks for, if it does.
        due: The last day on which it is in time, if there is one.
    """

    on: date
    meeting: date
    agreed: int | None = None
    due: date | None = None

    @property
    def days_before(self) -> int:
        """How many days before the meeting it goes."""
        return (self.meeting - self.on).days

    @property
    def days_late(self) -> int:
        """By how many days it is late; 0 where it is in time."""
        return max(0, (self.on - self.due).days) if self.due else 0

    @property
    def late(self) -> bool:
        """Whether it is late."""
        return self.days_late > 0


def timing_of(
    clauses: Iterable[Clause], meeting: date, *, on: date, country: Country
) -> Timing:
    """Whether a notice that goes on the day `on` is in time for the day `meeting`.

    Of several clauses in force on the day of the meeting, the strictest counts.
    """
    asked = [
        clause.terms.days
        for clause in clauses
        if isinstance(clause.terms, AgendaNotice) and in_force(meeting, clause)
    ]
    if not asked:
        return Timing(on, meeting)
    return Timing(on, meeting, max(asked), days_before(country, meeting, max(asked)))


@dataclass(frozen=True, slots=True)
class Ready:
    """What is known of a meeting when its notice is to go.

    Attributes:
        stage: How far the meeting has come.
        day: Its day.
        starts: When it begins, if that is known.
        place: Where it is.
        items: How many items its agenda has.
        called: How many are called to it.
    """

    stage: MeetingStage
    day: date
    starts: time | None
    place: str
    items: int
    called: int


def why_not_send(ready: Ready, *, on: date) -> Refusal | None:
    """Why no notice can go out on the day `on`, or None if one can."""
    if ready.stage in _OVER:
        return Refusal("notice.meeting_over", {"stage": ready.stage})
    if ready.day < on:
        return Refusal("notice.day_is_past", {"day": ready.day})
    if ready.starts is None or not ready.place.strip():
        return Refusal("notice.no_time_or_place")
    if not ready.items:
        return Refusal("notice.no_items")
    if not ready.called:
        return Refusal("notice.nobody_to_call")
    return None


def remind_from(meeting: date) -> date:
    """The first day on which those who were called are reminded."""
    return meeting - REMIND_AHEAD


def is_time_to_remind(meeting: date, noticed: date, *, on: date) -> bool:
    """Whether the reminder is made on the day `on`; nobody is reminded of yesterday's notice.

    A worker that slept over the first day makes it on the next, up to the day before.
    """
    return noticed < remind_from(meeting) <= on < meeting
