"""The register of municipalities, read from the package when it is first asked for.

Which facts it holds and where they come from stands on the first lines of
`municipalities.csv`; `tools/print_municipalities.py` prints that file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.basics.places.municipality import Entry, Municipality

_Place = tuple[Country, str]


@dataclass(frozen=True, slots=True)
class Register:
    """Every municipality, found by key and by code.

    Attributes:
        municipalities: By key.
        by_code: The entries of each code of a country, oldest first. Nearly always they are
            of one municipality; 0716 was Våle until 2001 and Re from 2002.
        joins: For an entry's code and first day, the entries that ended the day before and
            went into it, wholly or in part.
    """

    municipalities: Mapping[str, Municipality]
    by_code: Mapping[_Place, tuple[Entry, ...]]
    joins: Mapping[tuple[_Place, date], tuple[Entry, ...]]

    def before(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries whose area, or a part of it, became `entry` on its first day."""
        return self.joins.get(((entry.country, entry.code), entry.period.since), ())

    def after(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries that `entry` became; empty while it is still in force."""
        if entry.period.until is None:
            return ()
        first = _next_day(entry.period.until)
        return tuple(self._starting(first, (entry.country, code)) for code in entry.into)

    def _starting(self, day: date, place: _Place) -> Entry:
        return next(entry for entry in self.by_code[place] if entry.period.since == day)


@cache
def register() -> Register:
    """The register that ships with the package."""
    return gathered(read(_text()))


def read(text: str) -> Iterator[Entry]:
    """The entries on the lines of a register: seven fields parted by semicolons.

    Lines that begin with `#` and the heading are passed over.
    """
    for line in text.splitlines():
        if not line.startswith(("#", "key;")):
            key, code, name, region, since, until, into = line.split(";")
            last = date.fromisoformat(until) if until else None
            period = Period(date.fromisoformat(since), last)
            country = Country(key[:2].upper())
            yield Entry(country, key, code, name, region, period, tuple(into.split()))


def gathered(entries: Iterable[Entry]) -> Register:
    """The register of these entries."""
    by_key: defaultdict[str, list[Entry]] = defaultdict(list)
    by_code: defaultdict[_Place, list[Entry]] = defaultdict(list)
    joins: defaultdict[tuple[_Place, date], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.period.since, e.code)):
        by_key[entry.key].append(entry)
        by_code[entry.country, entry.code].append(entry)
        if entry.period.until is not None:
            first = _next_day(entry.period.until)
            for code in entry.into:
                joins[(entry.country, code), first].append(entry)
    return Register(
        MappingProxyType({key: Municipality(key, tuple(own)) for key, own in by_key.items()}),
        MappingProxyType({place: tuple(own) for place, own in by_code.items()}),
        MappingProxyType({start: tuple(own) for start, own in joins.items()}),
    )


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _text() -> str:
    from importlib.resources import files  # noqa: PLC0415 -- 8 ms that most starts do not need

    return files(__package__).joinpath("municipalities.csv").read_text(encoding="utf-8")
