"""Telling who asked that there is an answer: a letter with a link, and none of its words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from procrastinate.contrib.django import app

from samrad.actions.letters import can_post
from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.mail import Letter, MailServer, NotThere, send
from samrad.records.councils.models import Council
from samrad.records.meetings.matters import Matter
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


def queue_answer(matter: Matter, *, by: Person) -> None:
    """Ask the worker to tell who proposed it, and its guests; part of the transaction.

    Nobody is told of what they answered themselves. Where no letter can be sent, the answer
    stands under the matter all the same.
    """
    if not can_post():
        return
    job = app.configure_task("samrad.project.jobs.send_answer")
    guests = Guest.objects.filter(matter=matter).values_list("person_id", flat=True)
    for person in {matter.proposed_by_id, *guests} - {by.id}:
        job.defer(council=str(matter.council_id), matter=str(matter.id), person=str(person))


def queue_answers_of(meeting: Meeting, *, by: Person) -> None:
    """The same for each matter the meeting treated, with what was merged into it.

    Part of the act by which its minutes are final: the decision is the answer.
    """
    treated = Q(items__meeting=meeting, items__struck_at=None)
    merged = Q(into__items__meeting=meeting, into__items__struck_at=None)
    for matter in Matter.objects.filter(treated | merged).distinct():
        queue_answer(matter, by=by)


def post_answer(
    matter: UUID, person: UUID, write: Callable[[Told], Letter], *, at: datetime
) -> bool:
    """Send one such letter, in the context of the council; whether anybody got it.

    Raises:
        NotNow: The mail server does not take it now.
        Refused: There is no mail server any more.
    """
    server: MailServer | None = settings.SAMRAD_MAIL_SERVER
    if server is None:
        raise Refused(Refusal("mail.no_server"))
    to = Person.objects.filter(pk=person, is_active=True).first()
    if to is None:
        return False
    guests = Guest.objects.filter(matter=matter, person=to, until__gte=at.date())
    letter = write(Told(Council.objects.get(), matter, to, as_guest=guests.exists()))
    try:
        send(letter, server)
    except NotThere:
        return False
    return True
