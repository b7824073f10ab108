"""Figures under the codes of another day: joined, or a break, and never guessed."""

from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.municipalities import in_municipalities_of
from samrad.core.figures.observations import Figure, Observation, Unit

NOW = date(2024, 1, 1)
TOO_FEW, NOT_COLLECTED = Hidden(Why.TOO_FEW), Hidden(Why.NOT_COLLECTED)


def two_years(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31))


def case(place: str, cell: Figure, first: int = 2018, unit: Unit = Unit.CASES) -> Observation:
    return Observation("all", place, two_years(first), cell, unit)


MOVED: list[tuple[str, list[Observation], list[tuple[str, Figure]]]] = [
    ("Lørenskog got other numbers", [case("0230", 702)], [("3222", 702)]),
    (
        "Ålesund is the sum of four, and Haram came back",
        [case(code, 10) for code in ("1504", "1523", "1529", "1546", "1534")],
        [("1508", 40), ("1580", 10)],
    ),
    ("of Ålesund one is missing", [case("1504", 10)], [("1508", NOT_COLLECTED)]),
    (
        "of Ålesund one is hidden",
        [case("1504", 10), case("1523", TOO_FEW), case("1529", 10), case("1546", 0)],
        [("1508", Hidden(Why.PROTECTS_ANOTHER))],
    ),
    (
        "Tysfjord was divided, and Narvik got a part",
        [case("1850", 10), case("1805", 20), case("1854", 5)],
        [("1806", Hidden(Why.BREAK)), ("1875", Hidden(Why.BREAK))],
    ),
    (
        "the Ålesund of 2020 was divided",
        [case("1507", 10, 2021)],
        [("1508", Hidden(Why.BREAK)), ("1580", Hidden(Why.BREAK))],
    ),
    (
        "rates do not add up",
        [case(code, 10.5, unit=Unit.PER_1000) for code in ("1504", "1523", "1529", "1546")],
        [("1508", NOT_COLLECTED)],
    ),
    ("the country stays the country", [case("", 300_000)], [("", 300_000)]),
    ("a code of today stays", [case("3222", 2323, 2023)], [("3222", 2323)]),
]


@pytest.mark.parametrize(("what", "seen", "expected"), MOVED, ids=[one[0] for one in MOVED])
def test_figures_under_the_codes_of_today(
    what: str, seen: list[Observation], expected: list[tuple[str, Figure]]
) -> None:
    moved = in_municipalities_of(NOW, seen, country=Country.NORWAY)

    assert [(one.place, one.cell) for one in moved] == expected, what
