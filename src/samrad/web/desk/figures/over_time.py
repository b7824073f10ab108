"""One municipality over time: every indicator at once, one of them closely, and its likes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.figures.files.places import place_code, places_named
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Series
from samrad.core.figures.standing import Standing, Standings, similar, standings
from samrad.records.figures.everywhere import People, cells_of, people_near
from samrad.records.figures.queries import national_series
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures.asking import Question
from samrad.web.desk.figures.comparing import is_near
from samrad.web.desk.figures.presenters import country_word
from samrad.web.kit import clock, formats
from samrad.web.kit.charts.values import Bars, Chart, Point, SmallMultiples, Trend, Words
from samrad.web.kit.phrases.figures import break_word, days_in_words, figure_in_words
from samrad.web.kit.phrases.standings import rate_in_words, standing_sentence, told

_MOST_BESIDE = 12


@dataclass(frozen=True, slots=True)
class OverTime:
    """One municipality over time.

    Attributes:
        charts: What is drawn, by name.
        people_on: The day the inhabitants were counted on; None where nobody is known.
        chosen: The names of those it is put beside.
        unknown: What was written and is no municipality.
        by_size: Whether they were chosen by their size, and not by the reader.
    """

    charts: Mapping[str, Chart]
    people_on: date | None
    chosen: tuple[str, ...]
    unknown: tuple[str, ...]
    by_size: bool


def over_time(question: Question, statistic: Statistic, period: Period) -> OverTime:
    """The page of one municipality. Six queries."""
    people = people_near(question.known, question.country, period)
    series = _own(question, statistic)
    cells = cells_of(statistic, question.indicator, period)
    seen = standings(cells, people.by_place, unit=question.unit, period=period)
    codes, unknown = _beside(question)
    by_size = not codes
    codes = codes or similar(question.place, people.by_place)
    names = places_named([question.place, *codes], question.country)
    words = _words(question, statistic)
    charts = {
        **dict(_trends(question, series, people, seen, words)),
        **dict(_likes(question, seen, codes, names, words, period)),
    }
    return OverTime(charts, people.day, tuple(names[one] for one in codes), unknown, by_size)


def _own(question: Question, statistic: Statistic) -> dict[str, Series]:
    own = national_series([question.place], on=clock.today(), keys=[statistic.key])
    return {one.indicator: one for one in own if one.unit is question.unit}


def _words(question: Question, statistic: Statistic) -> Words:
    day = {"source": statistic.name, "day": formats.day(statistic.delivered)}
    return Words(
        title=f"{question.label}, {question.name}",
        sentence="",
        along=_("Period"),
        unit=_("A year for each 1,000 inhabitants"),
        source=_("%(source)s, fetched %(day)s") % day,
        interval=_("95 per cent interval"),
        language=get_language() or "nb",
    )


def _trends(
    question: Question,
    series: Mapping[str, Series],
    people: People,
    seen: Standings,
    words: Words,
) -> Iterator[tuple[str, Chart]]:
    closely = series.get(question.indicator)
    if closely is None:
        return
    own = seen.all.get(question.place)
    said = standing_sentence(question.name, own, seen)
    points = _points(closely, people)
    yield (
        "trend",
        Trend(_unless_rated(replace(words, sentence=said), points), points, _cuts(closely)),
    )
    panels = tuple(
        (label, _points(series[code], people))
        for code, label in question.indicators
        if code in series
    )
    if len(panels) > 1:
        title = _("Everything that is counted, %(place)s") % {"place": question.name}
        every = ngettext(
            "%(n)s kind of figure, each with a scale of its own.",
            "%(n)s kinds of figures, each with a scale of its own.",
            len(panels),
        ) % {"n": len(panels)}
        yield (
            "all",
            SmallMultiples(
                _unless_rated(replace(words, title=title, sentence=every), points), panels
            ),
        )


def _unless_rated(words: Words, points: Sequence[Point]) -> Words:
    """Where nobody knows how many live there, the cases themselves are shown."""
    rated = any(one.low is not None for one in points)
    return words if rated else replace(words, unit=_("Cases a year"), interval="")


def _points(series: Series, people: People) -> tuple[Point, ...]:
    many = people.by_place.get(series.place)
    return tuple(_point(series, one.period, many) for one in series.points)


def _point(series: Series, period: Period, people: float | None) -> Point:
    label, cell = days_in_words(period), series.at(period)
    if cell is None or isinstance(cell, Hidden):
        return Point(label, None, figure_in_words(cell) if cell else _("not delivered"))
    known = {} if people is None else {series.place: people}
    one = standings({series.place: cell}, known, unit=series.unit, period=period).all.get(
        series.place
    )
    if one is None or one.rate is None:
        return Point(label, cell, figure_in_words(cell))
    facts = {"rate": rate_in_words(one.rate), "cases": figure_in_words(cell)}
    said = _("%(rate)s (%(cases)s cases a year)") % facts
    return Point(label, one.rate.value, said, one.rate.low, one.rate.high)


def _cuts(series: Series) -> dict[str, str]:
    """The first label after each day on which the way of counting changed."""
    found = {}
    for one in series.provenance.breaks:
        after = [point.period for point in series.points if point.period.since >= one.on]
        before = any(point.period.since < one.on for point in series.points)
        if after and before:
            found[days_in_words(after[0])] = break_word(one.why)
    return found


def _beside(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The municipalities the reader named, and what is none."""
    codes, unknown = [], []
    for text in filter(None, (one.strip() for one in question.beside.split(","))):
        found = place_code(text, question.country, clock.today(), None)
        if isinstance(found, Refusal) or not found:
            unknown.append(text)
        elif found != question.place:
            codes.append(found)
    return tuple(dict.fromkeys(codes))[:_MOST_BESIDE], tuple(unknown)


