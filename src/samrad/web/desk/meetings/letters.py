"""The letters about meetings: the council, the day, the place and the way in; nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from samrad.actions.meeting_letters import Drafted, Told
from samrad.core.meetings.numbering import Number
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter
from samrad.web.kit import formats
from samrad.web.kit.shown import link, told

_FOLDER = "desk/meetings/letters"


def draft(found: MeetingLetter, heard_before: bool) -> Drafted:  # noqa: FBT001 -- the act hands over both
    """The letter in the reader's language; who never heard of a meeting is invited to it."""
    with translation.override(found.person.language):
        if found.meeting is not None:
            which = "left" if found.leaves else "moved" if heard_before else "invited"
            return _about_meeting(found.meeting, which)
        assert found.poll is not None  # noqa: S101 -- the database keeps one of the two
        days = found.poll.days.order_by("day").values_list("day", flat=True)
        return about_poll(found.poll, list(days))


def when(meeting: Meeting | DatePoll) -> str:
    """The time of day: "09:00–11:00"; empty where it is not known."""
    if meeting.starts is None:
        return ""
    until = f"–{meeting.ends:%H:%M}" if meeting.ends else ""
    return f"{meeting.starts:%H:%M}{until}"


def _about_meeting(meeting: Meeting, which: str) -> Drafted:
    shown = told(
        meeting.council.name, meeting.council.slug, Number(meeting.year, meeting.number)
    )
    facts = {
        "council": meeting.council.name,
        "name": meeting.name,
        "day": formats.weekday(meeting.day),
        "time": when(meeting),
        "place": meeting.place,
        "link": shown.address,
    }
    cancelled = meeting.stage == MeetingStage.CANCELLED
    return _drafted("cancelled" if cancelled else which, facts, shown)


def about_poll(poll: DatePoll, days: Sequence[date]) -> Drafted:
    """The question which of `days` suits, in the language in force."""
    facts = {
        "council": poll.council.name,
        "days": [formats.weekday(day) for day in days],
        "time": when(poll),
        "answer_by": formats.day(poll.answer_by),
        "link": link("desk:poll", poll.council.slug, poll.pk),
    }
    return _drafted("asked", facts)


def _drafted(which: str, facts: Mapping[str, object], shown: Told | None = None) -> Drafted:
    """The first line of the template is the subject; the text begins after an empty one."""
    written = render_to_string(f"{_FOLDER}/{which}.txt", dict(facts))
    subject, _break, text = written.partition("\n\n")
    return Drafted(subject.strip(), text.strip() + "\n", shown)
