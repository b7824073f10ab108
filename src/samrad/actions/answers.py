"""Telling who asked that there is an answer: a letter with a link, and none of its words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from procrastinate.contrib.django import app

from samrad.actions.letters import can_post
from samrad.actions.sending_once import may_have_gone, send_once
from samrad.core.people.guests import TO_READ_THE_ANSWER
from samrad.gateways.mail import Letter
from samrad.records.basics.context import in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.matters import AnswerLetter, Matter
from samrad.records.meetings.models import Meeting
from samrad.records.papers.models import Guest
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told of an answer to which matter, and whether they are a guest there."""

    council: Council
    matter: UUID
    person: Person
    as_guest: bool


def queue_answer(matter: Matter, *, by: Person, at: datetime) -> None:
    """Ask the worker to tell who proposed it, and its guests; part of the transaction.

    Nobody is told of what they answered themselves. Where no letter can be sent, the answer
    stands under the matter all the same. A guest who raised it has a month to read it.
    """
    of_guests = Guest.objects.filter(matter=matter)
    read_by = at.date() + TO_READ_THE_ANSWER
    of_guests.filter(person=matter.proposed_by_id, until__lt=read_by).update(until=read_by)
    if not can_post():
        return
    job = app.configure_task("samrad.project.jobs.send_answer")
    to = {*_members(matter), *of_guests.values_list("person_id", flat=True)} - {by.id}
    about = {"council_id": matter.council_id, "matter": matter, "queued_at": at}
    letters = [AnswerLetter(**about, person_id=person) for person in to]
    for letter in AnswerLetter.objects.bulk_create(letters):
        job.defer(council=str(matter.council_id), letter=str(letter.id))


def _members(matter: Matter) -> list[UUID]:
    """Who proposed it with a seat; a guest is told while the matter is shown to them."""
    seats = Seat.objects.filter(council=matter.council_id, person=matter.proposed_by_id)
    return [matter.proposed_by_id] if seats.exists() else []


def queue_answers_of(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """The same for each matter the meeting treated, with what was merged into it.

    Part of the act by which its minutes are final: the decision is the answer.
    """
    treated = Q(items__meeting=meeting, items__struck_at=None)
    merged = Q(into__items__meeting=meeting, into__items__struck_at=None)
    for matter in Matter.objects.filter(treated | merged).distinct():
        queue_answer(matter, by=by, at=at)


def post_answer(
    council: UUID, which: UUID, write: Callable[[Told], Letter], *, at: datetime
) -> None:
    """Send one such letter, once; it opens its own transactions.

    Raises:
        NotNow: The mail server does not take it now; the row says so.
        Refused: There is no mail server any more.
    """
    with in_council(council):
        letter = _to_send(which, write, at=at)
    if letter is not None:
        send_once(AnswerLetter, council, which, letter, at=at)


def _to_send(which: UUID, write: Callable[[Told], Letter], *, at: datetime) -> Letter | None:
    """The letter, if it is still to go. One that was under way when a worker stopped is not."""
    rows = AnswerLetter.objects.select_related("council", "person")
    found = rows.filter(pk=which, sent_at=None, undelivered_at=None).first()
    if found is None or not found.person.is_active:
        return None
    if may_have_gone(found, at=at):
        return None
    guests = Guest.objects.filter(
        matter=found.matter_id, person=found.person, until__gte=at.date()
    )
    told = Told(found.council, found.matter_id, found.person, as_guest=guests.exists())
    return write(told)
