"""How each municipality stands among all: its rate, and what is usual for one of its size."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from samrad.core.basics.periods import Period
from samrad.core.figures.funnel import Funnel, funnel
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, Unit
from samrad.core.figures.rates import Rate, crude_rate

# Of these a rate can be made.
COUNTED = frozenset({Unit.CASES, Unit.CASES_A_YEAR})
# From fewer areas nobody knows how much areas differ.
FEWEST = 10
_PER = 1000
_YEAR = 365.25
# How far from what is expected all but five, and all but two in a thousand, lie by chance.
_Z95, _Z998 = 1.959964, 3.090232


class Usual(StrEnum):
    """Whether an area has what is usual for one of its size."""

    USUAL = "usual"
    MORE = "more"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Standing:
    """One area among all.

    Attributes:
        place: Its code.
        cell: The figure as it was published.
        people: Its inhabitants; None where nobody knows.
        rate: Cases a year for each 1 000 inhabitants, with its 95 % interval; None where the
            figure or the inhabitants are not known.
        expected: Cases it would have in the whole period with the rate of all; nan if unknown.
        ratio: Cases over those expected; nan if unknown.
        usual: What that means; None where it cannot be told.
    """

    place: str
    cell: Figure
    people: float | None = None
    rate: Rate | None = None
    expected: float = math.nan
    ratio: float = math.nan
    usual: Usual | None = None


@dataclass(frozen=True, slots=True)
class Standings:
    """All areas of one indicator and period.

    Attributes:
        all: Every area, by its code.
        rate: Of all that is compared with, cases a year for each 1 000; None if unknown.
        phi: How many times as much as chance the areas differ, 1 or more; nan where there are
            fewer than ten of them.
    """

    all: Mapping[str, Standing]
    rate: Rate | None
    phi: float

    @property
    def compared(self) -> tuple[Standing, ...]:
        """Those that have a ratio."""
        return tuple(one for one in self.all.values() if not math.isnan(one.ratio))


@dataclass(frozen=True, slots=True)
class Usually:
    """How far areas of one size usually lie from what is expected, as ratios.

    Attributes:
        expected: The size, in cases expected.
        low95: Where 95 in 100 begin; likewise the others.
    """

    expected: float
    low95: float
    high95: float
    low998: float
    high998: float


def standings(
    cells: Mapping[str, Figure], people: Mapping[str, float], *, unit: Unit, period: Period
) -> Standings:
    """Put the areas of one indicator and period beside each other, each with its own size.

    Args:
        cells: The figure of each area by code; "" is the whole, if it was published.
        people: Inhabitants by code, above zero, as far as they are known.
        unit: What one of a figure is: cases, or cases a year over several years.
        period: The days that were counted, with a last one.

    Returns:
        A standing for each area; without rates where cases are not what is counted.

    Raises:
        ValueError: A figure is negative or infinite.

    Assumes:
        Those who live there are about as many as those it happens to, and the inhabitants of
        one day stand for the whole period. An average of several years that was rounded is
        brought back to whole cases.

    Misleads when:
        A place has the cases of visitors and the inhabitants of its own: cabins, a motorway,
        a town centre. It stands out, and nothing is wrong with it.

    Source:
        Spiegelhalter (2005), Statistics in Medicine 24(8), 1185–1202 (funnels instead of
        rankings).
    """
    years = ((period.until or period.since) - period.since).days / _YEAR + 1 / _YEAR
    seen = {
        place: _rated(place, cell, people.get(place), unit, years)
        for place, cell in cells.items()
    }
    own = {place: one for place, one in seen.items() if place}
    rate = _of_all(seen.get(""), own.values(), unit, years)
    if rate is None or not rate.value:
        return Standings(own, rate, math.nan)
    return _compared(own, rate, unit, years)


def usually(phi: float, least: float, most: float, *, steps: int = 40) -> tuple[Usually, ...]:
    """How far areas usually lie from what is expected of them, from the smallest on.

    The bounds are where `funnel` says an area stands out, with `phi` reckoned in.

    Args:
        phi: As in `Standings`, above zero.
        least: The smallest number expected, above zero.
        most: The largest.
        steps: How many sizes in between, evenly on a logarithmic scale.

    Raises:
        ValueError: A size is not above zero, or the largest is the smaller one.
    """
    if not 0 < least <= most:
        raise ValueError(f"least, most: {least} to {most} is no stretch above zero")
    wide = math.sqrt(max(phi, 1.0))
    return tuple(
        Usually(size, *_bounds(size, _Z95 * wide), *_bounds(size, _Z998 * wide))
        for size in np.geomspace(least, most, steps).tolist()
    )


def similar(
    place: str, people: Mapping[str, float], *, factor: float = 1.5, at_most: int = 6
) -> tuple[str, ...]:
    """Areas of about the same size: of the same county first, then the nearest in size.

    Args:
        place: The code of the area; its first two digits are the county's.
        people: Inhabitants by code.
        factor: How many times as large or small another may be, above 1.
        at_most: How many are named.

    Returns:
        Codes; none where the inhabitants of the area are not known.
    """
    own = people.get(place)
    if not own:
        return ()
    apart = {
        code: abs(math.log(many / own))
        for code, many in people.items()
        if code not in {"", place} and many
    }
    near = [code for code, far in apart.items() if far <= math.log(factor)]
    near.sort(key=lambda code: (code[:2] != place[:2], apart[code], code))
    return tuple(near[:at_most])


def cases_in(cell: float, unit: Unit, years: float) -> float:
    """Whole cases of the whole period: of an average, as many as it was made of."""
    return float(round(cell * (round(years) if unit is Unit.CASES_A_YEAR else 1)))


def _rated(
    place: str, cell: Figure, people: float | None, unit: Unit, years: float
) -> Standing:
    if isinstance(cell, Hidden) or not people or unit not in COUNTED:
        return Standing(place, cell, people)
    rate = crude_rate(cases_in(cell, unit, years), people * years, per=_PER)
    return Standing(place, cell, people, rate)


def _of_all(
    whole: Standing | None, parts: Iterable[Standing], unit: Unit, years: float
) -> Rate | None:
    """The rate of the whole; where it was not published, of the parts that are shown."""
    if whole is not None and whole.rate:
        return whole.rate
    cases = many = 0.0
    for one in parts:
        if one.rate and one.people and not isinstance(one.cell, Hidden):
            cases += cases_in(one.cell, unit, years)
            many += one.people * years
    return crude_rate(cases, many, per=_PER) if many else None


def _compared(own: Mapping[str, Standing], rate: Rate, unit: Unit, years: float) -> Standings:
    rated = [one for one in own.values() if one.rate and one.people]
    cases = [cases_in(float(one.cell), unit, years) for one in rated]  # type: ignore[arg-type]  # what has a rate is no hidden figure
    expected = [rate.value / _PER * (one.people or 0) * years for one in rated]
    seen = funnel(cases, expected) if len(rated) >= FEWEST else None
    found = dict(own)
    for nth, one in enumerate(rated):
        found[one.place] = Standing(
            one.place, one.cell, one.people, one.rate,
            expected[nth], cases[nth] / expected[nth], _usual(seen, nth),
        )  # fmt: skip
    return Standings(found, rate, max(seen.phi, 1.0) if seen else math.nan)


def _usual(seen: Funnel | None, nth: int) -> Usual | None:
    if seen is None:
        return None
    if not seen.outlier[nth]:
        return Usual.USUAL
    return Usual.MORE if seen.z[nth] > 0 else Usual.FEWER


def _bounds(size: float, z: float) -> tuple[float, float]:
    """From 2(√O − √E) = ±z, as ratios of what is expected."""
    root = math.sqrt(size)
    return max(root - z / 2, 0.0) ** 2 / size, (root + z / 2) ** 2 / size
