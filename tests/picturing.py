"""Values of situation pictures for tests: Lørenskog's three counts, and parts around them."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.observations import Observation, Provenance, Series, Unit
from samrad.core.openness.levels import Marking, Openness
from samrad.core.pictures.figures import Chosen, Known, ToldFigure, tell
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Part, Picture

_HERE = UUID(int=7)
SPRING = Period(date(2019, 1, 1), date(2019, 5, 28))
SLIDE = {2017: 776.0, 2018: 681.0, 2019: 702.0}


def which(name: str) -> UUID:
    """The same identifier for the same name, so that two runs hold the same bytes."""
    return uuid5(_HERE, name)


def springs(counts: dict[int, float] = SLIDE, unit: Unit = Unit.CASES) -> Series:
    """Cases from 1 January to 28 May of several years."""
    points = tuple(
        Observation(
            "alle", "3222", Period(date(year, 1, 1), date(year, 5, 28)), float(count), unit
        )
        for year, count in counts.items()
    )
    told = Provenance("Øst politidistrikt", date(2024, 12, 2), date(2019, 5, 28))
    return Series("alle", "Anmeldte saker", "3222", unit, points, told)


def told(series: Series, **said: object) -> ToldFigure:
    """What a picture tells of a series in the spring of 2019."""
    chosen = Chosen(which("figure"), "alle", "3222", SPRING)
    known = Known((series,), {"3222": "Lørenskog"}, papers=(which("paper"),))
    return replace(tell(chosen, known), **said)  # type: ignore[arg-type]  # a test's own words


def part(area: str = "Trygghet", **said: object) -> Part:
    """One open part of a picture."""
    kind = said.pop("kind", PartKind.AREA)
    given = {"marking": Marking(Openness.OPEN), **said}
    return Part(which(f"{kind} {area}"), kind, area, **given)  # type: ignore[arg-type]  # as above


def picture(*parts: Part, country: Country = Country.NORWAY) -> Picture:
    """A picture of these parts."""
    return Picture(
        council="Politirådet i Lørenskog",
        country=country,
        language="nb",
        meeting="1/25",
        day=date(2025, 2, 11),
        as_of=date(2025, 1, 20),
        version=1,
        parts=parts,
    )
