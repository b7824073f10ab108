"""Letting somebody in, by whichever door: one place for what every sign-in has in common."""

import hmac
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samrad.records.basics.context import at_the_gate
from samrad.records.people.factors import has_factor
from samrad.records.people.models import Person
from samrad.web.desk.arriving.guessing import remember_device
from samrad.web.kit import clock
from samrad.web.kit.coming import How, came_with, note_how

_PROVED, _HALF = "proved", "half in"
# How long one has for the second step.
_MINUTES = 10 * 60


def let_in(request: HttpRequest, person: Person, how: How, *, to: str = "") -> HttpResponse:
    """Sign `person` in under a new session id, and lead them on."""
    with at_the_gate():
        request.session.pop(_HALF, None)
        if request.user.is_authenticated:
            # Django keeps the id of who signs in once more as the same person. What they had
            # written in a form waits in the session; another person's it empties itself.
            request.session.cycle_key()
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        note_how(request, how)
        prove(request)
    response = redirect(to or "desk:home")
    remember_device(request, response, person.email)
    return response


def has_added(request: HttpRequest, how: How) -> None:
    """A second step was added in this session, and proved by that."""
    if came_with(request) is How.PASSWORD:
        note_how(request, how)
    prove(request)


# --- half in: the password was right, the second step is to come ----------------------------


def let_half_in(request: HttpRequest, person: Person, *, to: str) -> HttpResponse:
    """The password was right: under a new session id, on to the second step."""
    request.session.cycle_key()
    until = clock.real_now().timestamp() + _MINUTES
    proof = person.get_session_auth_hash()
    request.session[_HALF] = {"who": str(person.pk), "until": until, "to": to, "proof": proof}
    return redirect("second_step")


def half_in(request: HttpRequest) -> tuple[Person, str] | None:
    """Who is half in and where they want to go; None where nobody is, or not any more.

    Whose password was changed meanwhile begins anew.
    """
    found = request.session.get(_HALF)
    if not found or found["until"] < clock.real_now().timestamp():
        return None
    with at_the_gate():
        person = Person.objects.filter(pk=found["who"], is_active=True).first()
    if person is None or not hmac.compare_digest(
        found["proof"], person.get_session_auth_hash()
    ):
        return None
    return person, found["to"]


def asks_second_step(person: Person) -> bool:
    """Whether this person has one."""
    with at_the_gate():
        return has_factor(person)


# --- proving oneself again ------------------------------------------------------------------


def prove(request: HttpRequest) -> None:
    """Who is signed in has just shown that it is them."""
    request.session[_PROVED] = clock.real_now().timestamp()


def is_fresh(request: HttpRequest) -> bool:
    """Whether that is so little ago that they may change how they sign in.

    The same goes for letting somebody in, and for showing others what they did not see.
    """
    proved: float = request.session.get(_PROVED, 0.0)
    return clock.real_now().timestamp() - proved < 60 * settings.SAMRAD_RECENT_MINUTES


def to_confirm(back: str) -> HttpResponse:
    """Ask for the proof first, and lead back to `back` after it."""
    return redirect(f"{reverse('confirm')}?{urlencode({'next': back})}")
