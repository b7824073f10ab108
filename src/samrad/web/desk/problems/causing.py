"""The causes of a problem: one drawing with its list, and what is done with a cause."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import problem_causes
from samrad.actions.problems import read_problems
from samrad.core.problems.causes import Shape, branches
from samrad.records.problems.models import Cause, Problem
from samrad.records.problems.queries import causes_of
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.problems.finding import cause_of, problem_of
from samrad.web.desk.problems.forms import CauseForm
from samrad.web.desk.problems.presenters import shape_shown
from samrad.web.desk.problems.views import around, may_with
from samrad.web.kit import clock
from samrad.web.kit.phrases.problems import shape_word


@require_GET
@signed_in
def causes(request: SignedIn, slug: str, problem: UUID, drawing: str) -> HttpResponse:
    """The causes of one shape, drawn and as a list."""
    at = here(request, slug)
    found = problem_of(at, problem)
    which = _shape(drawing)
    read_problems(at.council, [found], by=request.user, at=clock.now())
    context = {
        **around(at, found),
        "shown": shape_shown(found, which, causes_of(found).get(which, [])),
        "may": may_with(at, found),
    }
    return render(request, "desk/problems/causes.html", context)


@signed_in
def add(request: SignedIn, slug: str, problem: UUID, drawing: str) -> HttpResponse:
    """Add a cause; `?under=` says where it is to stand."""
    at = here(request, slug)
    found = problem_of(at, problem)
    which = _shape(drawing)
    grown = branches(causes_of(found).get(which, []))
    first = {"place": request.GET.get("under", "")}
    form = CauseForm(which, grown, request.POST or None, initial=first)

    def act() -> None:
        problem_causes.add_cause(found, which, form.cause(), by=request.user, at=clock.now())

    return _asked(request, at, found, which, form, act)


@signed_in
def change(request: SignedIn, slug: str, problem: UUID, cause: UUID) -> HttpResponse:
    """Word a cause anew, or let it stand elsewhere."""
    at = here(request, slug)
    found = problem_of(at, problem)
    about = cause_of(found, cause)
    which = Shape(about.shape)
    grown = branches(causes_of(found)[which])
    place = about.bone or str(about.under_id or "")
    first = {"text": about.text, "was": about.text, "place": place}
    form = CauseForm(which, grown, request.POST or None, initial=first, but=about.id)

    def act() -> None:
        was, by, now = form.cleaned_data["was"], request.user, clock.now()
        problem_causes.change_cause(about, form.cause(), was=was, by=by, at=now)

    return _asked(request, at, found, which, form, act)


@require_POST
@signed_in
def up(request: SignedIn, slug: str, problem: UUID, cause: UUID) -> HttpResponse:
    """Move a cause before the one before it."""
    return _do(request, slug, problem, cause, problem_causes.move_cause_up)


@require_POST
@signed_in
def out(request: SignedIn, slug: str, problem: UUID, cause: UUID) -> HttpResponse:
    """Take a cause out, with what stands under it."""
    return _do(request, slug, problem, cause, problem_causes.take_cause_out)


def _do(
    request: SignedIn, slug: str, problem: UUID, cause: UUID, act: Callable[..., None]
) -> HttpResponse:
    found = problem_of(here(request, slug), problem)
    about: Cause = cause_of(found, cause)
    pressed(request, lambda: act(about, by=request.user, at=clock.now()))
    return redirect("desk:problem_causes", slug, problem, about.shape)


def _asked(
    request: SignedIn,
    at: Here,
    found: Problem,
    shape: Shape,
    form: CauseForm,
    act: Callable[[], None],
) -> HttpResponse:
    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:problem_causes", at.council.slug, found.id, shape)
    read_problems(at.council, [found], by=request.user, at=clock.now())
    heading = _("%(shape)s: a cause") % {"shape": shape_word(shape)}
    if shape is Shape.CHAIN:
        heading = _("%(shape)s: a step") % {"shape": shape_word(shape)}
    context = {**around(at, found), "form": form, "heading": heading}
    return render(request, "desk/problems/form.html", context)


def _shape(name: str) -> Shape:
    if name not in list(Shape):
        raise Http404
    return Shape(name)
