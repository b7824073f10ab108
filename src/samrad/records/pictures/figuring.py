"""The figures chosen for pictures, with the series they are told from."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.files.places import places_named
from samrad.core.figures.observations import Series
from samrad.core.figures.official import POPULATION
from samrad.core.pictures.figures import Against, Chosen, Known, ToldFigure, tell
from samrad.records.councils.models import Council
from samrad.records.figures.queries import (
    national_by_key,
    papers_by_series,
    series_by_source,
)
from samrad.records.pictures.models import ChosenFigure

_BySource = dict[UUID | str, tuple[Series, ...]]


def told_figures(
    council: Council, rows: Sequence[ChosenFigure], *, as_of: date, shown_on: date
) -> dict[UUID, ToldFigure]:
    """Each chosen figure as both parties see it on `shown_on`. At most five queries.

    What one party alone sees is not told to it here either: a picture is the same for both.
    """
    if not rows:
        return {}
    places = {place for row in rows for place in (row.place, *row.places)}
    series = _series(council, rows, places, as_of=as_of, shown_on=shown_on)
    papers = papers_by_series(council, on=as_of, shown_on=shown_on)
    names = _names(places, Country(council.country))
    return {
        row.id: tell(
            chosen_of(row),
            Known(
                series=_of(series.get(row.source_id or row.statistic, ()), row.indicator),
                names=names,
                papers=_papers(papers, row),
                people=series.get(POPULATION.key, ()),
            ),
        )
        for row in rows
    }


def chosen_of(row: ChosenFigure) -> Chosen:
    """The choice a row holds."""
    return Chosen(
        id=row.id,
        indicator=row.indicator,
        place=row.place,
        period=Period(row.since, row.until),
        against=Against(row.against),
        years=row.years,
        places=tuple(row.places),
    )


def _series(
    council: Council,
    rows: Iterable[ChosenFigure],
    places: set[str],
    *,
    as_of: date,
    shown_on: date,
) -> _BySource:
    sources = {row.source_id for row in rows if row.source_id}
    found: _BySource = {}
    if sources:
        told = series_by_source(
            council, on=as_of, sources=sources, places=places, shown_on=shown_on
        )
        found.update(told.items())
    keys = {row.statistic for row in rows if row.statistic}
    if keys:
        known = national_by_key(places, on=as_of, keys={*keys, POPULATION.key})
        found.update(known.items())
    return found


def _of(series: Iterable[Series], indicator: str) -> tuple[Series, ...]:
    return tuple(one for one in series if one.indicator == indicator)


def _papers(
    papers: dict[tuple[UUID, str], frozenset[UUID]], row: ChosenFigure
) -> tuple[UUID, ...]:
    if row.source_id is None:
        return ()
    return tuple(sorted(papers.get((row.source_id, row.indicator), frozenset())))


def _names(places: set[str], country: Country) -> dict[str, str]:
    """What a reader calls each place; the whole country by the code of the country."""
    return {**places_named([one for one in places if one], country), "": country}
