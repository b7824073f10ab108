"""Finishing a sign-in: the code becomes a token, the token becomes a person, or nothing."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.people.parties import Party
from samrad.gateways.fetching import Secret
from samrad.gateways.oidc import fetch
from samrad.gateways.oidc.beginning import LASTS, Pending
from samrad.gateways.oidc.belonging import organisations
from samrad.gateways.oidc.callback import code_of
from samrad.gateways.oidc.keys import PublicKey
from samrad.gateways.oidc.knowing import Known
from samrad.gateways.oidc.metadata import Metadata
from samrad.gateways.oidc.once import Seen, mark_of
from samrad.gateways.oidc.providers import Kind, Provider
from samrad.gateways.oidc.proving import proof
from samrad.gateways.oidc.tokens import LEEWAY, Claims, Reader, fits_access_token, moment, text

_ID_TOKEN = frozenset({None, "jwt"})
_EXCHANGE_ERRORS = {
    "invalid_grant": "sign_in.code_refused",
    "invalid_client": "sign_in.client_refused",
    "unauthorized_client": "sign_in.client_refused",
    "temporarily_unavailable": "sign_in.busy",
    "server_error": "sign_in.busy",
}
# OIDC Core §2: a subject is at most 255 ASCII letters.
_LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class SignedInElsewhere:
    """A person whom a sign-in service vouches for.

    Attributes:
        provider: The key of the service.
        party: The party it signs people in for.
        issuer: Who vouches.
        subject_key: Who it is, for good: issuer and subject, or tenant and object at Entra.
        organisations: The keys of the organisations they sign in for; at least one.
        sid: The session there, which a sign-out names.
        acr: The level of assurance.
        name: What to call them, if said.
        email: A hint for whoever gives them a seat; never who they are.
        id_token: What a sign-out shows the service.
    """

    provider: str
    party: Party
    issuer: str
    subject_key: str
    organisations: frozenset[str]
    sid: str | None
    acr: str | None
    name: str | None
    email: str | None
    id_token: Secret


@dataclass(frozen=True, slots=True)
class Told:
    """What a code was exchanged for. The access token is checked and thrown away."""

    id_token: Secret
    access_token: Secret | None = None


class NotLetIn(Refused):
    """The service vouches for a person who may not come in here.

    They are signed in there all the same, and `id_token` lets them sign out again (O10).
    """

    def __init__(self, refusal: Refusal, id_token: Secret) -> None:
        super().__init__(refusal)
        self.id_token = id_token


def finish(
    provider: Provider,
    pending: Pending,
    query: Mapping[str, str],
    *,
    at: datetime,
    known: Known,
    seen: Seen,
) -> SignedInElsewhere:
    """Who signed in, when the browser comes back with `query`.

    `pending` is taken out of the session before this is called. Two requests at once may
    both have found it there, so `seen` is asked too.

    Raises:
        NotLetIn: The person is known but too weakly, too long ago, or for nobody of ours.
        Refused: The answer is not one to what was asked, or the service cannot be believed
            or reached.
    """
    metadata = known.metadata(provider, at=at)
    code = code_of(provider, metadata, pending, query, at=at)
    mark = mark_of("sign-in", provider.issuer, pending.nonce)
    if seen(mark, until=pending.begun_at + 2 * LASTS):
        raise provider.refused("sign_in.used_already")
    told = _exchanged(provider, metadata, pending, code, at)
    return person(provider, pending, told, at=at, known=known)


def person(
    provider: Provider, pending: Pending, told: Told, *, at: datetime, known: Known
) -> SignedInElsewhere:
    """The person that an ID token vouches for, as asked for in `pending`.

    Raises:
        NotLetIn: As `finish` says.
        Refused: The token is not to be believed.
    """
    claims = reader(provider, at=at, known=known).read(told.id_token.text, types=_ID_TOKEN)
    nonce = (text(claims, "nonce") or "").encode("utf-8", "surrogatepass")
    if not hmac.compare_digest(nonce, pending.nonce.encode()):
        raise provider.refused("sign_in.nonce_differs")
    if not fits_access_token(told.id_token.text, claims, told.access_token):
        raise provider.refused("sign_in.malformed")
    someone = _named(provider, claims, told.id_token)
    if refusal := _why_not_let_in(provider, pending, claims, at):
        raise NotLetIn(refusal, told.id_token)
    return someone


def _named(provider: Provider, claims: Claims, token: Secret) -> SignedInElsewhere:
    return SignedInElsewhere(
        provider=provider.key,
        party=provider.party,
        issuer=provider.issuer,
        subject_key=subject_key(provider, claims),
        organisations=organisations(provider, claims),
        sid=text(claims, "sid"),
        acr=text(claims, "acr"),
        name=text(claims, "name"),
        email=text(claims, "email"),
        id_token=token,
    )


def reader(provider: Provider, *, at: datetime, known: Known) -> Reader:
    """What reads the tokens of `provider` with the keys it has now."""

    def key(kid: str | None, algorithm: str) -> PublicKey | None:
        return known.key(provider, kid=kid, algorithm=algorithm, at=at)

    return Reader(provider, key, at)


def subject_key(provider: Provider, claims: Claims) -> str:
    """Who it is, in one word that never belongs to anybody else.

    At Entra a `sub` differs from one application to the next; tenant and object do not.

    Raises:
        Refused: The token says nobody.
    """
    subject, person = text(claims, "sub"), text(claims, "oid")
    if subject is None or len(subject) > _LONGEST_SUBJECT or not subject.isascii():
        raise provider.refused("sign_in.no_subject")
    if provider.kind is not Kind.ENTRA:
        return f"{provider.issuer} {subject}"
    if person is None or len(person) > _LONGEST_SUBJECT or not person.isascii():
        raise provider.refused("sign_in.no_subject")
    return f"{text(claims, 'tid')} {person}"


def _exchanged(
    provider: Provider, metadata: Metadata, pending: Pending, code: str, at: datetime
) -> Told:
    """The tokens for `code` (OIDC Core §3.1.3)."""
    ours = proof(provider, metadata, at=at)
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": pending.redirect_uri,
        "code_verifier": pending.verifier,
        **ours.fields,
    }
    answer = fetch.form(provider, metadata.token, fields, ours.headers)
    if answer.status >= 500:
        raise provider.refused("sign_in.busy")
    if answer.status != 200:
        error = fetch.error_of(answer)
        raise provider.refused(_EXCHANGE_ERRORS.get(error, "sign_in.not_accepted"), error=error)
    body = answer.body if isinstance(answer.body, dict) else {}
    token, access = text(body, "id_token"), text(body, "access_token")
    if token is None:
        raise provider.refused("sign_in.malformed")
    return Told(Secret(token), Secret(access) if access else None)


def _why_not_let_in(
    provider: Provider, pending: Pending, claims: Claims, at: datetime
) -> Refusal | None:
    """The reason this person may not come in, or None if they may. `amr` is not looked at."""
    facts = {"provider": provider.name}
    if provider.tenants and text(claims, "tid") not in provider.tenants:
        return Refusal("sign_in.wrong_tenant", facts)
    if provider.minimum_acr and claims.get("acr") not in provider.accepted_acr:
        return Refusal("sign_in.too_weak", facts)
    if not _recent(provider, pending, claims, at):
        return Refusal("sign_in.too_long_ago", facts)
    if not organisations(provider, claims):
        return Refusal("sign_in.no_organisation", facts)
    return None


def _recent(provider: Provider, pending: Pending, claims: Claims, at: datetime) -> bool:
    """Whether they signed in there recently enough (OIDC Core §3.1.3.7, no. 13)."""
    if provider.max_age is None and not pending.step_up:
        return True
    signed_in = moment(claims, "auth_time")
    if signed_in is None:
        return False
    if pending.step_up and signed_in < pending.begun_at.timestamp() - LEEWAY:
        return False
    return provider.max_age is None or at.timestamp() - signed_in <= provider.max_age + LEEWAY
