"""The letters of notices: each goes once, and nobody says that it went who does not know.

A mail server cannot be asked whether it took a letter. So the letter is marked, in a
transaction of its own, right before it goes (`handing_in_at`). Whoever finds that mark later,
with no answer beside it, sends nothing: the receipt says that it is not known (docs/adr/0025).
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from samrad.actions.letters import can_post
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.meetings.stages import MeetingStage
from samrad.gateways.mail import Letter, MailServer, NotNow, NotThere, Unanswered, send
from samrad.records.basics.context import in_council
from samrad.records.meetings.notices import Receipt

if TYPE_CHECKING:
    from procrastinate.types import JSONValue

__all__ = ["NotNow", "can_post", "post_notice", "queue", "queue_again"]

_TASK = "samrad.project.jobs.send_notice_letter"
_OVER = (MeetingStage.HELD, MeetingStage.CANCELLED)


class _Taken(Exception):
    """Another worker has the letter already, or somebody took it back."""


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
    if letter is None:
        return
    try:
        send(letter, _server(), about_to=lambda: _claim(council, which, at=at))
    except _Taken:
        return
    except Unanswered:
        _mark(council, which, uncertain_at=at)
    except NotNow:
        _mark(council, which, tried_at=at, handing_in_at=None)
        raise
    except NotThere:
        _mark(council, which, undelivered_at=at)
    else:
        _mark(council, which, sent_at=at)


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


def _claim(council: UUID, which: UUID, *, at: datetime) -> None:
    """Write that the letter is about to go; of two who want to, one may."""
    with in_council(council):
        free = Receipt.objects.filter(pk=which, handing_in_at=None, handed_over_at=None)
        if not free.update(handing_in_at=at):
            raise _Taken


def _mark(council: UUID, which: UUID, **marks: Any) -> None:
    with in_council(council):
        Receipt.objects.filter(pk=which).update(**marks)


def _server() -> MailServer:
    server: MailServer | None = settings.SAMRAD_MAIL_SERVER
    if server is None:
        raise Refused(Refusal("mail.no_server"))
    return server
