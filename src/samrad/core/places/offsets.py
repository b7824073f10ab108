"""How far local time is from UTC, for many moments at once; summer time included."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Offsets(NamedTuple):
    """The offsets of a zone, one after the other.

    Attributes:
        at: When it changed, in minutes of UTC since 1970, rising.
        of: Minutes to add to UTC: before the first change, between, after the last.
    """

    at: NDArray[np.int64]
    of: NDArray[np.int64]

    def to_local(self, utc: NDArray[np.int64]) -> NDArray[np.int64]:
        """What the clock on the wall showed, in minutes since 1970."""
        return utc + self.of[np.searchsorted(self.at, utc, side="right")]

    def to_utc(self, wall: NDArray[np.int64], fold: NDArray[np.bool_]) -> NDArray[np.int64]:
        """When the clock showed that, in minutes since 1970.

        As PEP 495 has it: what it showed twice is the first time, with `fold` the second;
        what it skipped is counted from before the change, with `fold` from after it.
        """
        first = self.at + np.maximum(self.of[:-1], self.of[1:])
        second = self.at + np.minimum(self.of[:-1], self.of[1:])
        since = np.where(
            fold,
            np.searchsorted(second, wall, side="right"),
            np.searchsorted(first, wall, side="right"),
        )
        return wall - self.of[since]


def offsets_of(zone: tzinfo, first_year: int, last_year: int) -> Offsets:
    """The offsets of `zone` in these years and one on each side."""
    changes = [
        at for year in range(first_year - 1, last_year + 2) for at in _changes(zone, year)
    ]
    beginning = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    of = [_offset(zone, beginning), *(_offset(zone, _EPOCH + at * _MINUTE) for at in changes)]
    return Offsets(np.array(changes, dtype=np.int64), np.array(of, dtype=np.int64))


@lru_cache(maxsize=1024)
def _changes(zone: tzinfo, year: int) -> tuple[int, ...]:
    day, found = datetime(year, 1, 1, tzinfo=UTC), []
    while day.year == year:
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            found.append((_change_between(zone, day, following) - _EPOCH) // _MINUTE)
        day = following
    return tuple(found)


def _change_between(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first minute with the new offset."""
    while after - before > _MINUTE:
        middle = before + (after - before) // _MINUTE // 2 * _MINUTE
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: tzinfo, utc: datetime) -> int:
    return (utc.astimezone(zone).utcoffset() or timedelta()) // _MINUTE
