"""The file of sign-in services: TOML, with every secret somewhere else."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.people.parties import Party
from samrad.gateways.fetching import place_of
from samrad.gateways.oidc import kinds
from samrad.gateways.oidc.providers import (
    ALGORITHMS,
    DEFAULT_ALGORITHMS,
    OUR_ALGORITHMS,
    Authentication,
    Belonging,
    Kind,
    PrivateKey,
    Provider,
    SecretInForm,
    SecretInHeader,
)
from samrad.gateways.oidc.settings import KNOWN, Surroundings, Table
from samrad.gateways.oidc.signing import (
    belongs_to,
    can_sign,
    certificates_of,
    chain,
    fingerprint,
)

_CERTIFICATE = "client_certificate_file"
_METHODS = ("private_key_jwt", "client_secret_basic", "client_secret_post")
# What people or their administrators can change says nothing of where they belong.
_CHANGEABLE = frozenset({"email", "name", "preferred_username", "unique_name", "upn"})
# What everybody's token says sets nobody apart; beside another claim it may stand.
_OF_EVERYBODY = frozenset({"acr", "amr", "aud", "azp", "iss", "locale"})
# Addresses of ours beside those of services.
_OURS = frozenset({"demo", "lost", "passkey", "second"})
# Issuers that stand for every tenant there is; a token never has them.
_OF_MANY = ("{tenantid}", "/common/", "/organizations/", "/consumers/")


def read(file: Path, *, environ: Mapping[str, str]) -> tuple[Provider, ...]:
    """The sign-in services that `file` names, in its order.

    Raises:
        Refused: The file is not there or not TOML, or a setting is wrong; the refusal says
            which setting of which service.
    """
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise Refused(
            Refusal("provider.not_readable", {"file": file, "why": str(wrong)})
        ) from wrong
    return providers_of(found, around=Surroundings(file, environ))


def providers_of(found: Mapping[str, Any], *, around: Surroundings) -> tuple[Provider, ...]:
    """The sign-in services in `found`, as it was read from a file.

    Raises:
        Refused: A setting is wrong, or two services share a key or a registration.
    """
    listed = found.get("provider")
    odd = sorted(set(found) - {"provider"})
    if odd or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        setting = odd[0] if odd else "provider"
        raise Refused(Refusal("provider.no_list", {"file": around.file, "setting": setting}))
    providers = [
        _provider(Table(str(one.get("key") or f"no. {number}"), one, around.file), around)
        for number, one in enumerate(listed, start=1)
    ]
    _each_once(providers, around.file)
    return tuple(providers)


def _each_once(providers: list[Provider], file: Path) -> None:
    keys: set[str] = set()
    clients: set[tuple[str, str]] = set()
    for one in providers:
        client = (one.issuer, one.client_id)
        if one.key in keys:
            raise Refused(Refusal("provider.key_twice", {"file": file, "provider": one.key}))
        if client in clients:
            raise Refused(Refusal("provider.client_twice", {"file": file, "provider": one.key}))
        keys.add(one.key)
        clients.add(client)


def _provider(table: Table, around: Surroundings) -> Provider:
    table.only(KNOWN)
    provider = _chosen(table, _required(table, around))
    kinds.no_leftovers(table, provider.authentication)
    kinds.check(table, provider)
    return provider


def _required(table: Table, around: Surroundings) -> Provider:
    """The service by what has to be written of every one."""
    return Provider(
        key=_key(table),
        name=table.text("name"),
        kind=Kind(table.choice("kind", tuple(Kind))),
        issuer=_issuer(table),
        client_id=table.text("client_id"),
        authentication=_authentication(table, around),
        party=Party(table.choice("party", tuple(Party))),
        belongings=_belongings(table),
    )


def _chosen(table: Table, provider: Provider) -> Provider:
    """The service with what may be left out."""
    acr, minimum = kinds.levels(table, provider.kind)
    return replace(
        provider,
        scopes=_scopes(table),
        acr=acr,
        minimum_acr=minimum,
        use_par=table.flag("use_par"),
        tenants=kinds.tenants(table, provider.kind),
        representations=_representations(table),
        ui_locales=table.words("ui_locales"),
        algorithms=_algorithms(table),
        max_age=table.seconds("max_age"),
        frontchannel_origin=_origin(table),
        loopback_allowed=table.flag("loopback_allowed"),
    )


def _key(table: Table) -> str:
    """A word that can stand in an address."""
    key = table.text("key")
    letters = key.isascii() and key.replace("-", "").isalnum() and key == key.lower()
    if not letters or key in _OURS:
        raise table.refused("provider.wrong_kind", "key")
    return key


def _issuer(table: Table) -> str:
    """The issuer, which tokens repeat letter by letter (OIDC Core §3.1.3.7, no. 2)."""
    issuer = table.text("issuer")
    if any(part in f"{issuer.lower()}/" for part in _OF_MANY):
        raise table.refused("provider.issuer_of_many", "issuer")
    try:
        place_of(issuer, allow_private=table.flag("loopback_allowed"))
    except Refused as wrong:
        raise table.refused("provider.not_https", "issuer") from wrong
    if "?" in issuer:
        raise table.refused("provider.wrong_kind", "issuer")
    return issuer


def _authentication(table: Table, around: Surroundings) -> Authentication:
    method = table.choice("authentication", _METHODS)
    if method == "client_secret_basic":
        return SecretInHeader(table.secret("client_secret", around))
    if method == "client_secret_post":
        return SecretInForm(table.secret("client_secret", around))
    # Microsoft asks for PS256 (learn.microsoft.com, "certificate credentials").
    usual = "PS256" if table.text("kind") == Kind.ENTRA else "RS256"
    algorithm = table.choice("client_key_algorithm", OUR_ALGORITHMS, usual)
    key = PrivateKey(table.secret("client_key", around), algorithm, {})
    if not can_sign(key):
        raise table.refused("provider.bad_key", "client_key", algorithm=algorithm)
    return replace(key, named=_named(table, around, key))


def _named(table: Table, around: Surroundings, key: PrivateKey) -> dict[str, str | list[str]]:
    """The headers that say which key of ours it is (RFC 7515 §4.1)."""
    kid, entra = table.maybe("client_key_id"), table.text("kind") == Kind.ENTRA
    found = _certificates(table, around, key)
    if entra and kid and found:
        raise table.refused("provider.contradicts", "client_key_id", other=_CERTIFICATE)
    if not kid and not found:
        raise table.refused("provider.missing", "client_key_id")
    if entra:
        return {"x5t#S256": fingerprint(found[0]) if found else kid or ""}
    chained: dict[str, str | list[str]] = {"x5c": chain(found)} if found else {}
    return {"kid": kid, **chained} if kid else chained


def _certificates(table: Table, around: Surroundings, key: PrivateKey) -> list[bytes]:
    if table.maybe(_CERTIFICATE) is None:
        return []
    found = certificates_of(table.content(_CERTIFICATE, around))
    if not found or not belongs_to(found[0], key):
        raise table.refused("provider.bad_certificate", _CERTIFICATE)
    return found


def _scopes(table: Table) -> tuple[str, ...]:
    scopes = table.words("scopes", ("openid", "profile"))
    if "openid" not in scopes:
        raise table.refused("provider.no_openid", "scopes")
    return scopes


def _belongings(table: Table) -> tuple[Belonging, ...]:
    """Who signs in for whom. Nobody, unless at least one claim says so."""
    found = []
    for one in table.tables("organisations"):
        organisation, claims = one.get("organisation"), one.get("claims")
        texts = isinstance(claims, dict) and all(_filled(text) for text in claims.values())
        if set(one) != {"organisation", "claims"} or not _filled(organisation) or not texts:
            raise table.refused("provider.wrong_kind", "organisations")
        if not claims:
            raise table.refused("provider.no_organisations", "organisations")
        if not _CHANGEABLE.isdisjoint(claims):
            raise table.refused("provider.changeable_claim", "organisations")
        if _OF_EVERYBODY.issuperset(claims):
            raise table.refused("provider.claim_of_everybody", "organisations")
        found.append(Belonging(str(organisation), tuple(sorted(claims.items()))))
    if not found:
        raise table.refused("provider.no_organisations", "organisations")
    return tuple(found)


def _representations(table: Table) -> tuple[Mapping[str, str], ...]:
    found = table.tables("authorization_details")
    for one in found:
        if not all(_filled(text) for text in one.values()) or "type" not in one:
            raise table.refused("provider.wrong_kind", "authorization_details")
    return found


def _algorithms(table: Table) -> tuple[str, ...]:
    algorithms = table.words("algorithms", DEFAULT_ALGORITHMS)
    if not algorithms or not set(algorithms) <= set(ALGORITHMS):
        raise table.refused("provider.unknown_choice", "algorithms", choices=ALGORITHMS)
    return algorithms


def _origin(table: Table) -> str | None:
    """An origin as a browser writes it: no path, not even a slash."""
    origin = table.maybe("frontchannel_origin")
    if origin is None:
        return None
    parts = urlsplit(origin)
    loopback = table.flag("loopback_allowed")
    if parts.scheme != "https" and not (loopback and parts.scheme == "http"):
        raise table.refused("provider.not_https", "frontchannel_origin")
    if origin != f"{parts.scheme}://{parts.netloc}" or any(mark in origin for mark in "*;, "):
        raise table.refused("provider.wrong_kind", "frontchannel_origin")
    return origin


def _filled(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip())
