"""What a browser's session keeps of signing in through a service."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from samrad.actions.services import Service, service_of
from samrad.actions.signing_in import CameIn, end_session, goes_on
from samrad.web.desk.arriving.entering import let_in as enter
from samrad.web.kit.coming import How

_UNDER_WAY = "under_way"
_AT_SERVICE = "at_service"
# Somebody may have begun in several tabs; the oldest is forgotten.
_MOST_UNDER_WAY = 5


class Purpose(StrEnum):
    """Why somebody is sent to a service."""

    SIGN_IN = "sign_in"
    # Signed in already, and asked to show once more that it is them.
    AGAIN = "again"
    # Signed in with an account here, and wants to use the service from now on.
    CONNECT = "connect"


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A sign-in that was begun in this browser.

    Attributes:
        kept: What the answer of the service is compared with.
        onward: The address of ours to go to then.
        purpose: Why they were sent there.
        invited: The secret of the invitation they came with, if they did.
    """

    kept: Mapping[str, str | bool] = field(repr=False)
    onward: str = "/"
    purpose: Purpose = Purpose.SIGN_IN
    invited: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AtService:
    """Where the browser is signed in, and what signs it out there.

    Attributes:
        service: The key of the service.
        token: Its ID token, sealed.
        session: What the service may end; empty for somebody who was not let in here.
    """

    service: str
    token: str = field(repr=False)
    session: str = ""


def begin(session: SessionBase, going: UnderWay) -> None:
    """Remember a sign-in until the browser is back."""
    before = list(session.get(_UNDER_WAY, {}).items())[1 - _MOST_UNDER_WAY :]
    session[_UNDER_WAY] = {**dict(before), str(going.kept["state"]): asdict(going)}


def take(session: SessionBase, state: str) -> UnderWay | None:
    """The sign-in that `state` answers; it is taken out, for it counts once."""
    waiting = session.get(_UNDER_WAY, {})
    if state not in waiting:
        return None
    kept = waiting.pop(state)
    session[_UNDER_WAY] = waiting
    return UnderWay(**{**kept, "purpose": Purpose(kept["purpose"])})


def let_in(request: HttpRequest, service: Service, came: CameIn, *, to: str) -> HttpResponse:
    """Sign `came` in, and lead them on; what this browser had begun at a service is over."""
    before = at_service(request.session)
    response = enter(request, came.person, How.ORGANISATION, to=to)
    if before is not None and before.session:
        end_session(before.session)
    request.session.pop(_UNDER_WAY, None)
    keep_at_service(request.session, AtService(service.key, came.token, str(came.session)))
    return response


def keep_at_service(session: SessionBase, at: AtService) -> None:
    """Remember where the browser is signed in."""
    session[_AT_SERVICE] = asdict(at)


def at_service(session: SessionBase) -> AtService | None:
    """Where the browser is signed in, if it is at a service."""
    found = session.get(_AT_SERVICE)
    return AtService(**found) if found else None


def ended_there(session: SessionBase) -> bool:
    """Whether a session that began at a service is over: signed out there, or it is no more."""
    there = at_service(session)
    if there is None or not there.session:
        return False
    return service_of(there.service) is None or not goes_on(there.session)
