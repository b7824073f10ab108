"""Showing a matter to a guest who raises it or has to do with it, and no longer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.matters.proposing import filled
from samrad.web.desk.matters.views import matter_of
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.papers.guesting import invited_to, shown_no_longer
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
