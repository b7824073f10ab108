"""Letting somebody in, by whichever door: one place for what every sign-in has in common."""

from enum import StrEnum

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person

_HOW = "signed in with"
_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


class How(StrEnum):
    """What somebody showed when they signed in."""

    # A password alone: they must add a second step before they see anything.
    PASSWORD = "password"  # noqa: S105 -- the name of a way in, and no password
    CODE = "code"
    RECOVERY_CODE = "recovery_code"
    PASSKEY = "passkey"
    # Their organisation's service, which asks for a second step itself.
    ORGANISATION = "organisation"


def let_in(request: HttpRequest, person: Person, how: How) -> None:
    """Sign `person` in under a new session id."""
    with at_the_gate():
        login(request, person, backend=_BACKEND)
        request.session[_HOW] = how


def came_with(request: HttpRequest) -> How:
    """What the person of this session showed."""
    return How(request.session.get(_HOW, How.PASSWORD))
