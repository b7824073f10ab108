"""The public version of a picture as it is shown: to residents, and before it is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.figures.hidden import Why
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.public import (
    HiddenNumber,
    PublicPart,
    PublicPicture,
    told_in_words,
)
from samrad.web.kit.phrases import ground_words_of
from samrad.web.kit.phrases.figures import figure_in_words
from samrad.web.kit.phrases.pictures import (
    part_title,
    part_word,
    period_in_words,
    place_called,
)
from samrad.web.kit.phrases.words import Word
from samrad.web.kit.told_answers import AnswerShown, shown_answer
from samrad.web.kit.told_figures import FigureShown, shown_figure

_WHY: Mapping[Why, Word] = {
    Why.TOO_FEW: gettext_lazy("it is small"),
    Why.PROTECTS_ANOTHER: gettext_lazy("a small one could be worked out from it"),
}


@dataclass(frozen=True, slots=True)
class PublicPartShown:
    """A part as residents see it.

    Attributes:
        title: What stands above it.
        ground: On which ground it is exempt, in words; empty where it is open.
        told: What is stated.
        figures: Its figures; None where a figure stood that is released no longer.
        answers: What units answered.
    """

    title: str
    ground: str
    told: PublicPart
    figures: tuple[FigureShown | None, ...]
    answers: tuple[AnswerShown, ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenShown:
    """A number residents are not shown, as whoever publishes reads of it.

    Attributes:
        title: What is counted, where and when.
        number: The number.
        why: Why it is hidden.
    """

    title: str
    number: str
    why: str


def hidden_number(one: HiddenNumber) -> HiddenShown:
    """A hidden number in words, for the desk only."""
    place = place_called(one.place) if one.place else ""
    title = ", ".join(filter(None, (one.figure.label, place, period_in_words(one.period))))
    return HiddenShown(title, figure_in_words(one.number), str(_WHY[one.why]))


def said_in_words(public: PublicPicture, hidden: Iterable[HiddenNumber]) -> list[str]:
    """A sentence for each text that says a number as large as a hidden one."""
    return [
        _("The text of %(part)s says %(number)s.") % {"part": part_word(part), "number": number}
        for part, number in told_in_words(public, hidden)
    ]


def public_parts(
    public: PublicPicture, figures: Mapping[UUID, ToldFigure | None]
) -> list[PublicPartShown]:
    """Each part with its figures, as far as they are released to everyone today."""
    return [
        PublicPartShown(
            title=part_title(part),
            ground=ground_words_of(part.ground) if part.ground else "",
            told=part,
            figures=tuple(_shown(figures.get(one)) for one in part.figures),
            answers=tuple(shown_answer(one) for one in part.answers),
        )
        for part in public.parts
    ]


def _shown(figure: ToldFigure | None) -> FigureShown | None:
    return shown_figure(figure) if figure is not None else None
