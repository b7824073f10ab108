"""Choosing a figure for a part: a series, a period of it, what it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samrad.actions.picture_parts import NewFigure
from samrad.actions.reading_figures import own_place
from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.files.places import places_named
from samrad.core.figures.observations import Series
from samrad.core.pictures.figures import Against, periods_offered
from samrad.core.places.events import is_summed
from samrad.records.councils.models import Council
from samrad.records.figures.queries import national_by_key, series_by_source
from samrad.web.kit.choices import offer
from samrad.web.kit.phrases.pictures import against_what_word, period_in_words

_MOST_PERIODS = 24


@dataclass(frozen=True, slots=True)
class Offered:
    """A series there is to choose.

    Attributes:
        key: How the form names it.
        source: The council's source; None for official statistics.
        statistic: The key of the table of official statistics.
        series: The series itself.
    """

    key: str
    source: UUID | None
    statistic: str
    series: Series


def offered(council: Council, *, as_of: date) -> list[Offered]:
    """Every series the reader sees of the council and of its municipality. Four queries."""
    found: list[tuple[UUID | None, str, Series]] = [
        (source, "", one)
        for source, some in series_by_source(council, on=as_of).items()
        for one in some
        if not is_summed(one.indicator)
    ]
    place = own_place(council, on=as_of)
    if place:
        found += [
            (None, key, one)
            for key, some in national_by_key([place], on=as_of).items()
            for one in some
        ]
    return [Offered(str(nth), *one) for nth, one in enumerate(found)]


class SeriesForm(forms.Form):
    """Which series."""

    series = forms.ChoiceField(label=_("Which figure?"))

    def __init__(
        self, series: Sequence[Offered], country: Country, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = places_named([one.series.place for one in series if one.series.place], country)
        by_source: dict[str, list[tuple[str, str]]] = {}
        for one in series:
            place = names.get(one.series.place, "")
            label = f"{one.series.label}, {place}" if place else one.series.label
            by_source.setdefault(one.series.provenance.source, []).append((one.key, label))
        offer(self, "series", list(by_source.items()))


class FigureForm(forms.Form):
    """Which period of the series, and what it is held against."""

    series = forms.CharField(widget=forms.HiddenInput)
    period = forms.ChoiceField(label=_("Of which period?"))
    against = forms.ChoiceField(
        label=_("Held against"),
        help_text=_(
            "Other places are compared where the figure is a rate, or where it is known how "
            "many live there."
        ),
    )
    places = forms.RegexField(
        r"^\d{4}( *, *\d{4})*$",
        label=_("Which municipalities?"),
        help_text=_("Their numbers with commas between, for similar municipalities."),
        error_messages={"invalid": _("Write numbers of four digits with commas between.")},
        max_length=200,
        required=False,
    )

    def __init__(self, chosen: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["series"] = chosen.key
        self.chosen = chosen
        self.periods = periods_offered(chosen.series)[:_MOST_PERIODS]
        offer(self, "period", [(str(n), period_in_words(p)) for n, p in _numbered(self)])
        offer(self, "against", [(one.value, against_what_word(one)) for one in self._kinds()])

    def new_figure(self) -> NewFigure:
        """What the form says. Call only when the form is valid."""
        data, chosen = self.cleaned_data, self.chosen
        period = self.periods[int(data["period"])]
        against = Against(data["against"])
        named = tuple(one.strip() for one in data["places"].split(",") if one.strip())
        return NewFigure(
            source=chosen.source,
            statistic=chosen.statistic,
            indicator=chosen.series.indicator,
            place=chosen.series.place,
            since=period.since,
            until=period.until or period.since,
            against=against,
            places=("",) if against is Against.COUNTRY else named,
        )

    def _kinds(self) -> tuple[Against, ...]:
        if self.chosen.statistic:
            return (Against.EARLIER, Against.COUNTRY, Against.SIMILAR)
        return (Against.EARLIER, Against.DISTRICT, Against.SIMILAR)


def _numbered(form: FigureForm) -> list[tuple[int, Period]]:
    return list(enumerate(form.periods))
