"""What whoever is signed in showed when they came in, and whether it is enough."""

from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest

_HOW = "signed in with"


class How(StrEnum):
    """What somebody showed when they signed in."""

    # A password alone: they add a second step before they see anything.
    PASSWORD = "password"  # noqa: S105 -- the name of a way in, and no password
    CODE = "code"
    RECOVERY_CODE = "recovery_code"
    PASSKEY = "passkey"
    # Their organisation's service, which asks for a second step itself.
    ORGANISATION = "organisation"
    # The demo's one click; there is no such way outside the demo.
    DEMO = "demo"


def note_how(request: HttpRequest, how: How) -> None:
    """From now on this session was begun with `how`."""
    request.session[_HOW] = how


def came_with(request: HttpRequest) -> How:
    """What the person of this session showed when they signed in."""
    return How(request.session.get(_HOW, How.PASSWORD))


def sees_councils(request: HttpRequest) -> bool:
    """Whether enough was shown: in the demo always, elsewhere never with a password alone.

    Whoever has added their second step meanwhile has shown it.
    """
    return bool(settings.SAMRAD_DEMO_DAY) or came_with(request) is not How.PASSWORD
