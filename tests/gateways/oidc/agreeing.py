"""What the tests have agreed with their sign-in services, and who signs in there."""

from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from joserfc.jwk import RSAKey

from gateways.oidc.providing import Providing, new_key
from gateways.oidc.visiting import visit
from samrad.gateways.oidc import (
    Begun,
    Known,
    Pending,
    Provider,
    SignedInElsewhere,
    begin,
    finish,
)
from samrad.gateways.oidc.reading import providers_of
from samrad.gateways.oidc.settings import Surroundings

OURS = new_key("samrad-2026")
OUR_PEM = OURS.as_pem(private=True).decode()
SECRET = "a secret of forty-three letters or even more"
CALLBACK = "https://samrad.example/sign-in/back"
SIGNED_OUT = "https://samrad.example/signed-out"
TENANT = "0f2a1a4e-8c0b-4a52-9d5d-1de2a5b0c001"
FOREIGN_TENANT = "0f2a1a4e-8c0b-4a52-9d5d-1de2a5b0c002"
LOTEN = "964948798"
SUBSTANTIAL, HIGH = "idporten-loa-substantial", "idporten-loa-high"

PEOPLE: dict[str, dict[str, Any]] = {
    "kari": {
        "name": "Kari Nordmann",
        "email": "kari@kommune.example",
        "groups": ["samrad-loten"],
        "tid": TENANT,
        "oid": "kari-in-the-directory",
        "authorization_details": [
            {
                "type": "ansattporten:altinn:service",
                "resource": "urn:altinn:resource:5813:1",
                "reportees": [
                    {
                        "Authority": "iso6523-actorid-upis",
                        "ID": f"0192:{LOTEN}",
                        "Name": "Løten",
                    }
                ],
            }
        ],
    },
    "gjest": {"name": "Gjest Ukjent", "groups": ["something-else"], "tid": FOREIGN_TENANT},
}


def client(key: RSAKey | None = OURS, **more: Any) -> dict[str, Any]:
    """How we are registered at a service: with our key, or else with a secret."""
    if key is None:
        proof: dict[str, Any] = {"token_endpoint_auth_method": "client_secret_basic"}
    else:
        proof = {
            "token_endpoint_auth_method": "private_key_jwt",
            "token_endpoint_auth_signing_alg": "RS256",
            "jwks": {"keys": [key.as_dict(private=False)]},
        }
    return {
        "client_id": "samrad",
        "client_secret": SECRET,
        "redirect_uris": [CALLBACK],
        "post_logout_redirect_uris": [SIGNED_OUT],
        **proof,
        **more,
    }


def agreed(service: Providing, **changes: Any) -> Provider:
    """The service as a file of settings would describe it; None leaves a setting out."""
    plain = {
        "key": "kommune",
        "name": "Løten kommune",
        "kind": "plain",
        "issuer": service.issuer,
        "client_id": "samrad",
        "authentication": "private_key_jwt",
        "client_key_env": "OUR_KEY",
        "client_key_id": OURS.kid,
        "party": "municipality",
        "scopes": ["openid", "profile", "email"],
        "organisations": [{"organisation": "loten", "claims": {"groups": "samrad-loten"}}],
        "loopback_allowed": True,
    }
    given = {name: one for name, one in {**plain, **changes}.items() if one is not None}
    environ = {"OUR_KEY": OUR_PEM, "OUR_SECRET": SECRET}
    around = Surroundings(Path("services.toml"), environ)
    return providers_of({"provider": [given]}, around=around)[0]


class Marks:
    """What has been here once; the application keeps this in a table."""

    def __init__(self) -> None:
        self.kept: dict[str, datetime] = {}
        self._lock = Lock()

    def __call__(self, mark: str, *, until: datetime) -> bool:
        with self._lock:
            before = mark in self.kept
            self.kept[mark] = until
        return before


class Visitor:
    """Somebody who signs in here through a service."""

    def __init__(self, provider: Provider, at: datetime) -> None:
        self.provider, self.at = provider, at
        self.known, self.marks = Known(), Marks()

    def begin(self, *, step_up: bool = False, language: str = "") -> Begun:
        return begin(
            self.provider,
            redirect_uri=CALLBACK,
            at=self.at,
            known=self.known,
            step_up=step_up,
            language=language,
        )

    def back(
        self,
        begun: Begun,
        login: str = "kari",
        acr: str = "",
        *,
        refuses: str = "",
        using: httpx.Client | None = None,
    ) -> dict[str, str]:
        """Sign in there; what the browser brings back."""
        back = visit(begun.address, login=login, acr=acr, refuses=refuses, using=using)
        assert back.startswith(CALLBACK)
        return dict(parse_qsl(urlsplit(back).query))

    def finish(
        self, pending: Pending, query: dict[str, str], *, at: datetime | None = None
    ) -> SignedInElsewhere:
        return finish(
            self.provider,
            pending,
            query,
            at=at or self.at,
            known=self.known,
            seen=self.marks,
        )

    def sign_in(
        self, login: str = "kari", acr: str = "", *, using: httpx.Client | None = None
    ) -> SignedInElsewhere:
        """The whole way."""
        begun = self.begin()
        return self.finish(begun.pending, self.back(begun, login, acr, using=using))
