"""Counting wrong attempts, so that nobody can go on guessing.

One file in the data folder is shared by all processes of the machine: a fixed number of small
places, each for one sender and purpose. Who the sender is stands there only as a keyed hash,
so the file says nothing to who finds it. A sliding window is kept as two counts, of this
window and of the one before; the older one weighs less the older it gets.

Only wrong attempts are counted, and after they were found wrong: what is right is let in from
an address where others guess, too (an office, a school and a train share theirs).
"""

import fcntl
import logging
import math
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

_PLACE = struct.Struct("<16sQII")
_PLACES_IN_ROW = 4
_ROWS = 4096
_HIGHEST = 2**32 - 1
_SALT = "samrad.web.kit.limits"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many wrong attempts in so many seconds, each purpose by itself."""

    purpose: str
    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class _Count:
    """One place: whose, the number of the window, the count before it and in it."""

    who: bytes
    window: int
    before: int
    now: int

    def at(self, window: int) -> "_Count":
        """The same sender's count, moved on to `window`."""
        if window <= self.window:
            return self
        before = self.now if window == self.window + 1 else 0
        return _Count(self.who, window, before, 0)


def note_wrong(limit: Limit, sender: str, *, at: float) -> int:
    """Count one wrong attempt; the answer is for how many seconds to wait, 0 for not at all.

    A counter that cannot be kept stops nobody from working: it is logged, and nobody waits.
    """
    return _kept(limit, sender, at, add=1)


def seconds_to_wait(limit: Limit, sender: str, *, at: float) -> int:
    """For how many seconds the sender has to wait, 0 for not at all. Counts nothing."""
    return _kept(limit, sender, at, add=0)


def _kept(limit: Limit, sender: str, at: float, *, add: int) -> int:
    who = salted_hmac(_SALT, f"{limit.purpose}|{sender}", algorithm="sha256").digest()
    row = int.from_bytes(who[16:20], "little") % _ROWS
    window = int(at // limit.seconds)
    try:
        with _row(row) as (file, counts):
            place, count = _place_of(counts, who[:16], window)
            count = replace(count, now=min(count.now + add, _HIGHEST))
            if add:
                _write(file, row, place, count)
    except OSError as error:
        logging.getLogger(__name__).warning("Wrong attempts cannot be counted: %s", error)
        return 0
    return _wait(limit, count, at)


def _wait(limit: Limit, count: _Count, at: float) -> int:
    """Until enough of the window before has slid out, or else until this one has."""
    passed = at % limit.seconds / limit.seconds
    if count.before * (1 - passed) + count.now <= limit.most:
        return 0
    if count.now <= limit.most:
        enough = 1 - (limit.most - count.now) / count.before
        return max(1, math.ceil((enough - passed) * limit.seconds))
    enough = 1 - limit.most / count.now
    return max(1, math.ceil((1 - passed + enough) * limit.seconds))


def _place_of(counts: list[_Count], who: bytes, window: int) -> tuple[int, _Count]:
    """The sender's place in the row; else the one that has been quiet longest."""
    for place, count in enumerate(counts):
        if count.who == who:
            return place, count.at(window)
    quiet = min(range(len(counts)), key=lambda place: (counts[place].window, counts[place].now))
    return quiet, _Count(who, window, 0, 0)


@contextmanager
def _row(row: int) -> Iterator[tuple[int, list[_Count]]]:
    """The counts of a row, for us alone until we are done. Threads have a file each."""
    path = Path(settings.SAMRAD_HOME) / "limits"
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = _PLACE.size * _PLACES_IN_ROW
        there = os.pread(file, size, row * size).ljust(size, b"\0")
        yield file, [_Count(*fields) for fields in _PLACE.iter_unpack(there)]
    finally:
        os.close(file)


def _write(file: int, row: int, place: int, count: _Count) -> None:
    packed = _PLACE.pack(count.who, count.window, count.before, count.now)
    os.pwrite(file, packed, (row * _PLACES_IN_ROW + place) * _PLACE.size)
