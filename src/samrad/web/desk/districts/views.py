"""The analyst's page, and the council's page about who is told its counts."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import districts as acts
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.core.reports.tally import tally
from samrad.records.districts.queries import standings_of, told
from samrad.web.desk.districts import presenters
from samrad.web.desk.here import SignedIn, day_asked, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@require_GET
@signed_in
def overview(request: SignedIn) -> HttpResponse:
    """What an analyst is told of each of her districts; nobody else has such a page."""
    try:
        mine = acts.districts_to_read()
    except Refused as refused:
        raise Http404 from refused
    on = day_asked(request)
    by_district = told(on=on)
    tables = [
        (district, presenters.table(by_district[district.id], request.GET, on=on))
        for district in mine
    ]
    sort = presenters.sort_asked(request.GET)
    context = {"tables": tables, "on": on, "sort": sort, "sorts": presenters.sorts()}
    return render(request, "desk/districts/overview.html", context)


@require_GET
@signed_in
def standings(request: SignedIn, slug: str) -> HttpResponse:
    """Which districts ask the council, who granted, and the very numbers they are told."""
    at = here(request, slug)
    counts = tally(at.partnership(), on=clock.today())
    context = {
        "here": at,
        "tab": "record",
        "standings": standings_of(at.council),
        "sentence": presenters.sentence(counts),
        "cells": presenters.cells(counts),
        "may": at.seat.why_not(Act.GRANT_DISTRICT) is None,
    }
    return render(request, "desk/districts/standings.html", context)


@require_POST
@signed_in
def grant(request: SignedIn, slug: str, district: UUID) -> HttpResponse:
    """Let the district be told, for one's own party."""
    at = here(request, slug)

    def act() -> None:
        acts.grant(at.council, district, by=request.user, at=clock.now())

    return _done(request, slug, act, _("Granted for your party."))


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, district: UUID) -> HttpResponse:
    """Let it be told no longer."""
    at = here(request, slug)

    def act() -> None:
        acts.withdraw_grant(at.council, district, by=request.user, at=clock.now())

    return _done(request, slug, act, _("Withdrawn. The district sees nothing any more."))


def _done(request: SignedIn, slug: str, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        if refused.refusal.code == "district.has_not_asked":
            raise Http404 from refused
        messages.error(request, say(refused.refusal))
    else:
        messages.success(request, said)
    return redirect("desk:districts", slug)
