"""Temporary; replaced by the proposing branch."""

from dataclasses import dataclass

from samrad.core.agreements.kinds import Terms
from samrad.core.basics.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Proposal:
    terms: Terms
    sentence: str
    confidence: float
    heading: str = ""


def propose_clauses(text: str) -> tuple[Proposal, ...]:
    return ()


def why_not_read(text: str) -> Refusal | None:
    return None


def proposal_to_json(p: Proposal) -> dict[str, object]:
    return {}
