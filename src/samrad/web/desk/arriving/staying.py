"""How long one stays signed in: half an hour without doing anything, two hours in any case."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from samrad.actions.sessions import begin_session, see_session
from samrad.records.people.models import Person
from samrad.web.kit import clock

_BEGAN, _SEEN, _PLACE, _OVER = "began", "seen", "has a place", "over"
# A session is written down as seen once in so many seconds, not at every click.
_OFTEN = 60


def begin(sender: object, request: HttpRequest, user: Person, **_more: Any) -> None:
    """Whoever signs in, by whatever door: from now on their time runs."""
    del sender
    now = clock.real_now()
    request.session[_BEGAN] = request.session[_SEEN] = now.timestamp()
    if request.session.session_key is None:
        request.session.save()
    key, device = request.session.session_key or "", request.headers.get("User-Agent", "")
    begin_session(user, key, device, at=now)
    request.session[_PLACE] = see_session(user, key, at=now)


def leave_if_over(request: HttpRequest, person: Person) -> None:
    """Sign out whose time is over, or who had a place here and has none any more."""
    now = clock.real_now()
    if why := _why_over(request, person):
        leave(request, why)
    elif now.timestamp() - request.session[_SEEN] >= _OFTEN:
        request.session[_SEEN] = now.timestamp()


def leave(request: HttpRequest, why: str) -> None:
    """Sign out, and say on the sign-in page why."""
    logout(request)
    request.session[_OVER] = why


def why_over(request: HttpRequest) -> str:
    """Why one was signed out, said once: "idle", "long", "place", "there", or nothing."""
    return str(request.session.pop(_OVER)) if _OVER in request.session else ""


def _why_over(request: HttpRequest, person: Person) -> str:
    now, session = clock.real_now(), request.session
    if now.timestamp() - session.get(_BEGAN, 0.0) >= settings.SAMRAD_SESSION_LONGEST * 60:
        return "long"
    quiet = now.timestamp() - session.get(_SEEN, 0.0)
    if quiet >= settings.SAMRAD_SESSION_IDLE * 60:
        return "idle"
    if quiet < _OFTEN:
        return ""
    had, has = session.get(_PLACE), see_session(person, session.session_key or "", at=now)
    session[_PLACE] = has
    return "place" if had and not has else ""
