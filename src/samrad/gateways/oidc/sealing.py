"""Keeping an ID token until the sign-out, so that whoever finds it reads nothing.

It may hold a name, an address, even an identity number; a sign-out needs it as it came.
"""

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from samrad.gateways.fetching import Secret

# AES-256 in GCM with the key itself (RFC 7518 §4.5, §5.3).
_HOW = {"alg": "dir", "enc": "A256GCM"}


def sealed(token: Secret, *, key: bytes) -> str:
    """The token, readable with `key` (32 bytes) only."""
    return jwe.encrypt_compact(_HOW, token.text, OctKey.import_key(key))


def opened(text: str, *, key: bytes) -> Secret | None:
    """The token that was sealed, or None where it was sealed with another key."""
    try:
        found = jwe.decrypt_compact(
            text, OctKey.import_key(key), algorithms=list(_HOW.values())
        )
    except (JoseError, ValueError):
        return None
    return Secret((found.plaintext or b"").decode())
