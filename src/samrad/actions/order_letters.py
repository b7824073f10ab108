"""Telling members what they are asked: one letter each, with a link and none of its words.

That the day comes near, or is past, the letter of the day tells (`actions/digests`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from samrad.actions.letters import can_post
from samrad.actions.sending_once import may_have_gone, send_once
from samrad.core.orders.stages import OrderStage
from samrad.gateways.mail import Letter
from samrad.records.basics.context import in_council
from samrad.records.councils.models import Council
from samrad.records.orders.models import OrderLetter, Unit
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Who is asked, by which council, until when."""

    council: Council
    person: Person
    unit: UUID
    due: date


def queue_order_letters(units: Iterable[Unit], *, by: Person, at: datetime) -> None:
    """Ask the worker to tell each member; part of the transaction.

    Nobody is told what they ask themselves. Without mail the question waits on their page.
    """
    if not can_post():
        return
    job = app.configure_task("samrad.project.jobs.send_order_letter")
    letters = [
        OrderLetter(council=one.council, unit=one, person=one.person, queued_at=at)
        for one in units
        if one.person is not None and one.person_id != by.id
    ]
    for letter in OrderLetter.objects.bulk_create(letters):
        job.defer(council=str(letter.council_id), letter=str(letter.id))


def post_order_letter(
    council: UUID, which: UUID, write: Callable[[AskedOf], Letter], *, at: datetime
) -> None:
    """Send one such letter, once; it opens its own transactions.

    Raises:
        NotNow: The mail server does not take it now; the row says so.
        Refused: There is no mail server any more.
    """
    with in_council(council):
        letter = _to_send(which, write, at=at)
    if letter is not None:
        send_once(OrderLetter, council, which, letter, at=at)


def _to_send(which: UUID, write: Callable[[AskedOf], Letter], *, at: datetime) -> Letter | None:
    """The letter, if it is still to go. One that was under way when a worker stopped is not."""
    rows = OrderLetter.objects.select_related("council", "person", "unit__order")
    found = rows.filter(pk=which, sent_at=None, undelivered_at=None).first()
    if found is None or not found.person.is_active:
        return None
    if may_have_gone(found, at=at):
        return None
    order = found.unit.order
    if order.stage != OrderStage.ASKED:
        return None
    return write(AskedOf(found.council, found.person, found.unit_id, order.due))
