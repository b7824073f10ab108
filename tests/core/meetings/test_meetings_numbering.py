"""Numbers n/yy: one that was given is never given again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.meetings.numbering import Number, next_in, number_called, number_on

YEARS = st.integers(2020, 2030)
NUMBERS = st.builds(Number, YEARS, st.integers(1, 200))


@pytest.mark.parametrize(
    ("name", "year", "number"),
    [
        ("3/25", 2025, Number(2025, 3)),
        ("12/09", 2009, Number(2009, 12)),
        ("3/24", 2025, None),
        ("vårmøtet", 2025, None),
        ("/25", 2025, None),
        ("²/25", 2025, None),
        ("", 2025, None),
    ],
)
def test_a_name_is_read_as_its_number(name: str, year: int, number: Number | None) -> None:
    assert number_called(name, year) == number


@given(NUMBERS)
def test_a_number_is_read_as_it_is_written(number: Number) -> None:
    assert number_called(str(number), number.year) == number


def test_the_year_begins_with_one() -> None:
    assert next_in(2025, []) == Number(2025, 1)
    assert next_in(2025, [Number(2024, 7)]) == Number(2025, 1)


def test_what_was_struck_leaves_a_gap() -> None:
    """4/25 was struck: the next is 5/25, although only three items are left."""
    assert next_in(2025, [Number(2025, n) for n in (1, 2, 4)]) == Number(2025, 5)


@given(YEARS, st.lists(NUMBERS), st.integers(0, 30))
def test_no_number_is_given_twice(year: int, before: list[Number], new: int) -> None:
    items: list[Number | None] = [*before[:3], *[None] * new]
    numbers = number_on(items, year=year, given=before)
    fresh = numbers[len(items) - new :]

    assert numbers[: len(items) - new] == items[: len(items) - new]
    assert not {*fresh} & {*before}
    assert len({*fresh}) == new
    assert fresh == sorted(fresh)
