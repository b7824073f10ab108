"""Sent to a service, and back from it."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from samrad.actions import identities, signing_in
from samrad.actions.services import Service, service_of
from samrad.core.basics.refusals import Refusal, Refused
from samrad.records.people.models import Person
from samrad.web.desk.arriving.entering import is_fresh, to_confirm
from samrad.web.desk.signing_in import keeping
from samrad.web.desk.signing_in.keeping import Purpose, UnderWay
from samrad.web.kit import clock
from samrad.web.kit.addresses import sender
from samrad.web.kit.coming import sees_councils
from samrad.web.kit.errors import too_many
from samrad.web.kit.languages import ours_or
from samrad.web.kit.limits import Limit, note_wrong
from samrad.web.kit.phrases import say

_log = logging.getLogger(__name__)
# Each costs a question to the service. An office shares an address, and signs in by hand.
_SENT = Limit("sent to a service", most=300, seconds=600)


@require_POST
def set_out(request: HttpRequest, key: str) -> HttpResponse:
    """Send somebody to the service."""
    service = service_or_404(key)
    if seconds := note_wrong(_SENT, sender(request), at=clock.real_now().timestamp()):
        return too_many(request, seconds)
    purpose = _purpose(request)
    if purpose is Purpose.CONNECT and not (sees_councils(request) and is_fresh(request)):
        return to_confirm(reverse("my_sign_in"))
    try:
        going = _begun(request, service, again=purpose is not Purpose.SIGN_IN)
    except Refused as refused:
        return not_in(request, service, refused)
    onward = ours_or(request, request.POST.get("next", ""), "/")
    invited = request.POST.get("invited", "")
    keeping.begin(request.session, UnderWay(going.kept, onward, purpose, invited))
    # Not a redirect: after a form, browsers follow one to our own addresses only.
    leads = {"service": service, "address": going.address, "way_back": reverse("sign_in")}
    return render(request, "desk/signing_in/on_the_way.html", leads)


@require_GET
def come_back(request: HttpRequest, key: str) -> HttpResponse:
    """Back from the service, with its answer."""
    service = service_or_404(key)
    going = keeping.take(request.session, request.GET.get("state", ""))
    if going is None:
        return _not_asked_for(request, service)
    query, at = request.GET.dict(), clock.real_now()
    try:
        came = signing_in.come_in(service, going.kept, query, whom=_whom(request, going), at=at)
    except Refused as refused:
        return not_in(request, service, refused)
    return keeping.let_in(request, service, came, to=going.onward)


def _begun(request: HttpRequest, service: Service, *, again: bool) -> signing_in.SetOut:
    back = request.build_absolute_uri(reverse("signed_in_there", args=[service.key]))
    language, at = get_language() or "", clock.real_now()
    return signing_in.set_out(service, back=back, language=language, at=at, again=again)


def _purpose(request: HttpRequest) -> Purpose:
    """Why they want to go there; who is not signed in wants to sign in.

    Whoever is signed in signs in there once more, as themselves: a service that remembers them
    would else answer for whoever sits at a browser left open.
    """
    if not request.user.is_authenticated:
        return Purpose.SIGN_IN
    asked = request.POST.get("purpose", "")
    return Purpose.CONNECT if asked == Purpose.CONNECT else Purpose.AGAIN


def _whom(request: HttpRequest, going: UnderWay) -> identities.Whom:
    """Whoever is known, or invited; but once more signs in only who is signed in already."""
    person = request.user
    if going.purpose is Purpose.AGAIN and isinstance(person, Person):
        return identities.only(person)
    if going.purpose is Purpose.CONNECT and isinstance(person, Person):
        return identities.connecting(person, at=clock.now())
    if going.invited:
        return identities.invited(going.invited, at=clock.now())
    return identities.known


def service_or_404(key: str) -> Service:
    """The service with that key.

    Raises:
        Http404: There is none.
    """
    service = service_of(key)
    if service is None:
        raise Http404
    return service


def not_in(request: HttpRequest, service: Service, refused: Refused) -> HttpResponse:
    """The page for who was not let in: why, and the way out."""
    refusal = refused.refusal
    _log.warning(
        "sign-in at %s: %s %s", service.key, refusal.code, refusal.facts.get("error", "")
    )
    token = getattr(refused, "token", "")
    if token and not request.user.is_authenticated:
        keeping.keep_at_service(request.session, keeping.AtService(service.key, token))
    down = is_down(refusal)
    said = {
        "service": service,
        "why": say(refusal),
        "down": down,
        "signed_in_there": token,
        # Not this very address: it holds the answer, which counts once.
        "way_back": reverse("sign_in"),
    }
    return render(request, "desk/signing_in/not_in.html", said, status=503 if down else 403)


def is_down(refusal: Refusal) -> bool:
    """Whether the service could not be reached, or not just now."""
    return refusal.code == "sign_in.busy" or refusal.code.startswith("fetching.")


def _not_asked_for(request: HttpRequest, service: Service) -> HttpResponse:
    """An answer nobody here waits for: a page loaded once more, or something forged."""
    if request.user.is_authenticated:
        return redirect("desk:home")
    return not_in(request, service, service.refused("sign_in.state_differs"))
