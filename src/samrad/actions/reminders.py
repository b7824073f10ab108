"""Reminding a council of what is near, and of exemptions nobody has looked at again."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from samrad.core.basics.periods import Period
from samrad.core.duties.reminding import reminders
from samrad.core.openness.reviews import step_reached
from samrad.core.reports.panel import standings
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Reminder
from samrad.records.papers.queries import exemptions_of, releases_of
from samrad.records.reports.queries import partnerships


@transaction.atomic
def remind(council_id: UUID, *, on: date) -> int:
    """Make the reminders of the council that have come by `on`; each is made once.

    The answer is how many were new.
    """
    council = Council.objects.get(pk=council_id)
    before = Reminder.objects.filter(council=council).count()
    new = (*_of_duties(council, on=on), *_of_exemptions(council, on=on))
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    return Reminder.objects.filter(council=council).count() - before


def _of_duties(council: Council, *, on: date) -> Iterator[Reminder]:
    partnership = partnerships([council], on=on)[council.id]
    span = Period(date(on.year, 1, 1), date(on.year + 1, 12, 31))
    for reminder in reminders(standings(partnership, span, on=on), on=on):
        yield Reminder(
            council=council,
            duty=reminder.duty.key,
            due=reminder.duty.due,
            days_before=reminder.days_before,
            made_on=on,
        )


def _of_exemptions(council: Council, *, on: date) -> Iterator[Reminder]:
    """Also of releases that run out.

    A job sits for no party: of figures the police keep only their front page tells them.
    """
    looks = [("review", *one) for one in exemptions_of(council)]
    looks += [("release", *one) for one in releases_of(council)]
    for what, paper, day in looks:
        step = step_reached(day, on=on)
        if step is not None:
            key = f"{what}.{paper}.{day}"
            yield Reminder(council=council, duty=key, due=day, days_before=step, made_on=on)
