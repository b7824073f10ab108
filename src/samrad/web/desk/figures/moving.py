"""What has changed over all municipalities and everything that is counted, ranked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.core.paginator import Page, Paginator

from samrad.core.basics.periods import Period
from samrad.core.figures.everywhere import (
    in_cases,
    in_unit,
    is_municipality,
    moved,
    shown_both_times,
)
from samrad.core.figures.findings import CHANCE_ALONE, Changed, Changes
from samrad.core.figures.observations import Figure, Series
from samrad.core.figures.official import KNOWN
from samrad.core.pictures.figures import Against, Compared, ToldFigure
from samrad.records.figures.everywhere import series_over
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures.asking import Question, name_of
from samrad.web.desk.figures.narrowing import Wish
from samrad.web.desk.figures.presenters import country_word
from samrad.web.kit.phrases.figures import days_in_words, figure_in_words
from samrad.web.kit.phrases.movements import (
    at_least_in_words,
    change_in_words,
    found_sentence,
    is_found,
    moved_words,
    summed_sentence,
    varying_sentence,
)
from samrad.web.kit.phrases.pictures import compared_sentence

_ON_A_PAGE = 50
# A change is no choice of anybody's.
_NOBODYS = UUID(int=0)
_Published = Mapping[tuple[str, str], Series]


@dataclass(frozen=True, slots=True)
class Line:
    """One place and thing counted, and what has become of it."""

    code: str
    indicator: str
    name: str
    label: str
    before: str
    now: str
    change: str
    moved: str
    at_least: str
    found: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Movements:
    """What has changed.

    Attributes:
        before: The earlier period, in words.
        now: The later one.
        sentence: How many have changed more than chance would do.
        varying: How much such figures vary, and what is found without minding it.
        country: All together: each thing that is counted with its sentence.
        own: One's own municipality, likewise.
        lines: A page of all, what has changed most surely first.
        page: Which page that is.
    """

    before: str
    now: str
    sentence: str
    varying: str
    country: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    page: "Page[Changed]"


def movements(
    question: Question,
    wish: Wish,
    statistic: Statistic,
    period: Period,
    before: Period,
    indicator: str,
) -> Movements:
    """What has changed of one thing that is counted, or of everything. One query."""
    series = series_over(
        statistic, [before, period], indicators=_looked_at(question, statistic, indicator)
    )
    own = [one for one in series if is_municipality(one.place)]
    published = {(one.indicator, one.place): one for one in own}
    counted = [in_cases(one) for one in own]
    changes = moved(counted, before=before, now=period)
    alone = moved(counted, before=before, now=period, dispersion=CHANCE_ALONE)
    page = Paginator(_shown(question, wish, changes), _ON_A_PAGE).get_page(wish.page)
    return Movements(
        before=days_in_words(before),
        now=days_in_words(period),
        sentence=found_sentence(changes),
        varying=varying_sentence(changes, alone),
        country=tuple(_of_all(question, own, changes, before, period)),
        own=tuple(_of_own(question, changes, published, before, period)),
        lines=tuple(
            _line(
                one, published[one.series.indicator, one.series.place], question, before, period
            )
            for one in page
        ),
        page=page,
    )


def _looked_at(question: Question, statistic: Statistic, indicator: str) -> list[str]:
    """One, or all but the one that holds the others: it would be counted twice."""
    if indicator:
        return [indicator]
    known = KNOWN.get(statistic.key)
    whole = known.whole if known else ""
    return [code for code, _label in question.indicators if code != whole]


def _shown(question: Question, wish: Wish, changes: Changes) -> list[Changed]:
    """Those that are asked for; only a page of them is put into words."""
    codes = dict.fromkeys(one.series.place for one in changes.ranked)
    names = {code: name_of(code, question.country) for code in codes}
    there = {code for code, name in names.items() if wish.shows(code, name)}
    return [one for one in changes.ranked if one.series.place in there]


def _line(one: Changed, told: Series, question: Question, before: Period, now: Period) -> Line:
    return Line(
        code=told.place,
        indicator=told.indicator,
        name=name_of(told.place, question.country),
        label=told.label,
        before=_in_words(told.at(before)),
        now=_in_words(told.at(now)),
        change=change_in_words(one.finding),
        moved=moved_words(one.finding),
        at_least=at_least_in_words(in_unit(one.at_least, told.unit, now)),
        found=is_found(one.finding),
        own=told.place == question.place,
    )


def _in_words(cell: Figure | None) -> str:
    return "" if cell is None else figure_in_words(cell)


def _of_all(
    question: Question, own: Sequence[Series], changes: Changes, before: Period, now: Period
) -> Iterator[tuple[str, str]]:
    """All of them together, of what is shown both times; how many that is stands with it."""
    by_indicator: dict[str, list[Series]] = {}
    for one in own:
        by_indicator.setdefault(one.indicator, []).append(one)
    sums = {
        indicator: added
        for indicator, some in by_indicator.items()
        if (added := shown_both_times(some, "", before=before, now=now))
    }
    instead = [one.series for one in sums.values()]
    phi = changes.dispersion
    found = moved(own, before=before, now=now, instead=instead, dispersion=phi)
    by_code = {one.series.indicator: one for one in found.ranked}
    name = country_word(question.country)
    for indicator, added in sums.items():
        said = _sentence(by_code[indicator], added.series, name, before, now)
        yield added.series.label, f"{said} {summed_sentence(added, now)}"


def _of_own(
    question: Question, changes: Changes, published: _Published, before: Period, now: Period
) -> Iterator[tuple[str, str]]:
    for one in changes.ranked:
        if one.series.place == question.place:
            own = published[one.series.indicator, question.place]
            yield one.series.label, _sentence(one, own, question.name, before, now)


def _sentence(one: Changed, series: Series, name: str, before: Period, now: Period) -> str:
    """A change in words, of the figures as they were published."""
    then, later = series.at(before), series.at(now)
    told = one.finding
    if then is not None and later is not None:
        told = replace(told, before=then, now=later)
    figure = ToldFigure(
        id=_NOBODYS,
        label=series.label,
        place=name,
        unit=series.unit,
        period=now,
        now=told.now,
        against=Against.EARLIER,
    )
    return compared_sentence(figure, Compared(before, "", told))
