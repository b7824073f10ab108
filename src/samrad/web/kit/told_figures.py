"""A figure of a picture as it is shown: its sentence, a chart with its table, its source."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, Provenance
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.withdrawn import Withdrawn
from samrad.web.kit import formats
from samrad.web.kit.charts.values import Bars, Chart, Point, Words
from samrad.web.kit.phrases.figures import break_word, figure_in_words, unit_word
from samrad.web.kit.phrases.pictures import (
    compared_sentence,
    figure_sentence,
    period_in_words,
    place_called,
)


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure in words.

    Attributes:
        id: Which choice it is.
        title: What is counted, and where.
        sentence: What is told first.
        others: The other comparisons, sentence by sentence.
        chart: The figure and those it is held against; None where there is but one number.
        notes: Where it comes from and how it was counted.
    """

    id: UUID
    title: str
    sentence: str
    others: tuple[str, ...]
    chart: Chart | None
    notes: tuple[str, ...]


def shown_figure(figure: ToldFigure) -> FigureShown:
    """The figure as the reader's language tells it."""
    if isinstance(figure.now, Withdrawn):
        return _withdrawn(figure, figure.now)
    title = _("%(label)s, %(place)s") % {
        "label": figure.label,
        "place": place_called(figure.place),
    }
    return FigureShown(
        id=figure.id,
        title=title if figure.place else figure.label,
        sentence=figure_sentence(figure),
        others=tuple(compared_sentence(figure, one) for one in figure.compared[-2::-1]),
        chart=_chart(figure, title),
        notes=provenance_notes(figure.provenance) if figure.provenance else (),
    )


def _withdrawn(figure: ToldFigure, gone: Withdrawn) -> FigureShown:
    """That a figure stood here, until when, and nothing of it."""
    said = _("A figure stood here. Its release has been withdrawn, so it is no longer shown.")
    if gone.on and gone.ran_out:
        said = _("A figure stood here. Its release ran out %(day)s, so it is no longer shown.")
    elif gone.on:
        said = _("A figure stood here. Its release was withdrawn %(day)s, so it is not shown.")
    said %= {"day": formats.day(gone.on)} if gone.on else {}
    return FigureShown(figure.id, _("A figure that is no longer shown"), said, (), None, ())


def provenance_notes(told: Provenance) -> tuple[str, ...]:
    """Where figures come from, when they were delivered, how they were counted."""
    notes = [source_line(told)]
    if told.cutoff:
        notes.append(_("Counted until %(day)s.") % {"day": formats.day(told.cutoff)})
    if told.geography:
        notes.append(_("Place: %(what)s.") % {"what": told.geography})
    if told.counting:
        notes.append(_("Counted: %(how)s.") % {"how": told.counting.rstrip(".")})
    notes += (
        _("From %(day)s on, %(why)s.")
        % {"day": formats.day(one.on), "why": break_word(one.why)}
        for one in told.breaks
    )
    return tuple(notes)


def source_line(told: Provenance) -> str:
    """The source, and the day its figures came."""
    return _("%(source)s, delivered %(day)s.") % {
        "source": told.source,
        "day": formats.day(told.delivered),
    }


def _chart(figure: ToldFigure, title: str) -> Chart | None:
    points = _points(figure)
    if len(points) < 2 or not any(point.value is not None for point in points):
        return None
    source = source_line(figure.provenance) if figure.provenance else ""
    along = _("Period") if not any(one.place for one in figure.compared) else _("Place")
    words = Words(
        title=f"{title}, {period_in_words(figure.period)}",
        sentence=figure_sentence(figure),
        along=along,
        unit=_first_large(unit_word(figure.unit)),
        source=source,
        language=get_language() or "nb",
    )
    return Bars(words, points)


def _points(figure: ToldFigure) -> tuple[Point, ...]:
    own = _point(figure, figure.period, figure.place, figure.now, marked=True)
    others = tuple(
        _point(figure, one.period, one.place, one.finding.before) for one in figure.compared
    )
    # Years run on towards the figure; of places it comes first.
    places = any(one.place for one in figure.compared)
    return (own, *others) if places else (*others, own)


def _point(
    figure: ToldFigure, period: Period, place: str, cell: Figure, *, marked: bool = False
) -> Point:
    places = any(one.place for one in figure.compared)
    label = place_called(place) if places else _year(figure, period)
    value = None if isinstance(cell, Hidden) else cell
    return Point(label, value, figure_in_words(cell), marked=marked)


def _year(figure: ToldFigure, period: Period) -> str:
    """A year is enough where every period is the same stretch of one."""
    starts = {
        (one.since.month, one.since.day)
        for one in (figure.period, *(each.period for each in figure.compared))
    }
    until = period.until or period.since
    alone = len(starts) == 1 and period.since.year == until.year
    return str(period.since.year) if alone else period_in_words(period)


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
