"""The shape of a rule of law: what it asks, from when, and where it stands."""

from dataclasses import dataclass
from datetime import date

from samrad.core.basics.deeds import Deed
from samrad.core.people.parties import BOTH, Party


@dataclass(frozen=True, slots=True)
class Every:
    """The deed is done again at the latest `months` months after the previous time."""

    months: int
    deed: Deed


@dataclass(frozen=True, slots=True)
class Standing:
    """A state that must hold from the day the rule began to apply."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class Ongoing:
    """Something done continuously; `watch_months` is when we ask, not what the law says."""

    deed: Deed
    watch_months: int


@dataclass(frozen=True, slots=True)
class AtEachMeeting:
    """Topics that every meeting of the council treats."""

    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """A rule that allows or orders something nobody can date; shown, never overdue."""


Asks = Every | Standing | Ongoing | AtEachMeeting | Guidance


@dataclass(frozen=True, slots=True)
class Norm:
    """One rule of law or of a directorate.

    Attributes:
        key: Stable name, e.g. `"se.2023-196.6.picture"`.
        cite: The paragraph as a lawyer writes it.
        url: Where it can be read.
        since: The day it began to apply.
        asks: What it asks for.
        says: The rule in few words of its own language.
        until: The last day it applied, if it no longer does.
        binds: The party or parties it binds.
    """

    key: str
    cite: str
    url: str
    since: date
    asks: Asks
    says: str
    until: date | None = None
    binds: frozenset[Party] = BOTH
