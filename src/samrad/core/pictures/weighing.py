"""Adopting what a case weighs: one party proposes, the other says the council decided so."""

from dataclasses import dataclass
from datetime import date

from samrad.core.basics.refusals import Refusal
from samrad.core.figures.harm import HarmTable
from samrad.core.people.parties import Party

# More than a life in prison in days, and more than anything that is weighed.
HEAVIEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Decision:
    """What the council decided.

    Attributes:
        on: The day.
        where: Where it stands: "meeting 2/25, case 14/25".
    """

    on: date
    where: str


def why_not_propose(table: HarmTable, taken: frozenset[tuple[str, str]]) -> Refusal | None:
    """Why an edition is not proposed, or None if it is: its name and version are new."""
    if (table.name, table.version) in taken:
        return Refusal("weights.edition_there", {"name": table.name, "version": table.version})
    if not any(one.weight for one in table.weights):
        return Refusal("weights.nothing_weighs")
    return None


def why_not_adopt(
    proposed_by: Party, party: Party, decision: Decision, *, open_: bool, on: date
) -> Refusal | None:
    """Why `party` does not adopt an edition, or None if it does."""
    if not open_:
        return Refusal("weights.decided_already")
    if party is proposed_by:
        return Refusal("weights.of_the_other")
    if not decision.where.strip():
        return Refusal("weights.no_decision")
    return Refusal("weights.still_to_come") if decision.on > on else None


def why_not_withdraw(*, open_: bool) -> Refusal | None:
    """Why a proposal is not taken back, or None; after what is adopted comes another."""
    return None if open_ else Refusal("weights.decided_already")
