"""Figures brought to the municipalities of one day: joined where they can be, else not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from samrad.core.basics.countries import Country
from samrad.core.basics.municipalities import Succession, successors
from samrad.core.basics.periods import Period
from samrad.core.basics.places.lookup import municipalities_on
from samrad.core.basics.places.register import register
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Unit

# What of two places together is the sum of both.
ADDS_UP = {Unit.CASES, Unit.CASES_A_YEAR, Unit.PERSONS}
_What = tuple[str, Period, Unit]


def in_municipalities_of(
    day: date, observations: Iterable[Observation], *, country: Country
) -> tuple[Observation, ...]:
    """The same figures under the codes of `day`, in the order in which those come up.

    Municipalities that merged are added up, where every one of them is there and what is
    counted can be added; else the sum is hidden. What was divided is never shared out: each
    part shows a break. What is no municipality stays as it is.
    """
    parts: defaultdict[tuple[str, _What], list[Observation]] = defaultdict(list)
    for one in observations:
        for code in _codes(one, day, country):
            parts[code, (one.indicator, one.period, one.unit)].append(one)
    return tuple(
        replace(own[0], place=code, cell=_together(own, code, day, country))
        for (code, _), own in parts.items()
    )


def _codes(one: Observation, day: date, country: Country) -> tuple[str, ...]:
    there = last_day_in_force(one.place, one.period, country)
    if there is None or there > day:
        return (one.place,)
    return _followed(one.place, there, day, country).codes


def _together(own: Sequence[Observation], code: str, day: date, country: Country) -> Figure:
    """The figure of what is `code` on `day`."""
    there = last_day_in_force(own[0].place, own[0].period, country)
    if there is None or there > day:
        return own[0].cell
    every = _went_into(there, day, country).get(code, {})
    if "split" in every.values():
        return Hidden(Why.BREAK)
    if len(every) == 1:
        return own[0].cell
    if own[0].unit not in ADDS_UP or {one.place for one in own} != set(every):
        return Hidden(Why.NOT_COLLECTED)
    return _sum([one.cell for one in own])


def _sum(cells: Sequence[Figure]) -> Figure:
    known = [cell for cell in cells if not isinstance(cell, Hidden)]
    if len(known) == len(cells):
        return sum(known)
    # What is hidden in all parts for one reason is so in the whole.
    return cells[0] if len(set(cells)) == 1 else Hidden(Why.PROTECTS_ANOTHER)


def last_day_in_force(code: str, period: Period, country: Country) -> date | None:
    """The last day of `period` on which `code` was a municipality's, if there was one."""
    days = [
        min(entry.period.until or date.max, period.until or date.max)
        for entry in register().by_code.get((country, code), ())
        if entry.period.overlaps(period)
    ]
    return max(days, default=None)


@cache
def _followed(code: str, on: date, to: date, country: Country) -> Succession:
    return successors(code, on=on, to=to, country=country)


@cache
def _went_into(on: date, to: date, country: Country) -> Mapping[str, Mapping[str, str]]:
    """For each code of `to`, the codes of `on` that went into it, and how."""
    into: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in municipalities_on(country, on):
        was = next(entry.code for entry in one.entries if on in entry.period)
        answer = _followed(was, on, to, country)
        for code in answer.codes:
            into[code][was] = answer.kind
    return into
