"""Reading figures; which of them are seen the database decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from samrad.core.basics.periods import Period
from samrad.core.figures.files.differences import Key, Told
from samrad.core.figures.files.stages import Stage
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import (
    Break,
    MethodBreak,
    Observation,
    Provenance,
    Series,
    Unit,
    in_series,
)
from samrad.core.figures.observations import (
    Figure as Cell,
)
from samrad.core.openness.levels import Openness
from samrad.records.councils.models import Council
from samrad.records.figures.models import Delivery, Figure, Source, Upload
from samrad.records.figures.statistics import Statistic, StatisticFigure
from samrad.records.papers.models import Released

_HERE = ZoneInfo("Europe/Oslo")
_CELL = ("indicator", "place", "since", "until", "value", "why", "unit")
_KEY = ("indicator", "place", "since", "until")


def series_of(
    council: Council,
    *,
    on: date,
    sources: Iterable[UUID] | None = None,
    indicators: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
) -> tuple[Series, ...]:
    """What was told by the end of the day `on`, as far as it is seen here. Two queries.

    Where a figure was delivered twice, the later delivery counts. Each series names its source,
    with the day of its latest delivery.
    """
    told = series_by_source(
        council, on=on, sources=sources, indicators=indicators, places=places
    )
    return tuple(one for some in told.values() for one in some)


def series_by_source(
    council: Council,
    *,
    on: date,
    sources: Iterable[UUID] | None = None,
    indicators: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
    shown_on: date | None = None,
) -> dict[UUID, tuple[Series, ...]]:
    """The same, for each source; with `shown_on` only what both parties are shown that day.

    Two queries.
    """
    counted = _counted(council, on)
    if sources is not None:
        counted = counted.filter(source__in=list(sources))
    if shown_on is not None:
        counted = counted.filter(_shown(shown_on))
    deliveries = list(counted.select_related("source").order_by("taken_at", "id"))
    rows = _narrowed(Figure.objects.filter(delivery__in=deliveries), indicators, places)
    latest = rows.order_by("delivery__source", *_KEY, "-delivery__taken_at", "-delivery")
    told = latest.distinct("delivery__source", *_KEY).values_list(
        "delivery__source", "label", *_CELL
    )
    seen: dict[UUID, list[Observation]] = {}
    labels: dict[UUID, dict[str, str]] = {}
    for source, label, *cell in told:
        seen.setdefault(source, []).append(_observation(cell))
        labels.setdefault(source, {})[cell[0]] = label
    by_source = {one.source_id: one for one in deliveries}
    return {
        source: in_series(seen[source], labels[source], provenance_of(delivery))
        for source, delivery in by_source.items()
        if source in seen
    }


def papers_by_series(
    council: Council, *, on: date, shown_on: date
) -> dict[tuple[UUID, str], frozenset[UUID]]:
    """The papers each series came in, of those both parties are shown. One query."""
    counted = _counted(council, on).filter(_shown(shown_on))
    rows = Figure.objects.filter(delivery__in=counted)
    found: dict[tuple[UUID, str], set[UUID]] = {}
    for source, indicator, paper in rows.values_list(
        "delivery__source", "indicator", "paper"
    ).distinct():
        found.setdefault((source, indicator), set()).add(paper)
    return {key: frozenset(papers) for key, papers in found.items()}


def every_series(key: str, *, on: date) -> tuple[Series, ...]:
    """All of one table of official statistics, as known on `on`. Two queries."""
    return national_series(None, on=on, keys=[key])


def national_series(
    places: Iterable[str] | None,
    *,
    on: date,
    keys: Iterable[str] | None = None,
    indicators: Iterable[str] | None = None,
) -> tuple[Series, ...]:
    """Official statistics of places ("" is the country), as known on `on`. Two queries.

    None means every place there is.
    """
    told = national_by_key(places, on=on, keys=keys, indicators=indicators)
    return tuple(one for some in told.values() for one in some)


def national_by_key(
    places: Iterable[str] | None,
    *,
    on: date,
    keys: Iterable[str] | None = None,
    indicators: Iterable[str] | None = None,
) -> dict[str, tuple[Series, ...]]:
    """The same, for each table. Two queries."""
    statistics = {one.id: one for one in statistics_known(on=on, keys=keys)}
    rows = StatisticFigure.objects.filter(statistic__in=statistics)
    told = _narrowed(rows, indicators, places).values_list("statistic", *_CELL)
    seen: dict[UUID, list[Observation]] = {}
    for statistic, *cell in told:
        seen.setdefault(statistic, []).append(_observation(cell))
    return {
        statistics[which].key: in_series(
            observed, statistics[which].labels, provenance_of_statistic(statistics[which])
        )
        for which, observed in seen.items()
    }


def statistics_known(*, on: date, keys: Iterable[str] | None = None) -> list[Statistic]:
    """Each table of official statistics as it was last taken in by the day `on`. One query."""
    rows = Statistic.objects.filter(taken_at__lt=_end_of(on))
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    return list(rows.order_by("key", "-delivered", "-taken_at").distinct("key"))


def sources_of(council: Council) -> list[Source]:
    """The sources seen here, by name. One query."""
    return list(Source.objects.filter(council=council).order_by("name", "id"))


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery as it is listed: with whether the other party is shown it."""

    delivery: Delivery
    shown: bool


