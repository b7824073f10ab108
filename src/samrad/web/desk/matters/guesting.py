"""Showing a matter to a guest who raises it or has to do with it, and no longer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import guests
from samrad.core.basics.refusals import Refused
from samrad.records.invitations.models import Invitation
from samrad.records.meetings.matters import Matter
from samrad.records.papers.models import Guest
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.matters.proposing import filled
from samrad.web.desk.matters.views import matter_of
from samrad.web.desk.members.inviting import on_its_way
from samrad.web.desk.papers.acting import done
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
@lately
def invite(request: SignedIn, slug: str, matter: UUID) -> HttpResponse:
    """Show a matter to a guest."""
    at = here(request, slug)
    found = matter_of(at, matter)
    form = GuestForm(written(request), initial={"name": found.raised_for})
    made: list[Invitation] = []

    def act() -> None:
        made.append(guests.invite_guest(found, form.guest(), by=request.user, at=clock.now()))

    if done(request, form, act):
        return on_its_way(request, at, made[0])
    heading = _("Show %(title)s to a guest") % {"title": found.title}
    return filled(request, at, form, heading, submit=_("Invite"), matter=found)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, matter: UUID, guest: UUID) -> HttpResponse:
    """Show a guest the matter no longer, or end an invitation to see it."""
    at = here(request, slug)
    one = _guest(matter_of(at, matter), guest)
    try:
        guests.withdraw_guest(one, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
    return redirect("desk:matter", slug, matter)


def _guest(matter: Matter, which: UUID) -> Guest | Invitation:
    of = {"pk": which, "matter": matter, "council": matter.council}
    found = Guest.objects.filter(**of).first() or Invitation.objects.filter(**of).first()
    if found is None:
        raise Http404
    return found
