"""What is new since the picture before, and which figures have changed against last year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.files.places import places_named
from samrad.core.figures.findings import Changed, Changes
from samrad.core.figures.harm import HarmTable
from samrad.core.figures.observations import Series
from samrad.core.pictures.changed import PartChange, changes_since, difference
from samrad.core.pictures.figures import Against, Compared, ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Picture as Told
from samrad.core.pictures.withdrawn import any_withdrawn, without_withdrawn
from samrad.core.places.events import is_summed
from samrad.records.figures.queries import series_by_source
from samrad.records.pictures import queries
from samrad.records.pictures.models import Picture
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.pictures.finding import picture_called
from samrad.web.desk.pictures.views import around, note_reading
from samrad.web.kit import clock
from samrad.web.kit.phrases.figures import figure_in_words
from samrad.web.kit.phrases.pictures import (
    compared_sentence,
    figure_sentence,
    harm_sentence,
    part_word,
    period_in_words,
    statement_word,
)

_YEAR = timedelta(days=365)
# A series is no choice of anybody's.
_NONE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A part in which something is new: its name, and what, as rows of before and now."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """A series with its sentence; whether it has changed more than chance would do.

    What that weighs is told where the council has adopted weights.
    """

    title: str
    sentence: str
    harm: str
    found: bool


@require_GET
@signed_in
def changes(request: SignedIn, slug: str, year: int, number: int) -> HttpResponse:
    """What is new since the last picture, and what the figures say of it."""
    at = here(request, slug)
    found = picture_called(at, year, number)
    version = queries.version_of(found)
    now = queries.as_it_stands(found, version, on=clock.today())
    note_reading(request, found, now)
    before = queries.version_before(found)
    then = queries.frozen(before, {}) if before else None
    period, changed = _series_changed(found, now.weights)
    context = {
        **around(at, found),
        "before": before,
        "changes": _changed(then, now),
        "withdrawn": any(any_withdrawn(one) for one in (then, now) if one),
        "period": period_in_words(period) if period else "",
        "series": _ranked(changed, now.weights, Country(at.council.country)),
        "tested": changed.tested if changed else 0,
        "weights": now.weights,
    }
    return render(request, "desk/pictures/changes.html", context)


def _changed(then: Told | None, now: Told) -> list[ChangeShown]:
    """What is said differently; of what is released no longer nothing is said."""
    if then is None:
        return []
    told = difference(without_withdrawn(then), without_withdrawn(now))
    return [_shown(one) for one in told]


def _series_changed(
    found: Picture, weights: HarmTable | None
) -> tuple[Period | None, Changes | None]:
    """Every series both parties are shown, over the period most of them end with."""
    told = series_by_source(found.council, on=found.as_of, shown_on=clock.today())
    series = [one for some in told.values() for one in some if not is_summed(one.indicator)]
    period = _latest(series)
    if period is None:
        return None, None
    return period, changes_since(series, period, weights=weights)


def _latest(series: Iterable[Series]) -> Period | None:
    """The period, shorter than a year, that most series end with; of several the latest."""
    ends = Counter(
        last
        for one in series
        if (last := one.points[-1].period).until is not None and last.until - last.since < _YEAR
    )
    if not ends:
        return None
    return max(ends, key=lambda one: (ends[one], one.until or date.min, one.since))


def _ranked(
    changed: Changes | None, weights: HarmTable | None, country: Country
) -> list[SeriesShown]:
    if changed is None:
        return []
    names = places_named([one.series.place for one in changed.ranked], country)
    return [_one(one, names.get(one.series.place, ""), weights) for one in changed.ranked]


def _one(changed: Changed, place: str, weights: HarmTable | None) -> SeriesShown:
    series = changed.series
    before, now = (one.period for one in series.points)
    told = ToldFigure(
        id=_NONE,
        label=series.label,
        place=place,
        unit=series.unit,
        period=now,
        now=changed.finding.now,
        against=Against.EARLIER,
    )
    sentence = compared_sentence(told, Compared(before, "", changed.finding))
    title = f"{series.label}, {place}" if place else series.label
    harm = harm_sentence(changed.harm, weights.unit) if weights and changed.harm else ""
    return SeriesShown(title, sentence, harm, found=changed.at_least != 0)


def _shown(change: PartChange) -> ChangeShown:
    rows = [(statement_word(one.what), one.before, one.now) for one in change.texts]
    rows += [(one.label, "", figure_sentence(one)) for one in change.new]
    rows += [
        (now.label, _in_short(before), figure_sentence(now)) for before, now in change.moved
    ]
    rows += [(one.label, _in_short(one), "") for one in change.gone]
    if change.began:
        rows.insert(0, (_("The part"), "", _("is new")))
    if change.ended:
        rows.insert(0, (_("The part"), _("was there"), ""))
    title = change.area or (part_word(change.kind) if change.kind is not PartKind.AREA else "")
    return ChangeShown(title, tuple(rows))


def _in_short(figure: ToldFigure) -> str:
    return f"{figure_in_words(figure.now)}, {period_in_words(figure.period)}"
