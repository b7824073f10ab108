"""What differs between the kinds of services: Entra, Ansattporten, ID-porten."""

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from joserfc.util import json_b64decode

from gateways.oidc.agreeing import (
    FOREIGN_TENANT,
    LOTEN,
    OUR_PEM,
    OURS,
    PEOPLE,
    SUBSTANTIAL,
    TENANT,
    Visitor,
    agreed,
    client,
)
from gateways.oidc.certifying import certificate
from gateways.oidc.providing import Providing, providing
from samrad.core.basics.refusals import Refused
from samrad.gateways.oidc import NotLetIn
from samrad.gateways.oidc.signing import certificates_of

pytestmark = pytest.mark.slow
SERVICE = {"type": "ansattporten:altinn:service", "resource": "urn:altinn:resource:5813:1"}
RESOURCE = {"type": "ansattporten:altinn:resource", "resource": "urn:altinn:resource:samrad"}
REGISTER = "iso6523-actorid-upis"
OUR_NUMBER = {"Authority": REGISTER, "ID": f"0192:{LOTEN}"}
OTHER_NUMBER = {"Authority": REGISTER, "ID": "0192:991825827"}


@pytest.fixture(scope="module")
def directory_running() -> Iterator[Providing]:
    # Like Entra's, this issuer has the tenant in its path.
    ours = {**OURS.as_dict(private=False), "alg": "PS256"}
    how = client(token_endpoint_auth_signing_alg="PS256", jwks={"keys": [ours]})
    prefix = f"/{TENANT}/v2.0"
    with providing(
        clients=[how], people=PEOPLE, prefix=prefix, par=False, audience="/token"
    ) as running:
        yield running


@pytest.fixture
def directory(directory_running: Providing) -> Iterator[Providing]:
    yield directory_running
    directory_running.mend()


@pytest.fixture
def employee(directory: Providing, now: datetime) -> Visitor:
    """Kari, through the municipality's Entra."""
    return Visitor(agreed(directory, kind="entra", tenants=[TENANT]), now)


def test_at_entra_a_person_is_tenant_and_object(employee: Visitor) -> None:
    someone = employee.sign_in()

    assert someone.subject_key == f"{TENANT} kari-in-the-directory"
    assert someone.organisations == {"loten"}


def test_at_entra_our_key_is_known_by_its_certificate(
    employee: Visitor, directory: Providing
) -> None:
    employee.sign_in()

    exchange = next(one for one in directory.relay.asked if one.path == "/token")
    parts = exchange.form["client_assertion"].split(".")
    header, claims = (json_b64decode(one.encode()) for one in parts[:2])
    assert header == {"alg": "PS256", "typ": "JWT", "x5t#S256": OURS.kid}
    # Entra asks for its token endpoint where others ask for their issuer.
    assert claims["aud"].endswith("/token")


@pytest.mark.parametrize("tid", [FOREIGN_TENANT, None, TENANT.upper(), "", [TENANT]])
def test_somebody_of_another_tenant_is_not_let_in(
    employee: Visitor, directory: Providing, tid: object
) -> None:
    directory.claiming(tid=tid)

    with pytest.raises(NotLetIn) as caught:
        employee.sign_in()
    assert caught.value.refusal.code == "sign_in.wrong_tenant"
    assert caught.value.id_token.text


@pytest.mark.parametrize("oid", [None, "", 7, "x" * 256])
def test_at_entra_nobody_is_known_by_sub_alone(
    employee: Visitor, directory: Providing, refused: Any, oid: object
) -> None:
    directory.claiming(oid=oid)

    with refused("sign_in.no_subject"):
        employee.sign_in()


def test_our_certificates_ride_along_where_the_service_knows_them_by_that(
    municipality: Providing, now: datetime, tmp_path: Path
) -> None:
    chain = tmp_path / "chain.pem"
    chain.write_text(certificate(OUR_PEM) * 3)
    kari = Visitor(agreed(municipality, client_certificate_file=str(chain)), now)

    assert kari.sign_in().name == "Kari Nordmann"
    exchange = next(one for one in municipality.relay.asked if one.path == "/token")
    header = json_b64decode(exchange.form["client_assertion"].partition(".")[0].encode())
    assert (header["kid"], len(header["x5c"])) == (OURS.kid, 3)
    assert {b64decode(one) for one in header["x5c"]} == set(certificates_of(chain.read_text()))


