"""Following a measure up: its page, and what is said about it there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import measures
from samrad.actions.digests import wish_quiet_in_july
from samrad.actions.reading import note_decisions_read
from samrad.core.basics.refusals import Refused
from samrad.core.people.parties import Party
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import members
from samrad.records.meetings.decisions import (
    NOBODY,
    decision_told,
    followed_up,
    measure_called,
    returned,
    sitting,
    told,
)
from samrad.records.meetings.measures import Measure
from samrad.web.desk.decisions.forms import DoneForm, HandOverForm, MoveForm, WhyForm
from samrad.web.desk.decisions.presenters import measure_row
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one measure: where, which, who sits there, and what was sent to it."""

    at: Here
    measure: Measure
    seats: list[Seat]
    sent: dict[str, forms.Form] = field(default_factory=dict)


@require_GET
@signed_in
def measure(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """One measure: what it follows from, who owns it, and what was said about it since."""
    return _shown(request, _page(request, slug, measure))


@require_POST
@signed_in
def done(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Say that a measure is done."""
    page = _page(request, slug, measure)
    form = DoneForm(request.POST, auto_id="done_%s")

    def act(**who: Any) -> None:
        measures.do_measure(page.measure, form.cleaned_data["proof"], **who)

    return _acted(request, page, "done", form, act)


@require_POST
@signed_in
def drop(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Drop a measure."""
    page = _page(request, slug, measure)
    form = WhyForm(request.POST, auto_id="drop_%s")

    def act(**who: Any) -> None:
        measures.give_up_measure(page.measure, form.cleaned_data["why"], **who)

    return _acted(request, page, "drop", form, act)


@require_POST
@signed_in
def move(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Give a measure another deadline."""
    page = _page(request, slug, measure)
    form = MoveForm(request.POST, auto_id="move_%s")

    def act(**who: Any) -> None:
        data = form.cleaned_data
        measures.move_deadline(page.measure, data["to"], data["why"], **who)

    return _acted(request, page, "move", form, act)


@require_POST
@signed_in
def hand_over(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Hand a measure over to another of one's own party."""
    page = _page(request, slug, measure)
    form = _hand_over_form(page, request.POST)

    def act(**who: Any) -> None:
        measures.hand_over_measure(page.measure, form.owner(), form.cleaned_data["why"], **who)

    return _acted(request, page, "hand_over", form, act)


@require_POST
@signed_in
def reopen(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Open a measure again that was ended by mistake."""
    page = _page(request, slug, measure)
    form = WhyForm(request.POST, auto_id="reopen_%s")

    def act(**who: Any) -> None:
        measures.reopen_measure(page.measure, form.cleaned_data["why"], **who)

    return _acted(request, page, "reopen", form, act)


@require_POST
@signed_in
def wish(request: SignedIn) -> HttpResponse:
    """Keep whether one is left in peace in July."""
    wish_quiet_in_july(request.user, quiet="quiet" in request.POST)
    messages.success(request, _("Kept."))
    return redirect("desk:my_measures")


def _page(request: SignedIn, slug: str, measure: UUID) -> Page:
    at = here(request, slug)
    found = measure_called(at.council, measure)
    if found is None:
        raise Http404
    return Page(at, found, members(at.council, on=clock.today()))


def _hand_over_form(page: Page, data: Any = None) -> HandOverForm:
    party = page.at.seat.party or Party.MUNICIPALITY
    return HandOverForm(page.seats, party, data, auto_id="hand_over_%s")


def _acted(
    request: SignedIn, page: Page, what: str, form: forms.Form, act: Callable[..., None]
) -> HttpResponse:
    """Do what was asked for; where it cannot be, what was written stays on the page."""
    if form.is_valid():
        try:
            act(by=request.user, at=clock.now())
        except Refused as refused:
            # Above the page: it may have no place for the form any more.
            messages.error(request, say(refused.refusal))
        else:
            log_override(request, page.at, form)
            messages.success(request, _("Kept."))
            if "mine" in request.POST:
                return redirect("desk:my_measures")
            return redirect("desk:measure", page.at.council.slug, page.measure.id)
    page.sent[what] = form
    return _shown(request, page)


def _shown(request: SignedIn, page: Page) -> HttpResponse:
    at, found = page.at, page.measure
    decision = decision_told(found.decision)
    note_decisions_read([decision], at.seat, at=clock.now())
    sits = sitting([at.council.id], on=clock.today()).get(at.council.id, NOBODY)
    back = returned(at.council, [found.id])[found.id]
    given = {
        "done": DoneForm(auto_id="done_%s"),
        "move": MoveForm(auto_id="move_%s"),
        "hand_over": _hand_over_form(page),
        "drop": WhyForm(auto_id="drop_%s"),
        "reopen": WhyForm(auto_id="reopen_%s"),
        **page.sent,
    }
    context = {
        "here": at,
        "tab": "decisions",
        "row": measure_row(told(found, sits), on=clock.today(), returned=back),
        "decision": decision,
        "meeting": found.decision.item.meeting,
        "history": followed_up(found),
        "forms": given,
        "may": measures.why_not_yours(found, at.seat) is None,
    }
    return render(request, "desk/decisions/measure.html", context)
