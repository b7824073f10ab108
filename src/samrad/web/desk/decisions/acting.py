"""Following a measure up: its page, and what is said about it there."""

from collections.abc import Callable, Mapping
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
from samrad.web.kit.guarding import Guarded
from samrad.web.kit.phrases import say


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one measure: where, which, who sits there, and what was sent to it."""

    at: Here
    measure: Measure
    seats: list[Seat]
    sent: dict[str, forms.Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said about a measure: its form, what the form says, the act."""

    form: type[Guarded]
    words: Callable[[Any], tuple[Any, ...]]
    act: Callable[..., object]


def _why(form: Any) -> tuple[Any, ...]:
    return (form.cleaned_data["why"],)


_SAID: Mapping[str, Said] = {
    "done": Said(DoneForm, lambda form: (form.cleaned_data["proof"],), measures.do_measure),
    "move": Said(
        MoveForm, lambda form: (form.cleaned_data["to"], *_why(form)), measures.move_deadline
    ),
    "hand_over": Said(
        HandOverForm, lambda form: (form.owner(), *_why(form)), measures.hand_over_measure
    ),
    "drop": Said(WhyForm, _why, measures.give_up_measure),
    "reopen": Said(WhyForm, _why, measures.reopen_measure),
}


@require_GET
@signed_in
def measure(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """One measure: what it follows from, who owns it, and what was said about it since."""
    return _shown(request, _page(request, slug, measure))


@require_POST
@signed_in
def done(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Say that a measure is done."""
    return _said(request, _page(request, slug, measure), "done")


@require_POST
@signed_in
def drop(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Drop a measure."""
    return _said(request, _page(request, slug, measure), "drop")


@require_POST
@signed_in
def move(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Give a measure another deadline."""
    return _said(request, _page(request, slug, measure), "move")


@require_POST
@signed_in
def hand_over(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Hand a measure over to another of one's own party."""
    return _said(request, _page(request, slug, measure), "hand_over")


@require_POST
@signed_in
def reopen(request: SignedIn, slug: str, measure: UUID) -> HttpResponse:
    """Open a measure again that was ended by mistake."""
    return _said(request, _page(request, slug, measure), "reopen")


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


def _form(page: Page, what: str, data: Any = None) -> forms.Form:
    """The form with which `what` is said; empty, or as it was sent."""
    if what == "hand_over":
        party = page.at.seat.party or Party.MUNICIPALITY
        return HandOverForm(page.seats, party, data, auto_id=f"{what}_%s")
    return _SAID[what].form(data, auto_id=f"{what}_%s")


def _said(request: SignedIn, page: Page, what: str) -> HttpResponse:
    """Do what was asked for; where it cannot be, what was written stays on the page."""
    form = _form(page, what, request.POST)
    if form.is_valid():
        said = _SAID[what]
        try:
            said.act(page.measure, *said.words(form), by=request.user, at=clock.now())
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
    given = {what: page.sent.get(what) or _form(page, what) for what in _SAID}
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
