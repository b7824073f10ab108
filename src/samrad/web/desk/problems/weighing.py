"""How much a problem matters, where it is to come to, how open it is."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samrad.actions import priorities, problems
from samrad.core.access.permissions import Act
from samrad.core.openness.levels import Openness
from samrad.core.problems.priority import HIGHEST, PROPOSED, Criterion, Weights
from samrad.core.problems.stages import PROBLEM_STEPS, ProblemStage
from samrad.records.problems import queries
from samrad.web.desk.doing import done
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.problems.finding import problem_of
from samrad.web.desk.problems.weighing_forms import (
    MarkProblemForm,
    ScoreForm,
    StepForm,
    WeighForm,
)
from samrad.web.desk.problems.writing import asked
from samrad.web.kit import clock
from samrad.web.kit.phrases.problems import criterion_word, problem_step_word


@signed_in
def score(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """Say for one's own party how much a problem matters."""
    at = here(request, slug)
    found = problem_of(at, problem)
    row = queries.scores_of([found])[found.id].get(at.seat.party) if at.seat.party else None
    first = {**row.scores, "why": row.why} if row else {}
    form = ScoreForm(request.POST or None, initial=first)

    def act() -> None:
        scores, why, by = form.scores(), form.cleaned_data["why"], request.user
        priorities.score_problem(found, scores, why, by=by, at=clock.now())

    said = _("Your party answers for itself; the other does the same. The mean of both counts.")
    heading = _("How much does it matter to your party?")
    return asked(request, at, found, form, heading, act, anchor="#priority", said=said)


@signed_in
def move(request: SignedIn, slug: str, problem: UUID, step: str) -> HttpResponse:
    """Take a problem to another stage."""
    at = here(request, slug)
    found = problem_of(at, problem)
    if step not in PROBLEM_STEPS[ProblemStage(found.stage)]:
        raise Http404
    to = ProblemStage(step)
    form = StepForm(to, request.POST if request.method == "POST" else None)

    def act() -> None:
        problems.move_problem(found, form.step(), by=request.user, at=clock.now())

    word = problem_step_word(ProblemStage(found.stage), to)
    return asked(request, at, found, form, word, act, submit=word)


@signed_in
def mark(request: SignedIn, slug: str, problem: UUID) -> HttpResponse:
    """Say how open a problem is."""
    at = here(request, slug)
    found = problem_of(at, problem)
    exempt = found.openness == Openness.EXEMPT
    first = {"how": found.ground if exempt else Openness.COUNCIL, "review": found.review}
    form = MarkProblemForm(found, clock.today(), request.POST or None, initial=first)

    def act() -> None:
        problems.mark_problem(found, form.marking(), by=request.user, at=clock.now())

    return asked(request, at, found, form, _("How open the problem is"), act)


@signed_in
def weigh(request: SignedIn, slug: str) -> HttpResponse:
    """How the number comes about, and how much each criterion counts."""
    at = here(request, slug)
    now = queries.weights_of(at.council)
    form = WeighForm(now, request.POST or None)

    def act() -> None:
        why, by = form.cleaned_data["why"], request.user
        priorities.weigh_priorities(at.council, form.weights(), why, by=by, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:weigh_priorities", slug)
    history = queries.weights_history(at.council)
    context = {
        "here": at,
        "tab": "problems",
        "now": now,
        "form": form if at.seat.why_not(Act.WEIGH_PRIORITIES) is None else None,
        "criteria": [criterion_word(one) for one in Criterion],
        "proposed": _by_word(PROPOSED),
        "history": [(row, _by_word(queries.weights_told(row))) for row in history],
        "highest": HIGHEST,
    }
    return render(request, "desk/problems/weigh.html", context)


def _by_word(weights: Weights) -> list[tuple[str, int]]:
    return [(criterion_word(one), weights.of[one]) for one in Criterion]
