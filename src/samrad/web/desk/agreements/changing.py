"""Proposing, answering and signing: each takes the paper, calls one act, and answers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import agreements, signing
from samrad.core.agreements.kinds import KINDS
from samrad.core.agreements.stages import Stage
from samrad.core.agreements.versions import Action, Draft
from samrad.core.agreements.versions import Change as CoreChange
from samrad.core.basics.refusals import Refused
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, SignedFile
from samrad.web.desk.agreements import forms
from samrad.web.desk.agreements.views import version_of
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import kind_of, say, step_word


@signed_in
def start(request: SignedIn, slug: str) -> HttpResponse:
    """Start a new version."""
    at = here(request, slug)
    form = forms.NewVersion(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        try:
            new = agreements.start_version(
                at.council, title=title, by=request.user, at=clock.now()
            )
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:version", slug, new.number)
    context = {
        "here": at,
        "tab": "agreement",
        "form": form,
        "heading": _("Start a new version"),
    }
    return render(request, "desk/agreements/form.html", context)


@signed_in
def add(request: SignedIn, slug: str, number: int, kind: str) -> HttpResponse:
    """Propose a new clause of a kind."""
    at = here(request, slug)
    if kind not in KINDS:
        raise Http404
    version = version_of(at, number)
    form = forms.ClauseForm(kind, request.POST or None)
    heading = _("Propose a clause: %(kind)s") % {"kind": kind_of(kind)}

    def propose() -> None:
        clause = form.draft(agreements.free_key(version, kind))
        _propose(request, at, number, CoreChange(Action.ADD, clause))

    return _clause_page(request, at, number, form, heading, propose)


@signed_in
def amend(request: SignedIn, slug: str, number: int, key: str) -> HttpResponse:
    """Propose another wording or number of a clause."""
    at = here(request, slug)
    clause = _clause(at, number, key)
    form = forms.ClauseForm(clause.kind, request.POST or None, initial=forms.initial_of(clause))
    heading = _("Propose a change: %(kind)s") % {"kind": kind_of(clause.kind)}

    def propose() -> None:
        _propose(request, at, number, CoreChange(Action.AMEND, form.draft(key)))

    return _clause_page(request, at, number, form, heading, propose)


@require_POST
@signed_in
def remove(request: SignedIn, slug: str, number: int, key: str) -> HttpResponse:
    """Propose to take a clause out."""
    at = here(request, slug)
    change = CoreChange(Action.REMOVE, _clause(at, number, key))
    pressed(request, lambda: _propose(request, at, number, change))
    return redirect("desk:version", slug, number)


@require_POST
@signed_in
def accept(request: SignedIn, slug: str, change: UUID) -> HttpResponse:
    """Accept the other party's change."""
    at, one = _change(request, slug, change)
    pressed(
        request,
        lambda: agreements.answer_change(one, accept=True, by=request.user, at=clock.now()),
        _("The change is accepted and stands in the text."),
    )
    return redirect("desk:version", at.council.slug, one.version.number)


@signed_in
def decline(request: SignedIn, slug: str, change: UUID) -> HttpResponse:
    """Decline the other party's change, with a reason."""
    at, one = _change(request, slug, change)
    form = forms.Answer(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            agreements.answer_change(
                one, accept=False, reason=reason, by=request.user, at=clock.now()
            )
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            messages.success(request, _("The change is declined; the other party sees why."))
            return redirect("desk:version", slug, one.version.number)
    context = {"here": at, "tab": "agreement", "form": form, "heading": _("Decline the change")}
    return render(request, "desk/agreements/form.html", context)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, change: UUID) -> HttpResponse:
    """Take back a change one's own party proposed."""
    at, one = _change(request, slug, change)
    pressed(request, lambda: agreements.withdraw_change(one, by=request.user, at=clock.now()))
    return redirect("desk:version", at.council.slug, one.version.number)


@signed_in
def step(request: SignedIn, slug: str, number: int, stage: str) -> HttpResponse:
    """Record the own party's step with a version."""
    at = here(request, slug)
    if stage not in set(Stage) - {Stage.DRAFT}:
        raise Http404
    version = version_of(at, number)
    form = forms.StepForm(Stage(stage), request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            signing.take_step(version, form.step(), by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:version", slug, number)
    context = {"here": at, "tab": "agreement", "form": form, "heading": step_word(Stage(stage))}
    return render(request, "desk/agreements/form.html", context)


@signed_in
def keep_file(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Keep the signed agreement as a file."""
    at = here(request, slug)
    version = version_of(at, number)
    form = forms.SignedPaper(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        assert form.looked is not None  # noqa: S101 -- a valid form has looked at its file
        try:
            signing.keep_signed_file(version, form.looked, by=request.user, at=clock.now())
        except Refused as refused:
            form.add_error("file", say(refused.refusal))
        else:
            log_override(request, at, form)
            return redirect("desk:version", slug, number)
    context = {
        "here": at,
        "tab": "agreement",
        "form": form,
        "heading": _("Keep the signed agreement"),
    }
    return render(request, "desk/agreements/form.html", context)


@signed_in
def signed_file(request: SignedIn, slug: str, file: UUID) -> HttpResponse:
    """Hand out a kept file, as a download and never as a page."""
    at = here(request, slug)
    kept = get_object_or_404(SignedFile, pk=file, council=at.council)
    return as_attachment(bytes(kept.content), kept.name, Kind.PDF)


def _clause_page(
    request: SignedIn,
    at: Here,
    number: int,
    form: forms.ClauseForm,
    heading: str,
    propose: Callable[[], None],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            propose()
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            log_override(request, at, form)
            return _proposed(request, at, number)
    context = {"here": at, "tab": "agreement", "form": form, "heading": heading}
    return render(request, "desk/agreements/form.html", context)


def _propose(request: SignedIn, at: Here, number: int, change: CoreChange) -> None:
    agreements.propose_change(version_of(at, number), change, by=request.user, at=clock.now())


def _proposed(request: SignedIn, at: Here, number: int) -> HttpResponseRedirect:
    messages.success(request, _("The change is proposed. The other party answers it."))
    return redirect("desk:version", at.council.slug, number)


def _clause(at: Here, number: int, key: str) -> Draft:
    for clause in queries.clauses_of(version_of(at, number)):
        if clause.key == key:
            return clause
    raise Http404


def _change(request: SignedIn, slug: str, change: UUID) -> tuple[Here, Change]:
    at = here(request, slug)
    found = Change.objects.select_related("version", "council")
    return at, get_object_or_404(found, pk=change, council=at.council)
