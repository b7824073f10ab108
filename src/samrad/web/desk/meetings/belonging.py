"""What belongs on an agenda, worded in the council's language."""

from datetime import date

from django.utils import translation

from samrad.actions.agendas import Worded
from samrad.core.duties.topics_asked import topics_on
from samrad.core.meetings.agenda import Approval, Known, Raised, compose
from samrad.core.reports.panel import panel
from samrad.records.meetings.decisions import carried_for
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.queries import (
    accepted_for,
    keys_on,
    marking_of,
    meeting_after,
    unapproved_before,
)
from samrad.web.desk.here import Here
from samrad.web.kit.phrases import item_title


def belonging(at: Here, meeting: Meeting) -> list[Worded]:
    """Everything that belongs on the agenda of `meeting`, in its order. Seven queries."""
    lines = compose(known_for(at, meeting))
    with translation.override(at.council.language):
        return [Worded(line, item_title(line.about)) for line in lines]


def known_for(at: Here, meeting: Meeting) -> Known:
    """What is known when the agenda of `meeting` is written. Seven queries."""
    partnership = at.partnership()
    after = meeting_after(meeting)
    return Known(
        approvals=tuple(Approval(one.name) for one in unapproved_before(meeting)),
        carried=carried_for(meeting),
        topics=topics_on(meeting.day, partnership.clauses, partnership.norms),
        standings=panel(partnership, meeting.year, on=at.on).standings,
        before=after.day if after else date(meeting.year, 12, 31),
        raised=tuple(
            Raised(one.id, one.title, one.minutes, marking_of(one), one.municipality)
            for one in accepted_for(meeting)
        ),
    )


def not_yet_there(at: Here, meeting: Meeting) -> list[Worded]:
    """What belongs on the agenda and never stood there; what was struck does not come back."""
    there = keys_on(meeting)
    return [one for one in belonging(at, meeting) if one.line.key not in there]
