"""A figure in a picture: which series was chosen, what it is held against, what was found."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from samrad.core.basics.periods import Period
from samrad.core.figures.compared import Comparison, Finding, between, finding
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Provenance, Series, Unit
from samrad.core.figures.span import same_period

_MOST_YEARS = 10
# So many years hardly change how many live in a place.
_NEAR = 2
# Of these a place with more people has more; without the number of people they say nothing
# of two places side by side.
_COUNTED = frozenset({Unit.CASES, Unit.CASES_A_YEAR, Unit.PERSONS, Unit.HOURS, Unit.KRONER})


class Against(StrEnum):
    """What a figure is held against."""

    EARLIER = "earlier"  # the same period of earlier years
    DISTRICT = "district"
    SIMILAR = "similar"  # municipalities like this one
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A series somebody chose for a part of a picture.

    Attributes:
        id: Which choice.
        indicator: The code of what is counted.
        place: The code of where.
        period: The period the figure is of; both ends are known.
        against: What it is held against.
        years: How many earlier years, where that is what it is held against.
        places: The codes of the others, where it is held against other places.
    """

    id: UUID
    indicator: str
    place: str
    period: Period
    against: Against = Against.EARLIER
    years: int = 2
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The figure held against one other.

    Attributes:
        period: Of the other figure.
        place: Where the other figure is of, as a reader calls it; empty for the same place.
        finding: What may be said of the two; `finding.now` is always the chosen figure.
    """

    period: Period
    place: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as a picture tells it.

    Attributes:
        id: Which choice it is.
        label: What is counted, as a reader calls it.
        place: Where, as a reader calls it.
        unit: What one of it is.
        period: Of when.
        now: The figure, or why it is not shown.
        against: What it is held against.
        compared: Each comparison, the oldest period first.
        provenance: Where it comes from; None where no figure is to be seen.
        papers: The papers it came in; who may see it hangs on them. None for official
            statistics.
    """

    id: UUID
    label: str
    place: str
    unit: Unit
    period: Period
    now: Figure
    against: Against
    compared: tuple[Compared, ...] = ()
    provenance: Provenance | None = None
    papers: tuple[UUID, ...] = ()

    @property
    def main(self) -> Compared | None:
        """The comparison that is told first: with the period nearest to it."""
        return self.compared[-1] if self.compared else None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a chosen series and of those it is held against.

    Attributes:
        series: The series, one of each place; the chosen one among them.
        names: What a reader calls each place, by its code.
        papers: The papers the figures came in.
        people: How many live in each of the places, over time.
    """

    series: tuple[Series, ...]
    names: Mapping[str, str]
    papers: tuple[UUID, ...] = ()
    people: tuple[Series, ...] = ()


def tell(chosen: Chosen, known: Known) -> ToldFigure:
    """The figure with its comparisons, as far as the series are known.

    A series nobody may see here is a figure that is not released; a place without figures is
    no comparison, rather than a nought.
    """
    own = _of(known.series, chosen.place)
    name = known.names.get(chosen.place, chosen.place)
    if own is None:
        hidden = Hidden(Why.NOT_RELEASED)
        return ToldFigure(
            chosen.id, "", name, Unit.CASES, chosen.period, hidden, chosen.against
        )
    if chosen.against is Against.EARLIER:
        now, compared = _earlier(chosen, own)
    else:
        own = _for_each_1000(own, known)
        now, compared = _elsewhere(chosen, own, known)
    return ToldFigure(
        id=chosen.id,
        label=own.label,
        place=name,
        unit=own.unit,
        period=chosen.period,
        now=now,
        against=chosen.against,
        compared=compared,
        provenance=own.provenance,
        papers=known.papers,
    )


def periods_offered(series: Series) -> tuple[Period, ...]:
    """The periods of a series a figure can be chosen of, the latest first."""
    whole = {one.period for one in series.points if one.period.until is not None}
    return tuple(sorted(whole, key=lambda one: (one.until or one.since, one.since)))[::-1]


def _of(series: Iterable[Series], place: str) -> Series | None:
    return next((one for one in series if one.place == place), None)


def _ends(period: Period) -> tuple[date, date]:
    assert period.until is not None  # noqa: S101 -- a choice names both ends
    return period.since, period.until


def _earlier(chosen: Chosen, own: Series) -> tuple[Figure, tuple[Compared, ...]]:
    first, last = _ends(chosen.period)
    if (last - first) >= timedelta(days=365):
        return _earlier_long(chosen, own)
    years = range(first.year - min(chosen.years, _MOST_YEARS), first.year + 1)
    spans = same_period(own, first, last, years)
    now = spans.of(first.year).figure
    compared = tuple(
        Compared(
            Period(span.first, span.last),
            "",
            between(spans, span.year, first.year, Comparison(unit=own.unit)),
        )
        for span in spans.spans
        if span.year != first.year and _is_known(span.figure)
    )
    return now, compared


def _is_known(figure: Figure) -> bool:
    return not (isinstance(figure, Hidden) and figure.why is Why.NOT_COLLECTED)


def _earlier_long(chosen: Chosen, own: Series) -> tuple[Figure, tuple[Compared, ...]]:
    """A period of a year and more is compared with the earlier periods of the source itself."""
    now = _at(own, chosen.period)
    before = [
        one
        for one in own.points
        if one.period.until is not None and one.period.until < chosen.period.since
    ][-chosen.years :]
    compared = tuple(
        Compared(one.period, "", finding(one.cell, now, _how(own, one.period, chosen.period)))
        for one in before
    )
    return now, compared


def _how(own: Series, before: Period, now: Period) -> Comparison:
    between_them = tuple(
        one
        for one in own.provenance.breaks
        if before.since < one.on <= (now.until or now.since)
    )
    return Comparison(unit=own.unit, breaks=between_them)


def _for_each_1000(series: Series, known: Known) -> Series:
    if series.unit not in _COUNTED:
        return series
    return per_1000(series, known.people) or series


def _elsewhere(
    chosen: Chosen, own: Series, known: Known
) -> tuple[Figure, tuple[Compared, ...]]:
    now = _at(own, chosen.period)
    there = (_of(known.series, place) for place in chosen.places)
    others = (_for_each_1000(one, known) for one in there if one is not None)
    compared = tuple(
        Compared(
            chosen.period,
            known.names.get(one.place, one.place),
            finding(_at(one, chosen.period), now, Comparison(unit=own.unit)),
        )
        for one in others
        if one.unit is own.unit and own.unit not in _COUNTED
    )
    return now, compared


def _at(series: Series, period: Period) -> Figure:
    cell = series.at(period)
    return Hidden(Why.NOT_COLLECTED) if cell is None else cell


def per_1000(cases: Series, people: Sequence[Series]) -> Series | None:
    """Cases for each thousand inhabitants, where it is known how many live there.

    The people of the year nearest to the end of the period are reckoned with, at most two
    years from it: a municipality that got a new number is counted under it from then on.
    """
    points = []
    for one in cases.points:
        number = living_in(people, cases.place, (one.period.until or one.period.since).year)
        if number:
            cell = one.cell if isinstance(one.cell, Hidden) else 1000 * one.cell / number
            points.append(replace(one, cell=cell, unit=Unit.PER_1000))
    return replace(cases, unit=Unit.PER_1000, points=tuple(points)) if points else None


def living_in(people: Iterable[Series], place: str, year: int) -> float:
    """How many lived there in a year, or at most two years from it; 0 where nobody knows."""
    living = _of(people, place)
    near = [
        (abs(one.period.since.year - year), one.cell)
        for one in (living.points if living else ())
        if not isinstance(one.cell, Hidden) and one.cell > 0
    ]
    years, number = min(near, default=(math.inf, 0.0))
    return number if years <= _NEAR else 0.0
