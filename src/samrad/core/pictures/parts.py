"""The parts of a situation picture: the focus areas, and what a country's law asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.countries import Country


class PartKind(StrEnum):
    """What a part is about."""

    # One of the areas the agreement names.
    AREA = "area"
    # What crime there is, how much of it, and what it leads to.
    CRIME = "crime"
    # What else is known and matters: schools, housing, how safe people feel.
    INFORMATION = "information"
    # What both mean, taken together.
    ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class AskedByLaw:
    """A part that has to be there, and may not be empty.

    Attributes:
        kind: Which part.
        cite: The paragraph that asks for it.
    """

    kind: PartKind
    cite: str


# Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete, 4 §: a picture with a
# survey of crime, its extent and consequences (1), other relevant information (2), and an
# analysis of both (3). Norway's law asks for none.
_SWEDEN = "lag (2023:196) 4 §"
BY_LAW: Mapping[Country, tuple[AskedByLaw, ...]] = {
    Country.NORWAY: (),
    Country.SWEDEN: (
        AskedByLaw(PartKind.CRIME, f"{_SWEDEN} 1"),
        AskedByLaw(PartKind.INFORMATION, f"{_SWEDEN} 2"),
        AskedByLaw(PartKind.ANALYSIS, f"{_SWEDEN} 3"),
    ),
}


@dataclass(frozen=True, slots=True)
class Begun:
    """A part as a picture begins with it.

    Attributes:
        kind: What it is about.
        area: The focus area, in the words of the agreement; empty for what the law asks for.
    """

    kind: PartKind
    area: str = ""


def parts_to_begin(country: Country, areas: Iterable[str]) -> tuple[Begun, ...]:
    """What a new picture holds: what the law asks for, then each focus area."""
    by_law = (Begun(one.kind) for one in BY_LAW[country])
    return (*by_law, *(Begun(PartKind.AREA, area) for area in dict.fromkeys(areas)))
