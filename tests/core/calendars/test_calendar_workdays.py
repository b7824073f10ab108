"""The days offices are closed, against the printed calendars of 2018–2030."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.countries import Country
from samrad.core.calendars.easter import easter
from samrad.core.calendars.workdays import (
    holiday_names,
    holidays_of,
    is_working_day,
    last_working_day,
    working_day_by,
    working_day_from,
)

NO, SE = Country.NORWAY, Country.SWEDEN

# Year, Easter Sunday, Ascension Day, Whit Monday; midsommarafton, Alla helgons dag.
MOVABLE = [
    (2018, "04-01", "05-10", "05-21", "06-22", "11-03"),
    (2019, "04-21", "05-30", "06-10", "06-21", "11-02"),
    (2020, "04-12", "05-21", "06-01", "06-19", "10-31"),
    (2021, "04-04", "05-13", "05-24", "06-25", "11-06"),
    (2022, "04-17", "05-26", "06-06", "06-24", "11-05"),
    (2023, "04-09", "05-18", "05-29", "06-23", "11-04"),
    (2024, "03-31", "05-09", "05-20", "06-21", "11-02"),
    (2025, "04-20", "05-29", "06-09", "06-20", "11-01"),
    (2026, "04-05", "05-14", "05-25", "06-19", "10-31"),
    (2027, "03-28", "05-06", "05-17", "06-25", "11-06"),
    (2028, "04-16", "05-25", "06-05", "06-23", "11-04"),
    (2029, "04-01", "05-10", "05-21", "06-22", "11-03"),
    (2030, "04-21", "05-30", "06-10", "06-21", "11-02"),
]


def on(year: int, month_and_day: str, later: int = 0) -> date:
    return date.fromordinal(date.fromisoformat(f"{year}-{month_and_day}").toordinal() + later)


@pytest.mark.parametrize(("year", "easter_day"), [row[:2] for row in MOVABLE])
def test_easter_sunday(year: int, easter_day: str) -> None:
    assert easter(year) == on(year, easter_day)


@pytest.mark.parametrize(
    ("year", "easter_day", "ascension", "whit_monday"), [row[:4] for row in MOVABLE]
)
def test_norways_holidays(year: int, easter_day: str, ascension: str, whit_monday: str) -> None:
    fixed = {on(year, day) for day in ("01-01", "05-01", "05-17", "12-25", "12-26")}
    around_easter = {on(year, easter_day, later) for later in (-3, -2, 0, 1)}
    whitsun = {on(year, whit_monday, -1), on(year, whit_monday)}

    assert set(holidays_of(NO, year)) == fixed | around_easter | whitsun | {on(year, ascension)}


@pytest.mark.parametrize(
    ("year", "easter_day", "ascension", "whit_monday", "midsummer_eve", "all_saints"), MOVABLE
)
def test_swedens_holidays(
    year: int,
    easter_day: str,
    ascension: str,
    whit_monday: str,
    midsummer_eve: str,
    all_saints: str,
) -> None:
    fixed = {on(year, day) for day in ("01-01", "01-06", "05-01", "06-06", "12-25", "12-26")}
    eves = {on(year, midsummer_eve), on(year, "12-24"), on(year, "12-31")}
    around_easter = {on(year, easter_day, later) for later in (-2, 0, 1)}
    # Whit Monday itself gave way to the National Day in 2005.
    saturdays = {on(year, midsummer_eve, 1), on(year, all_saints)}
    sundays_and_thursday = {on(year, whit_monday, -1), on(year, ascension)}

    assert set(holidays_of(SE, year)) == (
        fixed | eves | around_easter | saturdays | sundays_and_thursday
    )


OPEN_OR_CLOSED = [
    ("Maundy Thursday is a holiday in Norway", NO, "2026-04-02", False),
    ("and a working day in Sweden", SE, "2026-04-02", True),
    ("17 May", NO, "2027-05-17", False),
    ("17 May means nothing in Sweden", SE, "2027-05-17", True),
    ("Whit Monday in Norway", NO, "2026-05-25", False),
    ("Whit Monday in Sweden", SE, "2026-05-25", True),
    ("Epiphany in Sweden", SE, "2026-01-06", False),
    ("Epiphany in Norway", NO, "2026-01-06", True),
    ("Christmas Eve is half a working day in Norway", NO, "2026-12-24", True),
    ("and none in Sweden", SE, "2026-12-24", False),
    ("a Saturday", NO, "2026-02-14", False),
    ("a Sunday", SE, "2026-02-15", False),
    ("an ordinary Monday", NO, "2026-02-16", True),
]


@pytest.mark.parametrize(("case", "country", "day", "is_open"), OPEN_OR_CLOSED)
def test_offices_are_open_or_closed(
    case: str, country: Country, day: str, *, is_open: bool
) -> None:
    assert is_working_day(country, date.fromisoformat(day)) == is_open, case


@pytest.mark.parametrize(
    ("country", "day", "names"),
    [
        (NO, "2026-05-17", ("Grunnlovsdag",)),
        (NO, "2027-05-17", ("Andre pinsedag", "Grunnlovsdag")),
        (SE, "2026-06-19", ("Midsommarafton",)),
        (SE, "2026-06-18", ()),
    ],
)
def test_a_holiday_is_named_in_its_own_language(
    country: Country, day: str, names: tuple[str, ...]
) -> None:
    assert holiday_names(country, date.fromisoformat(day)) == names


LANDS = [
    ("Løten's agenda, due on 17 May 2025, a Saturday", NO, "2025-05-17", "16", "19"),
    ("Easter 2026 in Norway, from Wednesday to Tuesday", NO, "2026-04-04", "01", "07"),
    ("an ordinary day stays", NO, "2026-02-17", "17", "17"),
    ("midsummer in Sweden", SE, "2026-06-20", "18", "22"),
]


@pytest.mark.parametrize(("case", "country", "day", "before", "after"), LANDS)
def test_a_deadline_lands_on_a_working_day(
    case: str, country: Country, day: str, before: str, after: str
) -> None:
    due = date.fromisoformat(day)

    assert working_day_by(country, due).strftime("%d") == before, case
    assert working_day_from(country, due).strftime("%d") == after, case


@pytest.mark.parametrize(
    ("country", "year", "month", "last"),
    [(NO, 2025, 8, 29), (NO, 2026, 2, 27), (NO, 2028, 2, 29), (SE, 2026, 12, 30)],
)
def test_the_last_working_day_of_a_month(
    country: Country, year: int, month: int, last: int
) -> None:
    assert last_working_day(country, year, month) == date(year, month, last)


@given(st.sampled_from(Country), st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_the_nearest_working_days_lie_around_the_day(country: Country, day: date) -> None:
    before, after = working_day_by(country, day), working_day_from(country, day)

    assert before <= day <= after
    assert is_working_day(country, before)
    assert is_working_day(country, after)
    assert (before == day == after) == is_working_day(country, day)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year).weekday() == 6


@pytest.mark.parametrize(("year", "day"), [(1818, 22), (2285, 22), (1943, 25), (2038, 25)])
def test_the_earliest_and_the_latest_easter(year: int, day: int) -> None:
    assert easter(year).day == day


def test_easter_is_not_counted_before_the_gregorian_calendar() -> None:
    assert easter(1583) == date(1583, 4, 10)
    with pytest.raises(ValueError, match="1582"):
        easter(1582)
