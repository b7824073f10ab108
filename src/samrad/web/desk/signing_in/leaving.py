"""Signing out: here, at the service too, and here when it was done there."""

import hmac
import logging
from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samrad.actions import signing_in
from samrad.actions.services import Service, service_of
from samrad.core.basics.refusals import Refused
from samrad.records.basics.context import at_the_gate
from samrad.web.desk.signing_in import keeping
from samrad.web.desk.signing_in.views import is_down, service_or_404
from samrad.web.kit import clock
from samrad.web.kit.headers import policy
from samrad.web.kit.phrases import say

_log = logging.getLogger(__name__)
_LEAVING = "leaving"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out here at once, and then where the browser is signed in besides."""
    there = keeping.at_service(request.session)
    with at_the_gate():
        if there is not None and there.session:
            signing_in.end_session(there.session)
        logout(request)
    service = service_of(there.service) if there else None
    if there is None or service is None:
        return redirect("sign_in")
    return _sign_out_there(request, service, there.token)


def _sign_out_there(request: HttpRequest, service: Service, token: str) -> HttpResponse:
    """A form that the browser sends to the service: the token stands in no address."""
    back = request.build_absolute_uri(reverse("signed_out"))
    try:
        out = signing_in.sign_out_there(service, token, back=back, at=clock.real_now())
    except Refused as refused:
        _log.warning("sign-out at %s: %s", service.key, refused.refusal.code)
        said = {"still_at": service.name, "way_back": reverse("signed_out")}
        return render(request, "desk/signing_in/signed_out.html", said)
    request.session[_LEAVING] = [out.state, service.name]
    page = {"service": service, "out": out, "way_back": reverse("signed_out")}
    response = render(request, "desk/signing_in/leaving.html", page)
    # Where the service leads on from its own sign-out, browsers ask this policy too.
    parts = urlsplit(out.address)
    allowed = f"'self' https: {parts.scheme}://{parts.netloc}"
    response.headers["Content-Security-Policy"] = policy(form_action=allowed)
    return response


@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Back from the service's sign-out."""
    state, name = request.session.pop(_LEAVING, ["", ""])
    given = request.GET.get("state", "").encode("utf-8", "surrogatepass")
    there = bool(state) and hmac.compare_digest(given, state.encode())
    said = {"left": name if there else "", "way_back": reverse("signed_out")}
    return render(request, "desk/signing_in/signed_out.html", said)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody signed out there: told by the service itself, or in a frame it loads.

    No cookie comes along and none is needed: the service proves itself with a signature, or
    names a session that nobody can guess.
    """
    service = service_or_404(key)
    try:
        if request.method == "POST":
            token = request.POST.get("logout_token", "")
            signing_in.told_by_service(service, token, at=clock.real_now())
        else:
            signing_in.told_in_frame(service, request.GET.dict())
    except Refused as refused:
        _log.warning("told of a sign-out at %s: %s", service.key, refused.refusal.code)
        status = 503 if is_down(refused.refusal) else 400
        return HttpResponse(say(refused.refusal), status=status, content_type="text/plain")
    return _framed(service, HttpResponse("ok\n", content_type="text/plain"))


def _framed(service: Service, response: HttpResponse) -> HttpResponse:
    """The service may show this one answer in a frame."""
    if service.frontchannel_origin:
        allowed = policy(frame_ancestors=service.frontchannel_origin)
        response.headers["Content-Security-Policy"] = allowed
        response.xframe_options_exempt = True
    return response
