"""What a code on an old paper has become by a later day.

A change that leaves one municipality is followed. A split is not: only someone who knows
which part of the old area is meant can choose, so the answer lists the candidates.
"""

from collections.abc import Mapping, Sequence
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


# Haram went into Ålesund in 2020 and came out in 2024 with the borders it had gone in with.
# The changes of Klass do not tell so much; SSB's grouping of the codes of 1994-2024 puts the
# two together (K.1580), and the four that went into Ålesund beside it under the rest (K.1508).
# Code and first day of who came back, and its code and last day before.
_CAME_BACK: Mapping[tuple[str, date], tuple[str, date | None]] = {
    ("1580", date(2024, 1, 1)): ("1534", date(2019, 12, 31))
}

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
        path, parts = _next(path)
        if len(parts) > 1:
            return Split(start, path[-1], _ends(parts, day))
        path.append(parts[0])
    return _named(path)


def _next(path: list[Entry]) -> tuple[list[Entry], Sequence[Entry]]:
    """What the area that came along `path` can be next, and the way there.

    A part that has come back holds who went in under that name, and nobody else; what happened
    to it in between is undone.
    """
    parts = register().after(path[-1])
    lasts = [_last(entry) for entry in path[:-1]]
    for part in parts:
        if (was := _CAME_BACK.get(_first(part))) in lasts:
            return path[: lasts.index(was) + 1], [part]
    if lasts:
        parts = tuple(part for part in parts if _first(part) not in _CAME_BACK)
    return path, parts


def _first(entry: Entry) -> tuple[str, date]:
    return entry.code, entry.period.since


def _last(entry: Entry) -> tuple[str, date | None]:
    return entry.code, entry.period.until


def _named(path: Sequence[Entry]) -> Succession:
    """The kind of change that a way without splits amounts to."""
    was, now = path[0], path[-1]
    own = frozenset(path)
    joined = (other for entry in path[1:] for other in _joining(entry))
    if others := tuple(other for other in joined if other not in own | _left(now)):
        return Merged(was, now, others)
    if was.code != now.code:
        return Renumbered(was, now)
    return Renamed(was, now) if was.name != now.name else Unchanged(now)


def _joining(entry: Entry) -> tuple[Entry, ...]:
    """Who went into `entry` on its first day; nobody goes into what comes back."""
    return () if _first(entry) in _CAME_BACK else register().before(entry)


def _left(now: Entry) -> frozenset[Entry]:
    """Who had come back by the first day of `now`, and so is no part of it."""
    return frozenset(
        entry
        for (_, since), (code, _) in _CAME_BACK.items()
        if since <= now.period.since
        for entry in register().by_code.get((now.country, code), ())
    )


def _ends(parts: Sequence[Entry], day: date) -> tuple[Entry, ...]:
    """What is in force on `day` of all that `parts` became, by code."""
    ends = {
        end
        for part in parts
        for end in ((part,) if day in part.period else _ends(register().after(part), day))
    }
    return tuple(sorted(ends, key=lambda entry: entry.code))
