"""Bringing papers, marking how open they are, releasing figures."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import papers as acts
from samrad.actions import releases
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.openness.levels import Openness, opens
from samrad.records.papers.models import Paper
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.desk.papers.forms import BringForm, MarkForm, ReleaseForm
from samrad.web.desk.papers.views import paper_of
from samrad.web.desk.signing_in.lately import lately, sign_in_again, signed_in_lately, written
from samrad.web.kit import clock


@signed_in
def bring(request: SignedIn, slug: str) -> HttpResponse:
    """Bring a paper."""
    at = here(request, slug)
    form = BringForm(
        Country(at.council.country),
        clock.today(),
        request.POST or None,
        request.FILES or None,
        may_figures=at.seat.why_not(Act.BRING_FIGURES) is None,
        initial={"openness": Openness.COUNCIL},
    )

    def act() -> None:
        assert form.looked is not None  # noqa: S101 -- a valid form has looked at its file
        data, file = form.cleaned_data, form.looked
        figures = data.get("figures", False)
        brought = acts.Brought(data["title"], file, form.marking(), figures)
        acts.bring_paper(at.council, brought, by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:papers", slug)
    return filled(request, at, form, _("Bring a paper"))


@signed_in
def mark(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Change how open a paper is."""
    at = here(request, slug)
    found = paper_of(at, paper)
    initial = {"openness": found.openness, "ground": found.ground, "review": found.review}
    form = MarkForm(
        Country(at.council.country),
        clock.today(),
        written(request),
        initial=initial,
        paper=found,
    )
    if _would_open(request, form, found) and not signed_in_lately(request):
        return sign_in_again(request)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        acts.mark_paper(found, form.marking(), reason=reason, by=request.user, at=clock.now())

    if done(request, form, act):
        log_override(request, at, form)
        return redirect("desk:papers", slug)
    return filled(request, at, form, _("How open is %(title)s?") % {"title": found.title})


@signed_in
@lately
def release(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Release figures of the police to the council."""
    at = here(request, slug)
    found = paper_of(at, paper)
    form = ReleaseForm(Country(at.council.country), written(request))

    def act() -> None:
        releases.release_figures(found, form.release(), by=request.user, at=clock.now())

    if done(request, form, act):
        return redirect("desk:paper", slug, paper)
    return filled(request, at, form, _("Release %(title)s") % {"title": found.title})


@require_POST
@signed_in
def withdraw_release(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Hide released figures again."""
    at = here(request, slug)
    found = paper_of(at, paper)
    pressed(
        request,
        lambda: releases.withdraw_release(found, by=request.user, at=clock.now()),
        _("Withdrawn. Nobody but the police sees them any more."),
    )
    return redirect("desk:papers", slug)


def _would_open(request: SignedIn, form: MarkForm, paper: Paper) -> bool:
    """Whether the form, as it was sent, shows the paper to more people."""
    if request.method != "POST" or not form.is_valid():
        return False
    return opens(Openness(paper.openness), form.marking().openness)


def filled(request: SignedIn, at: Here, form: forms.Form, heading: str) -> HttpResponse:
    """The page of a form of the papers."""
    context = {"here": at, "tab": "papers", "form": form, "heading": heading}
    return render(request, "desk/papers/form.html", context)
