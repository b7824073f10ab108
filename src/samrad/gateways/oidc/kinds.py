"""What each kind of sign-in service asks of its settings, and what contradicts it."""

import re

from samrad.gateways.oidc.providers import Authentication, Kind, PrivateKey, Provider
from samrad.gateways.oidc.settings import Table

# docs.digdir.no: the levels each of the two gives, weakest first.
_LEVELS: dict[Kind, tuple[str, ...]] = {
    Kind.ID_PORTEN: ("idporten-loa-substantial", "idporten-loa-high"),
    Kind.ANSATTPORTEN: ("substantial", "high"),
}
DETAILS = "authorization_details"
_TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEY_SETTINGS = (
    "client_key_file",
    "client_key_env",
    "client_key_id",
    "client_key_algorithm",
    "client_certificate_file",
)
_SECRET_SETTINGS = ("client_secret_file", "client_secret_env")


def levels(table: Table, kind: Kind) -> tuple[tuple[str, ...], str | None]:
    """The levels of assurance, weakest first, and the weakest one that is accepted.

    Raises:
        Refused: There are levels and none is asked for, or another is than there are.
    """
    acr, minimum = table.words("acr", _LEVELS.get(kind, ())), table.maybe("minimum_acr")
    if minimum is None and acr:
        raise table.refused("provider.missing", "minimum_acr")
    if minimum is not None and minimum not in acr:
        raise table.refused("provider.unknown_choice", "minimum_acr", choices=acr)
    return acr, minimum


def tenants(table: Table, kind: Kind) -> frozenset[str]:
    """The Entra tenants that may sign in: the one in the issuer, as tokens carry both.

    Raises:
        Refused: None is named, it is not the issuer's, or this is not Entra.
    """
    found = table.words("tenants")
    if kind is not Kind.ENTRA:
        if found:
            raise table.refused("provider.not_of_this_kind", "tenants", kind=kind)
        return frozenset()
    parts = table.text("issuer").split("/")
    if not found or not all(_is_tenant(one) and one in parts for one in found):
        raise table.refused("provider.no_tenant", "tenants")
    return frozenset(found)


def no_leftovers(table: Table, authentication: Authentication) -> None:
    """Nothing about another way to prove who we are than the one that was chosen.

    Raises:
        Refused: A setting would be read by nobody.
    """
    signs = isinstance(authentication, PrivateKey)
    if left := table.has(*(_SECRET_SETTINGS if signs else _KEY_SETTINGS)):
        method = table.text("authentication")
        raise table.refused("provider.contradicts", left, other=f"authentication = {method}")


def check(table: Table, provider: Provider) -> None:
    """Whether what was read makes sense together.

    Raises:
        Refused: It does not.
    """
    wants = [DETAILS in dict(one.claims) for one in provider.belongings]
    if provider.kind is Kind.ANSATTPORTEN:
        # Ansattporten lets anybody in who has an electronic identity; who represents nobody
        # of ours must stay outside (docs.digdir.no, Ansattporten).
        if not provider.representations:
            raise table.refused("provider.missing", DETAILS)
        if not all(wants):
            raise table.refused("provider.no_representation", "organisations")
    elif provider.representations:
        kind = provider.kind
        raise table.refused("provider.not_of_this_kind", DETAILS, kind=kind)
    elif any(wants):
        raise table.refused("provider.no_representation", "organisations")


def _is_tenant(text: str) -> bool:
    """A tenant's number, as tokens write it."""
    return bool(_TENANT.fullmatch(text))