def _likes(
    question: Question,
    seen: Standings,
    codes: Sequence[str],
    names: Mapping[str, str],
    words: Words,
    period: Period,
) -> Iterator[tuple[str, Chart]]:
    own = seen.all.get(question.place)
    if own is None or own.rate is None or seen.rate is None:
        return
    whole, rate = country_word(question.country), seen.rate
    points = [
        _bar(names[question.place], own, marked=True),
        *_county(question, seen),
        Point(whole, rate.value, rate_in_words(rate), rate.low, rate.high),
        *(_bar(names[code], seen.all[code]) for code in codes if code in seen.all),
    ]
    facts = {"what": question.label, "days": days_in_words(period)}
    title = _("%(what)s, %(days)s: beside others") % facts
    said = _("Beside the county, the country and others. Read the intervals, not the order.")
    yield (
        "likes",
        Bars(replace(words, title=title, sentence=said, along=_("Where")), tuple(points)),
    )


def _bar(name: str, one: Standing, *, marked: bool = False) -> Point:
    if one.rate is None:
        return Point(name, None, told(one), marked=marked)
    rate = one.rate
    return Point(name, rate.value, rate_in_words(rate), rate.low, rate.high, marked)


def _county(question: Question, seen: Standings) -> Iterator[Point]:
    """All of the county together, where every one of them is shown."""
    there = [one for one in seen.all.values() if is_near(question, one.place)]
    there.append(seen.all[question.place])
    if len(there) > 1 and question.statistic:
        label = _("The county")
        yield _together(label, there, question)


def _together(label: str, there: Iterable[Standing], question: Question) -> Point:
    cells, people = [], 0.0
    for one in there:
        if isinstance(one.cell, Hidden) or one.people is None:
            return Point(label, None, _("hidden: one of its municipalities is"))
        cells.append(one.cell)
        people += one.people
    assert question.period is not None  # noqa: S101 -- a page is of a period
    whole = standings(
        {"": sum(cells)}, {"": people}, unit=question.unit, period=question.period
    )
    rate = whole.rate
    if rate is None:
        return Point(label, None, _("not known"))
    return Point(label, rate.value, rate_in_words(rate), rate.low, rate.high)
