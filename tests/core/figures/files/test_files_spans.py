"""What a text says of time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.figures.files.grids import Raw
from samrad.core.figures.files.spans import day_in, month_in, period_in


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        (2023.0, "2023-01-01", "2023-12-31"),
        ("2020-2021", "2020-01-01", "2021-12-31"),
        ("2020–21", "2020-01-01", "2021-12-31"),
        ("2023-05", "2023-05-01", "2023-05-31"),
        ("2023M05", "2023-05-01", "2023-05-31"),
        ("05.2023", "2023-05-01", "2023-05-31"),
        ("mai 2023", "2023-05-01", "2023-05-31"),
        ("2023 maj", "2023-05-01", "2023-05-31"),
        ("Okt. 2023", "2023-10-01", "2023-10-31"),
        ("februar 2024", "2024-02-01", "2024-02-29"),
        ("1. kvartal 2023", "2023-01-01", "2023-03-31"),
        ("2023K4", "2023-10-01", "2023-12-31"),
        ("2. tertial 2024", "2024-05-01", "2024-08-31"),
        ("1. halvår 2024", "2024-01-01", "2024-06-30"),
        ("uke 1 2021", "2021-01-04", "2021-01-10"),
        ("2025 (til mai)", "2025-01-01", "2025-05-31"),
        ("2025 (till maj)", "2025-01-01", "2025-05-31"),
        ("2025 (t.o.m. 28.5)", "2025-01-01", "2025-05-28"),
        ("jan–mai 2025", "2025-01-01", "2025-05-31"),
        ("1.1.2019–28.5.2019", "2019-01-01", "2019-05-28"),
        ("1.1.–28.5.2019", "2019-01-01", "2019-05-28"),
        ("1. januar – 28. mai 2019", "2019-01-01", "2019-05-28"),
        ("2019-01-01 - 2019-05-28", "2019-01-01", "2019-05-28"),
        ("28.5.2019", "2019-05-28", "2019-05-28"),
        (date(2019, 5, 28), "2019-05-28", "2019-05-28"),
    ],
)
def test_a_stretch_of_days_as_people_write_it(written: Raw, since: str, until: str) -> None:
    found = period_in(written)

    assert found is not None
    assert (found.since.isoformat(), found.until and found.until.isoformat()) == (since, until)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "702",
        702.0,
        "tema",
        "Totalsum",
        "31.6.2019",
        "2019-13",
        "28.5.2019–1.1.2019",
        "mark",
    ],
)
def test_what_names_no_days_of_a_calendar_is_none(written: Raw) -> None:
    assert period_in(written) is None


def test_a_day_and_a_month_stand_alone_too() -> None:
    assert day_in("28. mai 2019") == date(2019, 5, 28)
    assert day_in("2019") is None
    assert month_in("Mars") == 3
    assert month_in("marked") is None


def test_a_day_is_read_in_each_way_of_writing_it() -> None:
    first, last = date(1900, 1, 1), date(2199, 12, 31)
    for number in range(first.toordinal(), last.toordinal(), 271):
        day = date.fromordinal(number)
        for written in (f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day:%Y%m%d}"):
            assert day_in(written) == day


@given(st.text(alphabet="0123456789.-–/ jfmasond", max_size=24))
def test_whatever_is_written_is_answered(text: str) -> None:
    period_in(text)
