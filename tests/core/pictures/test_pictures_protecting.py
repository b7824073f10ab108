"""Figures of a public picture hidden together. In each case the threshold alone would leak."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picturing import part, picture, which
from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Provenance, Series, Unit
from samrad.core.pictures.counted import Earlier, Places
from samrad.core.pictures.figures import Against, ToldFigure
from samrad.core.pictures.protecting import Protected, protected
from samrad.core.pictures.public import (
    hidden_numbers,
    public_of,
    told_in_words,
    why_not_publish,
)

SPRING = Period(date(2025, 1, 1), date(2025, 6, 30))
AUTUMN = Period(date(2025, 7, 1), date(2025, 12, 31))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
POLICE = "Innlandet politidistrikt"


def _figure(
    label: str,
    number: float,
    period: Period = SPRING,
    *,
    source: str = POLICE,
    place: str = "Løten",
    unit: Unit = Unit.CASES,
) -> ToldFigure:
    return ToldFigure(
        id=which(f"{label} {period} {source} {place}"),
        label=label,
        place=place,
        unit=unit,
        period=period,
        now=number,
        against=Against.EARLIER,
        provenance=Provenance(source, date(2025, 7, 1)),
    )


def _shown(found: Protected) -> list[Figure | None]:
    return [None if isinstance(one.now, Hidden) else one.now for one in found.figures]


GROUPS = (_figure("Alle lovbrudd", 40), _figure("Tyveri", 12), _figure("Rus", 25))
VIOLENCE = _figure("Vold", 3)


def test_three_cases_of_violence_are_not_what_is_left_of_the_total() -> None:
    # 40 - 12 - 25 = 3, if only the three were hidden.
    found = protected([*GROUPS, VIOLENCE])

    assert _shown(found)[3] is None
    assert _shown(found).count(None) == 2
    assert sorted(found.hidden.values()) == [Why.PROTECTS_ANOTHER, Why.TOO_FEW]
    assert found.given_away == ()


def test_nor_are_they_where_nobody_chose_violence_as_a_figure() -> None:
    assert _shown(protected(GROUPS)).count(None) == 1


def test_a_year_less_its_spring_tells_of_no_autumn() -> None:
    year, spring = _figure("Vold", 40, YEAR), _figure("Vold", 38)

    assert _shown(protected([year, spring, _figure("Vold", 2, AUTUMN)])).count(None) == 2
    assert _shown(protected([year, spring])).count(None) == 1
    assert _shown(protected([year, _figure("Vold", 30)])) == [40, 30]


def test_a_county_less_one_of_its_two_municipalities_tells_of_no_other() -> None:
    places = Places({"Innlandet": "34", "Løten": "3412", "Stange": "3413"})
    county = _figure("Vold", 30, place="Innlandet")
    stange = _figure("Vold", 27, place="Stange")

    assert _shown(protected([county, stange, VIOLENCE], places=places)).count(None) == 2
    assert _shown(protected([county, VIOLENCE], places=places)) == [30, None]


def test_what_the_other_party_says_of_the_same_is_hidden_with_it() -> None:
    own = [replace(one, id=which(one.label)) for one in (*GROUPS, VIOLENCE)]
    theirs = [
        replace(one, provenance=Provenance("Løten kommune", date(2025, 7, 2))) for one in own
    ]
    theirs = [replace(one, id=which(f"{one.label} 2")) for one in theirs]
    found = protected([*own, *theirs])

    assert _shown(found)[:4] == _shown(found)[4:]


def test_sources_that_count_differently_are_left_alone() -> None:
    other = _figure("Vold", 19, source="Krisesenteret")

    assert _shown(protected([VIOLENCE, other])) == [None, 19]


def test_a_rate_tells_its_count_where_it_is_known_how_many_live_there() -> None:
    there = Observation("population", "3412", YEAR, 7500.0, Unit.PERSONS)
    people = Series("population", "", "3412", Unit.PERSONS, (there,), VIOLENCE.provenance)  # type: ignore[arg-type]  # it has one
    places = Places({"Løten": "3412"}, (people,))
    rate = _figure("Vold", 1000 * 3 / 7500, unit=Unit.PER_1000)

    assert _shown(protected([rate], places=places)) == [None]
    assert _shown(protected([replace(rate, now=1000 * 30 / 7500)], places=places)) == [4.0]


def test_what_its_own_source_hides_is_not_worked_out_either() -> None:
    secret = replace(VIOLENCE, now=Hidden(Why.TOO_FEW))

    assert _shown(protected([*GROUPS, secret])).count(None) == 2


def test_with_the_picture_before_nobody_works_out_more() -> None:
    year = _figure("Vold", 40, YEAR)

    assert _shown(protected([_figure("Vold", 38)])) == [38]
    assert _shown(protected([_figure("Vold", 38)], earlier=[Earlier(year, year)])) == [None]


def test_where_what_was_published_gives_a_number_away_nothing_is_added() -> None:
    out = [_figure("Vold", 40, YEAR), _figure("Vold", 38)]
    found = protected([_figure("Vold", 2, AUTUMN)], earlier=[Earlier(one, one) for one in out])
    public = public_of(picture(), frozenset())
    refusal = why_not_publish(picture(), public, found, on=date(2025, 12, 1))

    assert refusal is not None
    assert (refusal.code, refusal.facts) == ("picture.given_away", {"figures": ("Vold",)})


def test_a_figure_that_was_corrected_since_contradicts_nothing() -> None:
    before, now = _figure("Vold", 40, YEAR), _figure("Vold", 43, YEAR)

    assert _shown(protected([now], earlier=[Earlier(before, before)])) == [43]


def test_numbers_that_do_not_add_up_do_not_count_the_same_cases() -> None:
    assert _shown(protected([_figure("Alle lovbrudd", 40), _figure("Tyveri", 55)])) == [40, 55]


def test_residents_cannot_tell_which_hidden_number_is_the_small_one() -> None:
    found = protected([*GROUPS, VIOLENCE])

    assert {one.now.why for one in found.figures if isinstance(one.now, Hidden)} == {
        Why.PROTECTS_ANOTHER
    }


def test_a_text_that_says_a_hidden_number_is_pointed_out() -> None:
    figures = (*GROUPS, VIOLENCE)
    hidden = hidden_numbers(figures, protected(figures))
    said = picture(part("Vold", joint="Det var 3 saker, 25 i fjor og 13 av 3,5."))

    assert {(one.figure.label, one.why) for one in hidden} >= {("Vold", Why.TOO_FEW)}
    assert ("Vold", "3") in told_in_words(public_of(said, frozenset()), hidden)
    assert ("Vold", "13") not in told_in_words(public_of(said, frozenset()), hidden)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=3, max_size=3))
def test_every_hidden_small_number_could_be_five_or_more(counts: list[int]) -> None:
    names = ("Tyveri", "Vold", "Rus")
    whole = _figure("Alle lovbrudd", sum(counts))
    figures = [_figure(name, n) for name, n in zip(names, counts, strict=True)]
    shown = _shown(protected([*figures, whole]))
    # Every table a reader may think of, counted out.
    could = [
        row
        for row in product(range(sum(counts) + 6), repeat=3)
        if all(seen in (None, n) for seen, n in zip(shown, (*row, sum(row)), strict=True))
    ]
    for place, n in enumerate(counts):
        if 0 < n < 5:
            assert shown[place] is None
            assert max(row[place] for row in could) >= 5
