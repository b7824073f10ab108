"""Numbers n/yy: of meetings and of items. One that was given is never given again."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The n-th of a year, written n/yy.

    Attributes:
        year: The calendar year, e.g. 2025.
        number: From 1.
    """

    year: int
    number: int

    def __str__(self) -> str:
        """As it is written: "3/25"."""
        return f"{self.number}/{self.year % 100:02d}"


def number_called(name: str, year: int) -> Number | None:
    """The number written as `name` in `year`, or None where it is named otherwise."""
    number, _, tail = name.partition("/")
    if number.isdecimal() and tail == f"{year % 100:02d}":
        return Number(year, int(number))
    return None


def next_in(year: int, given: Iterable[Number]) -> Number:
    """The number after the highest ever given in `year`, also to what was struck since."""
    return Number(year, max((one.number for one in given if one.year == year), default=0) + 1)


def number_on(
    items: Iterable[Number | None], *, year: int, given: Iterable[Number]
) -> list[Number]:
    """The numbers of an agenda's items in their order: who has one keeps it.

    Args:
        items: The number each item has, or None.
        year: The year of the meeting.
        given: Every number the council ever gave, those of `items` too.
    """
    upcoming = next_in(year, given).number
    numbers = []
    for number in items:
        numbers.append(number or Number(year, upcoming))
        upcoming += number is None
    return numbers
