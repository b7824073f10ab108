"""Temporary; replaced by the proposing branch."""

from samrad.core.agreements.kinds import Terms
from samrad.core.basics.refusals import Refusal


def why_not(terms: Terms) -> Refusal | None:
    """Nothing yet."""
    return None


def contradictions(clauses: object) -> tuple[Refusal, ...]:
    """Nothing yet."""
    return ()
