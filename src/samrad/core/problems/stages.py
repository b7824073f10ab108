"""The stages of a problem, and what has to be there before it comes to the next.

docs/reference/problems.md draws this table; `make docs` keeps it fresh.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.problems.sheet import Sheet, unanswered

# What is parked for longer is forgotten; somebody looks again before.
LONGEST_PARKED = timedelta(days=2 * 366)


class ProblemStage(StrEnum):
    """How far a problem has come."""

    NOTICED = "noticed"  # somebody sees it
    ANALYSED = "analysed"  # the six questions have their answers, and causes are known
    PRIORITISED = "prioritised"  # both parties have said how much it matters
    IN_PLAN = "in_plan"  # measures are meant to end it
    PARKED = "parked"  # not now, for a reason, until somebody looks again
    CLOSED = "closed"  # it is over, or was none


PROBLEM_STEPS: Mapping[ProblemStage, frozenset[ProblemStage]] = {
    ProblemStage.NOTICED: frozenset(
        {ProblemStage.ANALYSED, ProblemStage.PARKED, ProblemStage.CLOSED}
    ),
    ProblemStage.ANALYSED: frozenset(
        {
            *(ProblemStage.NOTICED, ProblemStage.PRIORITISED),
            *(ProblemStage.PARKED, ProblemStage.CLOSED),
        }
    ),
    ProblemStage.PRIORITISED: frozenset(
        {
            *(ProblemStage.ANALYSED, ProblemStage.IN_PLAN),
            *(ProblemStage.PARKED, ProblemStage.CLOSED),
        }
    ),
    ProblemStage.IN_PLAN: frozenset(
        {ProblemStage.PRIORITISED, ProblemStage.PARKED, ProblemStage.CLOSED}
    ),
    # Taken up again it begins from the start; what was written is still there.
    ProblemStage.PARKED: frozenset({ProblemStage.NOTICED, ProblemStage.CLOSED}),
    ProblemStage.CLOSED: frozenset({ProblemStage.NOTICED}),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a problem when somebody wants to take it further.

    Attributes:
        stage: Where it is.
        sheet: What is said of it.
        causes: How many causes are written down.
        participants: How many took part in the analysis.
        has_priority: Whether both parties have said how much it matters.
    """

    stage: ProblemStage
    sheet: Sheet
    causes: int = 0
    participants: int = 0
    has_priority: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Where a problem is to come to; why, and when it is looked at again, if asked."""

    to: ProblemStage
    why: str = ""
    review: date | None = None


def why_not_step(known: Known, to: ProblemStage) -> Refusal | None:
    """Why the problem does not come to `to` as it is, or None if it does.

    Buttons ask this; what the person says with the step is asked by `why_not_take`.
    """
    if to not in PROBLEM_STEPS[known.stage]:
        return Refusal("problem.wrong_stage", {"stage": known.stage, "to": to})
    if not is_forward(known.stage, to):
        return None
    if to is ProblemStage.ANALYSED:
        return _why_not_analysed(known)
    if to is ProblemStage.PRIORITISED and not known.has_priority:
        return Refusal("problem.no_priority")
    return None


def why_not_take(known: Known, step: Step, *, on: date) -> Refusal | None:
    """Why the step is not taken on the day `on` as it is said, or None if it is."""
    if refusal := why_not_step(known, step.to):
        return refusal
    if asks_why(step.to) and not step.why.strip():
        return Refusal("problem.no_reason")
    if step.to is not ProblemStage.PARKED:
        return None
    if step.review is None or not on < step.review <= on + LONGEST_PARKED:
        return Refusal("problem.no_review", {"latest": on + LONGEST_PARKED})
    return None


_WAY = (
    *(ProblemStage.NOTICED, ProblemStage.ANALYSED),
    *(ProblemStage.PRIORITISED, ProblemStage.IN_PLAN),
)


def is_forward(stage: ProblemStage, to: ProblemStage) -> bool:
    """Whether the problem comes further on its way to the plan."""
    return stage in _WAY and to in _WAY and _WAY.index(to) > _WAY.index(stage)


def is_back(stage: ProblemStage, to: ProblemStage) -> bool:
    """Whether the problem falls back on its way to the plan."""
    return stage in _WAY and to in _WAY and _WAY.index(to) < _WAY.index(stage)


def asks_why(to: ProblemStage) -> bool:
    """Whether somebody says why a problem comes there."""
    return to in (ProblemStage.PARKED, ProblemStage.CLOSED)


def why_not_write(stage: ProblemStage) -> Refusal | None:
    """Why nobody writes on the sheet, or None if one does."""
    if stage is ProblemStage.CLOSED:
        return Refusal("problem.closed")
    return None


def is_due_again(stage: ProblemStage, review: date | None, *, on: date) -> bool:
    """Whether a parked problem is to be looked at again on the day `on`."""
    return stage is ProblemStage.PARKED and review is not None and review <= on


def _why_not_analysed(known: Known) -> Refusal | None:
    if missing := unanswered(known.sheet):
        return Refusal("problem.unanswered", {"questions": list(missing)})
    if not known.causes:
        return Refusal("problem.no_causes")
    if not known.participants:
        return Refusal("problem.no_participants")
    return None
