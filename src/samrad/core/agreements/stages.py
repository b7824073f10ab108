"""Where a version stands with each party, and which steps may follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party


class Stage(StrEnum):
    """Where one party stands with a version of the agreement."""

    DRAFT = "draft"
    AT_COUNCIL = "at_council"
    RETURNED = "returned"
    SIGNED = "signed"
    TERMINATED = "terminated"


# docs/reference/agreement.md draws this table; `make docs` keeps it fresh.
STEPS: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.AT_COUNCIL, Stage.SIGNED}),
    Stage.AT_COUNCIL: frozenset({Stage.SIGNED, Stage.RETURNED}),
    Stage.RETURNED: frozenset({Stage.AT_COUNCIL, Stage.SIGNED}),
    Stage.SIGNED: frozenset({Stage.TERMINATED}),
    Stage.TERMINATED: frozenset(),
}

Stands = Mapping[Party, Stage]


@dataclass(frozen=True, slots=True)
class NewStep:
    """One party's next step with a version.

    Attributes:
        stage: Where the party stands afterwards.
        on: The day it was decided or signed.
        reason: Why the text is returned.
        case: The party's own case number.
        counts_from: For a signature, the day the clauses begin to count; for a termination,
            the last day they do. None means `on`.
    """

    stage: Stage
    on: date
    reason: str = ""
    case: str = ""
    counts_from: date | None = None


def stands_after(steps: Iterable[tuple[Party, Stage]]) -> dict[Party, Stage]:
    """Where each party stands after `steps`, oldest first; in draft before any.

    A text that one party returns is open again for both: what the other had decided was
    another text than the one that will come.
    """
    found = dict.fromkeys(Party, Stage.DRAFT)
    for party, stage in steps:
        if stage is Stage.RETURNED:
            found[party.other] = Stage.DRAFT
        found[party] = stage
    return found


def why_not_step(
    stands: Stands,
    party: Party,
    to: Stage,
    *,
    open_changes: int,
    until: date | None = None,
) -> Refusal | None:
    """Why `party` may not take the version to stage `to`, or None if it may.

    A text that still has unanswered changes is not settled, so nobody can sign it or lay
    it before their council. `until` is the version's last day, if it has one already: a
    newer version ended it, or a party has terminated it.
    """
    now = stands[party]
    if to not in STEPS[now]:
        return Refusal("agreement.wrong_step", {"now": now, "to": to})
    if to in (Stage.AT_COUNCIL, Stage.SIGNED) and open_changes:
        return Refusal("agreement.open_changes", {"count": open_changes})
    if to is Stage.TERMINATED and until is not None:
        return Refusal("agreement.over", {"until": until})
    if to is Stage.TERMINATED and not is_in_force(stands):
        return Refusal("agreement.not_in_force")
    return None


def why_not_words(step: NewStep, *, today: date) -> Refusal | None:
    """Why the step's own day or words are impossible, or None if they are not."""
    if step.on > today:
        return Refusal("agreement.step_still_to_come", {"on": step.on})
    if step.stage is Stage.RETURNED and not step.reason.strip():
        return Refusal("agreement.no_reason")
    if step.counts_from is not None and step.counts_from < step.on:
        return Refusal("agreement.counts_before_signed", {"on": step.on})
    return None


def why_not_change(stands: Stands) -> Refusal | None:
    """Why the clauses of a version may not be changed now, or None if they may.

    Once a party has signed or laid the text before its council, the other cannot move it
    under its feet; returning it opens it again.
    """
    settled = [party for party in Party if stands[party] in (Stage.AT_COUNCIL, Stage.SIGNED)]
    if Stage.TERMINATED in stands.values() or len(settled) == len(Party):
        return Refusal("agreement.settled")
    if settled:
        return Refusal("agreement.with_party", {"party": settled[0]})
    return None


def is_in_force(stands: Stands) -> bool:
    """Whether both parties have signed and neither has terminated."""
    return all(stage is Stage.SIGNED for stage in stands.values())
