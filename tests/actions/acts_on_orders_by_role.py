"""The acts on knowledge orders, for the test that tries every act in every role."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from order_rows import an_answer, an_order
from samrad.actions import marking_answers, order_answers, orders
from samrad.core.access.permissions import Act
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Answer, Confidence, Trend
from samrad.core.orders.asking import Form, Question
from samrad.core.orders.stages import OrderStage
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, Seat
from samrad.records.orders.models import Order, Unit
from samrad.records.people.models import Person

_RUN_OR_BIND = {
    Role.COORDINATOR,
    Role.POLICE_CONTACT,
    Role.MAYOR,
    Role.MUNICIPAL_DIRECTOR,
    Role.POLICE_CHIEF,
    Role.POLICE_SECTION_LEADER,
}
_GIVEN = Answer(
    text="Kanarifugl",
    figure=None,
    source="Samtaler",
    period=Period(date(2025, 1, 1), date(2025, 5, 31)),
    trend=Trend.UP,
    confidence=Confidence.LOW,
    may_be_public=False,
    marking=Marking(Openness.COUNCIL),
)
MAY_ON_ORDERS: dict[Act, set[Role]] = {
    Act.ORDER_KNOWLEDGE: _RUN_OR_BIND,
    Act.CLOSE_ORDER: _RUN_OR_BIND,
    Act.READ_ORDER: set(Role),
    Act.ANSWER_ORDER: set(Role),
    Act.MARK_ANSWER: _RUN_OR_BIND,
}


def _ask(council: Council, by: Person, at: datetime) -> None:
    due = at.date() + timedelta(days=7)
    question = Question("Hva vet dere?", "Til bildet.", Form.EITHER, due)
    orders.order_knowledge(council, question, [orders.Asked(by, "x")], by=by, at=at)


def _close(council: Council, by: Person, at: datetime) -> None:
    orders.end_order(an_order(council, at), OrderStage.CLOSED, by=by, at=at)


def _read(council: Council, by: Person, at: datetime) -> None:
    orders.read_order(Order(council=council), [], by=by, at=at)


def _answer(council: Council, by: Person, at: datetime) -> None:
    of = {"council": council, "order": an_order(council, at), "party": "municipality"}
    unit = Unit.objects.create(**of, name="x", person=by, asked_at=at, asked_by=by)
    order_answers.answer_order(unit, _GIVEN, by=by, at=at)


def _mark(council: Council, by: Person, at: datetime) -> None:
    seat = Seat.objects.filter(council=council, person=by).first()
    party = seat.party if seat else "police"
    order = an_order(council, at)
    answer = an_answer(order, at, party=party, openness="open", may_be_public=True)
    shut = Marking(Openness.COUNCIL)
    marking_answers.mark_answer(answer, shut, reason="x", by=by, at=at)


ACTS_ON_ORDERS: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.ORDER_KNOWLEDGE: _ask,
    Act.CLOSE_ORDER: _close,
    Act.READ_ORDER: _read,
    Act.ANSWER_ORDER: _answer,
    Act.MARK_ANSWER: _mark,
}
