"""The rows of a table of all municipalities, of counties, or of the country."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.utils.translation import get_language

from samrad.core.basics.periods import Period
from samrad.core.basics.places.counties import county_name
from samrad.core.basics.sorting import alphabetical
from samrad.core.figures.everywhere import Summed, is_municipality, moved, together
from samrad.core.figures.findings import Changed, Changes
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Series
from samrad.core.figures.standing import Standing, standings
from samrad.records.figures.everywhere import series_over
from samrad.records.figures.statistics import Statistic
from samrad.web.desk.figures.asking import Question
from samrad.web.desk.figures.comparing import Comparison, is_near
from samrad.web.desk.figures.narrowing import Where, Wish, is_called
from samrad.web.desk.figures.presenters import country_word
from samrad.web.kit.phrases.figures import days_in_words, figure_in_words
from samrad.web.kit.phrases.movements import (
    change_in_words,
    found_sentence,
    is_found,
    moved_words,
    unsummed_in_words,
)
from samrad.web.kit.phrases.standings import rate_in_words, reach_in_words, usual_word

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the table."""

    code: str
    name: str
    cell: str
    hidden: bool
    rate: str
    reach: str
    usual: str
    change: str
    moved: str
    found: bool
    own: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are asked for.

    Attributes:
        near: One's own municipality and those of its county, where nothing else is asked for.
        others: All others then.
        page: The rows that are asked for, a page of them; None where nothing is.
        since: The period each is held against, in words; empty where there is none.
        sentence: How many municipalities have changed more than chance would do.
        summed: Whether the rows were added up here.
    """

    near: tuple[Row, ...]
    others: tuple[Row, ...]
    page: "Page[Row] | None"
    since: str
    sentence: str
    summed: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """What the rows are of: how each stands, its name, what has changed, how it was summed."""

    all: Mapping[str, Standing]
    names: Mapping[str, str]
    changes: Changes | None
    sums: Mapping[str, Summed]


def table_of(
    question: Question, wish: Wish, statistic: Statistic, period: Period, compared: Comparison
) -> Table:
    """The table of one indicator and period. One query."""
    periods = [period, *([wish.before] if wish.before else [])]
    series = series_over(statistic, periods, indicators=[question.indicator])
    own = [one for one in series if is_municipality(one.place)]
    every = moved(own, before=wish.before, now=period) if wish.before else None
    if wish.where in {Where.COUNTIES, Where.COUNTRY}:
        places = _wider(question, wish, period, compared, series)
    else:
        places = _Places(compared.seen.all, compared.names, every, {})
    rows = list(_rows(question, wish, period, places))
    near = () if wish.narrows else tuple(row for row in rows if row.own or row.near)
    others = () if wish.narrows else tuple(row for row in rows if not (row.own or row.near))
    return Table(
        near=near,
        others=others,
        page=Paginator(rows, _ON_A_PAGE).get_page(wish.page) if wish.narrows else None,
        since=days_in_words(wish.before) if wish.before else "",
        sentence=found_sentence(every) if every else "",
        summed=bool(places.sums),
    )


def _wider(
    question: Question,
    wish: Wish,
    period: Period,
    compared: Comparison,
    series: Sequence[Series],
) -> _Places:
    """Counties or the country: as they were published, else added up where they can be."""
    published = {one.place: one for one in series}
    told, sums, people = {}, {}, {}
    for code, members in _members(question, wish).items():
        there = published.get("" if wish.where == Where.COUNTRY else code)
        added = None if there else together(series, code, members)
        if added:
            there, sums[code] = added.series, added
        if there:
            told[code] = replace(there, place=code)
            living = [compared.people.get(one) for one in members]
            people[code] = sum(one or 0.0 for one in living) if all(living) else 0.0
    cells = {code: cell for code, one in told.items() if (cell := one.at(period)) is not None}
    seen = standings(cells, people, unit=question.unit, period=period)
    own = [one for one in series if is_municipality(one.place)]
    changes = (
        moved(own, before=wish.before, now=period, instead=list(told.values()))
        if wish.before
        else None
    )
    return _Places(seen.all, {code: _name(code, question) for code in told}, changes, sums)


def _members(question: Question, wish: Wish) -> Mapping[str, frozenset[str]]:
    if wish.where == Where.COUNTIES:
        return wish.counties
    return {question.country.value: frozenset().union(*wish.counties.values())}


def _name(code: str, question: Question) -> str:
    if code == question.country:
        return country_word(question.country)
    return county_name(code, question.country)


def _rows(question: Question, wish: Wish, period: Period, places: _Places) -> Iterator[Row]:
    ranked = places.changes.ranked if places.changes else ()
    changed = {one.series.place: one for one in ranked}
    codes = [code for code in _by_name(places) if _is_shown(code, places.names[code], wish)]
    if wish.by_evidence:
        order = {place: nth for nth, place in enumerate(changed)}
        codes.sort(key=lambda one: order.get(one, len(order)))
    for code in codes:
        yield _row(question, places, code, changed.get(code), period)


def _by_name(places: _Places) -> list[str]:
    language = get_language() or "nb"
    return sorted(
        places.all, key=lambda code: (alphabetical(places.names[code], language), code)
    )


def _is_shown(code: str, name: str, wish: Wish) -> bool:
    if wish.where in {Where.COUNTIES, Where.COUNTRY}:
        return is_called(wish.find, code, name)
    return wish.shows(code, name)


def _row(
    question: Question, places: _Places, code: str, changed: Changed | None, period: Period
) -> Row:
    one = places.all[code]
    added = places.sums.get(one.place)
    unsummed = unsummed_in_words(added, period) if added else ""
    return Row(
        code=one.place,
        name=places.names[code],
        cell=unsummed or figure_in_words(one.cell),
        hidden=isinstance(one.cell, Hidden),
        rate=rate_in_words(one.rate),
        reach=reach_in_words(one.rate),
        usual=usual_word(one.usual) if one.rate else "",
        change=change_in_words(changed.finding) if changed else "",
        moved=moved_words(changed.finding) if changed else "",
        found=bool(changed and is_found(changed.finding)),
        own=one.place == question.place,
        near=is_near(question, one.place),
    )
