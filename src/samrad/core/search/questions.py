"""A question to the search, and why one is none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.periods import Period, year
from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.stages import MatterStage, MinutesStage

LONGEST = 200


class Findable(StrEnum):
    """What can be found."""

    PAPER = "paper"
    CLAUSE = "clause"
    CHANGE = "change"
    EVIDENCE = "evidence"
    MATTER = "matter"
    MINUTES = "minutes"
    DECISION = "decision"
    PICTURE = "picture"
    ORDER = "order"
    ANSWER = "answer"
    PROBLEM = "problem"


# How far what is found has come, as it can be asked for: matters, then minutes and decisions.
STATUSES: tuple[MatterStage | MinutesStage, ...] = (*MatterStage, *MinutesStage)


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for.

    Attributes:
        words: As typed; words next to each other are all wanted, "in quotation marks" in
            that order, `or` between two is either, and - before one is without it.
        kinds: What is looked through.
        year: The year it is from, or None for any.
        focus: The topic or focus area it belongs to, or empty for any.
        status: One of `STATUSES`, or empty for any.
    """

    words: str
    kinds: frozenset[Findable] = frozenset(Findable)
    year: int | None = None
    focus: str = ""
    status: str = ""

    @property
    def span(self) -> Period:
        """The days it is from."""
        if self.year is None:
            return Period(date.min, date.max)
        return year(self.year)


def why_not_ask(words: str) -> Refusal | None:
    """Why nothing can be looked for with these words, or None if it can."""
    if not any(letter.isalnum() for letter in words):
        return Refusal("search.no_words")
    if len(words) > LONGEST:
        return Refusal("search.too_long", {"most": LONGEST})
    if "\0" in words:
        return Refusal("search.no_words")
    return None
