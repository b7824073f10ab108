"""From stage to stage: what has to be there first, and what is said with a step."""

from datetime import date, timedelta

import pytest

from samrad.core.problems.sheet import QUESTIONS, Aspect, Said, unanswered
from samrad.core.problems.stages import (
    LONGEST_PARKED,
    PROBLEM_STEPS,
    Known,
    ProblemStage,
    Step,
    is_due_again,
    why_not_step,
    why_not_take,
    why_not_write,
)

TODAY = date(2025, 6, 16)
ANSWERED = dict.fromkeys(QUESTIONS, Said("Ja."))
N, A, P, IN, K, C = ProblemStage
WHOLE = Known(N, ANSWERED, causes=1, participants=1)


def told(known: Known, step: Step) -> str:
    refusal = why_not_take(known, step, on=TODAY)
    return refusal.code if refusal else "taken"


@pytest.mark.parametrize(
    ("known", "step", "code"),
    [
        (WHOLE, Step(A), "taken"),
        (Known(N, {}, 1, 1), Step(A), "problem.unanswered"),
        (Known(N, ANSWERED, 0, 1), Step(A), "problem.no_causes"),
        (Known(N, ANSWERED, 1, 0), Step(A), "problem.no_participants"),
        (WHOLE, Step(P), "problem.wrong_stage"),
        (Known(A, ANSWERED, 1, 1), Step(P), "problem.no_priority"),
        (Known(A, ANSWERED, 1, 1, has_priority=True), Step(P), "taken"),
        (Known(P, ANSWERED), Step(IN), "taken"),
        (Known(P, {}), Step(A), "taken"),
        (Known(IN, ANSWERED), Step(C, "Stasjonen er bygd om."), "taken"),
        (Known(IN, ANSWERED), Step(C, " "), "problem.no_reason"),
        (Known(C, {}), Step(N), "taken"),
        (Known(C, {}), Step(A), "problem.wrong_stage"),
    ],
)
def test_a_problem_comes_further_when_what_is_asked_for_is_there(
    known: Known, step: Step, code: str
) -> None:
    assert told(known, step) == code


@pytest.mark.parametrize(
    ("review", "code"),
    [
        (None, "problem.no_review"),
        (TODAY, "problem.no_review"),
        (TODAY + timedelta(days=1), "taken"),
        (TODAY + LONGEST_PARKED, "taken"),
        (TODAY + LONGEST_PARKED + timedelta(days=1), "problem.no_review"),
    ],
)
def test_what_is_parked_is_looked_at_again(review: date | None, code: str) -> None:
    assert told(WHOLE, Step(K, "Andre ting haster mer.", review)) == code


def test_a_parked_problem_is_due_on_its_day_and_no_other_ever() -> None:
    assert not is_due_again(K, TODAY + timedelta(days=1), on=TODAY)
    assert is_due_again(K, TODAY, on=TODAY)
    assert not is_due_again(C, TODAY, on=TODAY)


def test_from_each_stage_one_comes_back_and_to_each_there_is_a_way() -> None:
    assert all(PROBLEM_STEPS[stage] for stage in ProblemStage)
    assert {to for steps in PROBLEM_STEPS.values() for to in steps} == set(ProblemStage)


def test_a_twin_alone_is_no_answer() -> None:
    sheet = {**ANSWERED, Aspect.WHERE: Said("", "Ikke ved skolen.")}

    assert unanswered(sheet) == (Aspect.WHERE,)
    refusal = why_not_step(Known(N, sheet, 1, 1), A)
    assert refusal is not None
    assert refusal.facts == {"questions": [Aspect.WHERE]}


def test_on_a_closed_sheet_nobody_writes() -> None:
    assert [one for one in ProblemStage if why_not_write(one)] == [C]
