"""What a code on an old paper has become by a later day.

A change that leaves one municipality is followed. A split is not: only someone who knows
which part of the old area is meant can choose, so the answer lists the candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import entries_of
from samrad.core.basics.places.municipality import Entry
from samrad.core.basics.places.register import register
from samrad.core.basics.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The code, the name and the area are what they were."""

    now: Entry


@dataclass(frozen=True, slots=True)
class Renamed:
    """The same code and area under another name: Borre became Horten."""

    was: Entry
    now: Entry


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The same area under another code, and perhaps another name.

    Figures before and after can be joined: Lørenskog 0230, 3029, 3222.
    """

    was: Entry
    now: Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """The whole area went into a larger one.

    Figures before and after can be joined only together with those of `others`.
    """

    was: Entry
    now: Entry
    others: tuple[Entry, ...]

    @property
    def whole(self) -> bool:
        """Whether all the others went in wholly, so that figures can be joined exactly.

        Sandefjord got a part of Stokke in 2017; no sum of old figures gives the new area's.
        """
        return all(len(other.into) == 1 for other in self.others)


@dataclass(frozen=True, slots=True)
class Split:
    """The area went into several; ask which one is meant.

    Attributes:
        was: The code asked about.
        at: The entry that was divided; another than `was` where a merger came first.
        candidates: What the parts belong to on the day, by code.
    """

    was: Entry
    at: Entry
    candidates: tuple[Entry, ...]


Succession = Unchanged | Renamed | Renumbered | Merged | Split


def successors(
    country: Country, code: str, day: date, *, seen: date | None = None
) -> Succession | Refusal:
    """What the area that had `code` belongs to on `day`.

    Args:
        country: Whose code it is.
        code: The code as written on the paper.
        day: The day asked about; not before the code was in force.
        seen: A day on which the code was in force, such as the date of the paper. Without
            it the code's first days in the register count, so that no change is overlooked:
            0704 is Tønsberg before it got a part of Stokke in 2017.
    """
    entries = entries_of(country, code)
    if isinstance(entries, Refusal):
        return entries
    start = next((e for e in entries if seen is None or seen in e.period), None)
    if start is None:
        return Refusal("place.code_not_in_force", {"code": code, "day": seen})
    if day < start.period.since:
        facts = {"code": code, "day": day, "since": start.period.since}
        return Refusal("place.code_not_yet", facts)
    return _followed(start, day)


def _followed(start: Entry, day: date) -> Succession:
    path = [start]
    while day not in path[-1].period:
        parts = register().after(path[-1])
        if len(parts) > 1:
            return Split(start, path[-1], _ends(parts, day))
        path.append(parts[0])
    return _named(path)


def _named(path: Sequence[Entry]) -> Succession:
    """The kind of change that a way without splits amounts to."""
    was, now = path[0], path[-1]
    own = frozenset(path)
    joined = (other for entry in path[1:] for other in register().before(entry))
    if others := tuple(entry for entry in joined if entry not in own):
        return Merged(was, now, others)
    if was.code != now.code:
        return Renumbered(was, now)
    return Renamed(was, now) if was.name != now.name else Unchanged(now)


def _ends(parts: Sequence[Entry], day: date) -> tuple[Entry, ...]:
    """What is in force on `day` of all that `parts` became, by code."""
    ends = {
        end
        for part in parts
        for end in ((part,) if day in part.period else _ends(register().after(part), day))
    }
    return tuple(sorted(ends, key=lambda entry: entry.code))
