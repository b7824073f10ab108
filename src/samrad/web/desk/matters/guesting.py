"""Guests of a matter, and guests who begin matters themselves."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.core.access.permissions import Act
from samrad.core.meetings.kinds import RaisedBy
from samrad.records.invitations.queries import Raising, raisers, raisers_invited
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.matters.proposing import filled
from samrad.web.desk.matters.views import matter_of
from samrad.web.desk.papers.forms import GuestForm, RaiserForm
from samrad.web.desk.papers.guesting import (
    guest_rows,
    invited_to,
    shown_no_longer,
    withdrawn,
)
from samrad.web.desk.signing_in.lately import lately, written


@signed_in
@lately
def invite(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Show a matter to a guest."""
    at = here(request, slug)
    found = matter_of(at, matter)
    form = GuestForm(written(request), initial={"name": found.raised_for})
    heading = _("Show %(title)s to a guest") % {"title": found.title}

    def page() -> HttpResponse:
        return filled(request, at, form, heading, submit=_("Invite"), matter=found)

    return invited_to(request, at, found, form, page)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, matter: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the matter no longer, or end an invitation to see it."""
    shown_no_longer(request, matter_of(here(request, slug), matter), guest)
    return redirect("desk:matter", slug, matter)


@signed_in
@lately
def let_raise(request: SignedIn, slug: str) -> HttpResponse:
    """Who without a seat raises matters, and inviting another."""
    at = here(request, slug)
    form = RaiserForm(written(request))
    valid = request.method == "POST" and form.is_valid()
    found = Raising(at.council, form.raised_by() if valid else RaisedBy.GUEST)
    there, asked = raisers(at.council), raisers_invited(at.council)
    context = {
        "here": at,
        "tab": "matters",
        "form": form,
        "rows": guest_rows(there, asked, "desk:withdraw_raiser", slug),
        "may": at.seat.why_not(Act.WITHDRAW_GUEST) is None,
    }
    page = partial(render, request, "desk/matters/raisers.html", context)
    return invited_to(request, at, found, form, page)


@require_POST
@signed_in
def raise_no_longer(request: SignedIn, slug: str, guest: UUID) -> HttpResponse:
    """Let a guest raise matters no longer, or end an invitation to it."""
    at = here(request, slug)
    withdrawn(request, [*raisers(at.council), *raisers_invited(at.council)], guest)
    return redirect("desk:raisers", slug)
