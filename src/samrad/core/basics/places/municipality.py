"""What a municipality is: a key that stays, and the codes and names it has had."""

from dataclasses import dataclass

from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of days on which a municipality had one code, one name and one area.

    Attributes:
        country: Whose code it is; the same digits mean another place across the border.
        key: The municipality's stable key, e.g. `"no.lorenskog"`.
        code: Four digits, e.g. `"0230"`; text, because the leading zero counts.
        name: The official name, every language of it: `"Gáivuotna - Kåfjord - Kaivuono"`.
        region: What tells it from others of the same name (`"Østfold"` for Våler), else empty.
        period: The days on which this held. Before the register's first day (Norway 1994,
            Sweden 2003) it is not complete.
        into: The codes that its area has had from the day after `period`, if it ended.
    """

    country: Country
    key: str
    code: str
    name: str
    region: str
    period: Period
    into: tuple[str, ...]

    @property
    def label(self) -> str:
        """Code and name as people write them together: `"3114 Våler (Østfold)"`."""
        region = f" ({self.region})" if self.region else ""
        return f"{self.code} {self.name}{region}"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality through all its codes.

    It stays the same when it is renumbered or renamed, and when a merger or a split leaves a
    municipality with its name. Whether its figures can be compared across such a day is
    another question: `changes.successors` answers that one.

    Attributes:
        key: Country and name, e.g. `"no.lorenskog"`; never changes, never reused.
        entries: Its codes and names, oldest first, without gaps; at least one.
    """

    key: str
    entries: tuple[Entry, ...]

    @property
    def country(self) -> Country:
        """The country it lies in."""
        return self.latest.country

    @property
    def name(self) -> str:
        """Its latest name."""
        return self.latest.name

    @property
    def latest(self) -> Entry:
        """Its newest code and name; for a municipality that is gone, the last ones."""
        return self.entries[-1]
