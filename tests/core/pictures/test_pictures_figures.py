"""A figure of a picture: what it is held against, and what is hidden of it."""

from datetime import date

import pytest

from picturing import SPRING, springs, told, which
from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Provenance, Series, Unit
from samrad.core.figures.verdicts import Verdict
from samrad.core.pictures.figures import Against, Chosen, Known, per_1000, tell
from samrad.core.pictures.protecting import protected


def test_the_slide_of_702_cases_is_held_against_both_years_before() -> None:
    two, one = told(springs()).compared

    assert (two.period.since.year, one.period.since.year) == (2017, 2018)
    assert round(one.finding.percent, 1) == 3.1
    assert round(two.finding.percent, 1) == -9.5
    assert {one.finding.verdict, two.finding.verdict} == {Verdict.WITHIN_CHANCE}
    assert two.finding.high > 0 > one.finding.low


def test_a_series_nobody_sees_here_is_a_figure_that_is_not_released() -> None:
    figure = tell(Chosen(which("x"), "alle", "3222", SPRING), Known((), {}))

    assert figure.now == Hidden(Why.NOT_RELEASED)
    assert figure.provenance is None
    assert figure.compared == ()


def test_a_year_nobody_counted_is_no_comparison() -> None:
    figure = told(springs({2018: 681, 2019: 702}))

    assert [one.period.since.year for one in figure.compared] == [2018]


def _yearly(place: str, count: float, unit: Unit = Unit.CASES_A_YEAR) -> Series:
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    point = Observation("vold", place, year, count, unit)
    return Series("vold", "Vold", place, unit, (point,), Provenance("SSB", date(2025, 1, 6)))


def _against_country(*people: Series) -> Known:
    series = (_yearly("3222", 300), _yearly("", 50_000))
    return Known(series, {"3222": "Lørenskog", "": "NO"}, people=people)


def test_two_places_are_compared_by_what_a_thousand_inhabitants_have() -> None:
    chosen = Chosen(
        which("y"), "vold", "3222", _yearly("", 1).points[0].period, Against.COUNTRY, 2, ("",)
    )
    people = (_yearly("3222", 50_000, Unit.PERSONS), _yearly("", 5_000_000, Unit.PERSONS))

    alone = tell(chosen, _against_country())
    figure = tell(chosen, _against_country(*people))

    assert alone.compared == ()
    assert (figure.now, figure.unit) == (6.0, Unit.PER_1000)
    (country,) = figure.compared
    assert (country.place, country.finding.before) == ("NO", 10.0)
    assert country.finding.verdict is Verdict.NOT_TESTED


def test_nobody_is_reckoned_where_nobody_is_known_to_live() -> None:
    assert per_1000(_yearly("3222", 300), [_yearly("3222", 0, Unit.PERSONS)]) is None


@pytest.mark.parametrize(("count", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_residents_see_no_count_from_1_to_4(count: int, *, shown: bool) -> None:
    (figure,) = protected([told(springs({2018: 60, 2019: count}))]).figures

    assert (figure.now == count) is shown
    assert (figure.now == Hidden(Why.PROTECTS_ANOTHER)) is not shown


def test_what_would_give_a_hidden_count_away_is_hidden_with_it() -> None:
    (figure,) = protected([told(springs({2018: 3, 2019: 60}))]).figures
    (before,) = figure.compared

    assert before.finding.verdict is Verdict.HIDDEN
    assert before.finding.before == Hidden(Why.PROTECTS_ANOTHER)
    assert before.finding.percent != before.finding.percent  # no number at all
