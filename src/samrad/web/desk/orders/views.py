"""Reading knowledge orders: the council's list, and one of them with who has answered."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.order_answers import may_answer
from samrad.actions.orders import read_order
from samrad.core.access.permissions import Act
from samrad.core.orders.stages import ORDER_STEPS, OrderStage
from samrad.records.invitations.queries import invited_for
from samrad.records.orders.models import Answer, Order, Unit
from samrad.records.orders.queries import (
    answers_by_unit,
    guests_of,
    order_called,
    orders_of,
    units_of,
)
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.orders.presenters import UnitRow, order_row, unit_rows
from samrad.web.kit import clock


@require_GET
@signed_in
def orders(request: SignedIn, slug: str) -> HttpResponse:
    """What the council has asked for, and how many have answered."""
    at = here(request, slug)
    found = orders_of(at.council)
    units = units_of(found)
    answers = answers_by_unit(unit for one in found for unit in units[one.id])
    today = clock.today()
    rows = [
        order_row(one, unit_rows(one, units[one.id], answers, on=today), on=today)
        for one in found
    ]
    context = {
        "here": at,
        "tab": "orders",
        "asked": [row for row in rows if row.order.stage == OrderStage.ASKED],
        "ended": [row for row in rows if row.order.stage != OrderStage.ASKED],
        "may_ask": at.seat.why_not(Act.ORDER_KNOWLEDGE) is None,
    }
    return render(request, "desk/orders/orders.html", context)


@require_GET
@signed_in
def order(request: SignedIn, slug: str, order: UUID) -> HttpResponse:
    """One order: what is asked, who has answered what, and who has not."""
    at = here(request, slug)
    found = order_of(at, order)
    units = units_of([found])[found.id]
    answers = answers_by_unit(units)
    seen = [one for given in answers.values() for one in given]
    read_order(found, seen, by=request.user, at=clock.now())
    invited = invited_for(units)
    unaccepted = {one.email.casefold() for one in invited}
    guests = [g for g in guests_of(units) if g.person.email.casefold() not in unaccepted]
    rows = _rows(at, found, units, answers)
    context = {
        "here": at,
        "tab": "orders",
        "row": order_row(found, rows, on=clock.today()),
        "units": rows,
        "guests": guests,
        "invited": invited,
        "may": may_with(at, found),
    }
    return render(request, "desk/orders/order.html", context)


def order_of(at: Here, order: UUID) -> Order:
    """The order, if the reader sees it. One query.

    Raises:
        Http404: There is none, or none they may see: the answer is the same.
    """
    found = order_called(at.council, order)
    if found is None:
        raise Http404
    return found


def may_with(at: Here, order: Order) -> dict[str, bool]:
    """What the reader may do with an order as it is now, by name."""
    steps = ORDER_STEPS[OrderStage(order.stage)]
    ends = at.seat.why_not(Act.CLOSE_ORDER) is None
    asked = order.stage == OrderStage.ASKED
    return {
        "close": ends and OrderStage.CLOSED in steps,
        "withdraw": ends and OrderStage.WITHDRAWN in steps,
        "again": ends and OrderStage.ASKED in steps,
        "invite": asked and at.seat.why_not(Act.INVITE_GUEST) is None,
        "mark": at.seat.why_not(Act.MARK_ANSWER) is None,
        "withdraw_guest": at.seat.why_not(Act.WITHDRAW_GUEST) is None,
    }


def _rows(
    at: Here, order: Order, units: list[Unit], answers: Mapping[UUID, Sequence[Answer]]
) -> list[UnitRow]:
    asked = order.stage == OrderStage.ASKED
    mine = frozenset(one.id for one in units if asked and may_answer(one, at.seat))
    return unit_rows(order, units, answers, may_answer=mine, on=clock.today())
