"""Signing out: there when it was done here, and here when it was done there."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samrad.gateways.fetching import Secret
from samrad.gateways.oidc.finishing import reader
from samrad.gateways.oidc.knowing import Known
from samrad.gateways.oidc.once import Seen, mark_of
from samrad.gateways.oidc.providers import Kind, Provider
from samrad.gateways.oidc.tokens import Claims, moment, text

# The type is recommended, not required (Back-Channel Logout 1.0 §2.4); older services leave it
# out. No ID token passes for one: it has no event, and this has no nonce.
_LOGOUT_TOKEN = frozenset({None, "jwt", "logout+jwt"})
_EVENT = "http://schemas.openid.net/event/backchannel-logout"
# A sign-out is told at once; an old message is a repeated one.
_FRESH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignOut:
    """Where the browser goes to sign out, with which fields of a form.

    Attributes:
        address: The service's sign-out.
        fields: To be sent with POST, so that the token is in no address.
        state: Comes back with the browser.
    """

    address: str
    fields: Mapping[str, str] = field(repr=False)
    state: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedOutElsewhere:
    """Whose sessions here are over.

    Attributes:
        issuer: The service that says so.
        sid: The session there; None means every session of the person.
        subject_key: The person, as at their sign-in; None where only the session is named.
    """

    issuer: str
    sid: str | None
    subject_key: str | None


def sign_out(
    provider: Provider,
    *,
    id_token: Secret,
    post_logout_redirect_uri: str,
    at: datetime,
    known: Known,
) -> SignOut:
    """Sign out at the service too, and come back (RP-Initiated Logout 1.0 §2).

    Raises:
        Refused: The service has no sign-out, or does not answer.
    """
    metadata = known.metadata(provider, at=at)
    if metadata.end_session is None:
        raise provider.refused("sign_in.not_supported", setting="end_session_endpoint")
    state = secrets.token_urlsafe(32)
    fields = {
        "id_token_hint": id_token.text,
        "client_id": provider.client_id,
        "post_logout_redirect_uri": post_logout_redirect_uri,
        "state": state,
    }
    return SignOut(metadata.end_session, fields, state)


def told_by_token(
    provider: Provider,
    token: str,
    *,
    at: datetime,
    known: Known,
    seen: Seen,
) -> SignedOutElsewhere:
    """Who signed out, when the service tells us itself (Back-Channel Logout 1.0 §2.6).

    Args:
        provider: The service.
        token: The `logout_token` of its form.
        at: When it came.
        known: What we know of services.
        seen: Whether this token (`jti`) has been here before.

    Raises:
        Refused: The token is not to be believed, or has been used.
    """
    claims = reader(provider, at=at, known=known).read(token, types=_LOGOUT_TOKEN)
    made, name = moment(claims, "iat") or 0, text(claims, "jti")
    told = SignedOutElsewhere(provider.issuer, text(claims, "sid"), _subject(provider, claims))
    if not _means_sign_out(claims) or name is None or not (told.sid or told.subject_key):
        raise provider.refused("sign_out.not_a_sign_out")
    mark = mark_of("sign-out", provider.issuer, name)
    if at.timestamp() - made > _FRESH.total_seconds() or seen(mark, until=at + 2 * _FRESH):
        raise provider.refused("sign_out.told_already")
    return told


def told_by_browser(provider: Provider, query: Mapping[str, str]) -> SignedOutElsewhere:
    """Who signed out, when the service loads our page in a frame (Front-Channel Logout 1.0).

    No cookie comes along, so the session is found by `sid`. ID-porten writes its issuer with
    a slash at the end here and nowhere else.

    Raises:
        Refused: It names another issuer, or no session.
    """
    issuer, sid = query.get("iss", ""), query.get("sid", "")
    readable = bool(sid) and sid.isprintable()
    if issuer.removesuffix("/") != provider.issuer.removesuffix("/") or not readable:
        raise provider.refused("sign_out.not_a_sign_out")
    return SignedOutElsewhere(provider.issuer, sid, None)


def _means_sign_out(claims: Claims) -> bool:
    """It says what it is, and cannot be an ID token."""
    events = claims.get("events")
    event = events.get(_EVENT) if isinstance(events, dict) else None
    return isinstance(event, dict) and "nonce" not in claims


def _subject(provider: Provider, claims: Claims) -> str | None:
    """The person, where the service names them in a way that we know them by."""
    subject = text(claims, "sub")
    if subject is None or provider.kind is Kind.ENTRA:
        return None
    return f"{provider.issuer} {subject}"
