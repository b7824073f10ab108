"""Knowledge orders as a page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samrad.core.duties.status import Status
from samrad.core.openness.levels import Openness
from samrad.core.orders.answers import DECIMALS, Confidence, Trend
from samrad.core.orders.asking import Form
from samrad.core.orders.stages import OrderStage, Turn, turn_on
from samrad.records.orders.models import Answer, Order, Unit
from samrad.web.kit import formats
from samrad.web.kit.phrases import (
    answer_form_word,
    confidence_word,
    order_stage_word,
    trend_word,
    turn_word,
)

# The tone of each; its word says what it is.
_TONES: Mapping[Turn, Status] = {
    Turn.WAITING: Status.DUE_SOON,
    Turn.OVERDUE: Status.OVERDUE,
    Turn.ANSWERED: Status.MET,
    Turn.ANSWERED_LATE: Status.MET_LATE,
    Turn.NOT_ANSWERED: Status.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in words."""

    answer: Answer
    figure: str
    trend: str
    confidence: str
    exempt: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit, how it stands, and what it answered as far as it is seen."""

    unit: Unit
    turn: str
    tone: Status
    answers: tuple[AnswerRow, ...]
    may_answer: bool = False


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order: how far it has come, and how many of those asked have answered."""

    order: Order
    stage: str
    tone: Status
    form: str
    answered: int
    asked: int


def order_row(order: Order, units: Sequence[UnitRow], *, on: date) -> OrderRow:
    """One order with its units."""
    stage = OrderStage(order.stage)
    answered = sum(bool(row.answers) for row in units)
    turn = turn_on(on, due=order.due, answered=None, stage=stage)
    tone = Status.MET if units and answered == len(units) else _TONES[turn]
    return OrderRow(
        order=order,
        stage=order_stage_word(stage) if stage is not OrderStage.ASKED else turn_word(turn),
        tone=tone,
        form=answer_form_word(Form(order.form)),
        answered=answered,
        asked=len(units),
    )


def unit_rows(
    order: Order,
    units: Iterable[Unit],
    answers: Mapping[UUID, Sequence[Answer]],
    *,
    may_answer: frozenset[UUID] = frozenset(),
    on: date,
) -> list[UnitRow]:
    """Each unit of an order, how it stands on the day `on`, and its answers."""
    rows = []
    for unit in units:
        given = answers.get(unit.id, ())
        first = min((one.given_at.date() for one in given), default=None)
        turn = turn_on(on, due=order.due, answered=first, stage=OrderStage(order.stage))
        rows.append(
            UnitRow(
                unit=unit,
                turn=turn_word(turn),
                tone=_TONES[turn],
                answers=tuple(answer_row(one) for one in given),
                may_answer=unit.id in may_answer,
            )
        )
    return rows


def answer_row(answer: Answer) -> AnswerRow:
    """One answer in words."""
    figure = ""
    if answer.number is not None:
        number = formats.number(answer.number, decimals=DECIMALS)
        figure = f"{number} {answer.measured_in}"
    return AnswerRow(
        answer=answer,
        figure=figure,
        trend=trend_word(Trend(answer.trend)),
        confidence=confidence_word(Confidence(answer.confidence)),
        exempt=answer.openness == Openness.EXEMPT,
    )
