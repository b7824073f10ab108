"""A sign-in service as a value: what was agreed with it when we were registered there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.people.parties import Party
from samrad.gateways.fetching import Secret

# Signatures made with a key pair. Never `none`, and never HS*, whose secret both sides know.
ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384")
OUR_ALGORITHMS = ("RS256", "PS256", "ES256")
DEFAULT_ALGORITHMS = ("RS256", "PS256", "ES256")


class Kind(StrEnum):
    """What kind of service it is; `reading` and `kinds` say what is asked of each."""

    PLAIN = "plain"
    ENTRA = "entra"
    ID_PORTEN = "id-porten"
    ANSATTPORTEN = "ansattporten"


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """We prove who we are by signing (`private_key_jwt`, RFC 7523).

    Attributes:
        key: The private key, as PEM or as JWK.
        algorithm: One of `OUR_ALGORITHMS`.
        named: The headers that say which key it is: `kid`, `x5c`, or at Entra `x5t#S256`.
    """

    key: Secret
    algorithm: str
    named: Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class SecretInHeader:
    """We prove who we are with a password in the header (`client_secret_basic`)."""

    secret: Secret


@dataclass(frozen=True, slots=True)
class SecretInForm:
    """We prove who we are with a password in the form (`client_secret_post`)."""

    secret: Secret


Authentication = PrivateKey | SecretInHeader | SecretInForm


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose claims say that they sign in for an organisation.

    Attributes:
        organisation: Its key with us.
        claims: Names and the exact values they must have; all of them.
    """

    organisation: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Provider:
    """A sign-in service, and who signs in through it.

    Attributes:
        key: Its name in addresses.
        name: Its name on the button.
        kind: Which kind it is.
        issuer: Exactly as in its tokens, letter by letter.
        client_id: What it calls us.
        authentication: How we prove that we are that.
        party: The party of the partnership that it signs people in for.
        belongings: Which organisations, by what its tokens say.
        scopes: What we ask for; `openid` is among them.
        acr: The levels of assurance it has, weakest first; empty where it has none.
        minimum_acr: The weakest one that is accepted.
        use_par: Whether the request must be handed over in advance (RFC 9126).
        tenants: The Entra tenants (`tid`) that may sign in.
        representations: What Ansattporten is asked to let people represent (RFC 9396).
        ui_locales: The languages to show, best first.
        algorithms: What tokens may be signed with.
        max_age: How many seconds ago people may have signed in there, if it matters.
        frontchannel_origin: Who may show our sign-out page in a frame.
        loopback_allowed: Whether it may be on this machine or network: tests and demos.
    """

    key: str
    name: str
    kind: Kind
    issuer: str
    client_id: str
    authentication: Authentication
    party: Party
    belongings: tuple[Belonging, ...]
    scopes: tuple[str, ...] = ("openid", "profile")
    acr: tuple[str, ...] = ()
    minimum_acr: str | None = None
    use_par: bool = False
    tenants: frozenset[str] = frozenset()
    representations: tuple[Mapping[str, str], ...] = ()
    ui_locales: tuple[str, ...] = ()
    algorithms: tuple[str, ...] = DEFAULT_ALGORITHMS
    max_age: int | None = None
    frontchannel_origin: str | None = None
    loopback_allowed: bool = False

    @property
    def accepted_acr(self) -> tuple[str, ...]:
        """The levels that are strong enough, weakest first."""
        if self.minimum_acr is None:
            return ()
        return self.acr[self.acr.index(self.minimum_acr) :]

    @property
    def organisations(self) -> frozenset[str]:
        """Every organisation that somebody can sign in for here."""
        return frozenset(belonging.organisation for belonging in self.belongings)

    def refused(self, code: str, **facts: object) -> Refused:
        """A refusal that names this service."""
        return Refused(Refusal(code, {"provider": self.name, **facts}))
