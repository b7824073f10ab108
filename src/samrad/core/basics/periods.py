"""Stretches of days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to and including `until`; without `until` it goes on.

    Raises:
        ValueError: `until` is before `since`.
    """

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            msg = f"a period cannot end ({self.until}) before it begins ({self.since})"
            raise ValueError(msg)

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        starts_in_time = other.until is None or self.since <= other.until
        return starts_in_time and (self.until is None or other.since <= self.until)


def year(number: int) -> Period:
    """The calendar year `number`.

    Raises:
        ValueError: The year is outside 1–9999.
    """
    return Period(date(number, 1, 1), date(number, 12, 31))


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day.

    31 January plus one month is 28 (or 29) February: "two years after" never lands in
    the month after the one meant.
    """
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, min(day.day, _length(place // 12, place % 12 + 1)))


def _length(year: int, month: int) -> int:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - date(year, month, 1)).days
