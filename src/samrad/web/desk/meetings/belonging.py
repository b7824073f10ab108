"""What belongs on an agenda, worded in the council's language."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation

from samrad.actions.agendas import Worded
from samrad.core.duties.duty import Kind
from samrad.core.duties.status import Standing
from samrad.core.duties.topics_asked import topics_on
from samrad.core.meetings.agenda import Approval, Known, Raised, compose
from samrad.core.reports.panel import Partnership, panel
from samrad.records.basics.marks import marking_of
from samrad.records.meetings.decisions import carried_for
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import (
    accepted_for,
    keys_on,
    meeting_after,
    unapproved_before,
)
from samrad.web.kit.phrases import item_title


def belonging(meeting: Meeting, partnership: Partnership, *, on: date) -> list[Worded]:
    """Everything that belongs on its agenda, as seen on `on`, in its order. Four queries."""
    lines = compose(known_for(meeting, partnership, on=on))
    with translation.override(meeting.council.language):
        return [Worded(line, item_title(line.about)) for line in lines]


def known_for(meeting: Meeting, partnership: Partnership, *, on: date) -> Known:
    """What is known on the day `on` when its agenda is written. Four queries."""
    standings = panel(partnership, meeting.year, on=on).standings
    return Known(
        approvals=tuple(Approval(one.name) for one in unapproved_before(meeting)),
        carried=carried_for(meeting),
        topics=topics_on(meeting.day, partnership.clauses, partnership.norms),
        standings=standings,
        before=_next_meeting(meeting, standings),
        raised=tuple(
            Raised(one.id, one.title, one.minutes, marking_of(one), one.municipality)
            for one in accepted_for(meeting)
        ),
    )


def _next_meeting(meeting: Meeting, standings: Iterable[Standing]) -> date:
    """The day of the meeting after: as planned, as agreed, or the end of the year."""
    if after := meeting_after(meeting):
        return after.day
    agreed = (one.duty for one in standings if one.duty.kind is Kind.MEETING)
    later = (duty.due for duty in agreed if not duty.met_by and duty.due > meeting.day)
    return min(later, default=date(meeting.year, 12, 31))


def not_yet_there(meeting: Meeting, partnership: Partnership, *, on: date) -> list[Worded]:
    """What belongs on the agenda and never stood there; what was struck does not come back."""
    there = keys_on(meeting)
    worded = belonging(meeting, partnership, on=on)
    return [one for one in worded if one.line.key not in there]
