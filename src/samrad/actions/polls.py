"""Asking the members which day suits, answering for oneself, and choosing one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.meeting_letters import ask_members, tell_members
from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.planning import differs, move_meeting
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.meetings.polls import Suits, why_not_answer, why_not_ask
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, PollAnswer, PollDay
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """What the members are asked.

    Attributes:
        days: The days to choose from.
        answer_by: The last day for an answer.
        starts: Wall-clock time, the same on each of the days.
        ends: Wall-clock time.
        place: Where.
        meeting: The meeting that is to be moved; None for one that is not planned yet.
    """

    days: Sequence[date]
    answer_by: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    meeting: Meeting | None = None


@transaction.atomic
def open_poll(council: Council, asked: Asked, *, by: Person, at: datetime) -> DatePoll:
    """Ask the members; each gets a letter with the way to the page.

    Raises:
        Refused: `by` may not, or the days or the last day for an answer are no use.
    """
    party = party_acting(by, council, Act.OPEN_POLL, on=at.date())
    if refusal := why_not_ask(asked.days, asked.answer_by, today=at.date()):
        raise Refused(refusal)
    poll = DatePoll.objects.create(
        council=council,
        meeting=asked.meeting,
        starts=asked.starts,
        ends=asked.ends,
        place=asked.place.strip(),
        answer_by=asked.answer_by,
        opened_at=at,
        opened_by=by,
    )
    days = [PollDay(council=council, poll=poll, day=day) for day in sorted(set(asked.days))]
    PollDay.objects.bulk_create(days)
    note(Act.OPEN_POLL, _to(poll), by=by, party=party, at=at, days=len(days))
    ask_members(poll, at=at)
    return poll


@transaction.atomic
def answer_poll(
    poll: DatePoll, answers: Mapping[UUID, Suits], *, by: Person, at: datetime
) -> None:
    """Say of each of the days whether it suits `by`; an earlier answer is replaced.

    Raises:
        Refused: `by` has no seat there, or the day was chosen meanwhile.
    """
    party = party_acting(by, poll.council, Act.ANSWER_POLL, on=at.date())
    poll = _locked(poll)
    if refusal := why_not_answer(closed=poll.closed_at is not None):
        raise Refused(refusal)
    for day in PollDay.objects.filter(poll=poll, pk__in=answers):
        PollAnswer.objects.update_or_create(
            council=poll.council,
            day=day,
            person=by,
            defaults={"suits": answers[day.pk], "answered_at": at},
        )
    note(Act.ANSWER_POLL, _to(poll), by=by, party=party, at=at)


@transaction.atomic
def choose_day(poll: DatePoll, day: PollDay, word: str, *, by: Person, at: datetime) -> Meeting:
    """Close the poll with one of its days, and plan (or move) the meeting to it.

    `word` is what a meeting is called in the council's language.

    Raises:
        Refused: `by` may not, it is closed already, or no meeting can be on that day any more.
    """
    poll = _close(poll, by=by, at=at)
    day.chosen = True
    day.save(update_fields=["chosen"])
    planned = Planned(day.day, word, poll.starts, poll.ends, poll.place)
    if poll.meeting is not None:
        stays = not differs(poll.meeting, planned)
        return poll.meeting if stays else move_meeting(poll.meeting, planned, by=by, at=at)
    made = plan_meeting(poll.council, planned, by=by, at=at)
    tell_members(made, at=at)
    return made


@transaction.atomic
def drop_poll(poll: DatePoll, *, by: Person, at: datetime) -> None:
    """Close the poll without a day.

    Raises:
        Refused: `by` may not, or it is closed already.
    """
    _close(poll, by=by, at=at)


def _close(poll: DatePoll, *, by: Person, at: datetime) -> DatePoll:
    party = party_acting(by, poll.council, Act.CLOSE_POLL, on=at.date())
    poll = _locked(poll)
    if poll.closed_at is not None:
        raise Refused(Refusal("poll.closed"))
    poll.closed_at, poll.closed_by = at, by
    poll.save(update_fields=["closed_at", "closed_by"])
    note(Act.CLOSE_POLL, _to(poll), by=by, party=party, at=at)
    return poll


def _locked(poll: DatePoll) -> DatePoll:
    rows = DatePoll.objects.select_for_update(of=("self",))
    return rows.select_related("council", "meeting__council").get(pk=poll.pk)


def _to(poll: DatePoll) -> To:
    return To(poll.council_id, Thing.POLL, poll.id)
