"""Decisions and what follows from them: measures, or that none is needed, because."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party


class State(StrEnum):
    """How a measure stands, as seen on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


class FollowUpKind(StrEnum):
    """What was noted about a measure after it was agreed."""

    DONE = "done"
    DROPPED = "dropped"
    MOVED = "moved"  # to another deadline
    HANDED_OVER = "handed_over"  # to another owner
    REOPENED = "reopened"


_ENDED = frozenset({State.DONE, State.DROPPED})


@dataclass(frozen=True, slots=True)
class Owner:
    """Who sees to a measure at one party, and whether they still sit in the council."""

    person: UUID
    name: str
    party: Party
    sits: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that will be done because of a decision.

    Attributes:
        id: Its identifier.
        title: What will be done.
        deadline: The last day it is done in time.
        owners: One at each party that takes part in it.
        indicator: By what one will see that it was done, or that it helped.
        done_on: The day it was done.
        proof: Where that can be seen.
        dropped_on: The day it was dropped.
        why: Why it was dropped.
    """

    id: UUID
    title: str
    deadline: date
    owners: tuple[Owner, ...]
    indicator: str = ""
    done_on: date | None = None
    proof: str = ""
    dropped_on: date | None = None
    why: str = ""

    def state(self, *, on: date) -> State:
        """How it stands on the day `on`; what was done later was still open then."""
        if self.done_on and self.done_on <= on:
            return State.DONE
        if self.dropped_on and self.dropped_on <= on:
            return State.DROPPED
        return State.OVERDUE if self.deadline < on else State.OPEN

    @property
    def without_owner(self) -> frozenset[Party]:
        """The parties whose owner has left the council; of what has ended nobody is wanted."""
        if self.done_on or self.dropped_on:
            return frozenset()
        return frozenset(owner.party for owner in self.owners if not owner.sits)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the council, and what follows from it.

    Attributes:
        id: Its paragraph in the minutes.
        text: What was decided.
        item: The number of the item, "7/25"; empty before it has one.
        about: What the item is about.
        meeting: The name of the meeting, "2/25".
        day: The day it was decided.
        focus: The standing topic or focus area it belongs to, if to one.
        marking: How open it is; what follows from it is no more open.
        measures: What will be done.
        because: Why nothing has to be.
    """

    id: UUID
    text: str
    item: str
    about: str
    meeting: str
    day: date
    focus: str = ""
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))
    measures: tuple[Measure, ...] = ()
    because: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it is said what follows from it."""
        return bool(self.measures or self.because)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the register; empty means all.

    Attributes:
        year: The year of the meeting.
        focus: The standing topic or focus area.
        party: A party with an owner.
        state: How a measure stands.
        unsettled: Only decisions from which nothing follows yet.
    """

    year: int | None = None
    focus: str = ""
    party: Party | None = None
    state: State | None = None
    unsettled: bool = False


def found(decisions: Iterable[Decision], wanted: Wanted, *, on: date) -> tuple[Decision, ...]:
    """The decisions that are wanted, with those of their measures that are."""
    seen = (_narrowed(one, wanted, on=on) for one in decisions if _is_of(one, wanted))
    return tuple(one for one in seen if one is not None)


def _is_of(decision: Decision, wanted: Wanted) -> bool:
    return (
        wanted.year in (None, decision.day.year)
        and wanted.focus.casefold() in ("", decision.focus.casefold())
        and not (wanted.unsettled and decision.is_settled)
    )


def _narrowed(decision: Decision, wanted: Wanted, *, on: date) -> Decision | None:
    if wanted.party is None and wanted.state is None:
        return decision
    kept = tuple(one for one in decision.measures if _is_wanted(one, wanted, on=on))
    return replace(decision, measures=kept) if kept else None


def _is_wanted(measure: Measure, wanted: Wanted, *, on: date) -> bool:
    parties = {owner.party for owner in measure.owners}
    return (wanted.party is None or wanted.party in parties) and wanted.state in (
        None,
        measure.state(on=on),
    )


def number_in(decisions: Iterable[Decision], state: State, *, on: date) -> int:
    """How many measures stand so."""
    return sum(one.state(on=on) is state for each in decisions for one in each.measures)


def unsettled(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those of which nobody has said what follows; warned of before minutes are sent."""
    return tuple(one for one in decisions if not one.is_settled)


# --- What may be done with a measure -------------------------------------------------------


def why_not_follow_up(state: State) -> Refusal | None:
    """Why nothing can be noted about a measure in `state`, or None if it can."""
    return Refusal("measure.ended", {"state": state}) if state in _ENDED else None


def why_not_done(state: State, proof: str) -> Refusal | None:
    """Why a measure cannot be said to be done, or None if it can."""
    if refusal := why_not_follow_up(state):
        return refusal
    return None if proof.strip() else Refusal("measure.no_proof")


def why_not_drop(state: State, why: str) -> Refusal | None:
    """Why a measure cannot be dropped, or None if it can."""
    if refusal := why_not_follow_up(state):
        return refusal
    return None if why.strip() else Refusal("measure.no_reason")


def why_not_move(
    state: State, before: date, after: date, why: str, *, on: date
) -> Refusal | None:
    """Why a deadline cannot be moved from `before` to `after`, or None if it can."""
    if refusal := why_not_drop(state, why):
        return refusal
    if after == before:
        return Refusal("measure.same_deadline")
    return Refusal("measure.deadline_past") if after < on else None


def why_not_hand_over(state: State, before: UUID | None, after: UUID) -> Refusal | None:
    """Why a measure cannot go from one owner to another, or None if it can."""
    if refusal := why_not_follow_up(state):
        return refusal
    return Refusal("measure.same_owner") if before == after else None


def why_not_reopen(state: State, why: str) -> Refusal | None:
    """Why a measure cannot be opened again, or None if it can."""
    if state not in _ENDED:
        return Refusal("measure.not_ended")
    return None if why.strip() else Refusal("measure.no_reason")
