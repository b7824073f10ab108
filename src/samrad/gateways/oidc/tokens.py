"""Tokens of a sign-in service: who signed them, for whom, and whether they still count."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.util import urlsafe_b64decode, urlsafe_b64encode

from samrad.core.basics.refusals import Refused
from samrad.gateways.fetching import Secret
from samrad.gateways.oidc.keys import PublicKey
from samrad.gateways.oidc.providers import Provider

# How much clocks may differ.
LEEWAY = 30
_LONGEST = 100_000

Claims = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the tokens of one service.

    Attributes:
        provider: The service.
        key: Finds its key by name (`kid`) and algorithm.
        at: When.
    """

    provider: Provider
    key: Callable[[str | None, str], PublicKey | None]
    at: datetime

    def read(self, token: str, *, types: frozenset[str | None]) -> Claims:
        """What `token` claims, once its signature, issuer, audience and times are right.

        Args:
            token: A signed token (JWS, compact).
            types: What its header may say it is (`typ`, in small letters).

        Raises:
            Refused: Something about it is not right.

        Source:
            OIDC Core §3.1.3.7; RFC 8725 (algorithms, keys and types are ours to choose).
        """
        claims = self._verified(token, types)
        self._addressed(claims)
        self._timely(claims)
        return claims

    def _verified(self, token: str, types: frozenset[str | None]) -> Claims:
        header = self._header(token)
        algorithm, kid = header.get("alg"), header.get("kid")
        if algorithm not in self.provider.algorithms or "crit" in header:
            raise self._refused("sign_in.algorithm")
        kind = header.get("typ")
        if (kind.lower() if isinstance(kind, str) else kind) not in types:
            raise self._refused("sign_in.malformed")
        key = self.key(None if kid is None else str(kid), algorithm)
        if key is None:
            raise self._refused("sign_in.unknown_key")
        registry = jws.JWSRegistry(algorithms=[algorithm], strict_check_header=False)
        try:
            return jwt.decode(token, key, registry=registry).claims
        except (JoseError, ValueError, TypeError, RecursionError) as wrong:
            raise self._refused("sign_in.signature") from wrong

    def _header(self, token: str) -> Mapping[str, Any]:
        parts = token.split(".")
        if len(parts) != 3 or len(token) > _LONGEST or not token.isascii():
            raise self._refused("sign_in.malformed")
        try:
            header = _json(parts[0])
        except (ValueError, RecursionError) as wrong:
            raise self._refused("sign_in.malformed") from wrong
        if not isinstance(header, dict):
            raise self._refused("sign_in.malformed")
        return header

    def _addressed(self, claims: Claims) -> None:
        """From exactly this service, and for us; if for others too, then handed to us."""
        ours, audience = self.provider.client_id, claims.get("aud")
        if claims.get("iss") != self.provider.issuer:
            raise self._refused("sign_in.wrong_issuer")
        listed = audience if isinstance(audience, list) else [audience]
        party = claims.get("azp")
        handed = party == ours or (party is None and len(listed) == 1)
        if ours not in listed or not handed:
            raise self._refused("sign_in.wrong_audience")

    def _timely(self, claims: Claims) -> None:
        now = self.at.timestamp()
        ends, made, begins = (moment(claims, name) for name in ("exp", "iat", "nbf"))
        if ends is None or made is None or ("nbf" in claims and begins is None):
            raise self._refused("sign_in.malformed")
        if now >= ends + LEEWAY:
            raise self._refused("sign_in.token_expired")
        if max(made, begins or 0) > now + LEEWAY:
            raise self._refused("sign_in.token_early")

    def _refused(self, code: str) -> Refused:
        return self.provider.refused(code)


def fits_access_token(token: str, claims: Claims, access: Secret | None) -> bool:
    """Whether a token that has been read came along with `access`, if it says with which.

    Source:
        OIDC Core §3.1.3.6: the left half of the hash that the signature was made with.
    """
    said = claims.get("at_hash")
    if said is None:
        return True
    if access is None or not isinstance(said, str):
        return False
    algorithm = str(_json(token.partition(".")[0])["alg"])
    hashed = hashlib.new(
        f"sha{algorithm[2:]}", access.text.encode("utf-8", "surrogatepass")
    ).digest()
    half = urlsafe_b64encode(hashed[: len(hashed) // 2]).decode()
    return hmac.compare_digest(half.encode(), said.encode("utf-8", "surrogatepass"))


def _json(part: str) -> Any:
    return json.loads(urlsafe_b64decode(part.encode()))


def moment(claims: Claims, name: str) -> float | None:
    """A moment in seconds since 1970; None where there is none, or it is no such number."""
    found = claims.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if abs(found) < 1e12 else None


def text(claims: Claims, name: str) -> str | None:
    """A text; None where there is none, or it is no text."""
    found = claims.get(name)
    return found if isinstance(found, str) and found else None
