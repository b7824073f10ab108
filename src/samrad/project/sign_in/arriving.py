"""Who is it? Asked once for each request, at the gate."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.web.desk.arriving.staying import leave, leave_if_over
from samrad.web.desk.signing_in.keeping import ended_there


class Arriving:
    """Looks up session and person together, before a page opens a context of its own.

    Whoever carries no session's cookie costs no query; whose time is over is signed out, and
    so is who signed out at the service they came through.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            with at_the_gate():
                if ended_there(request.session):
                    leave(request, "there")
                elif isinstance(request.user, Person):
                    leave_if_over(request, request.user)
        return self.get_response(request)
