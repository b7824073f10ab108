"""Clauses proposed from an agreement's pasted text, for a person to confirm."""

from samrad.core.agreements.proposing.proposal import Proposal, proposal_to_json
from samrad.core.agreements.proposing.reading import propose_clauses, why_not_read

__all__ = ["Proposal", "proposal_to_json", "propose_clauses", "why_not_read"]
