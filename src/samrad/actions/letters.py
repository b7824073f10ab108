"""Letters that carry a link: its secret is made when the letter goes, and kept as a hash.

So no secret lies in the queue, and a letter that is tried again carries a link of its own.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from samrad.actions.invitations import renew_link
from samrad.actions.recovering import renew_recovery_link
from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.mail import Letter, MailServer, NotNow, NotThere, send
from samrad.records.invitations.models import Invitation
from samrad.records.meetings.approving import Reader
from samrad.records.people.models import Recovery

__all__ = [
    "Letter",
    "NotNow",
    "can_post",
    "post",
    "post_invitation",
    "post_minutes",
    "post_recovery",
    "queue_invitation",
    "queue_minutes",
    "queue_recovery",
    "sender_of_letters",
    "server_of_letters",
]


class Posted(Protocol):
    """A row that says of a letter whether it went."""

    sent_at: datetime | None
    undelivered_at: datetime | None

    def save(self, *, update_fields: list[str]) -> None:
        """Keep it."""


def can_post() -> bool:
    """Whether letters can be sent at all; otherwise links are handed over by people."""
    return settings.SAMRAD_MAIL_SERVER is not None


def sender_of_letters() -> str:
    """The address letters come from.

    Raises:
        Refused: There is no mail server.
    """
    return server_of_letters().sender


def server_of_letters() -> MailServer:
    """Where letters are handed in.

    Raises:
        Refused: There is no mail server.
    """
    server: MailServer | None = settings.SAMRAD_MAIL_SERVER
    if server is None:
        raise Refused(Refusal("mail.no_server"))
    return server


def queue_invitation(invitation: Invitation) -> None:
    """Ask the worker to send it; part of the transaction, so both happen or neither."""
    job = app.configure_task("samrad.project.jobs.send_invitation")
    job.defer(council=str(invitation.council_id), invitation=str(invitation.pk))


def queue_recovery(given: Recovery) -> None:
    """The same for a link that lets somebody in anew."""
    job = app.configure_task("samrad.project.jobs.send_recovery")
    job.defer(recovery=str(given.pk))


def queue_minutes(reader: Reader) -> None:
    """The same for a link to minutes somebody is asked to comment; without mail, none."""
    if can_post():
        job = app.configure_task("samrad.project.jobs.send_minutes")
        job.defer(council=str(reader.council_id), reader=str(reader.pk))


@transaction.atomic
def post_invitation(
    which: UUID, write: Callable[[Invitation, str], Letter], *, at: datetime
) -> None:
    """Send the letter of an invitation, unless it was decided meanwhile; in its council.

    Raises:
        NotNow: The mail server does not take it now; nothing was changed.
    """
    rows = Invitation.objects.select_for_update(of=("self",))
    found = rows.select_related("council", "invited_by").filter(pk=which).first()
    if found is None or found.accepted_at or found.withdrawn_at:
        return
    post(found, write(found, renew_link(found, at=at)), at=at)


@transaction.atomic
def post_recovery(
    which: UUID, write: Callable[[Recovery, str], Letter], *, at: datetime
) -> None:
    """Send the link that lets somebody in anew, unless it was used; at the gate.

    Raises:
        NotNow: The mail server does not take it now; nothing was changed.
    """
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("person", "giver")
    found = rows.filter(pk=which, used_at=None).first()
    if found is not None:
        post(found, write(found, renew_recovery_link(found, at=at)), at=at)


@transaction.atomic
def post_minutes(which: UUID, write: Callable[[Reader], Letter], *, at: datetime) -> None:
    """Send the link to the minutes, once; in their council.

    Raises:
        NotNow: The mail server does not take it now; nothing was changed.
    """
    rows = Reader.objects.select_for_update(of=("self",))
    of = rows.select_related("meeting__council", "person")
    found = of.filter(pk=which, sent_at=None, undelivered_at=None).first()
    if found is not None:
        post(found, write(found), at=at)


def post(found: Posted, letter: Letter, *, at: datetime) -> None:
    """Hand in a letter and keep on its row that it went, or that nobody has that address.

    Raises:
        NotNow: The mail server does not take it now; nothing was changed.
        Refused: There is no mail server.
    """
    try:
        send(letter, server_of_letters())
    except NotThere:
        found.undelivered_at = at
    else:
        found.sent_at = at
    found.save(update_fields=["sent_at", "undelivered_at"])
