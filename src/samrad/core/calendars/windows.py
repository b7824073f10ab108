"""The stretch of the year in which a meeting should lie."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_DAY = timedelta(days=1)
_MIDDLE = 15  # of the month
# Time to write down what the gathering said, while it is still fresh.
_WEEK = timedelta(weeks=1)
_STILL_FRESH = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` up to and including `last`; best is what lies near `aim`."""

    first: date
    last: date
    aim: date

    def days(self) -> Iterator[date]:
        """Every day of it."""
        count = (self.last - self.first).days + 1
        return (self.first + timedelta(number) for number in range(count))


def month(year: int, number: int) -> Window:
    """A month, best in its middle.

    Raises:
        ValueError: `number` is outside 1–12.
    """
    first = date(year, number, 1)
    last = date(year, number, monthrange(year, number)[1])
    return Window(first, last, date(year, number, _MIDDLE))


def between(after: date, last: date) -> Window:
    """From the day after `after` to `last`, best in the middle."""
    first = after + _DAY
    return Window(first, last, first + (last - first) // 2)


def near_gatherings(windows: Iterable[Window], gatherings: Iterable[date]) -> list[Window]:
    """The windows, each aiming at a week after a gathering of its own, if there is one.

    Its own is the first in it, or in the two weeks before, that no earlier window has.
    """
    days = sorted(gatherings)
    aimed = []
    for window in windows:
        since = window.first - _STILL_FRESH
        own = next((day for day in days if since <= day < window.last), None)
        aimed.append(window if own is None else _a_week_after(own, window))
        days = [day for day in days if own is None or day > own]
    return aimed


def _a_week_after(gathering: date, window: Window) -> Window:
    return replace(window, aim=min(max(gathering + _WEEK, window.first), window.last))
