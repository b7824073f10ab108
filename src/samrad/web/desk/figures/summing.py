"""Sums of single events: when in the week, and where in coarse squares."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from babel.dates import get_day_names
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure, Provenance, Series
from samrad.core.places import events
from samrad.records.figures import queries
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import formats
from samrad.web.kit.charts.pictures import KINDS, picture_of
from samrad.web.kit.charts.values import Chart, Grid, Square, WeekClock, Words
from samrad.web.kit.phrases.figures import days_in_words, figure_in_words


@dataclass(frozen=True, slots=True)
class Sums:
    """What one source summed of one stretch of days, by indicator."""

    provenance: Provenance
    period: Period
    figures: Mapping[str, Figure]


@require_GET
@signed_in
def when_and_where(request: SignedIn, slug: str) -> HttpResponse:
    """When in the week and where things happened, out of what was delivered as sums."""
    at = here(request, slug)
    charts = [
        {
            "chart": chart,
            "notes": _notes(sums),
            "picture": (f"{number}-{kind}", _asked(request)),
        }
        for number, sums in enumerate(_sums(at))
        for kind, chart in _charts(sums)
    ]
    context = {"here": at, "tab": "figures", "charts": charts}
    return render(request, "desk/figures/when_and_where.html", context)


@require_GET
@signed_in
def picture(request: SignedIn, slug: str, nth: int, chart: str, picture: str) -> HttpResponse:
    """One of these charts as a picture; who sees the page may fetch it.

    Raises:
        Http404: There is no such chart, or none they may see.
    """
    sums = _sums(here(request, slug))
    charts = dict(_charts(sums[nth])) if nth < len(sums) else {}
    if chart not in charts or picture not in KINDS:
        raise Http404
    return picture_of(charts[chart], picture)


def listed(series: Iterable[Series]) -> list[Series]:
    """The figures that are read in a table: hours and squares are looked at instead."""
    return [one for one in series if not events.is_summed(one.indicator)]


def _asked(request: SignedIn) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _sums(at: Here) -> list[Sums]:
    """Every sum the reader may see, the latest first. Two queries."""
    found: dict[tuple[str, Period], dict[str, Figure]] = {}
    sources: dict[str, Provenance] = {}
    for series in queries.series_of(at.council, on=at.on):
        if events.is_summed(series.indicator):
            sources[series.provenance.source] = series.provenance
            for point in series.points:
                key = (series.provenance.source, point.period)
                found.setdefault(key, {})[series.indicator] = point.cell
    latest = sorted(found, key=lambda key: (key[1].since, key[0]), reverse=True)
    return [Sums(sources[source], period, found[source, period]) for source, period in latest]


def _charts(sums: Sums) -> Iterator[tuple[str, Chart]]:
    known = {code: cell for code, cell in sums.figures.items() if not isinstance(cell, Hidden)}
    if clock := events.clock_of(known):
        yield "when", _week(sums, clock)
    if squares := [code for code in sums.figures if code.startswith(events.CELL)]:
        yield "where", _grid(sums, sorted(squares))


def _words(sums: Sums, title: str, said: str, along: str, unit: str) -> Words:
    facts = {"source": sums.provenance.source, "day": formats.day(sums.provenance.delivered)}
    return Words(
        title=title % {"days": days_in_words(sums.period)},
        sentence=said,
        along=along,
        unit=unit,
        source=_("%(source)s, delivered %(day)s") % facts,
        language=get_language() or "nb",
    )


def _week(sums: Sums, clock: tuple[float, ...]) -> WeekClock:
    first, share = events.busiest(clock)
    names = get_day_names("wide", context="format", locale=formats.locale())
    facts = {
        "day": names[first // 24],
        "from": f"{first % 24:02d}",
        "until": f"{(first + 4) % 24:02d}",
        "share": formats.share(100 * share),
    }
    said = _(
        "Most of any four hours of the week: %(day)s from %(from)s to %(until)s, "
        "%(share)s of all."
    )
    words = _words(
        sums, _("When in the week, %(days)s"), said % facts, _("Hour"), _("Events, expected")
    )
    short = get_day_names("abbreviated", context="stand-alone", locale=formats.locale())
    days = tuple(str(short[day]).rstrip(".") for day in range(7))
    return WeekClock(words, days, clock)


def _grid(sums: Sums, codes: list[str]) -> Grid:
    squares = tuple(_square(code, sums.figures[code]) for code in codes)
    side = events.corner_of(codes[0])[0]
    few = sum(one.value is None for one in squares)
    most = max((one.value for one in squares if one.value is not None), default=0)
    facts = {"most": formats.number(most), "side": formats.number(side), "few": few}
    said = ngettext(
        "At most %(most)s in one square of %(side)s metres; %(few)s square is hidden.",
        "At most %(most)s in one square of %(side)s metres; %(few)s squares are hidden.",
        few,
    )
    words = _words(
        sums, _("Where, %(days)s"), said % facts, _("Corner, east and north"), _("Events")
    )
    return Grid(words, squares, side, _("hidden: too few"))


def _square(code: str, cell: Figure) -> Square:
    _side, x, y = events.corner_of(code)
    value = None if isinstance(cell, Hidden) else round(cell)
    return Square(x, y, value, figure_in_words(cell))


def _notes(sums: Sums) -> list[str]:
    """How sure the hours are: how many events had no exact time."""
    counted = partial(_counted, sums)
    whole, spans, long, left = map(
        counted, (events.ALL, events.SPANS, events.LONG, events.LEFT_OUT)
    )
    if not whole:
        return []
    facts = {"n": whole, "spans": spans, "long": long, "left": left}
    return [
        _(
            "%(spans)s of %(n)s events had no exact time: each is spread evenly over the hours "
            "in which it may have happened."
        )
        % facts,
        _("%(long)s of them lasted a week or longer and say nothing of the hour.") % facts,
        _("%(left)s more had no time at all and are left out.") % facts,
    ]


def _counted(sums: Sums, code: str) -> int:
    cell = sums.figures.get(code, 0.0)
    return 0 if isinstance(cell, Hidden) else round(cell)
