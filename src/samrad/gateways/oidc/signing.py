"""Signing as ourselves: the key of ours, and the assertion that proves who asks."""

import hashlib
import json
import re
import secrets
import ssl
from base64 import b64encode, urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, RSAKey

from samrad.gateways.oidc.providers import PrivateKey

# An assertion that is stolen on the way is of no use for long (RFC 7523 §3, no. 4).
_LIVES = timedelta(seconds=60)
_SMALLEST_RSA = 2048
# A chain of certificates rides in the header; joserfc's limit is made for a short name.
_LONGEST_HEADER = 32_768
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
# joserfc warns of short keys; where warnings are errors, that is a refusal too.
_WRONG = (JoseError, SecurityWarning, ValueError, TypeError, KeyError)


def can_sign(signing: PrivateKey) -> bool:
    """Whether this is a private key that its algorithm can safely be used with."""
    try:
        key = _key(signing.key.text, signing.algorithm)
    except _WRONG:
        return False
    if isinstance(key, ECKey):
        return key.is_private and key.curve_name == "P-256"
    return key.is_private and key.raw_value.key_size >= _SMALLEST_RSA


def certificates_of(text: str) -> list[bytes]:
    """The certificates in a PEM file, our own first, as DER; none where it holds none."""
    try:
        return [ssl.PEM_cert_to_DER_cert(found) for found in _CERTIFICATE.findall(text)]
    except ValueError:
        return []


def belongs_to(certificate: bytes, signing: PrivateKey) -> bool:
    """Whether `certificate` is about the public half of our key."""
    try:
        ours = _key(signing.key.text, signing.algorithm)
        named = _key(ssl.DER_cert_to_PEM_cert(certificate), signing.algorithm)
    except _WRONG:
        return False
    return bool(ours.thumbprint() == named.thumbprint())


def chain(certificates: list[bytes]) -> list[str]:
    """The certificates as `x5c` (RFC 7515 §4.1.6): base64 of DER, ours first."""
    return [b64encode(one).decode() for one in certificates]


def fingerprint(certificate: bytes) -> str:
    """A certificate as `x5t#S256` (RFC 7515 §4.1.8)."""
    return urlsafe_b64encode(hashlib.sha256(certificate).digest()).rstrip(b"=").decode()


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
    registry = jws.JWSRegistry(algorithms=[signing.algorithm])
    registry.max_header_length = _LONGEST_HEADER
    header = {"alg": signing.algorithm, **signing.named}
    key = _key(signing.key.text, signing.algorithm)
    return jwt.encode(header, claims, key, registry=registry)


def _key(text: str, algorithm: str) -> RSAKey | ECKey:
    """The key, of the kind its algorithm needs."""
    kind = ECKey if algorithm.startswith("ES") else RSAKey
    return kind.import_key(json.loads(text) if text.startswith("{") else text)
