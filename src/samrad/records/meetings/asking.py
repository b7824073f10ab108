"""Reading polls for a day and the letters about meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter, PollAnswer, PollDay


@dataclass(frozen=True, slots=True)
class Answers:
    """The days of a poll and what was answered, by name."""

    days: Sequence[PollDay]
    given: Sequence[PollAnswer]

    def to(self, day: PollDay) -> list[PollAnswer]:
        """The answers to one of the days."""
        return [one for one in self.given if one.day_id == day.pk]


def open_polls(council: Council) -> list[DatePoll]:
    """Polls that wait for answers or for a day to be chosen, the oldest first. One query."""
    rows = DatePoll.objects.filter(council=council, closed_at=None)
    return list(rows.order_by("opened_at"))


def poll_called(council: Council, which: UUID) -> DatePoll | None:
    """One poll of the council. One query."""
    rows = DatePoll.objects.select_related("council", "meeting", "opened_by")
    return rows.filter(council=council, pk=which).first()


def answers_of(poll: DatePoll) -> Answers:
    """Its days in order, and every answer. Two queries."""
    days = PollDay.objects.filter(poll=poll).order_by("day")
    given = PollAnswer.objects.filter(day__poll=poll).select_related("person")
    return Answers(list(days), list(given.order_by("person__name", "id")))


def meetings_in(council: Council, years: Sequence[int]) -> list[Meeting]:
    """The council's meetings whose day lies in one of `years`, by day. One query."""
    rows = Meeting.objects.filter(council=council, day__year__in=years)
    return list(rows.select_related("council").order_by("day", "number"))


def letters_about(meeting: Meeting) -> list[MeetingLetter]:
    """The letters about the meeting as it is now, by name. One query."""
    rows = MeetingLetter.objects.filter(meeting=meeting, sequence=meeting.sequence)
    return list(rows.select_related("person").order_by("person__name", "id"))
