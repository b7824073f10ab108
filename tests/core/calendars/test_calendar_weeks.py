"""Week numbers, as calendars on Nordic walls print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.weeks import Week, week_of


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        ("2026-01-01", 2026, 1),
        ("2025-12-29", 2026, 1),
        ("2025-12-28", 2025, 52),
        ("2026-12-31", 2026, 53),
        ("2027-01-03", 2026, 53),
        ("2027-01-04", 2027, 1),
        ("2026-02-16", 2026, 8),
        ("2026-02-22", 2026, 8),
        ("2026-02-23", 2026, 9),
    ],
)
def test_the_week_of_a_day(day: str, year: int, number: int) -> None:
    assert week_of(date.fromisoformat(day)) == Week(year, number)


def test_week_8_of_2026_runs_from_monday_to_sunday() -> None:
    week = Week(2026, 8)

    assert (week.first, week.last) == (date(2026, 2, 16), date(2026, 2, 22))
    assert date(2026, 2, 15) not in week
    assert week.first in week
    assert week.last in week
    assert date(2026, 2, 23) not in week


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2025, 53), (2026, 54)])
def test_a_week_that_no_calendar_has(year: int, number: int) -> None:
    with pytest.raises(ValueError):
        Week(year, number)


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_every_day_lies_in_its_week(day: date) -> None:
    assert day in week_of(day)


@given(DAYS, DAYS)
def test_weeks_stand_in_the_order_of_their_days(one: date, other: date) -> None:
    assert (week_of(one) < week_of(other)) == (week_of(one).last < week_of(other).first)
