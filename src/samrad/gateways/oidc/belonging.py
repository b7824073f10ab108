"""Which organisations a person signs in for, by what the token says and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from samrad.gateways.oidc.providers import Belonging, Provider
from samrad.gateways.oidc.tokens import Claims

_DETAILS = "authorization_details"
# The register of organisation numbers that "0192:…" belongs to (ISO 6523, OpenPeppol ICD).
_REGISTER = "iso6523-actorid-upis"


def organisations(provider: Provider, claims: Claims) -> frozenset[str]:
    """The keys of the organisations that `claims` belong to; often none."""
    represented = frozenset(_represented(provider, claims))
    return frozenset(
        one.organisation for one in provider.belongings if _matches(one, claims, represented)
    )


def _matches(one: Belonging, claims: Claims, represented: frozenset[str]) -> bool:
    return all(
        value in represented if name == _DETAILS else _says(claims.get(name), value)
        for name, value in one.claims
    )


def _says(found: Any, value: str) -> bool:
    """Exactly that text, alone or in a list."""
    return found == value or (isinstance(found, list) and value in found)


def _represented(provider: Provider, claims: Claims) -> Iterator[str]:
    """The organisations that Ansattporten says the person represents, in what we asked for."""
    details = claims.get(_DETAILS)
    for detail in details if isinstance(details, list) else []:
        if isinstance(detail, dict) and _asked(provider, detail):
            yield from _identifiers(detail)


def _asked(provider: Provider, detail: Mapping[str, Any]) -> bool:
    """Whether it answers what we asked: the same kind and, where named, the same resource."""
    return any(
        all(detail.get(name) == one[name] for name in ("type", "resource") if name in one)
        for one in provider.representations
    )


def _identifiers(detail: Mapping[str, Any]) -> Iterator[str]:
    """The organisation numbers in one detail, in the three forms Ansattporten has.

    Source:
        docs.digdir.no, Ansattporten: `ansattporten:altinn:service` (reportees),
        `ansattporten:altinn:resource` (authorized_parties), `ansattporten:orgno` (orgno).
    """
    listed = [*_list(detail.get("reportees")), detail.get("orgno")]
    listed += [one.get("orgno") for one in _list(detail.get("authorized_parties"))]
    for one in listed:
        if isinstance(one, dict):
            register, number = one.get("Authority", one.get("authority")), one.get("ID")
            if register == _REGISTER and isinstance(number, str):
                yield number


def _list(found: Any) -> list[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
