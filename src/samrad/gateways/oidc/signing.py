"""Signing as ourselves: the key of ours, and the assertion that proves who asks."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from samrad.core.basics.refusals import Refusal
from samrad.gateways.oidc.providers import PrivateKey

# An assertion that is stolen on the way is of no use for long (RFC 7523 §3, no. 4).
_LIVES = timedelta(seconds=60)
_SMALLEST_RSA = 2048


def why_not_sign(signing: PrivateKey) -> Refusal | None:
    """The reason this key cannot sign with its algorithm, or None if it can."""
    try:
        key = _key(signing)
    except (JoseError, ValueError, TypeError, KeyError):
        return Refusal("provider.bad_key", {"algorithm": signing.algorithm})
    weak = isinstance(key, RSAKey) and key.raw_value.key_size < _SMALLEST_RSA
    curve = isinstance(key, ECKey) and key.curve_name != "P-256"
    if not key.is_private or weak or curve:
        return Refusal("provider.bad_key", {"algorithm": signing.algorithm})
    return None


def assertion(signing: PrivateKey, *, client_id: str, audience: str, at: datetime) -> str:
    """A signed statement that it is `client_id` who asks `audience`, this once.

    Source:
        RFC 7523 §3; OIDC Core §9 (`private_key_jwt`).
    """
    now = int(at.timestamp())
    claims: dict[str, Any] = {
        "iss": client_id,
        "sub": client_id,
        "aud": audience,
        "iat": now,
        "exp": now + int(_LIVES.total_seconds()),
        "jti": secrets.token_urlsafe(24),
    }
    header = {"alg": signing.algorithm, signing.named_by: signing.kid}
    return jwt.encode(header, claims, _key(signing), algorithms=[signing.algorithm])


def _key(signing: PrivateKey) -> RSAKey | ECKey:
    """The key, of the kind its algorithm needs."""
    kind = ECKey if signing.algorithm.startswith("ES") else RSAKey
    text = signing.key.text
    return kind.import_key(json.loads(text) if text.startswith("{") else text)
