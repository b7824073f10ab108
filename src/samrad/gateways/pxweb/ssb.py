"""What SSB says of Norwegian municipalities: offences (table 08487), population (07459)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.municipalities import ADDS_UP, last_day_in_force
from samrad.core.figures.observations import Observation, Unit
from samrad.gateways.pxweb.periods import period_of
from samrad.gateways.pxweb.refusing import unreadable

Numbers = NDArray[np.float64]

ALL_OFFENCES = "1AAAAA-9ZZZZz"
# The groups of today and what they are in SSB's own short words. The table has nine older ones
# beside them that stop at 2013-2014; after that they are not missing, they are over.
CURRENT = {
    ALL_OFFENCES: "alt",
    "1AAAAA-1ZZZZz": "eiendomstyveri",
    "4AAAAA-4ZZZZz": "vold_mishandling",
    "6AAAAA-6ZZZZz": "rusmidler",
    "7AAAAA-7ZZZZz": "orden_integritet",
    "8AAAAA-8ZZZZz": "trafikk",
    "2AAAAA-3-5-9ZZZZz": "annet",
}
LEGACY_ENDS = date(2014, 12, 31)
POPULATION = "population"
_PLACES, _CRIMES, _TIMES = ("Gjerningssted", "Region"), ("LovbruddKrim",), ("Tid",)
_MEASURES = ("ContentsCode",)
# How SSB writes the whole country.
_COUNTRY = {"0": "", "00": "", "0000": "", "Landet": ""}
# Codes that are the sum of the others: both sexes, all ages.
_WHOLE = {"0", "999", "999A", "TOT", "Tot", "00", "1+2"}


@dataclass(frozen=True, slots=True)
class _Table:
    """A cube with its axes in a known order."""

    numbers: Numbers
    why: Mapping[tuple[int, ...], Why]
    axes: tuple[Dimension, ...]


def offences(cube: Cube) -> tuple[Observation, ...]:
    """The reported offences of table 08487, by place of offence, as averages of two years.

    A number SSB does not show (four or fewer) is hidden as too few. A group that was over and a
    municipality that was not there have no figure at all, which is another thing.

    Raises:
        Unreadable: The table has other dimensions, or a time that is no period.
    """
    table = _ordered(cube, _PLACES, _CRIMES, _MEASURES, _TIMES)
    periods = _periods(table.axes[3])
    found = (
        _offence(table, (place, crime, measure, time), period)
        for place in range(len(table.axes[0].codes))
        for crime in range(len(table.axes[1].codes))
        for measure in range(len(table.axes[2].codes))
        for time, period in enumerate(periods)
    )
    return tuple(one for one in found if one)


def _offence(table: _Table, at: tuple[int, ...], period: Period) -> Observation | None:
    places, crimes, measures, _ = table.axes
    place, crime = _place(places, at[0]), crimes.codes[at[1]]
    unit = _unit(measures, at[2], period)
    number = float(table.numbers[at])
    if not np.isnan(number):
        cell = int(number) if unit in ADDS_UP and number.is_integer() else number
        return Observation(crime, place, period, cell, unit)
    why = _why_not(table, at, period)
    return Observation(crime, place, period, Hidden(why), unit) if why else None


def _place(places: Dimension, at: int) -> str:
    """The code of the place; the whole country has none."""
    return _COUNTRY.get(places.codes[at], places.codes[at])


def _why_not(table: _Table, at: tuple[int, ...], period: Period) -> Why | None:
    """Why a cell is empty; None where there was nothing to count."""
    place, crime = table.axes[0].codes[at[0]], table.axes[1].codes[at[1]]
    told = table.why.get(at)
    if told is Why.TOO_FEW or told is Why.NOT_RELEASED:
        return told
    if crime not in CURRENT and (period.until or date.max) > LEGACY_ENDS:
        return None
    if _total_known(table, at):
        # The total is there, so the place and the year are counted: only few are not shown.
        return Why.TOO_FEW
    return Why.NOT_COLLECTED if _all_the_time(place, period) else None


def _total_known(table: _Table, at: tuple[int, ...]) -> bool:
    codes = table.axes[1].codes
    if ALL_OFFENCES not in codes or codes[at[1]] == ALL_OFFENCES:
        return False
    total = (at[0], codes.index(ALL_OFFENCES), *at[2:])
    return not np.isnan(table.numbers[total])


def _all_the_time(place: str, period: Period) -> bool:
    """Whether the municipality was there on the first day and on the last."""
    first = last_day_in_force(place, Period(period.since, period.since), Country.NORWAY)
    return first is not None and (
        last_day_in_force(place, period, Country.NORWAY) == period.until
    )


def population(cube: Cube) -> tuple[Observation, ...]:
    """The inhabitants on 1 January of table 07459, all ages and both sexes together.

    Raises:
        Unreadable: The table has no region or no time, or a time that is no year.
    """
    places, times = _axis(cube, _PLACES), _axis(cube, _TIMES)
    numbers = np.moveaxis(cube.array(), [places, times], [0, 1])
    for axis in range(len(cube.dimensions) - 1, -1, -1):
        if axis not in (places, times):
            numbers = _summed(numbers, cube, axis, 2 + axis - (places < axis) - (times < axis))
    found = []
    for code, row in zip(cube.dimensions[places].codes, numbers.tolist(), strict=True):
        place = _COUNTRY.get(code, code)
        for period, number in zip(_periods(cube.dimensions[times]), row, strict=True):
            day = Period(period.since, period.since)
            if not np.isnan(number):
                cell = int(number)
                found.append(Observation(POPULATION, place, day, cell, Unit.PERSONS))
            elif last_day_in_force(place, day, Country.NORWAY):
                missing = Hidden(Why.NOT_COLLECTED)
                found.append(Observation(POPULATION, place, day, missing, Unit.PERSONS))
    return tuple(found)


def _summed(numbers: Numbers, cube: Cube, axis: int, at: int) -> Numbers:
    """Without one axis: its total where it has one, else the sum."""
    codes = cube.dimensions[axis].codes
    whole = [place for place, code in enumerate(codes) if code in _WHOLE]
    if not whole:
        return np.asarray(numbers.sum(axis=at))
    return np.asarray(numbers.take(whole[0], axis=at))


def _unit(measures: Dimension, at: int, period: Period) -> Unit:
    """Counts or rates, by the words of the table; averages where the period is two years."""
    words = f"{measures.codes[at]} {measures.labels[at]}".replace(" ", "").casefold()
    if "per1000" in words:
        return Unit.PER_1000
    several = period.until is not None and period.until.year > period.since.year
    return Unit.CASES_A_YEAR if several else Unit.CASES


def _ordered(cube: Cube, *names: Sequence[str]) -> _Table:
    """The cube with the axes of these names, in this order, and no other.

    Raises:
        Unreadable: One of them is not there, or one more is.
    """
    order = [_axis(cube, one) for one in names]
    extra = [one.id for place, one in enumerate(cube.dimensions) if place not in order]
    if extra:
        raise unreadable("table.contradicts", what=", ".join(extra))
    hidden = np.unravel_index(np.fromiter(cube.why, np.int64), cube.shape)
    at = zip(*(hidden[axis].tolist() for axis in order), strict=True)
    why = dict(zip(at, cube.why.values(), strict=True))
    axes = tuple(cube.dimensions[axis] for axis in order)
    return _Table(cube.array().transpose(order), why, axes)


def _axis(cube: Cube, names: Sequence[str]) -> int:
    for place, one in enumerate(cube.dimensions):
        if one.id in names:
            return place
    raise unreadable("table.missing", what=names[0])


def _periods(times: Dimension) -> Sequence[Period]:
    return list(_understood(times))


def _understood(times: Dimension) -> Iterator[Period]:
    for code in times.codes:
        period = period_of(code)
        if period is None:
            raise unreadable("table.contradicts", what=f"{times.id} {code}")
        yield period
