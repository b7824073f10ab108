"""Letting somebody of the own party in anew, who has lost what they sign in with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samrad.actions import recovering
from samrad.actions.letters import can_post, queue_recovery
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import at_the_gate
from samrad.records.councils.queries import members
from samrad.records.people.models import Person, Recovery
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.desk.signing_in.lately import lately
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
@lately
def let_in(request: SignedIn, slug: str, person: UUID) -> HttpResponse:
    """Say what it does; do it."""
    at = here(request, slug)
    seats = [seat.person_id for seat in members(at.council, on=clock.today())]
    found = get_object_or_404(Person, pk=person, pk__in=seats)
    if request.method == "POST":
        try:
            given = recovering.let_in_anew(
                at.council, found, by=request.user, at=clock.now(), handed_over=not can_post()
            )
        except Refused as refused:
            messages.error(request, say(refused.refusal))
            return redirect("desk:members", slug)
        return _on_its_way(request, at, found, given)
    context = {"here": at, "tab": "members", "person": found, "posts": can_post()}
    return render(request, "desk/members/let_in_anew.html", context)


def _on_its_way(request: SignedIn, at: Here, person: Person, given: Recovery) -> HttpResponse:
    """The letter is queued; without a mail server the link is shown this once."""
    if can_post():
        queue_recovery(given)
        said = _("The letter to %(email)s goes out within minutes.") % {"email": person.email}
        messages.success(request, said)
        return redirect("desk:members", at.council.slug)
    with at_the_gate():
        secret = recovering.renew_recovery_link(given, at=clock.now())
    context = {
        "here": at,
        "tab": "members",
        "name": person.name,
        "expires": given.expires_at,
        "link": request.build_absolute_uri(reverse("anew", args=[secret])),
    }
    return render(request, "desk/members/link.html", context)
