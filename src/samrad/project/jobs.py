"""The jobs of the worker: each fetches identifiers, calls one act, logs, nothing else."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from samrad.actions.districts import count
from samrad.actions.reminders import remind
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.models import Council
from samrad.records.councils.queries import every_council
from samrad.web.kit import clock

_log = logging.getLogger(__name__)


def defer_daily() -> None:
    """One job of each kind for each council, so that one that fails stops no other."""
    with as_operator():
        councils = every_council()
    for council in councils.values():
        remind_council.defer(council=str(council))
        count_council.defer(council=str(council))


@app.periodic(cron="0 5 * * *")
@app.task(queue="daily", pass_context=False)
def every_morning(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """What is done daily."""
    defer_daily()


@app.task(queue="daily", retry=3)
def remind_council(council: str) -> None:
    """Make the reminders of one council that are due today."""
    with in_council(UUID(council)):
        made = remind(UUID(council), on=clock.today())
    _log.info("%s reminders made for council %s", made, council)


@app.task(queue="daily", retry=3)
def count_council(council: str) -> None:
    """Count one council for the districts it lets be told; for nobody, nothing is counted."""
    with in_council(UUID(council)):
        count(Council.objects.get(), on=clock.today())
