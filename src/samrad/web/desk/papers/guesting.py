"""Showing a paper to a guest, and no longer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import guests
from samrad.core.basics.refusals import Refused
from samrad.records.invitations.models import Invitation
from samrad.records.papers.models import Guest, Paper
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.members.inviting import on_its_way
from samrad.web.desk.papers.acting import done, filled
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.papers.views import paper_of
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
@lately
def invite(request: SignedIn, slug: str, paper: UUID) -> HttpResponse:
    """Show a paper to a guest."""
    at = here(request, slug)
    found = paper_of(at, paper)
    form = GuestForm(written(request))
    made: list[Invitation] = []

    def act() -> None:
        guest = form.guest()
        made.append(guests.invite_guest(found, guest, by=request.user, at=clock.now()))

    if done(request, form, act):
        return on_its_way(request, at, made[0])
    return filled(request, at, form, _("Show %(title)s to a guest") % {"title": found.title})


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, paper: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the paper no longer, or end an invitation to see it."""
    at = here(request, slug)
    one = _guest(paper_of(at, paper), guest)
    try:
        guests.withdraw_guest(one, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    return redirect("desk:paper", slug, paper)


def _guest(paper: Paper, which: UUID) -> Guest | Invitation:
    of = {"pk": which, "paper": paper, "council": paper.council}
    found = Guest.objects.filter(**of).first() or Invitation.objects.filter(**of).first()
    if found is None:
        raise Http404
    return found
