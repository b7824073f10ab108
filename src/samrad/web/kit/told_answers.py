"""What a unit answered, as a picture shows it: what, how sure, which way, from where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samrad.core.orders.answers import DECIMALS, Given
from samrad.web.kit import formats
from samrad.web.kit.phrases import confidence_word, trend_word
from samrad.web.kit.phrases.pictures import period_in_words


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer in words.

    Attributes:
        title: Who says so, and what was asked.
        figure: The figure with what it counts; empty where it is a text.
        text: The answer in words.
        note: Of when it is, which way it goes, how sure it is, where it comes from.
    """

    title: str
    figure: str
    text: str
    note: str


def shown_answer(given: Given) -> AnswerShown:
    """The answer as the reader's language tells it."""
    said = given.answer
    figure = ""
    if said.figure is not None:
        number = formats.number(float(said.figure.number), decimals=DECIMALS)
        figure = f"{number} {said.figure.measured_in}"
    asked = {"unit": given.unit, "question": given.question}
    facts = {
        "period": period_in_words(said.period),
        "trend": trend_word(said.trend),
        "sure": confidence_word(said.confidence),
        "source": said.source,
    }
    note = _("%(period)s · trend: %(trend)s · confidence %(sure)s · from: %(source)s")
    return AnswerShown(
        title=_("%(unit)s, asked: %(question)s") % asked,
        figure=figure,
        text=said.text,
        note=note % facts,
    )
