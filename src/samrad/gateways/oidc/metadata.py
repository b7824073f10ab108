"""What a sign-in service says about itself (OpenID Connect Discovery 1.0, RFC 8414)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samrad.core.basics.refusals import Refused
from samrad.gateways.fetching import place_of
from samrad.gateways.oidc.providers import Provider

_MUST = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_MAY = ("pushed_authorization_request_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where the service is asked for what.

    Attributes:
        issuer: Exactly the one we were registered with.
        authorization: Where the browser is sent to sign in.
        token: Where a code becomes tokens.
        keys: Where its public keys lie.
        pushed: Where a request is handed over in advance, if it can be.
        pushed_required: Whether it must be (RFC 9126 §5).
        end_session: Where the browser is sent to sign out, if it can be.
        says_issuer: Whether every callback names the issuer (RFC 9207 §3).
    """

    issuer: str
    authorization: str
    token: str
    keys: str
    pushed: str | None = None
    pushed_required: bool = False
    end_session: str | None = None
    says_issuer: bool = False


def discovery_address(provider: Provider) -> str:
    """Where the service describes itself (Discovery §4)."""
    return f"{provider.issuer.removesuffix('/')}/.well-known/openid-configuration"


def metadata_of(provider: Provider, document: Any) -> Metadata:
    """What `document` says about `provider`.

    Raises:
        Refused: It is about another issuer (Discovery §4.3), lacks an address, leads to one
            that is not safe to ask, or the service cannot do PKCE with S256.
    """
    if not isinstance(document, dict) or document.get("issuer") != provider.issuer:
        raise provider.refused("sign_in.issuer_differs", issuer=provider.issuer)
    methods = document.get("code_challenge_methods_supported")
    if isinstance(methods, list) and "S256" not in methods:
        raise provider.refused("sign_in.not_supported", setting="S256")
    found = {name: _endpoint(provider, document, name) for name in (*_MUST, *_MAY)}
    for name in _MUST:
        if not found[name]:
            raise provider.refused("sign_in.not_supported", setting=name)
    return Metadata(
        issuer=provider.issuer,
        authorization=found["authorization_endpoint"],
        token=found["token_endpoint"],
        keys=found["jwks_uri"],
        pushed=found["pushed_authorization_request_endpoint"] or None,
        pushed_required=document.get("require_pushed_authorization_requests") is True,
        end_session=found["end_session_endpoint"] or None,
        says_issuer=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _endpoint(provider: Provider, document: Mapping[str, Any], name: str) -> str:
    """An address over https (or loopback, where that is allowed); "" where there is none."""
    address = document.get(name)
    if address is None:
        return ""
    try:
        place_of(str(address), allow_private=provider.loopback_allowed)
    except Refused as wrong:
        raise provider.refused("sign_in.not_supported", setting=name) from wrong
    return str(address)
