"""The counts a public picture would tell, each with what it counts, where and when.

A figure tells several: its own, and one for each thing it is held against. A rate tells one,
too: how many live in a place everybody can look up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Series, Unit
from samrad.core.pictures.figures import ToldFigure, living_in

# Counts from 1 to under this point at somebody.
FEWEST_SHOWN = 5
# A rate is a count over inhabitants, but for how numbers are kept.
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Where:
    """Which number of a picture: a figure's own, or that of one of its comparisons.

    Attributes:
        figure: The figure.
        nth: Which comparison; -1 for the figure itself.
    """

    figure: UUID
    nth: int = -1


@dataclass(frozen=True, slots=True)
class Places:
    """What everybody can look up about the places of a picture.

    Attributes:
        codes: The code of a place by what a reader calls it; the whole country is "".
        people: How many live in each place, over time.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure that was published before: as it was found, and as residents saw it."""

    found: ToldFigure
    seen: ToldFigure


@dataclass(frozen=True, slots=True)
class Count:
    """One number as a count of cases.

    Attributes:
        at: Where it stands; None where it stands in a picture published before.
        edition: 0 for the picture on its way out, another number for each published before.
        source: Who counted.
        unit: What one of it is.
        years: Over how many years a mean is taken; 1 for a plain count.
        what: What is counted, as a reader calls it.
        place: The code of where.
        period: Of when.
        amount: How many in all of those years; None where the source itself hides it.
        out: Whether it was published before as a number.
    """

    at: Where | None
    edition: int
    source: str
    unit: Unit
    years: int
    what: str
    place: str
    period: Period
    amount: float | None
    out: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it points at somebody; what its source hides is taken to do so."""
        return self.amount is None or 0 < self.amount < FEWEST_SHOWN * self.years - _NEAR

    @property
    def is_whole(self) -> bool:
        """Whether it is a number of cases, and no mean or rate rounded by its source."""
        return self.amount is None or abs(self.amount - round(self.amount)) < _NEAR


def counts_in(
    figures: Iterable[ToldFigure], earlier: Sequence[Earlier], places: Places
) -> tuple[Count, ...]:
    """Every count in the figures of a picture, and in those that were published before."""
    now = [
        one
        for figure in figures
        for where, period, place, cell in _numbers(figure)
        if (one := _count(figure, period, place, cell, places, at=where)) is not None
    ]
    return (*now, *_published(earlier, places))


def _published(earlier: Sequence[Earlier], places: Places) -> Iterator[Count]:
    for edition, both in enumerate(earlier, 1):
        shown = (cell for _, _, _, cell in _numbers(both.seen))
        for (_, period, place, cell), seen in zip(_numbers(both.found), shown, strict=True):
            out = not isinstance(seen, Hidden)
            one = _count(both.found, period, place, cell, places, edition=edition, out=out)
            if one is not None:
                yield one


def _numbers(figure: ToldFigure) -> Iterator[tuple[Where, Period, str, Figure]]:
    yield Where(figure.id), figure.period, figure.place, figure.now
    for nth, one in enumerate(figure.compared):
        place = one.place or figure.place
        yield Where(figure.id, nth), one.period, place, one.finding.before


def _count(  # noqa: PLR0913 -- what a count is made of, each named
    figure: ToldFigure,
    period: Period,
    place: str,
    cell: Figure,
    places: Places,
    *,
    at: Where | None = None,
    edition: int = 0,
    out: bool = False,
) -> Count | None:
    if isinstance(cell, Hidden) and cell.why not in (Why.TOO_FEW, Why.PROTECTS_ANOTHER):
        return None
    code = places.codes.get(place, place)
    people = living_in(places.people, code, (period.until or period.since).year)
    source = figure.provenance.source if figure.provenance else ""
    told = None if isinstance(cell, Hidden) else cell
    unit, years, over = figure.unit, 1, 1.0
    if unit is Unit.CASES_A_YEAR:
        years = (period.until or period.since).year - period.since.year + 1
        over = years
    elif unit is Unit.PER_1000 and people:
        unit, over = Unit.CASES, people / 1000
    elif unit not in (Unit.CASES, Unit.PERSONS):
        return None
    amount = None if told is None else told * over
    what = figure.label.casefold()
    return Count(at, edition, source, unit, years, what, code, period, amount, out)
