"""Showing a paper to a guest, and no longer; what a matter's guests have in common with it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import guests
from samrad.core.basics.refusals import Refused
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import Shown, thing_shown
from samrad.records.papers.models import Guest
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.members.inviting import on_its_way
from samrad.web.desk.papers.acting import filled
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
    heading = _("Show %(title)s to a guest") % {"title": found.title}
    return invited_to(request, at, found, form, lambda: filled(request, at, form, heading))


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, paper: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the paper no longer, or end an invitation to see it."""
    shown_no_longer(request, paper_of(here(request, slug), paper), guest)
    return redirect("desk:paper", slug, paper)


def invited_to(
    request: SignedIn,
    at: Here,
    found: Shown,
    form: GuestForm,
    page: Callable[[], HttpResponse],
) -> HttpResponse:
    """The invitation, made and on its way; until the form is right, the page with it."""
    made: list[Invitation] = []

    def act() -> None:
        made.append(guests.invite_guest(found, form.guest(), by=request.user, at=clock.now()))

    return on_its_way(request, at, made[0]) if done(request, form, act) else page()


def shown_no_longer(request: SignedIn, found: Shown, guest: UUID) -> None:
    """Show a guest the thing no longer, or end an invitation to see it.

    Raises:
        Http404: There is no such guest of it.
    """
    of = {"pk": guest, **thing_shown(found), "council": found.council}
    one = Guest.objects.filter(**of).first() or Invitation.objects.filter(**of).first()
    if one is None:
        raise Http404
    end_showing(request, one)


def end_showing(request: SignedIn, one: Guest | Invitation) -> None:
    """The same of one guest or invitation that was found."""
    try:
        guests.withdraw_guest(one, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
