"""A municipality is compared with what is usual for its size, and ranked nowhere."""

import math
from datetime import date

import pytest

from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Figure, Unit
from samrad.core.figures.standing import Usual, similar, standings, usually

TWO_YEARS = Period(date(2022, 1, 1), date(2023, 12, 31))
# Twelve municipalities with ten cases a year for each thousand, some more, some fewer.
PEOPLE = {f"34{n:02d}": 1000.0 * (n + 1) for n in range(12)}
CELLS: dict[str, Figure] = {
    code: round(many / 100 + (-1) ** n * math.sqrt(many / 200))
    for n, (code, many) in enumerate(PEOPLE.items())
}


def test_an_average_of_two_years_counts_as_the_cases_it_was_made_of() -> None:
    # Lørenskog, 2022–2023: 305 violent offences a year among 44 693.
    seen = standings({"3222": 305}, {"3222": 44_693}, unit=Unit.CASES_A_YEAR, period=TWO_YEARS)
    rate = seen.all["3222"].rate
    assert rate is not None
    assert rate.value == pytest.approx(6.829, abs=0.001)
    # R 4.2: poisson.test(610, 44693 * 730/365.25 / 1000)$conf.int
    assert (rate.low, rate.high) == pytest.approx((6.297, 7.393), abs=0.01)


def test_one_that_stands_out_is_told_and_the_others_are_usual() -> None:
    cells = {**CELLS, "3405": 400}
    seen = standings(cells, PEOPLE, unit=Unit.CASES_A_YEAR, period=TWO_YEARS)
    assert seen.all["3405"].usual is Usual.MORE
    assert {one.usual for code, one in seen.all.items() if code != "3405"} == {Usual.USUAL}


@pytest.mark.parametrize("why", list(Why))
def test_what_is_hidden_has_no_rate_and_is_in_no_comparison(why: Why) -> None:
    cells = {**CELLS, "3405": Hidden(why)}
    seen = standings(cells, PEOPLE, unit=Unit.CASES_A_YEAR, period=TWO_YEARS)
    assert (seen.all["3405"].rate, seen.all["3405"].usual) == (None, None)
    assert "3405" not in {one.place for one in seen.compared}


def test_zero_is_a_figure() -> None:
    seen = standings({**CELLS, "3400": 0}, PEOPLE, unit=Unit.CASES_A_YEAR, period=TWO_YEARS)
    rate = seen.all["3400"].rate
    assert rate is not None
    assert (rate.value, rate.low) == (0, 0)
    assert rate.high > 0


def test_of_few_nobody_knows_what_is_usual() -> None:
    few = dict(list(CELLS.items())[:9])
    seen = standings(few, PEOPLE, unit=Unit.CASES_A_YEAR, period=TWO_YEARS)
    assert math.isnan(seen.phi)
    assert {one.usual for one in seen.all.values()} == {None}


def test_answers_and_shares_are_no_cases() -> None:
    seen = standings(CELLS, PEOPLE, unit=Unit.PERCENT, period=TWO_YEARS)
    assert seen.compared == ()
    assert seen.rate is None


def test_the_bands_lie_where_the_funnel_says_somebody_stands_out() -> None:
    (at,) = usually(4, 100, 100, steps=1)
    # 2(√O − √100) = ±1.96·2 and ±3.09·2
    assert (at.low95, at.high95) == pytest.approx((0.6465, 1.4304), abs=1e-3)
    assert at.low998 < at.low95 < 1 < at.high95 < at.high998


def test_similar_ones_are_of_about_the_same_size_and_the_county_first() -> None:
    people = {"3412": 8000.0, "3415": 9000.0, "3301": 8100.0, "3401": 20_000.0, "": 5e6}
    assert similar("3412", people) == ("3415", "3301")
    assert similar("9999", people) == ()
