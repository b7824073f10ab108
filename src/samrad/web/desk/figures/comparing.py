"""All municipalities compared: no ranking, but what is usual for each one's size."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samrad.core.basics.periods import Period
from samrad.core.figures.standing import Standing, Standings, standings, usually
from samrad.records.figures.everywhere import cells_of, people_near
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures.asking import Question, name_of
from samrad.web.kit import formats, maps
from samrad.web.kit.charts.values import (
    Area,
    Chart,
    Choropleth,
    Funnel,
    FunnelPoint,
    Limits,
    Words,
)
from samrad.web.kit.phrases.figures import days_in_words
from samrad.web.kit.phrases.standings import (
    rate_in_words,
    standing_sentence,
    told,
    usual_word,
)

_COUNTY = 2
_ON_A_PHONE, _ON_DEMAND = 480.0, 320.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All municipalities of one indicator and period.

    Attributes:
        sentence: One's own municipality in a sentence; empty where none is asked.
        seen: How each stands.
        names: What each is called, by its code.
        people: How many live in each.
        people_on: The day they were counted on; None where nobody is known.
        charts: What is drawn, by name.
    """

    sentence: str
    seen: Standings
    names: Mapping[str, str]
    people: Mapping[str, float]
    people_on: date | None
    charts: Mapping[str, Chart]


def compared(question: Question, statistic: Statistic, period: Period) -> Comparison:
    """The page of one indicator and period. Four queries."""
    people = people_near(question.known, question.country, period)
    cells = cells_of(statistic, question.indicator, period)
    seen = standings(cells, people.by_place, unit=question.unit, period=period)
    names = {code: name_of(code, question.country) for code in seen.all}
    own = seen.all.get(question.place)
    sentence = standing_sentence(question.name, own, seen) if question.place else ""
    words = words_of(question, statistic, period, sentence or _all_together(seen))
    charts = dict(_charts(question, seen, names, words))
    return Comparison(sentence, seen, names, people.by_place, people.day, charts)


def words_of(question: Question, statistic: Statistic, period: Period, said: str) -> Words:
    """What a chart of official statistics says of itself."""
    facts = {"what": question.label, "days": days_in_words(period)}
    day = {"source": statistic.name, "day": formats.day(statistic.delivered)}
    return Words(
        title=_("%(what)s, %(days)s, by municipality") % facts,
        sentence=said,
        along=_("Municipality"),
        unit=_("A year for each 1,000 inhabitants"),
        source=_("%(source)s, fetched %(day)s") % day,
        language=get_language() or "nb",
    )


def _all_together(seen: Standings) -> str:
    if seen.rate is None:
        return _("How many live where was not taken in, so nothing can be compared.")
    facts = {"rate": rate_in_words(seen.rate)}
    return _("All together: %(rate)s a year for each 1,000 inhabitants.") % facts


def _charts(
    question: Question, seen: Standings, names: Mapping[str, str], words: Words
) -> Iterator[tuple[str, Chart]]:
    if len(seen.compared) > 1 and seen.phi == seen.phi:
        yield "funnel", _funnel(question, seen, names, words)
    shown = _shown_on_the_map(question, seen)
    if seen.rate is not None and shown:
        yield "map", _map(question, {one.place: one for one in shown}, names, words)


def _funnel(
    question: Question, seen: Standings, names: Mapping[str, str], words: Words
) -> Funnel:
    sizes = [one.expected for one in seen.compared]
    points = tuple(
        FunnelPoint(
            names[one.place], one.expected, one.ratio,
            f"{told(one)}, {usual_word(one.usual)}",
            marked=one.place == question.place, near=is_near(question, one.place),
        )
        for one in seen.compared
    )  # fmt: skip
    limits = tuple(
        Limits(one.expected, one.low95, one.high95, one.low998, one.high998)
        for one in usually(seen.phi, min(sizes), max(sizes))
    )
    named = (question.name or _("Yours"), _("Same county"), _("Other municipalities"))
    return Funnel(
        _axes(words, _("Cases expected of one of its size"), _("Times what is expected")),
        points,
        limits,
        named if question.place in seen.all else None,
    )


def _axes(words: Words, along: str, unit: str) -> Words:
    return replace(words, along=along, unit=unit)


def is_near(question: Question, code: str) -> bool:
    """Whether a municipality is of the same county as the one asked for."""
    own = question.place[:_COUNTY]
    return bool(own) and code[:_COUNTY] == own and code != question.place


def _shown_on_the_map(question: Question, seen: Standings) -> list[Standing]:
    """Those of the county; of the whole country on demand, or where there is no own one."""
    drawn = maps.boundaries(question.country).shapes.shapes
    there = [one for code, one in seen.all.items() if code in drawn]
    if question.whole or not question.place:
        return there
    county = question.place[:_COUNTY]
    return [one for one in there if one.place[:_COUNTY] == county]


def _map(
    question: Question, shown: Mapping[str, Standing], names: Mapping[str, str], words: Words
) -> Choropleth:
    width = _ON_DEMAND if question.whole or not question.place else _ON_A_PHONE
    drawn = maps.outlines(question.country, width=width, of=frozenset(shown))
    areas = tuple(
        Area(
            names[code], drawn[code], one.rate.value if one.rate else None, told(one),
            marked=code == question.place,
        )
        for code, one in shown.items()
    )  # fmt: skip
    source = f"{words.source}. {maps.boundaries(question.country).source}"
    own = replace(words, sentence=_from_to(areas), source=source)
    return Choropleth(own, areas, _("Not shown or not collected"))


def _from_to(areas: Sequence[Area]) -> str:
    """What the map shows: from the least to the most, and how many are not shown."""
    known = [one.value for one in areas if one.value is not None]
    if not known:
        return _("None of these is shown.")
    facts = {"low": formats.tenths(min(known)), "high": formats.tenths(max(known))}
    said = _("From %(low)s to %(high)s a year for each 1,000 inhabitants.") % facts
    few = len(areas) - len(known)
    if not few:
        return said
    grey = ngettext("%(n)s is not shown.", "%(n)s are not shown.", few) % {"n": few}
    return f"{said} {grey}"
