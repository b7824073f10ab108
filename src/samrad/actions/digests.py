"""Reminding people of what waits for them: one letter a day at most, over all councils."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from samrad.core.calendars.countries import Country
from samrad.core.meetings.digests import Owned, is_quiet, to_tell
from samrad.gateways.mail import Letter, MailServer, NotThere, send
from samrad.records.basics.context import at_the_gate
from samrad.records.meetings.decisions import to_remind
from samrad.records.openness.exemptions import to_look_at
from samrad.records.orders.queries import orders_to_remind
from samrad.records.people.digests import Digest
from samrad.records.people.models import Person

# How many people one job writes to.
_BATCH = 50
Write = Callable[[Person, Sequence[Owned], date], Letter]


def queue_digests() -> None:
    """Ask the worker to write to everyone who is to be reminded today."""
    with at_the_gate():
        rows = Person.objects.filter(is_active=True).order_by("id")
        people = [str(one) for one in rows.values_list("id", flat=True)]
    job = app.configure_task("samrad.project.jobs.send_digests")
    for first in range(0, len(people), _BATCH):
        job.defer(people=[*people[first : first + _BATCH]])


@transaction.atomic
def post_digest(which: UUID, write: Write, *, at: datetime) -> None:
    """Send the person the letter of the day, unless it went already or there is none.

    In their own context, so that it tells of no council they have left. The row of theirs is
    held meanwhile: a job that runs beside this one, or again, finds that it went.

    Raises:
        NotNow: The mail server does not take it now; nothing was changed.
    """
    person = Person.objects.select_related("organisation").get(pk=which)
    on = at.date()
    owned = [*to_remind(person), *orders_to_remind(person), *_reviews(person, on=on)]
    if not owned:
        return
    row = _held(person)
    if _is_quiet(person, row, on=on) or (row.told_on and row.told_on >= on):
        return
    if tell := to_tell(owned, told_on=row.told_on, on=on):
        _post(row, write(person, tell, on), at=at)


@transaction.atomic
def wish_quiet_in_july(person: Person, *, quiet: bool) -> None:
    """Keep whether `person` is left in peace in July."""
    row = _held(person)
    row.quiet_in_july = quiet
    row.save(update_fields=["quiet_in_july"])


def is_quiet_in_july(person: Person) -> bool:
    """Whether `person` is left in peace in July, as everybody is who said nothing."""
    wishes = Digest.objects.filter(person=person).values_list("quiet_in_july", flat=True)
    return next(iter(wishes), True)


def _reviews(person: Person, *, on: date) -> list[Owned]:
    """What is exempt and to be looked at again: what kind of thing, and never its title."""
    return [
        Owned(one.id, one.council_name, one.slug, one.review, one.since, review=one.kind)
        for one in to_look_at(person, on=on)
    ]


def _held(person: Person) -> Digest:
    """The row of the person, made where there is none, held until the transaction ends."""
    Digest.objects.bulk_create([Digest(person=person)], ignore_conflicts=True)
    return Digest.objects.select_for_update().get(person=person)


def _is_quiet(person: Person, row: Digest, *, on: date) -> bool:
    country = Country(person.organisation.country)
    return is_quiet(on, country=country, quiet_in_july=row.quiet_in_july)


def _post(row: Digest, letter: Letter, *, at: datetime) -> None:
    server: MailServer | None = settings.SAMRAD_MAIL_SERVER
    if server is None:
        return
    row.told_on, row.sent_at, row.undelivered_at = at.date(), at, None
    try:
        send(letter, server)
    except NotThere:
        # Tomorrow the address is no better; the next step tries it again.
        row.sent_at, row.undelivered_at = None, at
    row.save(update_fields=["told_on", "sent_at", "undelivered_at"])
