"""One clause: what is promised, where it stands in the text, and whom it binds."""

from dataclasses import dataclass
from datetime import date

from samrad.core.agreements.kinds import NAMES, Terms
from samrad.core.people.parties import BOTH, Party


@dataclass(frozen=True, slots=True)
class Source:
    """Where the promise stands: the heading (or §) and the quoted words."""

    heading: str
    quote: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One promise of an agreement, in force from `since` up to and including `until`.

    `key` is unique among the clauses of one council and never reused, so that the duties
    that follow from it keep their names when the text is changed.
    """

    key: str
    terms: Terms
    source: Source
    since: date
    until: date | None = None
    binds: frozenset[Party] = BOTH

    @property
    def kind(self) -> str:
        """The kind's name, e.g. `"meetings"`."""
        return NAMES[type(self.terms)]
