"""The letters of notices: each goes once, and nobody says that it went who does not know."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from samrad.actions.letters import can_post
from samrad.actions.sending_once import may_have_gone, send_once
from samrad.core.meetings.stages import MeetingStage
from samrad.gateways.mail import Letter, NotNow
from samrad.records.basics.context import in_council
from samrad.records.meetings.notices import Receipt

if TYPE_CHECKING:
    from procrastinate.types import JSONValue

__all__ = ["NotNow", "can_post", "post_notice", "queue", "queue_again"]

_TASK = "samrad.project.jobs.send_notice_letter"
_OVER = (MeetingStage.HELD, MeetingStage.CANCELLED)


def queue(receipts: Iterable[Receipt]) -> None:
    """Ask the worker to send each that has a letter; part of the transaction. One query."""
    waiting: list[dict[str, JSONValue]] = [
        {"council": str(one.council_id), "receipt": str(one.pk)}
        for one in receipts
        if one.queued_at
    ]
    if waiting:
        app.configure_task(_TASK).batch_defer(*waiting)


@transaction.atomic
def queue_again(council: UUID, *, at: datetime) -> int:
    """Queue anew what the queue gave up after a day and a half; the answer is how many.

    What waits and is in no queue at all came from a backup, or from another place: it may have
    been sent there meanwhile, and so it is not known whether it was.
    """
    waiting = Receipt.objects.filter(
        council=council,
        queued_at__isnull=False,
        handing_in_at=None,
        undelivered_at=None,
        handed_over_at=None,
    ).exclude(notice__meeting__stage__in=_OVER)
    states = _in_the_queue()
    idle = [one for one in waiting if not states[str(one.pk)] & {"todo", "doing"}]
    lost = [one for one in idle if "failed" in states[str(one.pk)]]
    queue(lost)
    strange = [one.pk for one in idle if one not in lost]
    Receipt.objects.filter(pk__in=strange).update(handing_in_at=at, uncertain_at=at)
    return len(lost)


def _in_the_queue() -> Mapping[str, set[str]]:
    """How the jobs of each receipt stand."""
    states: dict[str, set[str]] = defaultdict(set)
    jobs = ProcrastinateJob.objects.filter(task_name=_TASK)
    for receipt, status in jobs.values_list("args__receipt", "status"):
        states[receipt].add(status)
    return states


def post_notice(
    council: UUID, which: UUID, write: Callable[[Receipt], Letter], *, at: datetime
) -> None:
    """Send the letter of a receipt, if nobody has; three short transactions, none meanwhile.

    Raises:
        NotNow: The mail server does not take it now; the receipt says so.
    """
    with in_council(council):
        letter = _to_send(which, write, at=at)
    if letter is not None:
        send_once(Receipt, council, which, letter, at=at, still={"handed_over_at": None})


def _to_send(which: UUID, write: Callable[[Receipt], Letter], *, at: datetime) -> Letter | None:
    """The letter, if it is still to go. One that was under way when a worker stopped is not."""
    rows = Receipt.objects.select_related("person", "notice__meeting__council")
    found = rows.defer("notice__pdf").filter(pk=which, queued_at__isnull=False).first()
    if found is None or found.sent_at or found.undelivered_at or found.handed_over_at:
        return None
    if found.notice.meeting.stage in _OVER:
        return None
    if may_have_gone(found, at=at):
        return None
    return write(found)
