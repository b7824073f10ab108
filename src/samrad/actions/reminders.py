"""Reminding a council of what is near."""

from datetime import date
from uuid import UUID

from django.db import transaction

from samrad.core.basics.periods import Period
from samrad.core.duties.reminding import reminders
from samrad.core.reports.panel import standings
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Reminder
from samrad.records.reports.queries import partnerships


@transaction.atomic
def remind(council_id: UUID, *, on: date) -> int:
    """Make the reminders of the council that have come by `on`; each is made once.

    The answer is how many were new.
    """
    council = Council.objects.get(pk=council_id)
    partnership = partnerships([council], on=on)[council_id]
    span = Period(date(on.year, 1, 1), date(on.year + 1, 12, 31))
    before = Reminder.objects.filter(council=council).count()
    Reminder.objects.bulk_create(
        (
            Reminder(
                council=council,
                duty=reminder.duty.key,
                due=reminder.duty.due,
                days_before=reminder.days_before,
                made_on=on,
            )
            for reminder in reminders(standings(partnership, span, on=on), on=on)
        ),
        ignore_conflicts=True,
    )
    return Reminder.objects.filter(council=council).count() - before
