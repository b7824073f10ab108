"""What was done, when, and where it can be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samrad.core.basics.deeds import Deed


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing done (or, for a planned meeting, decided to be done).

    Attributes:
        deed: What was done.
        on: The day it was done; for a planned meeting, the day it will be held.
        ref: Where a reader can see it, e.g. `"møte 1/23"` or the name of a file.
        meeting: The meeting's own name, the same for its plan, agenda, minutes and topics.
        topic: The topic or focus area treated.
        known: The day it became known here; a page "as of" an earlier day leaves it out.
            None means the day it was done.
    """

    deed: Deed
    on: date
    ref: str
    meeting: str = ""
    topic: str = ""
    known: date | None = None

    def seen_by(self, day: date) -> bool:
        """Whether someone looking on `day` could have seen this."""
        return (self.known or self.on) <= day


def seen_on(day: date, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that was there to be seen on `day`, oldest first."""
    return tuple(sorted((e for e in evidence if e.seen_by(day)), key=lambda e: e.on))
