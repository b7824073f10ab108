"""Knowledge orders for tests that need one, as rows."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samrad.records.councils.models import Council
    from samrad.records.orders.models import Answer, Order


def an_order(council: "Council", at: datetime, title: str = "Kanarifugl?") -> "Order":
    """An order that was asked by the police."""
    from samrad.records.councils.models import Seat
    from samrad.records.orders.models import Order

    someone = Seat.objects.filter(council=council, party="police")[0].person
    return Order.objects.create(
        council=council,
        title=title,
        why=title,
        form="either",
        due=at.date() + timedelta(days=7),
        party="police",
        asked_at=at,
        asked_by=someone,
    )


def an_answer(
    order: "Order",
    at: datetime,
    text: str = "Kanarifugl",
    *,
    party: str = "police",
    **more: Any,
) -> "Answer":
    """An answer of a unit of the police, and the unit; or given for the other party."""
    from samrad.records.orders.models import Answer, Unit

    someone, council = order.asked_by, order.council
    unit = Unit.objects.filter(order=order, person=someone).first() or Unit.objects.create(
        council=council,
        order=order,
        name="Politikontakten",
        party="police",
        person=someone,
        asked_at=at,
        asked_by=someone,
    )
    says = {"text": text, "source": "Samtaler", "trend": "up", "confidence": "low", **more}
    return Answer.objects.create(
        council=council,
        unit=unit,
        party=party,
        since=at.date(),
        until=at.date(),
        given_at=at,
        given_by=someone,
        **says,
    )


def order_to_ask_for(council: "Council", at: datetime) -> dict[str, object]:
    """What fills the slots of the addresses of knowledge orders."""
    answer = an_answer(an_order(council, at, "Ungdom på kveldstid?"), at, "Samtaler")
    return {"order": answer.unit.order_id, "unit": answer.unit_id, "answer": answer.id}
