"""The services of both parties, running at once, and the file that names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateways.oidc.agreeing import OUR_PEM, OURS, SECRET, client
from gateways.oidc.providing import Providing, providing

KOMMUNE, POLITI = "kommune", "politi"
_OURS = ["samrad-loten"]
# Who has an account at both. Somebody's e-mail address is that of another one's account here.
PEOPLE: dict[str, dict[str, Any]] = {
    "slt": {"name": "Kari Nordmann", "groups": _OURS},
    "pk": {"name": "Per Politi", "groups": _OURS},
    "ny": {"name": "Ny Nordmann", "email": "slt.loten@samrad.example", "groups": _OURS},
    "gjest": {"name": "Gjest Ukjent", "groups": ["something-else"]},
}
_FILE = """
[[provider]]
key = "kommune"
name = "Løten kommune"
kind = "plain"
party = "municipality"
issuer = "{municipality}"
client_id = "samrad"
authentication = "private_key_jwt"
scopes = ["openid", "profile", "email"]
client_key_file = "key.pem"
client_key_id = "{kid}"
frontchannel_origin = "{frames}"
loopback_allowed = true
[[provider.organisations]]
organisation = "no.loten"
claims = {{ groups = "samrad-loten" }}

[[provider]]
key = "politi"
name = "Politiet"
kind = "plain"
party = "police"
issuer = "{police}"
client_id = "samrad"
authentication = "client_secret_basic"
client_secret_file = "secret"
loopback_allowed = true
[[provider.organisations]]
organisation = "Innlandet politidistrikt"
claims = {{ groups = "samrad-loten" }}
"""


@dataclass(frozen=True)
class Offering:
    """Two running services, and the file that tells us of them."""

    municipality: Providing
    police: Providing
    file: Path

    def mend(self) -> None:
        """Undo what a test did to them."""
        self.municipality.mend()
        self.police.mend()


@contextmanager
def offering(
    folder: Path, *, site: str, told: str = "", frames: str = "http://127.0.0.1:1"
) -> Iterator[Offering]:
    """Both services, agreed with the Samråd at `site`.

    Args:
        folder: Where the file and the secrets are written.
        site: Where people come back to.
        told: Where the municipality's service tells us itself of a sign-out, if it does.
        frames: Who may load the page of ours that hears of sign-outs.
    """
    own = _client(OURS, site, KOMMUNE)
    if told:
        own |= {"backchannel_logout_uri": told, "backchannel_logout_session_required": True}
    theirs = _client(None, site, POLITI)
    with (
        providing(clients=[own], people=PEOPLE) as municipality,
        providing(clients=[theirs], people=PEOPLE, par=False) as police,
    ):
        text = _FILE.format(
            municipality=municipality.issuer, police=police.issuer, frames=frames, kid=OURS.kid
        )
        yield Offering(municipality, police, _written(folder, text))


def _client(key: Any, site: str, service: str) -> dict[str, Any]:
    return client(
        key,
        redirect_uris=[f"{site}/sign-in/{service}/back"],
        post_logout_redirect_uris=[f"{site}/signed-out"],
    )


def _written(folder: Path, text: str) -> Path:
    file = folder / "sign-in.toml"
    file.write_text(text, encoding="utf-8")
    for name, secret in (("key.pem", OUR_PEM), ("secret", SECRET)):
        (folder / name).write_text(secret)
        (folder / name).chmod(0o600)
    return file
