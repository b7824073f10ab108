"""A pasted agreement read from top to bottom."""

from collections.abc import Iterator

from samrad.core.agreements.checking import why_not
from samrad.core.agreements.proposing.language import is_ours
from samrad.core.agreements.proposing.merging import merged
from samrad.core.agreements.proposing.page.sentences import Sentence, sentences_of
from samrad.core.agreements.proposing.proposal import THRESHOLD, Proposal
from samrad.core.agreements.proposing.readers import READERS
from samrad.core.basics.refusals import Refusal

# A text has more letters than this among what is not a space; tables of figures and files
# that are no text have fewer.
_FEWEST_LETTERS = 0.4
_MOST_BROKEN = 0.02
_SAMPLE = 100_000


def propose_clauses(text: str) -> tuple[Proposal, ...]:
    """The clauses that `text` seems to hold, in its order; empty where it holds none.

    Reads agreements in bokmål, nynorsk and Swedish. Promises that contradict each other are
    all proposed. Takes time in proportion to the length of the text and never raises.
    """
    if _why_unreadable(text):
        return ()
    found = (proposal for sentence in sentences_of(text) for proposal in _proposed(sentence))
    return merged(found)


def why_not_read(text: str) -> Refusal | None:
    """The reason `text` gives no proposals, or None if it gives some."""
    if reason := _why_unreadable(text):
        return reason
    return None if propose_clauses(text) else Refusal("proposal.nothing_found")


def _proposed(sentence: Sentence) -> Iterator[Proposal]:
    for read in READERS:
        reading = read(sentence)
        if reading and reading.sure >= THRESHOLD and not why_not(reading.terms):
            yield Proposal(
                reading.terms, sentence.text, round(reading.sure, 2), sentence.heading
            )


def _why_unreadable(text: str) -> Refusal | None:
    seen = [letter for letter in text[:_SAMPLE] if not letter.isspace()]
    if not text.strip():
        return Refusal("proposal.empty")
    letters = sum(letter.isalpha() for letter in seen)
    broken = sum(letter == "\ufffd" or not letter.isprintable() for letter in seen)
    if letters < _FEWEST_LETTERS * len(seen) or broken > _MOST_BROKEN * len(seen) or not seen:
        return Refusal("proposal.unreadable")
    return None if is_ours(text) else Refusal("proposal.nothing_found")
