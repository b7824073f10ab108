"""Ordering knowledge: the council asks, closes, takes back, or asks again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samrad.actions.guests import invite_guest
from samrad.actions.log import To, note
from samrad.actions.order_letters import queue_order_letters
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.openness.levels import Openness, is_logged
from samrad.core.orders.asking import Question, why_not_ask
from samrad.core.orders.stages import OrderStage, why_not_answer_at, why_not_order
from samrad.core.people.guests import Guesting
from samrad.core.people.parties import Party
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held
from samrad.records.invitations.models import Invitation
from samrad.records.orders.models import Answer, Order, Unit
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A member who is asked, and for which unit."""

    person: Person
    unit: str


@transaction.atomic
def order_knowledge(
    council: Council, question: Question, asked: Iterable[Asked], *, by: Person, at: datetime
) -> Order:
    """Ask those members what the council wants to know; each gets one letter.

    Raises:
        Refused: `by` may not; what or why is missing; the day is past or too far off; nobody
            is asked, or somebody without a seat.
    """
    question = question.cleaned()
    on = at.date()
    party = party_acting(by, council, Act.ORDER_KNOWLEDGE, on=on)
    members = {one.person.id: one for one in asked}
    if refusal := why_not_ask(question, units=len(members), on=on):
        raise Refused(refusal)
    order = Order.objects.create(
        council=council,
        title=question.title,
        why=question.why,
        focus=question.focus,
        form=question.form,
        due=question.due,
        party=party,
        asked_at=at,
        asked_by=by,
    )
    queue_order_letters(_units(order, members.values(), by=by, at=at), by=by, at=at)
    facts = {"units": len(members), "due": question.due}
    note(Act.ORDER_KNOWLEDGE, to_order(order), by=by, party=party, at=at, **facts)
    return order


@transaction.atomic
def ask_guest(order: Order, guest: Guesting, *, by: Person, at: datetime) -> Invitation:
    """Ask somebody without a seat, for the place they work at; they see this question only.

    Raises:
        Refused: `by` may not, nobody answers the order any more, or as for every guest.
    """
    order = hold_order(order)
    party = party_acting(by, order.council, Act.INVITE_GUEST, on=at.date())
    if refusal := why_not_answer_at(OrderStage(order.stage)):
        raise Refused(refusal)
    named = {"council": order.council, "order": order, "guest": True}
    unit, _new = Unit.objects.get_or_create(
        **named,
        name=" ".join(guest.workplace.split()),
        defaults={"party": party, "asked_at": at, "asked_by": by},
    )
    return invite_guest(unit, guest, by=by, at=at)


@transaction.atomic
def end_order(order: Order, to: OrderStage, *, why: str = "", by: Person, at: datetime) -> None:
    """Close the order, or take it back for a reason: nobody answers it any more.

    Raises:
        Refused: `by` may not, it is not asked any more, or it is taken back for no reason.
    """
    party = party_acting(by, order.council, Act.CLOSE_ORDER, on=at.date())
    order, why = hold_order(order), why.strip()
    if refusal := why_not_order(OrderStage(order.stage), to):
        raise Refused(refusal)
    if to is OrderStage.WITHDRAWN and not why:
        raise Refused(Refusal("order.no_reason"))
    order.stage, order.ended_at, order.ended_by, order.ended_why = to, at, by, why
    order.save(update_fields=["stage", "ended_at", "ended_by", "ended_why"])
    note(Act.CLOSE_ORDER, to_order(order), by=by, party=party, at=at, stage=to)


@transaction.atomic
def ask_again(order: Order, *, by: Person, at: datetime) -> None:
    """Let a closed order be answered again.

    Raises:
        Refused: `by` may not, or it is not closed.
    """
    party = party_acting(by, order.council, Act.CLOSE_ORDER, on=at.date())
    order = hold_order(order)
    if refusal := why_not_order(OrderStage(order.stage), OrderStage.ASKED):
        raise Refused(refusal)
    order.stage, order.ended_at, order.ended_by, order.ended_why = (
        OrderStage.ASKED,
        None,
        None,
        "",
    )
    order.save(update_fields=["stage", "ended_at", "ended_by", "ended_why"])
    note(Act.CLOSE_ORDER, to_order(order), by=by, party=party, at=at, stage=order.stage)


@transaction.atomic
def read_order(order: Order, answers: Iterable[Answer], *, by: Person, at: datetime) -> None:
    """Note that somebody reads the order, where an answer is exempt: each reading is logged.

    Raises:
        Refused: `by` may not.
    """
    party = party_acting(by, order.council, Act.READ_ORDER, on=at.date())
    grounds = sorted({one.ground for one in answers if is_logged(Openness(one.openness))})
    if grounds:
        to = to_order(order)
        note(Event.EXEMPT_READ, to, by=by, party=party, at=at, grounds=grounds)


def hold_order(order: Order) -> Order:
    """The order as it is now, held until the end; two who act at once act in turn."""
    return (
        Order.objects.select_for_update(of=("self",)).select_related("council").get(pk=order.pk)
    )


def to_order(order: Order) -> To:
    """What an entry of the log about the order is to."""
    return To(order.council_id, Thing.ORDER, order.id)


def _units(order: Order, asked: Iterable[Asked], *, by: Person, at: datetime) -> list[Unit]:
    """A unit for each member, of the party they sit for.

    Raises:
        Refused: Somebody has no seat.
    """
    seats = Seat.objects.filter(held(at.date()), council=order.council, deputy=None)
    parties = dict(seats.values_list("person_id", "party"))
    asked = list(asked)
    if not {one.person.id for one in asked} <= set(parties):
        raise Refused(Refusal("order.not_a_member"))
    return Unit.objects.bulk_create(
        Unit(
            council=order.council,
            order=order,
            name=" ".join(one.unit.split()) or one.person.name,
            party=Party(parties[one.person.id]),
            person=one.person,
            asked_at=at,
            asked_by=by,
        )
        for one in asked
    )
