"""All municipalities at once: nothing summed over a gap, nothing found that chance would do."""

from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.basics.places.counties import county_name, members_on
from samrad.core.figures.everywhere import earlier, in_cases, moved, together
from samrad.core.figures.findings import CHANCE_ALONE
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Observation, Provenance, Series, Unit
from samrad.core.figures.verdicts import Verdict

FROM = Provenance("SSB 08487", date(2025, 4, 1))


def years(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31))


BEFORE, BETWEEN, NOW = years(2020), years(2021), years(2023)


def series(place: str, *cells: Figure, unit: Unit = Unit.CASES_A_YEAR) -> Series:
    points = tuple(
        Observation("all", place, period, cell, unit)
        for period, cell in zip((BEFORE, NOW), cells, strict=False)
    )
    return Series("all", "Alle lovbrudd", place, unit, points, FROM)


def test_a_period_is_held_against_one_that_shares_no_year_with_it() -> None:
    single = Period(date(2019, 1, 1), date(2019, 12, 31))
    assert earlier(NOW, [single, BEFORE, years(2022), NOW, BETWEEN]) == (BETWEEN, BEFORE)
    assert earlier(BEFORE, [BEFORE, BETWEEN, NOW]) == ()


def test_an_average_of_two_years_is_tested_as_the_cases_of_both() -> None:
    counted = in_cases(series("3222", 681, Hidden(Why.TOO_FEW)))
    assert counted.unit is Unit.CASES
    assert [one.cell for one in counted.points] == [1362, Hidden(Why.TOO_FEW)]
    cases = series("3222", 681, unit=Unit.CASES)
    assert in_cases(cases) is cases


def test_a_county_is_the_sum_of_all_its_municipalities() -> None:
    summed = together(
        [series("3201", 10, 20), series("3203", 5, 0)], "32", frozenset({"3201", "3203"})
    )
    assert summed is not None
    assert [one.cell for one in summed.series.points] == [15, 20]
    assert summed.series.place == "32"
    assert set(summed.hidden.values()) == {0}


@pytest.mark.parametrize("others", [[series("3203", Hidden(Why.TOO_FEW), 7)], []])
def test_a_county_with_one_hidden_or_missing_is_not_summed(others: list[Series]) -> None:
    there = [series("3201", 10, 20), *others, series("3301", 9, 9)]
    summed = together(there, "32", frozenset({"3201", "3203"}))
    assert summed is not None
    cells = [one.cell for one in summed.series.points]
    assert cells == [
        Hidden(Why.PROTECTS_ANOTHER),
        27 if others else Hidden(Why.PROTECTS_ANOTHER),
    ]
    assert (summed.members, summed.hidden[BEFORE]) == (2, 1)
    assert together(there, "46", frozenset({"4601"})) is None


def test_counties_are_known_by_name_and_hold_every_municipality_once() -> None:
    members = members_on(Country.NORWAY, date(2025, 1, 1))
    assert (len(members), sum(map(len, members.values()))) == (15, 357)
    assert "3222" in members["32"]
    names = {county_name(one, Country.NORWAY) for one in members}
    assert {"Akershus", "Troms", "Oslo"} < names
    swedish = members_on(Country.SWEDEN, date(2025, 1, 1))
    assert (len(swedish), sum(map(len, swedish.values()))) == (21, 290)
    assert not [one for one in swedish if county_name(one, Country.SWEDEN) == one]
    assert county_name("99", Country.NORWAY) == "99"


def test_the_country_is_tested_with_what_its_municipalities_vary() -> None:
    # Each of thirty goes up or down by a third: much more than chance, and together nothing.
    each = [series(f"32{n:02d}", 300, 400 if n % 2 else 200) for n in range(30)]
    country = series("", 9000, 9300)
    found = moved(each, before=BEFORE, now=NOW, instead=[country]).ranked[0]
    assert found.finding.how.dispersion > 20
    assert found.finding.verdict is Verdict.WITHIN_CHANCE
    alone = moved(each, before=BEFORE, now=NOW, instead=[country], dispersion=CHANCE_ALONE)
    assert alone.ranked[0].finding.verdict is Verdict.UP
