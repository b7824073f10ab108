"""Observed figures with where they come from, and the rows of them that are compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden

Figure = float | Hidden


class Unit(StrEnum):
    """What one of a figure is."""

    CASES = "cases"
    # A mean over a period of several years, as SSB publishes offences.
    CASES_A_YEAR = "cases_a_year"
    PERSONS = "persons"
    PER_1000 = "per_1000"
    PERCENT = "percent"
    HOURS = "hours"
    KRONER = "kroner"
    POINTS = "points"


class Break(StrEnum):
    """Why figures before a day do not compare with those after it."""

    PENAL_CODE = "penal_code"
    MERGER = "merger"
    SPLIT = "split"
    SURVEY_METHOD = "survey_method"
    COUNTING = "counting"


@dataclass(frozen=True, slots=True)
class MethodBreak:
    """From `on` the figures are made in another way."""

    on: date
    why: Break


# Norway: the penal code of 2005 began to apply; the survey of inhabitants changed its method.
PENAL_CODE_2015 = MethodBreak(date(2015, 10, 1), Break.PENAL_CODE)
SURVEY_METHOD_2022 = MethodBreak(date(2022, 1, 1), Break.SURVEY_METHOD)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure comes from and how it was counted.

    Attributes:
        source: The name of the source as a reader knows it: "SSB 08487", "Øst politidistrikt".
        delivered: The day the delivery came.
        cutoff: Until which day what had been registered is counted, where the source says so.
        geography: What the place is: "place of offence", "place of residence".
        counting: The counting rule in the source's own words.
        breaks: The days on which the way of counting changed.
    """

    source: str
    delivered: date
    cutoff: date | None = None
    geography: str = ""
    counting: str = ""
    breaks: tuple[MethodBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure: what was counted, where, when, and how many, or why that is not shown.

    Attributes:
        indicator: The code of what is counted, as the source writes it.
        place: The code of where: a municipality, a county or police district, "" for the whole.
        period: From its first day to its last, both counted.
        cell: The figure, or why there is none; zero is a figure.
        unit: What one of it is.
    """

    indicator: str
    place: str
    period: Period
    cell: Figure
    unit: Unit = Unit.CASES


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one place over time, in order, from one source.

    Attributes:
        label: What a reader calls the indicator.
        points: Oldest first; no two for the same period.
        provenance: Where the figures come from.
    """

    indicator: str
    label: str
    place: str
    unit: Unit
    points: tuple[Observation, ...]
    provenance: Provenance

    def at(self, period: Period) -> Figure | None:
        """The figure of exactly this period; None where nothing was delivered."""
        found = (one.cell for one in self.points if one.period == period)
        return next(found, None)


def in_series(
    seen: Iterable[Observation], labels: dict[str, str], provenance: Provenance
) -> tuple[Series, ...]:
    """Gather what was observed into one series for each indicator, place and unit.

    Raises:
        ValueError: The same period twice in one series.
    """
    ordered = sorted(seen, key=lambda one: (*_key(one), one.period.since, _end(one)))
    return tuple(
        _one_series(key, tuple(points), labels, provenance)
        for key, points in groupby(ordered, key=_key)
    )


def _key(one: Observation) -> tuple[str, str, Unit]:
    return one.indicator, one.place, one.unit


def _end(one: Observation) -> date:
    return one.period.until or date.max


def _one_series(
    key: tuple[str, str, Unit],
    points: tuple[Observation, ...],
    labels: dict[str, str],
    provenance: Provenance,
) -> Series:
    indicator, place, unit = key
    periods = [one.period for one in points]
    if len(set(periods)) != len(periods):
        msg = f"{indicator} in {place}: two figures for the same period"
        raise ValueError(msg)
    label = labels.get(indicator, indicator)
    return Series(indicator, label, place, unit, points, provenance)
