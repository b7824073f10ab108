"""The problems of a council, and one sheet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.problems import read_problems
from samrad.core.access.permissions import Act
from samrad.core.openness.levels import Openness
from samrad.core.problems.causes import Shape
from samrad.core.problems.sheet import Aspect
from samrad.core.problems.stages import ProblemStage, why_not_write
from samrad.records.problems import queries
from samrad.records.problems.models import Problem
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.problems import presenters
from samrad.web.desk.problems.finding import problem_of
from samrad.web.kit import clock
from samrad.web.kit.phrases import ground_words_of
from samrad.web.kit.phrases.problems import problem_stage_word

_ENDED = (ProblemStage.PARKED, ProblemStage.CLOSED)


@require_GET
@signed_in
def problems(request: SignedIn, slug: str) -> HttpResponse:
    """Every problem; what matters most comes first, and what is parked stays visible."""
    at = here(request, slug)
    found = queries.problems_of(at.council)
    weights, scores = queries.weights_of(at.council), queries.scores_of(found)
    rows = [
        presenters.problem_row(
            one, queries.priority_of(weights, scores[one.id]), on=clock.today()
        )
        for one in found
    ]
    active = [row for row in rows if row.problem.stage not in _ENDED]
    context = {
        "here": at,
        "tab": "problems",
        "active": sorted(active, key=_foremost),
        "parked": [row for row in rows if row.problem.stage == ProblemStage.PARKED],
        "closed": [row for row in rows if row.problem.stage == ProblemStage.CLOSED],
    }
    return render(request, "desk/problems/problems.html", context)


@require_GET
@signed_in
def problem(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """One sheet: what is said of the problem, its causes, what shows it, its priority."""
    at = here(request, slug)
    found = problem_of(at, problem)
    read_problems(at.council, [found], by=request.user, at=clock.now())
    whole = queries.whole(found)
    context = {
        **around(at, found),
        "questions": presenters.questions_shown(whole),
        "corners": presenters.corners_shown(whole),
        "protection": [presenters.aspect_shown(whole, Aspect.PROTECTION)],
        "shapes": [
            presenters.shape_shown(found, one, whole.causes.get(one, [])) for one in Shape
        ],
        "evidence": [presenters.evidence_shown(one) for one in queries.evidence_of(found)],
        "participants": whole.participants,
        "sum": presenters.sum_shown(whole.priority),
        "bases": [(party, row) for party, row in whole.scores.items() if row.why],
        "steps": presenters.steps_shown(whole),
        "may": may_with(at, found),
    }
    return render(request, "desk/problems/problem.html", context)


def _foremost(row: presenters.ProblemRow) -> int:
    """What matters most first; what nobody has weighed yet after it."""
    return 1 if row.number is None else -row.number


def around(at: Here, found: Problem) -> dict[str, object]:
    """What every page of one problem says around it."""
    exempt = found.openness == Openness.EXEMPT
    return {
        "here": at,
        "tab": "problems",
        "problem": found,
        "stage": problem_stage_word(ProblemStage(found.stage)),
        "exempt": ground_words_of(found.ground) if exempt else "",
    }


def may_with(at: Here, found: Problem) -> dict[str, bool]:
    """What the reader may do with a problem as it is now, by name."""
    open_ = why_not_write(ProblemStage(found.stage)) is None
    return {
        "write": open_ and at.seat.why_not(Act.WRITE_PROBLEM) is None,
        "score": open_ and at.seat.why_not(Act.SCORE_PROBLEM) is None,
        "move": at.seat.why_not(Act.MOVE_PROBLEM) is None,
        "mark": at.seat.why_not(Act.MARK_PROBLEM) is None,
    }
