"""Beginning to sign in: where the browser is sent, and what we remember meanwhile."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from samrad.gateways.oidc import fetch
from samrad.gateways.oidc.knowing import Known
from samrad.gateways.oidc.metadata import Metadata
from samrad.gateways.oidc.providers import Provider
from samrad.gateways.oidc.proving import proof

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in under way. The browser's session keeps it, and it is used once.

    Attributes:
        provider: The key of the service.
        state: Comes back with the browser, so that nobody else's answer is taken for ours.
        nonce: Comes back in the token, so that no other token is.
        verifier: Proves that who began also ends (RFC 7636).
        redirect_uri: Where the service sends the browser back to.
        begun_at: When.
        step_up: Whether people had to sign in anew, however recently they did.
    """

    provider: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str
    begun_at: datetime
    step_up: bool = False

    def over(self, at: datetime) -> bool:
        """Whether it took too long."""
        return not timedelta(0) <= at - self.begun_at <= LASTS

    def kept(self) -> dict[str, str | bool]:
        """The same as plain JSON values, for a session."""
        return {
            "provider": self.provider,
            "state": self.state,
            "nonce": self.nonce,
            "verifier": self.verifier,
            "redirect_uri": self.redirect_uri,
            "begun_at": self.begun_at.isoformat(),
            "step_up": self.step_up,
        }


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes now, and what to remember until it is back."""

    address: str = field(repr=False)
    pending: Pending


def pending_of(kept: Mapping[str, str | bool]) -> Pending:
    """What `Pending.kept` gave, as it was."""
    texts = {name: str(kept[name]) for name in kept if name not in ("begun_at", "step_up")}
    begun_at = datetime.fromisoformat(str(kept["begun_at"]))
    return Pending(**texts, begun_at=begun_at, step_up=bool(kept["step_up"]))


def begin(
    provider: Provider,
    *,
    redirect_uri: str,
    at: datetime,
    known: Known,
    step_up: bool = False,
    language: str = "",
) -> Begun:
    """Begin a sign-in at `provider`.

    Args:
        provider: The service.
        redirect_uri: Our callback, as registered there; another one for each service is
            best (RFC 9700 §4.4).
        at: When.
        known: What we know of services.
        step_up: Whether people are to sign in anew, however recently they did.
        language: What they read here; asked for before the service's own settings.

    Raises:
        Refused: The service does not answer, or was told of the request in advance
            (RFC 9126) and did not accept it.
    """
    metadata = known.metadata(provider, at=at)
    pending = Pending(
        provider=provider.key,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        redirect_uri=redirect_uri,
        begun_at=at,
        step_up=step_up,
    )
    asked = request_of(provider, pending, language)
    if provider.use_par or metadata.pushed_required or metadata.pushed:
        asked = _pushed(provider, metadata, asked, at)
    mark = "&" if "?" in metadata.authorization else "?"
    return Begun(f"{metadata.authorization}{mark}{urlencode(asked)}", pending)


def request_of(provider: Provider, pending: Pending, language: str = "") -> dict[str, str]:
    """What the service is asked.

    Source:
        OIDC Core §3.1.2.1; RFC 7636 §4.3; RFC 9396 §2 (`authorization_details`).
    """
    age = 0 if pending.step_up else provider.max_age
    locales = dict.fromkeys(one for one in (language, *provider.ui_locales) if one)
    details = [dict(one) for one in provider.representations]
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": pending.redirect_uri,
        "scope": " ".join(provider.scopes),
        "state": pending.state,
        "nonce": pending.nonce,
        "code_challenge": challenge(pending.verifier),
        "code_challenge_method": "S256",
        "acr_values": " ".join(provider.accepted_acr),
        "ui_locales": " ".join(locales),
        "prompt": "login" if pending.step_up else "",
        "max_age": "" if age is None else str(age),
        "authorization_details": json.dumps(details) if details else "",
    }
    return {name: text for name, text in asked.items() if text}


def challenge(verifier: str) -> str:
    """The verifier as shown before it is told: hashed, without padding (RFC 7636 §4.2)."""
    hashed = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode("ascii")


def _pushed(
    provider: Provider, metadata: Metadata, asked: Mapping[str, str], at: datetime
) -> dict[str, str]:
    """Hand the request over; the browser then carries only its name (RFC 9126 §4)."""
    if metadata.pushed is None:
        what = "pushed_authorization_request_endpoint"
        raise provider.refused("sign_in.not_supported", setting=what)
    ours = proof(provider, metadata, at=at)
    answer = fetch.form(provider, metadata.pushed, {**asked, **ours.fields}, ours.headers)
    name = answer.body.get("request_uri") if isinstance(answer.body, dict) else None
    if answer.status >= 500:
        raise provider.refused("sign_in.busy")
    if answer.status != 201 or not isinstance(name, str):
        raise provider.refused("sign_in.not_accepted", error=fetch.error_of(answer))
    return {"client_id": provider.client_id, "request_uri": name}