def representing(details: Any, service: Providing, now: datetime) -> Visitor:
    """Kari at Ansattporten, where the token says whom she represents."""
    service.claiming(authorization_details=details)
    provider = agreed(
        service,
        kind="ansattporten",
        minimum_acr="substantial",
        authorization_details=[SERVICE, RESOURCE],
        organisations=[
            {"organisation": "loten", "claims": {"authorization_details": f"0192:{LOTEN}"}}
        ],
    )
    return Visitor(provider, now)


@pytest.mark.parametrize(
    "details",
    [
        [{**SERVICE, "reportees": [OUR_NUMBER]}],
        [{**SERVICE, "reportees": [OTHER_NUMBER, OUR_NUMBER]}],
        [{**RESOURCE, "authorized_parties": [{"orgno": OUR_NUMBER}]}],
        [{"type": "other"}, {**SERVICE, "reportees": [OUR_NUMBER]}],
    ],
)
def test_who_represents_the_municipality_signs_in(
    municipality: Providing, now: datetime, details: Any
) -> None:
    kari = representing(details, municipality, now)

    assert kari.sign_in(acr="high").organisations == {"loten"}
    pushed = next(one for one in municipality.relay.asked if one.path == "/request")
    assert json.loads(pushed.form["authorization_details"]) == [SERVICE, RESOURCE]
    assert pushed.form["acr_values"] == "substantial high"


@pytest.mark.parametrize(
    "details",
    [
        # Ansattporten lets everybody with an electronic identity in, also as themselves.
        None,
        [],
        {},
        "0192:964948798",
        [{**SERVICE}],
        [{**SERVICE, "reportees": []}],
        [{**SERVICE, "reportees": [OTHER_NUMBER]}],
        [{**SERVICE, "reportees": [{**OUR_NUMBER, "Authority": "another-register"}]}],
        [{**SERVICE, "reportees": [{**OUR_NUMBER, "ID": LOTEN}]}],
        [{**SERVICE, "reportees": [{**OUR_NUMBER, "ID": [f"0192:{LOTEN}"]}]}],
        [{**SERVICE, "reportees": OUR_NUMBER}],
        # Somebody else's service or kind of right: not what we asked for.
        [{**SERVICE, "resource": "urn:altinn:resource:9999:1", "reportees": [OUR_NUMBER]}],
        [{**SERVICE, "type": "ansattporten:orgno", "orgno": OUR_NUMBER}],
        [[OUR_NUMBER], None, 7],
    ],
)
def test_who_does_not_represent_it_is_not_let_in(
    municipality: Providing, now: datetime, details: Any
) -> None:
    kari = representing(details, municipality, now)

    with pytest.raises(NotLetIn) as caught:
        kari.sign_in(acr="high")
    assert caught.value.refusal.code == "sign_in.no_organisation"
    assert caught.value.id_token.text


def test_the_levels_of_the_one_are_not_those_of_the_other(
    municipality: Providing, now: datetime
) -> None:
    kari = representing([{**SERVICE, "reportees": [OUR_NUMBER]}], municipality, now)

    with pytest.raises(NotLetIn) as caught:
        kari.sign_in(acr=SUBSTANTIAL)
    assert caught.value.refusal.code == "sign_in.too_weak"


@pytest.mark.parametrize("acr", [["idporten-loa-high"], {"idporten-loa-high": 1}, 4, None])
def test_a_level_is_a_word(municipality: Providing, now: datetime, acr: object) -> None:
    municipality.claiming(acr=acr)
    kari = Visitor(agreed(municipality, kind="id-porten", minimum_acr=SUBSTANTIAL), now)

    with pytest.raises(Refused) as caught:
        kari.sign_in(acr=SUBSTANTIAL)
    assert caught.value.refusal.code == "sign_in.too_weak"


def test_how_people_proved_who_they_are_is_not_looked_at(
    municipality: Providing, now: datetime
) -> None:
    """`amr` changes without notice, and ID-porten asks that nobody relies on it."""
    municipality.claiming(amr=["something new"], pid="01010750160")
    kari = Visitor(agreed(municipality, kind="id-porten", minimum_acr=SUBSTANTIAL), now)
    someone = kari.sign_in(acr=SUBSTANTIAL)

    # The identity number is in the token and nowhere in what we are told.
    assert "01010750160" not in repr(someone)
    assert someone.subject_key.endswith(" kari")
