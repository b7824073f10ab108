"""Links that open something once: whoever tries many wrong ones is guessing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samrad.core.basics.refusals import Refusal
from samrad.web.kit import clock
from samrad.web.kit.addresses import sender
from samrad.web.kit.errors import too_many
from samrad.web.kit.limits import Limit, note_wrong
from samrad.web.kit.phrases import say

# A link has 192 random bits.
_GUESSES = Limit("links", most=30, seconds=600)


def not_open(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Only now counted: a link that is right is opened whatever others try."""
    at = clock.real_now().timestamp()
    if seconds := note_wrong(_GUESSES, sender(request), at=at):
        return too_many(request, seconds)
    context = {"sentence": say(refusal)}
    return render(request, "desk/people/not_open.html", context, status=404)
