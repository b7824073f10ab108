"""The jobs of the worker: each fetches identifiers, calls one act, logs, nothing else."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from samrad.actions.reminders import remind
from samrad.project import retaining
from samrad.records.basics.context import as_operator, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.queries import every_council
from samrad.records.retention.queries import Run
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


@app.task(queue="daily", retry=3)
def remind_council(council: str) -> None:
    """Make the reminders of one council that are due today."""
    with in_council(UUID(council)):
        made = remind(UUID(council), on=clock.today())
    _log.info("%s reminders made for council %s", made, council)


def defer_retention() -> None:
    """One job for each council and one for the installation, all of the same run."""
    with as_operator():
        councils = every_council()
    run = str(uuid7())
    for slug, council in councils.items():
        let_go_in_council.defer(council=str(council), slug=slug, run=run)
    let_go_here.defer(run=run)


@app.periodic(cron="30 2 * * *")
@app.task(queue="daily", pass_context=False)
def let_go_everywhere(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Every night."""
    defer_retention()


@app.task(queue="daily", retry=3)
def let_go_in_council(council: str, slug: str, run: str) -> None:
    """Delete what one council has kept long enough."""
    went = retaining.let_go_in(UUID(council), slug, on=clock.today(), run=_run(run))
    _log.info("%s kinds disposed of in council %s", len(went), council)


@app.task(queue="daily", retry=3)
def let_go_here(run: str) -> None:
    """Delete what the installation has kept long enough."""
    went = retaining.let_go_here(on=clock.today(), run=_run(run))
    _log.info("%s kinds disposed of in the installation", len(went))


def _run(run: str) -> Run:
    return Run(UUID(run), clock.now(), "worker")
