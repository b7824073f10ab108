"""Following a council's year in one's own calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from samrad.actions.feeds import subscribe as make
from samrad.core.basics.refusals import Refused
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.phrases import say


@signed_in
def subscribe(request: SignedIn, slug: str) -> HttpResponse:
    """Make the address of a feed; it is shown this once."""
    at = here(request, slug)
    address = ""
    if request.method == "POST":
        try:
            secret = make(at.council, by=request.user, at=clock.now())
        except Refused as refused:
            messages.error(request, say(refused.refusal))
        else:
            path = reverse("feed", args=[at.council.id, secret])
            address = request.build_absolute_uri(path)
    context = {"here": at, "tab": "wheel", "address": address}
    return render(request, "desk/duties/subscribe.html", context)
