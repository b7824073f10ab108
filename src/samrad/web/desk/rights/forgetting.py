"""Asking to be forgotten, doing it as the second person, and reading the receipt."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import rights as acts
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import at_the_gate
from samrad.records.basics.secrets import sha256_of
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import councils
from samrad.records.rights.models import Forgetting
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.addresses import sender
from samrad.web.kit.errors import too_many
from samrad.web.kit.limits import Limit, note_wrong
from samrad.web.kit.phrases import say

_GUESSES = Limit("forgotten", most=30, seconds=600)


@signed_in
def ask(request: SignedIn) -> HttpResponse:
    """Ask to be forgotten; the address of the receipt is shown this once."""
    context: dict[str, object] = {"councils": councils()}
    if request.method == "POST":
        try:
            secret = acts.ask_to_be_forgotten(request.user, at=clock.now())
        except Refused as refused:
            messages.error(request, say(refused.refusal))
            return redirect("desk:own_data")
        path = reverse("forgotten", args=[secret])
        context["address"] = request.build_absolute_uri(path)
    return render(request, "desk/rights/ask.html", context)


@require_POST
@signed_in
def take_back(request: SignedIn) -> HttpResponse:
    """Ask no longer."""
    acts.take_back(request.user)
    messages.success(request, _("Taken back. Nothing was deleted."))
    return redirect("desk:own_data")


@signed_in
def forget(request: SignedIn, slug: str, asked: UUID) -> HttpResponse:
    """Forget a former member who asked for it."""
    at = here(request, slug)
    rows = Forgetting.objects.select_related("person")
    found = rows.filter(pk=asked, person__isnull=False).first()
    if found is None or at.seat.why_not(Act.FORGET_PERSON) is not None:
        raise Http404
    get_list_or_404(Seat, council=at.council, person=found.person)
    if request.method == "POST":
        try:
            acts.forget_person(found, at.council, by=request.user, at=clock.now())
        except Refused as refused:
            messages.error(request, say(refused.refusal))
        else:
            messages.success(request, _("Done. What they did stands under their last role."))
        return redirect("desk:home")
    context = {"here": at, "asked": found}
    return render(request, "desk/rights/forget.html", context)


@require_GET
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """Whether it is done, and what went: for who has the address, without signing in."""
    with at_the_gate():
        found = Forgetting.objects.filter(secret_sha256=sha256_of(secret)).first()
    if found is not None:
        return render(request, "desk/rights/receipt.html", {"asked": found})
    if seconds := note_wrong(_GUESSES, sender(request), at=clock.real_now().timestamp()):
        return too_many(request, seconds)
    raise Http404
