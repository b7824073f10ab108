"""Showing a paper to a guest, and no longer; what a matter's guests have in common with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import guests
from samrad.core.basics.refusals import Refused
from samrad.core.meetings.kinds import RaisedBy
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import Shown, thing_shown
from samrad.records.papers.models import Guest
from samrad.web.desk.called import called
from samrad.web.desk.doing import done
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.members.inviting import on_its_way
from samrad.web.desk.papers.acting import filled
from samrad.web.desk.papers.forms import GuestForm
from samrad.web.desk.papers.views import paper_of
from samrad.web.desk.signing_in.lately import lately, written
from samrad.web.kit import clock
from samrad.web.kit.phrases import raised_by_word, say


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


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One guest of something on a page, or one who is invited and has not accepted."""

    name: str
    workplace: str
    until: date
    raised_by: str
    withdraw: str
    link_until: datetime | None = None
    undelivered: bool = False


def guest_rows(
    there: Iterable[Guest], asked: Iterable[Invitation], withdraw: str, *of: object
) -> list[GuestRow]:
    """Guests, then who is invited; who has an account is both, and named once.

    `withdraw` is the page that ends one, `of` what its address names before the guest.
    """
    asked = list(asked)
    unaccepted = {one.email.casefold() for one in asked}
    rows = [
        GuestRow(called(one.person), "", one.until, _as_what(one), _to(withdraw, of, one))
        for one in there
        if one.person.email.casefold() not in unaccepted
    ]
    return rows + [
        GuestRow(
            one.name,
            one.workplace,
            one.until or one.expires_at.date(),
            _as_what(one),
            _to(withdraw, of, one),
            one.expires_at,
            one.undelivered_at is not None,
        )
        for one in asked
    ]


def _as_what(one: Guest | Invitation) -> str:
    return raised_by_word(RaisedBy(one.raises)) if one.raises else ""


def _to(withdraw: str, of: tuple[object, ...], one: Guest | Invitation) -> str:
    return reverse(withdraw, args=[*of, one.pk])


def withdrawn(request: SignedIn, there: Iterable[Guest | Invitation], guest: UUID) -> None:
    """End the one of them with that identifier.

    Raises:
        Http404: There is none.
    """
    found = next((one for one in there if one.pk == guest), None)
    if found is None:
        raise Http404
    end_showing(request, found)


def end_showing(request: SignedIn, one: Guest | Invitation) -> None:
    """The same of one guest or invitation that was found."""
    try:
        guests.withdraw_guest(one, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
