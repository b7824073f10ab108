"""The letters about meetings: the council, the day, the place and the way in; nothing else."""

from collections.abc import Mapping

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samrad.actions.meeting_letters import Drafted, Told
from samrad.core.meetings.stages import MeetingStage
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter
from samrad.web.kit import formats

_FOLDER = "desk/meetings/letters"


def draft(found: MeetingLetter, heard_before: bool) -> Drafted:  # noqa: FBT001 -- the act hands over both
    """The letter in the reader's language; who never heard of a meeting is invited to it."""
    with translation.override(found.person.language):
        if found.meeting is not None:
            return _about_meeting(found.meeting, heard_before=heard_before)
        assert found.poll is not None  # noqa: S101 -- the database keeps one of the two
        return _about_poll(found.poll)


def told(meeting: Meeting) -> Told:
    """What a calendar shows of a meeting, in the language in force."""
    facts = {"council": meeting.council.name, "name": meeting.name}
    return Told(
        summary=_("%(council)s: meeting %(name)s") % facts,
        description=_("Agenda and papers are in Samråd, behind the sign-in."),
        address=_link("desk:meetings", meeting.council.slug),
    )


def when(meeting: Meeting | DatePoll) -> str:
    """The time of day: "09:00–11:00"; empty where it is not known."""
    if meeting.starts is None:
        return ""
    until = f"–{meeting.ends:%H:%M}" if meeting.ends else ""
    return f"{meeting.starts:%H:%M}{until}"


def _about_meeting(meeting: Meeting, *, heard_before: bool) -> Drafted:
    shown = told(meeting)
    facts = {
        "council": meeting.council.name,
        "name": meeting.name,
        "day": formats.weekday(meeting.day),
        "time": when(meeting),
        "place": meeting.place,
        "link": shown.address,
    }
    cancelled = meeting.stage == MeetingStage.CANCELLED
    which = "cancelled" if cancelled else "moved" if heard_before else "invited"
    return _drafted(which, facts, shown)


def _about_poll(poll: DatePoll) -> Drafted:
    days = poll.days.order_by("day").values_list("day", flat=True)
    facts = {
        "council": poll.council.name,
        "days": [formats.weekday(day) for day in days],
        "time": when(poll),
        "answer_by": formats.day(poll.answer_by),
        "link": _link("desk:poll", poll.council.slug, poll.pk),
    }
    return _drafted("asked", facts)


def _link(name: str, *words: object) -> str:
    return f"{settings.SAMRAD_ADDRESS}{reverse(name, args=words)}"


def _drafted(which: str, facts: Mapping[str, object], shown: Told | None = None) -> Drafted:
    """The first line of the template is the subject; the text begins after an empty one."""
    written = render_to_string(f"{_FOLDER}/{which}.txt", dict(facts))
    subject, _break, text = written.partition("\n\n")
    return Drafted(subject.strip(), text.strip() + "\n", shown)
