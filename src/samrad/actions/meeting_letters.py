"""Telling members' calendars of a meeting: invited, moved, called off; one letter for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from samrad.actions.letters import can_post, sender_of_letters
from samrad.actions.sending_once import may_have_gone, send_once
from samrad.core.basics.countries import Country
from samrad.core.meetings.moments import moment
from samrad.core.meetings.stages import MeetingStage
from samrad.gateways.ical.inviting import Message, Who, written
from samrad.gateways.ical.write import TimedEvent
from samrad.gateways.mail import CalendarPart, Letter
from samrad.records.basics.context import in_council
from samrad.records.councils.queries import seated_on
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.polls import DatePoll, MeetingLetter
from samrad.records.people.models import Person

_TASK = "samrad.project.jobs.send_meeting_letter"


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar shows of a meeting, in somebody's language: nothing that is not open.

    Attributes:
        summary: What it is, in one line.
        description: What it is, in a few.
        address: Its page, behind the sign-in.
    """

    summary: str
    description: str
    address: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter, and what its calendar shows; of a poll it shows nothing."""

    subject: str
    text: str
    told: Told | None = None


def tell_members(meeting: Meeting, *, at: datetime) -> int:
    """Queue a letter to each member who has none about the meeting as it is; how many."""
    return _queue(_to(seated_on(meeting.council, meeting.day), at, meeting=meeting))


def tell_invited(meeting: Meeting, *, at: datetime) -> int:
    """Queue one to each who ever was told of the meeting, also if they left; how many."""
    told = MeetingLetter.objects.filter(meeting=meeting, undelivered_at=None)
    people = Person.objects.filter(pk__in=told.values("person"), is_active=True)
    return _queue(_to(people, at, meeting=meeting))


def tell_left(meeting: Meeting, *, at: datetime) -> int:
    """Queue one to each who was told and has no seat on its day any more, once; how many."""
    here = {person.pk for person in seated_on(meeting.council, meeting.day)}
    rows = MeetingLetter.objects.filter(meeting=meeting, person__is_active=True)
    last = rows.order_by("person", "-sequence").distinct("person").select_related("person")
    left = (one.person for one in last if not one.leaves and one.person_id not in here)
    return _queue(_to(left, at, meeting=meeting, leaves=True))


def ask_members(poll: DatePoll, *, at: datetime) -> int:
    """Queue a letter to each member who is asked; how many."""
    return _queue(_to(seated_on(poll.council, at.date()), at, poll=poll))


@transaction.atomic
def tell_rest(meeting: Meeting, *, at: datetime) -> int:
    """Queue a letter to each who has none, and anew what did not arrive; how many.

    What still waits in the queue is left alone.
    """
    jobs = ProcrastinateJob.objects.filter(task_name=_TASK, status__in=["todo", "doing"])
    queued = set(jobs.values_list("args__letter", flat=True))
    unsent = MeetingLetter.objects.filter(
        meeting=meeting, sequence=meeting.sequence, sent_at=None
    )
    lost = [one.pk for one in unsent if str(one.pk) not in queued]
    again = MeetingLetter.objects.filter(pk__in=lost)
    again.update(handing_in_at=None, uncertain_at=None, undelivered_at=None)
    return tell_members(meeting, at=at) + _defer(again.values_list("council_id", "id"))


def not_told(meeting: Meeting) -> list[Person]:
    """Members who have no letter about the meeting as it is. Two queries."""
    told = MeetingLetter.objects.filter(meeting=meeting, sequence=meeting.sequence)
    has = set(told.values_list("person", flat=True))
    return [
        person for person in seated_on(meeting.council, meeting.day) if person.pk not in has
    ]


def post_meeting_letter(
    council: UUID,
    which: UUID,
    write: Callable[[MeetingLetter, bool], Drafted],
    *,
    at: datetime,
) -> None:
    """Send one letter, unless it was sent, or the meeting was moved once more meanwhile.

    Raises:
        NotNow: The mail server does not take it now; the row says so.
    """
    with in_council(council):
        letter = _to_send(which, write, at=at)
    if letter is not None:
        send_once(MeetingLetter, council, which, letter, at=at)


def event_of(meeting: Meeting, told: Told, *, leaves: bool = False) -> TimedEvent:
    """The meeting as calendars keep it, in feeds and invitations alike.

    Out of the calendar of who `leaves` it is taken as if it were called off.
    """
    return TimedEvent(
        uid=f"meeting-{meeting.pk}@{meeting.council_id}.samrad",
        sequence=meeting.sequence,
        starts=_moment(meeting, meeting.starts),
        ends=_moment(meeting, meeting.ends) if meeting.ends else None,
        summary=told.summary,
        description=told.description,
        place=meeting.place,
        address=told.address,
        cancelled=leaves or meeting.stage == MeetingStage.CANCELLED,
    )


def _to(
    people: Iterable[Person],
    at: datetime,
    *,
    meeting: Meeting | None = None,
    poll: DatePoll | None = None,
    leaves: bool = False,
) -> list[MeetingLetter]:
    about = meeting or poll
    assert about is not None  # noqa: S101 -- each caller above gives one of the two
    return [
        MeetingLetter(
            council_id=about.council_id,
            meeting=meeting,
            poll=poll,
            sequence=meeting.sequence if meeting else 0,
            leaves=leaves,
            person=person,
            queued_at=at,
        )
        for person in people
    ]


def _queue(letters: list[MeetingLetter]) -> int:
    """Keep those that are new, and ask the worker to send them; both happen, or neither."""
    if not can_post() or not letters:
        return 0
    ids = [letter.pk for letter in letters]
    MeetingLetter.objects.bulk_create(letters, ignore_conflicts=True)
    kept = MeetingLetter.objects.filter(pk__in=ids)
    return _defer(kept.values_list("council_id", "id"))


def _defer(letters: Iterable[tuple[UUID, UUID]]) -> int:
    job = app.configure_task(_TASK)
    to_send: list[dict[str, Any]] = [
        {"council": str(council), "letter": str(letter)} for council, letter in letters
    ]
    if to_send:
        job.batch_defer(*to_send)
    return len(to_send)


def _to_send(
    which: UUID, write: Callable[[MeetingLetter, bool], Drafted], *, at: datetime
) -> Letter | None:
    """The letter, if it is still to go. One that was under way when a worker stopped is not."""
    found = _waiting(which)
    if found is None:
        return None
    if may_have_gone(found, at=at):
        return None
    if _is_stale(found):
        found.delete()
        return None
    return _letter(found, write(found, _heard_before(found)), at=at)


def _waiting(which: UUID) -> MeetingLetter | None:
    about = MeetingLetter.objects.select_related(
        "council", "person", "meeting__council", "meeting__planned_by", "poll__council"
    )
    return about.filter(pk=which, sent_at=None, undelivered_at=None).first()


def _is_stale(found: MeetingLetter) -> bool:
    """Nobody is told of a day that is no longer true, or after they left."""
    if not found.person.is_active:
        return True
    if found.meeting is not None:
        return found.sequence < found.meeting.sequence
    return found.poll is not None and found.poll.closed_at is not None


def _heard_before(found: MeetingLetter) -> bool:
    """Whether an earlier letter about the same meeting reached them."""
    if found.meeting is None:
        return False
    earlier = MeetingLetter.objects.filter(
        meeting=found.meeting, person=found.person, sent_at__isnull=False
    )
    return bool(earlier.exists())


def _letter(found: MeetingLetter, drafted: Drafted, *, at: datetime) -> Letter:
    person = found.person
    return Letter(
        person.email,
        drafted.subject,
        drafted.text,
        person.language,
        calendar=_calendar(found, drafted.told, at=at),
        message_id=str(found.pk),
    )


def _calendar(found: MeetingLetter, told: Told | None, *, at: datetime) -> CalendarPart | None:
    if found.meeting is None or told is None:
        return None
    sender = sender_of_letters()
    message = Message(
        event_of(found.meeting, told, leaves=found.leaves),
        organizer=_organizer(found.meeting, sender),
        sender=sender,
        to=Who(found.person.name, found.person.email),
    )
    return CalendarPart(message.method.value, written(message, at=at))


def _organizer(meeting: Meeting, sender: str) -> Who:
    """Who planned it, and gets the answers; once they are forgotten, the council itself."""
    by = meeting.planned_by
    if by.forgotten_at or not by.is_active:
        return Who(meeting.council.name, sender)
    return Who(by.name, by.email)


def _moment(meeting: Meeting, clock: time | None) -> date | datetime:
    """Its day, where no time is known."""
    if clock is None:
        return meeting.day
    return moment(meeting.day, clock, Country(meeting.council.country))


__all__ = [
    "Drafted",
    "Told",
    "ask_members",
    "event_of",
    "not_told",
    "post_meeting_letter",
    "tell_invited",
    "tell_left",
    "tell_members",
    "tell_rest",
]
