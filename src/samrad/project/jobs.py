"""The jobs of the worker: each fetches identifiers, calls one act, logs, nothing else."""

import logging
from collections.abc import Callable
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from samrad.actions import large_files
from samrad.actions.answers import post_answer
from samrad.actions.digests import post_digest, queue_digests
from samrad.actions.districts import count
from samrad.actions.large_files import Turn
from samrad.actions.letters import (
    NotNow,
    can_post,
    post_invitation,
    post_minutes,
    post_recovery,
)
from samrad.actions.meeting_letters import post_meeting_letter
from samrad.actions.municipalities import follow_municipalities
from samrad.actions.notice_letters import post_notice, queue_again
from samrad.actions.notices import remind_of_meetings
from samrad.actions.order_letters import post_order_letter
from samrad.actions.reminders import remind
from samrad.actions.signing_in import forget_sign_ins
from samrad.project import retaining
from samrad.project.councils import councils_here
from samrad.records.basics.context import as_person, at_the_gate, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council
from samrad.records.retention.queries import Run
from samrad.web.desk.decisions import letters as decision_letters
from samrad.web.desk.matters import letters as answer_letters
from samrad.web.desk.meetings import letters as meeting_letters
from samrad.web.desk.meetings import notice_letters
from samrad.web.desk.meetings.minutes_letters import minutes_letter
from samrad.web.desk.orders import letters as order_letters
from samrad.web.desk.people import letters
from samrad.web.kit import clock

_log = logging.getLogger(__name__)
# A mail server that is away: after a minute, then ever later, for a day and a half.
_LATER = RetryStrategy(max_attempts=30, wait=60, linear_wait=300, retry_exceptions=[NotNow])


def defer_daily() -> None:
    """One job of each kind for each council, so that one that fails stops no other."""
    take_up_lost.configure().defer(timestamp=0)
    for council in councils_here().values():
        remind_council.defer(council=str(council))
        remind_called.defer(council=str(council))
        count_council.defer(council=str(council))


@app.periodic(cron="0 5 * * *")
@app.task(queue="daily", pass_context=False)
def every_morning(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """What is done daily."""
    defer_daily()


@app.task(queue="daily", retry=3)
def remind_council(council: str) -> None:
    """Let one council be today's, and make its reminders that are due today."""
    with in_council(UUID(council)):
        follow_municipalities(Council.objects.get(), at=clock.now())
        made = remind(UUID(council), on=clock.today())
    _log.info("%s reminders made for council %s", made, council)


@app.task(queue="letters", retry=_LATER)
def send_invitation(council: str, invitation: str) -> None:
    """Send the letter of one invitation."""
    with in_council(UUID(council)):
        post_invitation(UUID(invitation), letters.invitation, at=clock.now())


@app.task(queue="daily", retry=3)
def remind_called(council: str) -> None:
    """Remind those who are called to a meeting that is near, and queue what fell out of it."""
    with in_council(UUID(council)):
        made = remind_of_meetings(Council.objects.get(), at=clock.now())
        anew = queue_again(UUID(council), at=clock.now())
    _log.info("%s meetings reminded of, %s letters queued anew", made, anew)


@app.task(queue="letters", retry=_LATER)
def send_notice_letter(council: str, receipt: str) -> None:
    """Send one person the letter of a notice; it opens its own transactions."""
    post_notice(UUID(council), UUID(receipt), notice_letters.letter, at=clock.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queue="daily", pass_context=True)
async def take_up_lost(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Do again what a worker had begun that was killed; a job that was done changes nothing."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.retry_job(job)


@app.task(queue="letters", retry=_LATER)
def send_meeting_letter(council: str, letter: str) -> None:
    """Send one member the letter about a meeting, or about days to choose from."""
    post_meeting_letter(UUID(council), UUID(letter), meeting_letters.draft, at=clock.now())


@app.task(queue="letters", retry=_LATER)
def send_recovery(recovery: str) -> None:
    """Send somebody the link that lets them in anew."""
    with at_the_gate():
        post_recovery(UUID(recovery), letters.recovery, at=clock.now())


@app.task(queue="letters", retry=_LATER)
def send_minutes(council: str, reader: str) -> None:
    """Tell somebody who was there that the minutes can be read and commented."""
    with in_council(UUID(council)):
        post_minutes(UUID(reader), minutes_letter, at=clock.now())


@app.task(queue="letters", retry=_LATER)
def send_answer(council: str, letter: str) -> None:
    """Tell one person that there is an answer to a matter; it opens its own transactions."""
    post_answer(UUID(council), UUID(letter), answer_letters.answer, at=clock.now())


@app.task(queue="letters", retry=_LATER)
def send_order_letter(council: str, letter: str) -> None:
    """Tell one member what the council asks; it opens its own transactions."""
    post_order_letter(UUID(council), UUID(letter), order_letters.asked, at=clock.now())


@app.periodic(cron="0 6-8 * * *")
@app.task(queue="daily", pass_context=False)
def defer_digests(timestamp: int = 0) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Reminding people of what they owe; again, for what a killed worker left undone."""
    if can_post():
        queue_digests()


@app.task(queue="letters", retry=_LATER)
def send_digests(people: list[str]) -> None:
    """Write to these people what is near or overdue; one whose letter waits stops no other."""
    waits: NotNow | None = None
    for person in people:
        try:
            with as_person(UUID(person)):
                post_digest(UUID(person), decision_letters.digest, at=clock.now())
        except NotNow as error:
            waits = error
    if waits:
        raise waits


@app.periodic(cron="30 4 * * *")
@app.task(queue="daily", pass_context=False)
def forget_marks(timestamp: int) -> None:  # noqa: ARG001 -- the queue hands it over; the clock is ours
    """Every night: what counted once on the way in, and cannot come again.

    Sessions whose time is over go by their rule of retention, with its receipt.
    """
    forget_sign_ins(at=clock.real_now())


@app.task(queue="daily", retry=3)
def count_council(council: str) -> None:
    """Count one council for the districts it lets be told; for nobody, nothing is counted."""
    with in_council(UUID(council)):
        count(Council.objects.get(), on=clock.today())


def defer_retention() -> None:
    """One job for each council and one for the installation, all of the same run."""
    run = str(uuid7())
    for slug, council in councils_here().items():
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


@app.task(queue="figures", retry=2)
def read_large_file(upload: str, by: str, turn: int) -> None:
    """Read a large file of figures; it opens its own transactions."""
    _at_work(large_files.read_large_file, Turn(UUID(upload), UUID(by), turn))


@app.task(queue="figures", retry=2)
def take_large_file(upload: str, by: str, turn: int) -> None:
    """Take a large file of figures; it opens its own transactions."""
    _at_work(large_files.take_large_file, Turn(UUID(upload), UUID(by), turn))


def _at_work(do: Callable[..., None], turn: Turn) -> None:
    try:
        with large_files.telling(turn) as told:
            do(turn, told, at=clock.now())
    except large_files.Stopped:
        _log.info("file %s: nobody waits for turn %s of it", turn.upload, turn.number)


def _run(run: str) -> Run:
    return Run(UUID(run), clock.now(), "worker")
