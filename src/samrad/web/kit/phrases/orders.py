"""The words of knowledge orders: forms, trends, confidence, and how a unit stands."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samrad.core.orders.answers import Confidence, Trend
from samrad.core.orders.asking import Form
from samrad.core.orders.stages import OrderStage, Turn
from samrad.web.kit.phrases.words import Word

_STAGES: Mapping[OrderStage, Word] = {
    OrderStage.ASKED: pgettext_lazy("a knowledge order", "asked"),
    OrderStage.CLOSED: pgettext_lazy("a knowledge order", "closed"),
    OrderStage.WITHDRAWN: pgettext_lazy("a knowledge order", "withdrawn"),
}
_TURNS: Mapping[Turn, Word] = {
    Turn.WAITING: pgettext_lazy("a unit that is asked", "not answered yet"),
    Turn.OVERDUE: pgettext_lazy("a unit that is asked", "overdue"),
    Turn.ANSWERED: pgettext_lazy("a unit that is asked", "answered"),
    Turn.ANSWERED_LATE: pgettext_lazy("a unit that is asked", "answered late"),
    Turn.NOT_ANSWERED: pgettext_lazy("a unit that is asked", "did not answer"),
}
_FORMS: Mapping[Form, Word] = {
    Form.FIGURE: _("A figure"),
    Form.TEXT: _("A text"),
    Form.EITHER: _("A figure or a text"),
}
_TRENDS: Mapping[Trend, Word] = {
    Trend.UP: pgettext_lazy("a trend", "rising ↑"),
    Trend.LEVEL: pgettext_lazy("a trend", "level →"),
    Trend.DOWN: pgettext_lazy("a trend", "falling ↓"),
    Trend.UNKNOWN: pgettext_lazy("a trend", "not known"),
}
_CONFIDENCE: Mapping[Confidence, Word] = {
    Confidence.HIGH: _("high: registered, and complete"),
    Confidence.MEDIUM: _("medium: registered in part, or asked of some"),
    Confidence.LOW: _("low: what has been seen and told"),
}


def order_stage_word(stage: OrderStage) -> str:
    """How far a knowledge order has come."""
    return str(_STAGES[stage])


def turn_word(turn: Turn) -> str:
    """How a unit stands with what it is asked."""
    return str(_TURNS[turn])


def answer_form_word(form: Form) -> str:
    """How an answer is wanted."""
    return str(_FORMS[form])


def trend_word(trend: Trend) -> str:
    """Which way it goes."""
    return str(_TRENDS[trend])


def confidence_word(confidence: Confidence) -> str:
    """How sure an answer is."""
    return str(_CONFIDENCE[confidence])
