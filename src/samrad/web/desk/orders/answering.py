"""Answering a knowledge order as a member, and taking an answer back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions.marking_answers import mark_answer
from samrad.actions.order_answers import answer_order, may_answer
from samrad.actions.order_answers import withdraw_answer as take_back
from samrad.core.basics.countries import Country
from samrad.core.openness.levels import Openness
from samrad.core.orders.answers import Confidence
from samrad.core.orders.asking import Form
from samrad.records.orders.models import Unit
from samrad.records.orders.queries import answer_called, unit_called
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.orders.forms import AnswerForm
from samrad.web.desk.overriding import log_override
from samrad.web.desk.papers.forms import MarkForm
from samrad.web.kit import clock


@signed_in
def answer(request: SignedIn, slug: str, unit: UUID) -> HttpResponse:
    """Answer for a unit."""
    at = here(request, slug)
    found = _unit_of(at, unit)
    form = AnswerForm(
        Country(at.council.country),
        clock.today(),
        request.POST or None,
        asked=Form(found.order.form),
        initial={"openness": Openness.COUNCIL, "confidence": Confidence.MEDIUM},
    )

    def act() -> None:
        answer_order(found, form.answer(), by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        messages.success(request, _("The council has the answer now."))
        return redirect("desk:order", slug, found.order_id)
    context = {"here": at, "tab": "orders", "unit": found, "form": form}
    context |= {"late": clock.today() > found.order.due}
    return render(request, "desk/orders/answer.html", context)


@signed_in
def mark(request: SignedIn, slug: str, answer: UUID) -> HttpResponse:
    """Change how open an answer is."""
    at = here(request, slug)
    found = answer_called(at.council, answer)
    if found is None:
        raise Http404
    initial = {"openness": found.openness, "ground": found.ground, "review": found.review}
    country = Country(at.council.country)
    form = MarkForm(country, clock.today(), request.POST or None, initial=initial)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        mark_answer(found, form.marking(), reason=reason, by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:order", slug, found.unit.order_id)
    heading = _("How open is what %(unit)s answers?") % {"unit": found.unit.name}
    context = {"here": at, "tab": "orders", "heading": heading, "form": form}
    return render(request, "desk/orders/form.html", context)


@require_POST
@signed_in
def withdraw_answer(request: SignedIn, slug: str, answer: UUID) -> HttpResponse:
    """Take an answer back, to give it anew."""
    found = answer_called(here(request, slug).council, answer)
    if found is None:
        raise Http404
    pressed(request, lambda: take_back(found, by=request.user, at=clock.now()))
    return redirect("desk:order", slug, found.unit.order_id)


def _unit_of(at: Here, unit: UUID) -> Unit:
    """The unit, if the reader answers for it; to everyone else there is none."""
    found = unit_called(at.council, unit)
    if found is None or not may_answer(found, at.seat):
        raise Http404
    return found
