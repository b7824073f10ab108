"""Inviting somebody to a seat, sending it again, withdrawing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samrad.actions import invitations
from samrad.actions.letters import can_post, queue_invitation
from samrad.core.basics.refusals import Refused
from samrad.core.people.guests import Sight
from samrad.records.councils.queries import organisations_of
from samrad.records.invitations.models import Invitation
from samrad.web.desk.doing import pressed
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.members.forms import InviteForm
from samrad.web.desk.signing_in.lately import lately, sign_in_again, signed_in_lately, written
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
@lately
def invite(request: SignedIn, slug: str) -> HttpResponse:
    """Invite somebody of the own party."""
    at = here(request, slug)
    party = at.seat.party
    if party is None:  # a deputy whose time ran out between two questions
        raise Http404
    own = organisations_of(at.council, party, on=clock.today())
    initial = {"since": clock.today(), "organisation": request.user.organisation_id}
    form = InviteForm(party, own, written(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data.get("organisation") or own[0]
        try:
            made = invitations.invite(
                at.council, form.invited(), organisation, by=request.user, at=clock.now()
            )
        except Refused as refused:
            form.add_error(None, say(refused.refusal))
        else:
            return on_its_way(request, at, made)
    context = {"here": at, "tab": "members", "form": form, "posts": can_post()}
    return render(request, "desk/members/invite.html", context)


@require_POST
@signed_in
def invite_anew(request: SignedIn, slug: str, invitation: UUID) -> HttpResponse:
    """Send it again, with a new link."""
    at = here(request, slug)
    found = _invitation(at, invitation)
    if not signed_in_lately(request):
        return sign_in_again(request, back=reverse("desk:members", args=[slug]))
    try:
        invitations.invite_anew(found, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:members", slug)
    return on_its_way(request, at, found)


@require_POST
@signed_in
def withdraw(request: SignedIn, slug: str, invitation: UUID) -> HttpResponse:
    """The link opens nothing any more."""
    at = here(request, slug)
    found = _invitation(at, invitation)
    pressed(
        request,
        lambda: invitations.withdraw_invitation(found, by=request.user, at=clock.now()),
        _("Withdrawn. The link opens nothing any more."),
    )
    return redirect("desk:members", slug)


def _invitation(at: Here, which: UUID) -> Invitation:
    to_seats = Invitation.objects.filter(council=at.council).exclude(role="")
    return get_object_or_404(to_seats, pk=which)


def on_its_way(request: SignedIn, at: Here, made: Invitation) -> HttpResponse:
    """The letter is queued; without a mail server the link is shown this once."""
    if not can_post():
        return _link_shown(request, at, made)
    queue_invitation(made)
    said = _("The letter to %(email)s goes out within minutes.") % {"email": made.email}
    messages.success(request, said)
    return redirect(_page_of(made, at.council.slug))


def _page_of(made: Invitation, slug: str) -> str:
    """Where it was made: at what is shown, at the matters, or among the members."""
    if made.paper_id:
        return reverse("desk:paper", args=[slug, made.paper_id])
    if made.matter_id:
        return reverse("desk:matter", args=[slug, made.matter_id])
    if made.item_id:
        return reverse("desk:item_guests", args=[slug, made.item_id])
    if made.raises:
        return reverse("desk:raisers", args=[slug])
    return reverse("desk:members", args=[slug])


def _tab_of(made: Invitation) -> str:
    tabs = {
        Sight.PAPER: "papers",
        Sight.MATTER: "matters",
        Sight.RAISING: "matters",
        Sight.ITEM: "meetings",
    }
    return tabs.get(made.sight, "members") if made.sight else "members"


def _link_shown(request: SignedIn, at: Here, made: Invitation) -> HttpResponse:
    """The link on a page, this once."""
    link = reverse("invited", args=[invitations.renew_link(made, at=clock.now())])
    context = {
        "here": at,
        "tab": _tab_of(made),
        "back": _page_of(made, at.council.slug),
        "name": made.name,
        "expires": made.expires_at,
        "link": request.build_absolute_uri(link),
    }
    return render(request, "desk/members/link.html", context)
