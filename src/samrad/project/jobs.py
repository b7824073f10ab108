"""The jobs of the worker: each fetches identifiers, calls one act, logs, nothing else."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from samrad.actions.reminders import remind
from samrad.actions.signing_in import forget_sign_ins
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.queries import every_council
from samrad.web.kit import clock

_log = logging.getLogger(__name__)


def defer_reminders() -> None:
    """One job for each council, so that one that fails stops no other."""
    with as_operator():
        councils = every_council()
    for council in councils.values():
        remind_council.defer(council=str(council))


@app.periodic(cron="0 5 * * *")
@app.task(queue="daily", pass_context=False)
def remind_every_council(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Every morning."""
    defer_reminders()


@app.periodic(cron="30 4 * * *")
@app.task(queue="daily", pass_context=False)
def forget(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Every night: what counted once and cannot come again, sessions that are over."""
    forget_sign_ins(at=clock.real_now())


@app.task(queue="daily", retry=3)
def remind_council(council: str) -> None:
    """Make the reminders of one council that are due today."""
    with in_council(UUID(council)):
        made = remind(UUID(council), on=clock.today())
    _log.info("%s reminders made for council %s", made, council)
