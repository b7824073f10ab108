"""For what leaves the party, and for letting somebody in: a sign-in of a few minutes ago."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from samrad.actions.services import Service, service_of
from samrad.web.desk.arriving.entering import is_fresh, to_confirm
from samrad.web.desk.here import SignedIn
from samrad.web.desk.signing_in import keeping
from samrad.web.kit.coming import How, came_with

_P = ParamSpec("_P")
_View = Callable[Concatenate[SignedIn, _P], HttpResponse]
_WRITTEN = "written"


def lately(
    view: _View[_P],
) -> _View[_P]:
    """A page for who signed in a few minutes ago; whoever did not signs in once more first."""

    @wraps(view)
    def within(request: SignedIn, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if not signed_in_lately(request):
            return sign_in_again(request)
        return view(request, *args, **kwargs)

    return cast("_View[_P]", within)


def signed_in_lately(request: SignedIn) -> bool:
    """Whether they proved who they are within the last minutes.

    In the demo only who came through a service is asked: its cast signs in with one click.
    """
    at_service = came_with(request) is How.ORGANISATION
    return is_fresh(request) or (bool(settings.SAMRAD_DEMO_DAY) and not at_service)


def sign_in_again(request: SignedIn, back: str = "") -> HttpResponse:
    """Ask for a new sign-in; what was written in the form waits until they are back.

    `back` is where they come back to if it is not the form.
    """
    filled = request.method == "POST" and not back
    if filled:
        sent = request.POST.copy()
        sent.pop("csrfmiddlewaretoken", None)
        request.session[_WRITTEN] = [request.path, sent.urlencode()]
    service = _came_through(request)
    if service is None:
        return to_confirm(back or request.path)
    page = {
        "service": service,
        "written": filled,
        "next": back or request.path,
    }
    return render(request, "desk/signing_in/again.html", page, status=403)


def _came_through(request: SignedIn) -> Service | None:
    """The service they signed in with; one that only turned them away before is none."""
    there = keeping.at_service(request.session)
    if there is None or came_with(request) is not How.ORGANISATION:
        return None
    return service_of(there.service)


def written(request: SignedIn) -> QueryDict | None:
    """What the form is filled with: what is sent now, or what waited for the sign-in."""
    if request.method == "POST":
        return request.POST
    path, text = request.session.get(_WRITTEN, ["", ""])
    if path != request.path:
        return None
    del request.session[_WRITTEN]
    return QueryDict(text)