def deliveries_of(council: Council, *, on: date) -> list[Delivered]:
    """The deliveries seen here, the latest first. One query."""
    rows = Delivery.objects.filter(council=council).select_related("source", "paper")
    rows = rows.defer("paper__content", "paper__text").annotate(shown=_shown(on))
    return [Delivered(row, row.shown) for row in rows.order_by("-brought_at", "-id")]


def told_of(source: Source, *, on: date) -> dict[Key, Told]:
    """What counts of a source now, and whether the other party is shown it. One query."""
    rows = Figure.objects.filter(
        delivery__in=_counted(source.council, on).filter(source=source)
    )
    rows = rows.annotate(shown=_shown(on, "delivery__paper"))
    latest = rows.order_by(*_KEY, "-delivery__taken_at", "-delivery").distinct(*_KEY)
    found = {}
    for shown, *cell in latest.values_list("shown", *_CELL):
        one = _observation(cell)
        found[one.indicator, one.place, one.period] = Told(one.cell, shown)
    return found


def last_keys(source: Source, *, on: date) -> set[Key]:
    """Which figures the latest delivery of a source held. Two queries."""
    last = (
        _counted(source.council, on).filter(source=source).order_by("-taken_at", "-id").first()
    )
    rows = Figure.objects.filter(delivery=last).values_list(*_KEY) if last else ()
    return {(i, p, Period(since, until)) for i, p, since, until in rows}


def counts_already(source: Source, sha256: str) -> Delivery | None:
    """The delivery in force with exactly these figures, if there is one. One query."""
    rows = Delivery.objects.filter(source=source, sha256=sha256, taken_at__isnull=False)
    return rows.filter(undone_at=None).first()


def places_of(delivery: Delivery) -> list[str]:
    """The places there are figures of in a delivery, in order. One query."""
    rows = Figure.objects.filter(delivery=delivery).order_by("place")
    return list(rows.values_list("place", flat=True).distinct())


def observations_of(delivery: Delivery, places: Iterable[str]) -> list[tuple[str, Observation]]:
    """Every figure of these places in a delivery with its label, in order. One query."""
    rows = Figure.objects.filter(delivery=delivery, place__in=list(places)).order_by(*_KEY)
    return [(label, _observation(cell)) for label, *cell in rows.values_list("label", *_CELL)]


def on_their_way(council: Council) -> list[Upload]:
    """The files this transaction's person is bringing here, the latest first. One query."""
    rows = Upload.objects.filter(council=council).exclude(stage=Stage.TAKEN)
    rows = rows.select_related("source").defer("content", "seen")
    return list(rows.order_by("-made_at", "-id"))


def provenance_of(delivery: Delivery) -> Provenance:
    """Where the figures of a delivery come from."""
    source = delivery.source
    return Provenance(
        source.name,
        delivery.delivered,
        delivery.cutoff,
        source.geography,
        source.counting,
        breaks_in(source.breaks),
    )


def provenance_of_statistic(one: Statistic) -> Provenance:
    """Where official statistics come from."""
    return Provenance(
        one.name,
        one.delivered,
        None,
        one.geography,
        one.counting,
        breaks_in(one.breaks),
    )


def breaks_in(kept: Sequence[Sequence[str]]) -> tuple[MethodBreak, ...]:
    """Days on which the way of counting changed, as they are kept."""
    return tuple(MethodBreak(date.fromisoformat(on), Break(why)) for on, why in kept)


def _counted(council: Council, on: date) -> "QuerySet[Delivery]":
    """What had been taken by the end of the day `on`, and not been undone."""
    end = _end_of(on)
    rows = Delivery.objects.filter(council=council, taken_at__lt=end)
    return rows.filter(Q(undone_at=None) | Q(undone_at__gte=end))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, _HERE)


def _shown(on: date, paper: str = "paper") -> Q:
    """Whether the other party is shown the paper: released figures, or nothing kept back."""
    released = Released.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), paper=OuterRef(paper), withdrawn_at=None
    )
    shared = ~Q(**{f"{paper}__openness": Openness.PARTY})
    return shared & (Q(**{f"{paper}__figures": False}) | Q(Exists(released)))


def _narrowed(
    rows: "QuerySet[Any]", indicators: Iterable[str] | None, places: Iterable[str] | None
) -> "QuerySet[Any]":
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    return rows if places is None else rows.filter(place__in=list(places))


def _observation(told: Sequence[Any]) -> Observation:
    indicator, place, since, until, value, why, unit = told
    cell: Cell = Hidden(Why(why)) if value is None else value
    return Observation(indicator, place, Period(since, until), cell, Unit(unit))
