"""Proving to a sign-in service that it is we who ask."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never
from urllib.parse import quote_plus

from samrad.gateways.oidc.metadata import Metadata
from samrad.gateways.oidc.providers import (
    Kind,
    PrivateKey,
    Provider,
    SecretInForm,
    SecretInHeader,
)
from samrad.gateways.oidc.signing import assertion

_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(frozen=True, slots=True)
class Proof:
    """What goes along with a form so that the service knows us."""

    fields: Mapping[str, str] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)


def proof(provider: Provider, metadata: Metadata, *, at: datetime) -> Proof:
    """The proof for one request, made the way that was registered.

    Source:
        OIDC Core §9; RFC 6749 §2.3.1; RFC 7523 §2.2.
    """
    who = {"client_id": provider.client_id}
    match provider.authentication:
        case PrivateKey() as signing:
            audience = _audience(provider, metadata)
            signed = assertion(signing, client_id=provider.client_id, audience=audience, at=at)
            stated = {"client_assertion_type": _ASSERTION, "client_assertion": signed}
            return Proof({**who, **stated})
        case SecretInHeader(secret):
            pair = f"{quote_plus(provider.client_id)}:{quote_plus(secret.text)}"
            basic = base64.b64encode(pair.encode()).decode()
            return Proof({}, {"Authorization": f"Basic {basic}"})
        case SecretInForm(secret):
            return Proof({**who, "client_secret": secret.text})
        case _:
            assert_never(provider.authentication)


def _audience(provider: Provider, metadata: Metadata) -> str:
    """Whom the assertion is for: the issuer; Entra wants its token endpoint instead."""
    return metadata.token if provider.kind is Kind.ENTRA else metadata.issuer
