"""Official statistics of every municipality at once: one indicator, one stretch of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Series, Unit, in_series
from samrad.records.figures.queries import provenance_of_statistic
from samrad.records.figures.statistics import Statistic, StatisticFigure

_NOBODY: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class People:
    """How many lived where; `day` is the one they were counted on, None if nobody was."""

    day: date | None
    by_place: dict[str, float]


def periods_of(statistic: Statistic, indicator: str) -> list[Period]:
    """The stretches of days there are figures of, the latest first. One query."""
    rows = StatisticFigure.objects.filter(statistic=statistic, indicator=indicator)
    told = rows.order_by("-until", "-since").values_list("since", "until").distinct()
    return [Period(since, until) for since, until in told]


def cells_of(statistic: Statistic, indicator: str, period: Period) -> dict[str, Figure]:
    """The figure of each place, "" for the whole. One query."""
    rows = StatisticFigure.objects.filter(
        statistic=statistic,
        indicator=indicator,
        since=period.since,
        until=period.until or period.since,
        unit=statistic.unit,
    )
    told = rows.order_by("place").values_list("place", "value", "why")
    return {place: Hidden(Why(why)) if value is None else value for place, value, why in told}


def series_over(
    statistic: Statistic, periods: Iterable[Period], *, indicators: Iterable[str] | None = None
) -> tuple[Series, ...]:
    """Every place of these periods, of all indicators or of some. One query."""
    within = Q(pk__in=[])
    for period in periods:
        within |= Q(since=period.since, until=period.until or period.since)
    rows = StatisticFigure.objects.filter(within, statistic=statistic, unit=statistic.unit)
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    unit = Unit(statistic.unit)
    told = rows.values_list("indicator", "place", "since", "until", "value", "why")
    seen = (
        Observation(
            indicator,
            place,
            Period(since, until),
            Hidden(Why(why)) if value is None else value,
            unit,
        )
        for indicator, place, since, until, value, why in told
    )
    return in_series(seen, statistic.labels, provenance_of_statistic(statistic))


def people_near(statistics: Iterable[Statistic], country: str, period: Period) -> People:
    """The inhabitants counted nearest to the middle of the days. Three queries."""
    counted = (one for one in statistics if (one.unit, one.country) == (Unit.PERSONS, country))
    statistic = next(counted, None)
    if statistic is None:
        return People(None, _NOBODY)
    middle = period.since + timedelta(
        days=((period.until or period.since) - period.since).days // 2
    )
    day = _nearest(statistic, middle)
    if day is None:
        return People(None, _NOBODY)
    rows = StatisticFigure.objects.filter(statistic=statistic, since=day, value__gt=0)
    told = rows.values_list("place", "value")
    return People(day, {place: many for place, many in told if many is not None})


def _nearest(statistic: Statistic, day: date) -> date | None:
    """The day of a count that lies nearest; of two the earlier."""
    rows = StatisticFigure.objects.filter(statistic=statistic)
    before = rows.filter(since__lte=day).aggregate(at=Max("since"))["at"]
    after = rows.filter(since__gt=day).aggregate(at=Min("since"))["at"]
    known = [one for one in (before, after) if one]
    return min(known, key=lambda one: abs((one - day).days), default=None)
