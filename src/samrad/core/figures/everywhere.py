"""Official statistics of every municipality at once: summed by county, and what has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samrad.core.basics.periods import Period
from samrad.core.figures.findings import Changes, dispersion_by_indicator, what_changed
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Series, Unit
from samrad.core.figures.standing import cases_in

# A leap day more or less does not make two periods of a year and more differ in length.
_LEAP_DAYS = 2
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Summed:
    """Several municipalities together.

    Attributes:
        series: Their sum; hidden in each period in which one of them is, since what is left of
            a sum without it would be told as the sum of all.
        members: How many they are.
        hidden: How many of them are not shown, by period.
    """

    series: Series
    members: int
    hidden: Mapping[Period, int]


def is_municipality(place: str) -> bool:
    """Whether a place is a municipality by its code, and no county nor the country."""
    return len(place) == 4


def earlier(period: Period, periods: Iterable[Period]) -> tuple[Period, ...]:
    """Those a period can be held against: over before it begins, as long, the latest first.

    Two averages of two years that share a year are not two: what lies between is left out.
    """
    there = (
        one
        for one in periods
        if _end(one) < period.since and abs(_days(one) - _days(period)) <= _LEAP_DAYS
    )
    return tuple(sorted(there, key=_end, reverse=True))


def in_cases(series: Series) -> Series:
    """Averages of several years as the cases they were made of; anything else as it is.

    Only what was counted one by one can be tested against chance, and an average of two years
    is half of what was counted.
    """
    if series.unit is not Unit.CASES_A_YEAR:
        return series
    points = tuple(_counted(one) for one in series.points)
    return replace(series, unit=Unit.CASES, points=points)


def in_unit(cases: float, unit: Unit, period: Period) -> float:
    """Cases of a whole period in the unit they were published in."""
    if unit is not Unit.CASES_A_YEAR:
        return cases
    return cases / max(round(_days(period) / _YEAR), 1)


def together(series: Iterable[Series], place: str, members: frozenset[str]) -> Summed | None:
    """Municipalities of one indicator added up, as `place`; None where there is none of them.

    Args:
        series: One for each place, of one indicator and unit.
        place: The code the sum is given.
        members: The codes of all that belong to it, also of those there is nothing of.
    """
    own = {one.place: one for one in series if one.place in members}
    if not own:
        return None
    any_of_them = next(iter(own.values()))
    periods = dict.fromkeys(point.period for one in own.values() for point in one.points)
    shown = {period: _shown(own.values(), period) for period in periods}
    points = tuple(
        Observation(
            any_of_them.indicator,
            place,
            period,
            sum(cells) if len(cells) == len(members) else Hidden(Why.PROTECTS_ANOTHER),
            any_of_them.unit,
        )
        for period, cells in shown.items()
    )
    hidden = {period: len(members) - len(cells) for period, cells in shown.items()}
    return Summed(replace(any_of_them, place=place, points=points), len(members), hidden)


def shown_both_times(
    series: Iterable[Series], place: str, *, before: Period, now: Period
) -> Summed | None:
    """Those of one indicator that are shown in both periods, added up; None where none is.

    It tells what has become of all of them together where the whole was not published. It is
    no figure of the whole: `hidden` says how many it leaves out, and has to be told with it.
    """
    there = list(series)
    both = [one for one in there if len(_shown([one], before)) and len(_shown([one], now))]
    added = together(both, place, frozenset(one.place for one in both))
    if added is None:
        return None
    out = len(there) - len(both)
    return Summed(added.series, len(there), {before: out, now: out})


def moved(
    municipalities: Sequence[Series],
    *,
    before: Period,
    now: Period,
    instead: Sequence[Series] | None = None,
    dispersion: Mapping[str, float] | None = None,
) -> Changes:
    """What has changed between two periods that are equally long.

    How much more than chance such figures vary is measured between the municipalities; it
    holds for what is added up of them, too: of a sum each part varies so.

    Args:
        municipalities: Every municipality of one indicator or of several.
        before: The earlier period.
        now: The later period.
        instead: What is to be compared, if it is not the municipalities themselves: counties,
            the country.
        dispersion: As in `findings.what_changed`, instead of measuring it.
    """
    if instead is not None and dispersion is None:
        counted = [in_cases(one) for one in municipalities]
        dispersion = dispersion_by_indicator(counted, before=before, now=now)
    compared = [in_cases(one) for one in (municipalities if instead is None else instead)]
    return what_changed(compared, before=before, now=now, dispersion=dispersion)


def _shown(series: Iterable[Series], period: Period) -> list[float]:
    cells = (one.at(period) for one in series)
    return [cell for cell in cells if cell is not None and not isinstance(cell, Hidden)]


def _counted(one: Observation) -> Observation:
    if isinstance(one.cell, Hidden):
        return replace(one, unit=Unit.CASES)
    cell = cases_in(one.cell, one.unit, _days(one.period) / _YEAR)
    return replace(one, cell=cell, unit=Unit.CASES)


def _end(period: Period) -> date:
    return period.until or date.max


def _days(period: Period) -> int:
    return (_end(period) - period.since).days + 1
