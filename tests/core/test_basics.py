"""Periods and refusals."""

from datetime import date

import pytest

from samrad.core.basics.periods import Period, months_after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 10, 31), 48, date(2026, 10, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
    ],
)
def test_months_after_never_lands_in_the_month_after(
    day: date, months: int, expected: date
) -> None:
    assert months_after(day, months) == expected


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2025, 2, 1), date(2025, 1, 31))
