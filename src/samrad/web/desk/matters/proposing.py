"""Proposing a matter, changing it, taking it back, and the papers that belong to it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import attaching, matters
from samrad.core.meetings.stages import MatterStage
from samrad.records.basics.marks import marking_of
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.reading_matters import papers_with
from samrad.records.papers.models import Paper
from samrad.records.papers.queries import papers_of
from samrad.web.desk.doing import done, pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.matters.forms import PapersForm, ProposeForm
from samrad.web.desk.matters.offering import offered
from samrad.web.desk.matters.views import matter_of
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.guarding import Guarded


@signed_in
def propose(request: SignedIn, slug: str) -> HttpResponse:
    """Propose a matter."""
    at = here(request, slug)
    form = ProposeForm(offered(at), request.POST or None, request.FILES or None)
    made: list[Matter] = []

    def act() -> None:
        made.append(
            matters.propose_matter(
                at.council,
                form.proposal(),
                meeting=form.meeting_chosen(),
                along=form.along(form.marking()),
                by=request.user,
                at=clock.now(),
            )
        )

    if done(request, form, act):
        return _kept(request, at, form, made[0].pk)
    return filled(request, at, form, _("Propose a matter"), submit=_("Propose it"))


@signed_in
def change(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Change what is proposed, or propose anew what was sent back."""
    at = here(request, slug)
    found = matter_of(at, matter)
    there = offered(at)
    there = replace(there, papers=_not_yet(found, there.papers))
    form = ProposeForm(there, request.POST or None, request.FILES or None, matter=found)

    def act() -> None:
        matters.propose_again(
            found,
            form.proposal(),
            meeting=form.meeting_chosen(),
            along=form.along(form.marking()),
            by=request.user,
            at=clock.now(),
        )

    if done(request, form, act):
        return _kept(request, at, form, matter)
    again = found.stage == MatterStage.SENT_BACK
    submit = _("Propose it again") if again else _("Save")
    return filled(request, at, form, found.title, submit=submit, matter=found)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Take back what one proposed."""
    at = here(request, slug)
    found = matter_of(at, matter)
    pressed(
        request,
        lambda: matters.withdraw_matter(found, by=request.user, at=clock.now()),
        _("Withdrawn. It comes on no agenda."),
    )
    return redirect("desk:matter", slug, matter)


@signed_in
def attach(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Let more papers belong to a matter."""
    at = here(request, slug)
    found = matter_of(at, matter)
    there = [paper for paper, _kept_back in papers_of(at.council, on=clock.today())]
    form = PapersForm(_not_yet(found, there), request.POST or None, request.FILES or None)

    def act() -> None:
        along = form.along(marking_of(found))
        attaching.attach_papers(found, along, by=request.user, at=clock.now())

    if done(request, form, act):
        return _kept(request, at, form, matter)
    heading = _("Papers for %(title)s") % {"title": found.title}
    return filled(request, at, form, heading, matter=found)


@require_POST
@signed_in
def detach(request: SignedIn, slug: str, matter: UUID, paper: UUID) -> HttpResponse:
    """Let a paper belong to a matter no longer; the paper stays."""
    at = here(request, slug)
    found = matter_of(at, matter)
    if paper not in {one.id for one in papers_with([found]).get(found.id, ())}:
        raise Http404
    pressed(
        request, lambda: attaching.detach_paper(found, paper, by=request.user, at=clock.now())
    )
    return redirect("desk:matter", slug, matter)


def filled(
    request: SignedIn,
    at: Here,
    form: forms.Form,
    heading: str,
    *,
    submit: str = "",
    matter: Matter | None = None,
) -> HttpResponse:
    """The page of a form of the matters."""
    context = {"here": at, "tab": "matters", "form": form, "heading": heading}
    context |= {"submit": submit, "matter": matter}
    return render(request, "desk/matters/form.html", context)


def _not_yet(matter: Matter, papers: Sequence[Paper]) -> list[Paper]:
    """Those that do not belong to the matter yet. One query."""
    there = set(papers_with([matter])[matter.pk])
    return [paper for paper in papers if paper not in there]


def _kept(request: SignedIn, at: Here, form: Guarded, matter: UUID) -> HttpResponse:
    """On to the matter; what was left out of pasted text is said."""
    log_override(request, at, form)
    if isinstance(form, ProposeForm) and form.was_pasted():
        said = _("What was pasted is kept as plain text; look through it once more.")
        messages.warning(request, said)
    return redirect("desk:matter", at.council.slug, matter)
