"""Signing in and out through a service: sent there, back again, and who it is then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from samrad.actions.identities import Whom
from samrad.actions.services import Service
from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.fetching import Secret
from samrad.gateways.oidc import (
    Known,
    NotLetIn,
    SignedInElsewhere,
    SignedOutElsewhere,
    SignOut,
    begin,
    finish,
    pending_of,
    sign_out,
    told_by_browser,
    told_by_token,
)
from samrad.gateways.oidc.sealing import opened, sealed
from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.records.signing_in import queries
from samrad.records.signing_in.models import ServiceSession

# What services said about themselves, and their keys; for as long as the process runs.
KNOWN = Known()
# No session lives that long; its own limits end it first.
_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SetOut:
    """Where the browser goes, and what its session keeps meanwhile."""

    address: str = field(repr=False)
    kept: Mapping[str, str | bool] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CameIn:
    """Somebody let in.

    Attributes:
        person: Who.
        session: What a sign-out at the service ends.
        token: The ID token, sealed, for signing out there too.
    """

    person: Person
    session: UUID
    token: str = field(repr=False)


class TurnedAway(Refused):
    """Signed in at the service, and yet not let in here; `token` signs out there again."""

    def __init__(self, refusal: Refusal, token: str) -> None:
        super().__init__(refusal)
        self.token = token


def set_out(
    service: Service, *, back: str, language: str, at: datetime, again: bool = False
) -> SetOut:
    """Send somebody to `service`, from where they come to the address `back`.

    Raises:
        Refused: The service does not answer, or does not accept us.
    """
    begun = begin(
        service, redirect_uri=back, at=at, known=KNOWN, step_up=again, language=language
    )
    return SetOut(begun.address, begun.pending.kept())


def come_in(
    service: Service,
    kept: Mapping[str, str | bool],
    query: Mapping[str, str],
    *,
    whom: Whom,
    at: datetime,
) -> CameIn:
    """Let in whom the service vouches for, if `whom` says that we know them.

    Called in no context: asking the service takes time, and is done outside every transaction.

    Raises:
        TurnedAway: The service vouches for somebody who may not come in here.
        Refused: The answer is not to be believed.
    """
    try:
        someone = finish(
            service, pending_of(kept), query, at=at, known=KNOWN, seen=queries.used_before
        )
    except NotLetIn as outside:
        raise TurnedAway(outside.refusal, _sealed(outside.id_token)) from None
    token = _sealed(someone.id_token)
    try:
        with transaction.atomic():
            person = whom(someone)
            return CameIn(person, _began(person, someone, at).id, token)
    except Refused as refused:
        facts = {"provider": service.name, **refused.refusal.facts}
        raise TurnedAway(Refusal(refused.refusal.code, facts), token) from None


def goes_on(session: str) -> bool:
    """Whether a session that began at a service was not ended there."""
    return queries.goes_on(UUID(session))


def end_session(session: str) -> None:
    """Forget that a session began at a service: it was ended here."""
    with at_the_gate():
        ServiceSession.objects.filter(pk=UUID(session)).delete()


def told_by_service(service: Service, token: str, *, at: datetime) -> int:
    """The service tells us itself that somebody signed out there; how many sessions end.

    Raises:
        Refused: The message is not to be believed, or was here before.
    """
    return _end(told_by_token(service, token, at=at, known=KNOWN, seen=queries.used_before))


def told_in_frame(service: Service, query: Mapping[str, str]) -> int:
    """The service tells us through the browser of whoever signs out; how many sessions end.

    Raises:
        Refused: It names another service, or no session.
    """
    return _end(told_by_browser(service, query))


def sign_out_there(service: Service, token: str, *, back: str, at: datetime) -> SignOut:
    """What the browser sends to `service` to sign out there too.

    Raises:
        Refused: The service has no sign-out, does not answer, or the token was sealed with
            another key.
    """
    found = opened(token, key=_key())
    if found is None:
        raise service.refused("sign_in.not_supported")
    return sign_out(service, id_token=found, post_logout_redirect_uri=back, at=at, known=KNOWN)


def forget_sign_ins(*, at: datetime) -> None:
    """Forget what can no longer come a second time, and sessions that are over."""
    with at_the_gate():
        queries.forget(marks_until=at, sessions_before=at - _LONGEST)


def _began(person: Person, someone: SignedInElsewhere, at: datetime) -> ServiceSession:
    with at_the_gate():
        return ServiceSession.objects.create(
            person=person,
            issuer=someone.issuer,
            subject_key=someone.subject_key,
            sid=someone.sid or "",
            began_at=at,
        )


def _end(told: SignedOutElsewhere) -> int:
    with at_the_gate():
        return queries.end_sessions(told.issuer, sid=told.sid, subject_key=told.subject_key)


def _sealed(token: Secret) -> str:
    return sealed(token, key=_key())


def _key() -> bytes:
    return salted_hmac("samrad.actions.signing_in", "", algorithm="sha256").digest()
