"""The letters of notices: each goes once, and nobody says that it went who does not know."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from samrad.actions.letters import can_post
from samrad.actions.sending_once import send_once
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
def queue_again(council: UUID) -> int:
    """Queue anew what waits for a letter and is in no queue; the answer is how many.

    A queue gives up after a day and a half, and a backup comes back without one.
    """
    waiting = Receipt.objects.filter(
        council=council,
        queued_at__isnull=False,
        handing_in_at=None,
        undelivered_at=None,
        handed_over_at=None,
    ).exclude(notice__meeting__stage__in=_OVER)
    jobs = ProcrastinateJob.objects.filter(task_name=_TASK, status__in=["todo", "doing"])
    queued = set(jobs.values_list("args__receipt", flat=True))
    lost = [one for one in waiting if str(one.pk) not in queued]
    queue(lost)
    return len(lost)


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
    if found.handing_in_at:
        Receipt.objects.filter(pk=which, sent_at=None).update(uncertain_at=at)
        return None
    return write(found)
