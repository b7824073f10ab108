"""Proposals that say parts of one clause become one; those that disagree stay apart."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from samrad.core.agreements.kinds import EvaluationTime, Terms
from samrad.core.agreements.proposing.proposal import Proposal

# No agreement holds more clauses; a text that seems to is none, and must not cost us more.
MOST = 200


def merged(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals with those put together that can be one clause, in order of the text.

    "Ordfører leder" and "SLT-koordinator er sekretær" are one composition; "fire møter" and
    "to møter" are two proposals, for the text contradicts itself and a person must choose.
    """
    found: list[Proposal] = []
    for proposal in proposals:
        joined = _place_among(found, proposal)
        if not joined and len(found) < MOST:
            found.append(proposal)
    return tuple(found)


def _place_among(found: list[Proposal], proposal: Proposal) -> bool:
    """Put `proposal` into the first of `found` that it can be one clause with, if any."""
    for place, earlier in enumerate(found):
        terms = together(earlier.terms, proposal.terms)
        if terms is not None:
            found[place] = _joined(earlier, proposal, terms)
            return True
    return False


def together(one: Terms, other: Terms) -> Terms | None:
    """What both say, or None if they are of different kinds or disagree in a field."""
    if type(one) is not type(other):
        return None
    said: dict[str, Any] = {}
    for field in fields(one):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name == "members":
            # each party's people often stand in a list of their own
            ours = theirs = tuple(dict.fromkeys(ours + theirs))
        if not _silent(ours) and not _silent(theirs) and ours != theirs:
            return None
        said[field.name] = theirs if _silent(ours) else ours
    return replace(one, **said)


def _silent(value: Any) -> bool:
    """Whether the text left this out: None, False, an empty list, some time in the year."""
    return not value or value is EvaluationTime.IN_YEAR


def _joined(earlier: Proposal, later: Proposal, terms: Terms) -> Proposal:
    """The earlier proposal with what the later one adds.

    Where both say all of it, the surer one counts; where each says a part, the clause is
    right only if both parts are.
    """
    whole = terms in (earlier.terms, later.terms)
    pick = max if whole else min
    # a sentence that says everything is a better quote than one that says a part
    first, second = (
        (earlier, later) if terms == earlier.terms or not whole else (later, earlier)
    )
    quotes = dict.fromkeys((*first.also, second.sentence, *second.also))
    quotes.pop(first.sentence, None)
    sure = pick(earlier.confidence, later.confidence)
    return replace(first, terms=terms, confidence=sure, also=tuple(quotes))
