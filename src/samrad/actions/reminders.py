"""Reminding a council of what is near, and of releases that run out."""

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
from samrad.records.papers.queries import releases_of
from samrad.records.reports.queries import partnerships


@transaction.atomic
def remind(council_id: UUID, *, on: date) -> int:
    """Make the reminders of the council that have come by `on`; each is made once.

    The answer is how many were new.
    """
    council = Council.objects.get(pk=council_id)
    before = Reminder.objects.filter(council=council).count()
    new = (*_of_duties(council, on=on), *_of_releases(council, on=on))
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


def _of_releases(council: Council, *, on: date) -> Iterator[Reminder]:
    """Of releases that run out, as far as a job sees them: it sits for no party."""
    for paper, day in releases_of(council):
        step = step_reached(day, on=on)
        if step is not None:
            key = f"release.{paper}.{day}"
            yield Reminder(council=council, duty=key, due=day, days_before=step, made_on=on)
