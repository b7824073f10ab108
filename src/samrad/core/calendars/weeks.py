"""Weeks by number, as Norway and Sweden count them (ISO 8601)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, Monday to Sunday; the first one of a year holds its 4 January.

    Attributes:
        year: The year the week counts to, which near New Year can be the neighbour of the
            year a day lies in: 1 January 2027 is in week 53 of 2026.
        number: 1–53; only some years have a week 53.

    Raises:
        ValueError: The year has no week of that number.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    @property
    def first(self) -> date:
        """Its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its Sunday."""
        return date.fromisocalendar(self.year, self.number, 7)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def week_of(day: date) -> Week:
    """The week `day` lies in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)
