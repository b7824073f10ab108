"""What a delivery changes in what was told before, figure by figure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samrad.core.basics.periods import Period
from samrad.core.figures.files.understanding import Read
from samrad.core.figures.hidden import Hidden
from samrad.core.figures.observations import Figure

Key = tuple[str, str, Period]
"""Which figure: indicator, place and stretch of days."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it counts now, and whether the other party was shown it."""

    cell: Figure
    released: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that says something else than before."""

    read: Read
    before: Told


@dataclass(frozen=True, slots=True)
class Differences:
    """What a delivery changes.

    Attributes:
        new: Figures that were not told before.
        same: How many say what they said.
        changed: Those that say something else.
        gone: How many of the delivery before are not in this one; they count on.
    """

    new: tuple[Read, ...]
    same: int
    changed: tuple[Change, ...]
    gone: int

    @property
    def contradicts(self) -> tuple[Change, ...]:
        """The changed ones that the other party was shown: a correction, with its reason."""
        return tuple(one for one in self.changed if one.before.released)


def differences(
    before: Mapping[Key, Told], last: Iterable[Key], now: Iterable[Read]
) -> Differences:
    """Compare what counts now, and the keys of the delivery before, with what arrives."""
    new, changed, same = [], [], 0
    there = set()
    for read in now:
        key = key_of(read)
        there.add(key)
        told = before.get(key)
        if told is None:
            new.append(read)
        elif told.cell == read.seen.cell:
            same += 1
        else:
            changed.append(Change(read, told))
    return Differences(tuple(new), same, tuple(changed), len(set(last) - there))


def key_of(read: Read) -> Key:
    """Which figure it is."""
    return read.seen.indicator, read.seen.place, read.seen.period


def fingerprint(figures: Iterable[Read]) -> str:
    """The same for the same figures, whatever file they come in and in which order."""
    lines = sorted(
        "|".join(
            (
                one.seen.indicator,
                one.seen.place,
                str(one.seen.period.since),
                str(one.seen.period.until),
                one.seen.cell.why if isinstance(one.seen.cell, Hidden) else repr(one.seen.cell),
                one.seen.unit,
            )
        )
        for one in figures
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
