"""What a reader finds, and what is laid before a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samrad.core.agreements.kinds import NAMES, Terms
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.writing import terms_to_json

# Below this more proposals are wrong than right, and a person's time is better spent reading.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader makes of one sentence, and how sure it is."""

    terms: Terms
    sure: float


# One small function for each kind of promise; it sees one sentence with what surrounds it.
Reader = Callable[[Sentence], Reading | None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A clause that a text may hold; nothing is taken over before a person has said so.

    Attributes:
        terms: The clause as data.
        sentence: Where it stands, word for word with spaces made single; for a list, the
            sentence that introduces it.
        confidence: In (0, 1]. About 0.95: number, thing and obligation are all said. About
            0.8: the thing is said, a number is not, or follows from the words. About 0.65:
            optional ("kan"), or several doubts at once. Below `THRESHOLD`: not proposed.
            The reference page shows how often each level is right.
        heading: The heading the sentence stands under, empty if there is none.
        also: Further sentences that say parts of the same clause, as who leads and who
            writes often stand apart.
    """

    terms: Terms
    sentence: str
    confidence: float
    heading: str = ""
    also: tuple[str, ...] = ()


def proposal_to_json(proposal: Proposal) -> dict[str, Any]:
    """The proposal as `samrad propose --json` prints it."""
    return {
        "kind": NAMES[type(proposal.terms)],
        "terms": terms_to_json(proposal.terms),
        "sentence": proposal.sentence,
        "confidence": proposal.confidence,
    }
