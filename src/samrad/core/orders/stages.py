"""The stages of a knowledge order, and how each unit stands with its answer."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from samrad.core.basics.refusals import Refusal


class OrderStage(StrEnum):
    """How far an order has come."""

    ASKED = "asked"  # units answer, also after its day
    CLOSED = "closed"  # the council has what it needs
    WITHDRAWN = "withdrawn"  # nobody answers any more, because


class Turn(StrEnum):
    """How one unit stands with what it was asked, as seen on a day."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    NOT_ANSWERED = "not_answered"  # and nobody waits for it any more


ORDER_STEPS: Mapping[OrderStage, frozenset[OrderStage]] = {
    OrderStage.ASKED: frozenset({OrderStage.CLOSED, OrderStage.WITHDRAWN}),
    # Asked again, when more is to be known.
    OrderStage.CLOSED: frozenset({OrderStage.ASKED}),
    OrderStage.WITHDRAWN: frozenset(),
}


def why_not_order(stage: OrderStage, to: OrderStage) -> Refusal | None:
    """Why an order at `stage` does not come to `to`, or None if it does."""
    if to in ORDER_STEPS[stage]:
        return None
    return Refusal("order.wrong_stage", {"stage": stage})


def why_not_answer_at(stage: OrderStage) -> Refusal | None:
    """Why nobody answers an order at `stage`, or None if its units do."""
    if stage is OrderStage.ASKED:
        return None
    return Refusal("order.wrong_stage", {"stage": stage})


def turn_on(day: date, *, due: date, answered: date | None, stage: OrderStage) -> Turn:
    """How a unit stands on `day`, given the day of its first answer, if it gave one.

    An answer after `day` counts as not yet given, so that last spring is seen as it was.
    """
    if answered is not None and answered <= day:
        return Turn.ANSWERED if answered <= due else Turn.ANSWERED_LATE
    if stage is not OrderStage.ASKED:
        return Turn.NOT_ANSWERED
    return Turn.OVERDUE if day > due else Turn.WAITING
