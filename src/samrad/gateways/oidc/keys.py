"""The public keys of a sign-in service (RFC 7517), and which of them fits a token."""

from dataclasses import dataclass
from typing import Any

from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, RSAKey

PublicKey = RSAKey | ECKey
_KINDS: dict[str, type[RSAKey] | type[ECKey]] = {"RSA": RSAKey, "EC": ECKey}
# What each algorithm is made with; an algorithm on another kind of key is an attack
# (RFC 8725 §3.1, "algorithm confusion").
_KIND_FOR = {"RS": "RSA", "PS": "RSA", "ES": "EC"}
_CURVE_FOR = {"ES256": "P-256", "ES384": "P-384"}
_SMALLEST_RSA = 2048
_MOST_KEYS = 100


@dataclass(frozen=True, slots=True)
class Keys:
    """The public keys that signatures are checked with."""

    listed: tuple[PublicKey, ...] = ()

    def fitting(self, *, kid: str | None, algorithm: str) -> PublicKey | None:
        """The one key with this name that this algorithm is made with.

        A token without a name is accepted when just one key fits (OIDC Core §10.1).
        """
        named = [key for key in self.listed if kid is None or key.kid == kid]
        fitting = [key for key in named if _fits(key, algorithm)]
        return fitting[0] if len(fitting) == 1 else None


def keys_of(document: Any) -> Keys:
    """The keys in `document` that can check a signature; the others are left out.

    Left out are shared secrets (`oct`), private keys, keys for encryption, kinds we do not
    know (RFC 7517 §5) and RSA keys that are too short to trust (RFC 7518 §3.3).
    """
    listed = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        return Keys()
    found = [_key(one) for one in listed[:_MOST_KEYS]]
    return Keys(tuple(key for key in found if key is not None))


def _key(given: Any) -> PublicKey | None:
    if not isinstance(given, dict) or given.get("use", "sig") != "sig":
        return None
    kind = _KINDS.get(str(given.get("kty")))
    if kind is None or "d" in given:
        return None
    try:
        key = kind.import_key(given)
    except (JoseError, SecurityWarning, ValueError, TypeError, KeyError):
        return None
    short = isinstance(key, RSAKey) and key.raw_value.key_size < _SMALLEST_RSA
    return None if short else key


def _fits(key: PublicKey, algorithm: str) -> bool:
    if key.key_type != _KIND_FOR.get(algorithm[:2]) or key.alg not in (None, algorithm):
        return False
    curve = _CURVE_FOR.get(algorithm)
    return curve is None or key.get("crv") == curve
