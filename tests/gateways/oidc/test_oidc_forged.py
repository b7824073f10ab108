"""Tokens that somebody forged, borrowed or bent, between a real provider and us."""

import json
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from gateways.oidc.agreeing import Visitor, agreed
from gateways.oidc.providing import Providing, claims_of, new_key

pytestmark = pytest.mark.slow


def part(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def handing_out(service: Providing, token: str) -> None:
    """From now on the service answers every code with `token`."""
    service.exchanging(lambda body: {**body, "id_token": token})


def test_a_token_signed_anew_with_the_same_claims_is_accepted(
    kari: Visitor, municipality: Providing
) -> None:
    # Were this not so, every test below would refuse for the wrong reason.
    municipality.claiming()

    assert kari.sign_in().name == "Kari Nordmann"


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("sign_in.wrong_issuer", {"iss": "https://evil.example"}),
        ("sign_in.wrong_issuer", {"iss": None}),
        ("sign_in.wrong_audience", {"aud": "somebody-else"}),
        ("sign_in.wrong_audience", {"aud": None}),
        ("sign_in.wrong_audience", {"aud": ["somebody-else"]}),
        ("sign_in.wrong_audience", {"aud": ["samrad", "somebody-else"]}),
        ("sign_in.wrong_audience", {"azp": "somebody-else"}),
        ("sign_in.wrong_audience", {"aud": {"samrad": 1}}),
        ("sign_in.nonce_differs", {"nonce": "another"}),
        ("sign_in.nonce_differs", {"nonce": None}),
        ("sign_in.nonce_differs", {"nonce": 7}),
        ("sign_in.nonce_differs", {"nonce": "\ud800"}),
        ("sign_in.malformed", {"exp": None}),
        ("sign_in.malformed", {"iat": None}),
        ("sign_in.malformed", {"exp": "tomorrow"}),
        ("sign_in.malformed", {"exp": True}),
        ("sign_in.malformed", {"nbf": "today"}),
        ("sign_in.no_subject", {"sub": None}),
        ("sign_in.no_subject", {"sub": ""}),
        ("sign_in.no_subject", {"sub": 17}),
        ("sign_in.no_subject", {"sub": "x" * 256}),
        ("sign_in.malformed", {"at_hash": "of another access token"}),
        ("sign_in.no_organisation", {"groups": "samrad-loten-guests"}),
        ("sign_in.no_organisation", {"groups": {"samrad-loten": True}}),
        ("sign_in.no_organisation", {"groups": None}),
    ],
)
def test_a_claim_that_is_not_as_agreed(
    kari: Visitor, municipality: Providing, refused: Any, code: str, changes: dict[str, Any]
) -> None:
    municipality.claiming(**changes)

    with refused(code):
        kari.sign_in()


def test_an_issuer_is_compared_letter_by_letter(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    for other in (f"{municipality.issuer}/", municipality.issuer.upper()):
        municipality.claiming(iss=other)
        with refused("sign_in.wrong_issuer"):
            kari.sign_in()


def test_a_token_for_several_is_ours_when_it_was_handed_to_us(
    kari: Visitor, municipality: Providing
) -> None:
    municipality.claiming(aud=["samrad", "somebody-else"], azp="samrad")

    assert kari.sign_in().name


@pytest.mark.parametrize("within", [{"exp": -29}, {"iat": 30}, {"nbf": 30}])
def test_clocks_may_differ_by_half_a_minute(
    kari: Visitor, municipality: Providing, now: datetime, within: dict[str, int]
) -> None:
    kari.at = now.replace(microsecond=0)
    municipality.claiming(**_moments(kari.at, within))

    assert kari.sign_in().name


@pytest.mark.parametrize(
    ("code", "beyond"),
    [
        ("sign_in.token_expired", {"exp": -30}),
        ("sign_in.token_early", {"iat": 31}),
        ("sign_in.token_early", {"nbf": 31}),
    ],
)
def test_clocks_may_not_differ_by_more(
    kari: Visitor, municipality: Providing, refused: Any, code: str, beyond: dict[str, int]
) -> None:
    kari.at = kari.at.replace(microsecond=0)
    municipality.claiming(**_moments(kari.at, beyond))

    with refused(code):
        kari.sign_in()


def _moments(at: datetime, seconds: dict[str, int]) -> dict[str, int]:
    return {name: int((at + timedelta(seconds=by)).timestamp()) for name, by in seconds.items()}


def test_a_token_of_an_earlier_sign_in_is_worth_nothing_later(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    handing_out(municipality, kari.sign_in().id_token.text)

    with refused("sign_in.nonce_differs"):
        kari.sign_in()


def test_a_token_of_the_other_service_is_worth_nothing_here(
    kari: Visitor, politikontakt: Visitor, municipality: Providing, refused: Any
) -> None:
    handing_out(municipality, politikontakt.sign_in().id_token.text)

    with refused("sign_in.unknown_key"):
        kari.sign_in()


@pytest.mark.parametrize("named", ["none", "None", "NONE", "nOnE"])
def test_a_token_without_a_signature(
    kari: Visitor, municipality: Providing, refused: Any, named: str
) -> None:
    def unsigned(body: dict[str, Any]) -> dict[str, Any]:
        middle = body["id_token"].split(".")[1]
        return {**body, "id_token": f"{part({'alg': named, 'typ': 'JWT'})}.{middle}."}

    municipality.exchanging(unsigned)

    with refused("sign_in.algorithm"):
        kari.sign_in()


@pytest.mark.parametrize("secret", ["public key as PEM", "public key as JWK", "our password"])
def test_a_token_signed_with_what_everybody_knows(
    kari: Visitor, municipality: Providing, refused: Any, secret: str
) -> None:
    """Algorithm confusion: HS256, with the service's public key for a secret."""
    public = municipality.key.as_pem(private=False)
    other = json.dumps(municipality.key.as_dict(private=False)).encode()
    known = {"public key as PEM": public, "public key as JWK": other}.get(secret, b"a" * 43)
    key = OctKey.import_key(urlsafe_b64encode(known).rstrip(b"=").decode())

    def confused(body: dict[str, Any]) -> dict[str, Any]:
        header = {"alg": "HS256", "kid": municipality.key.kid}
        claims = claims_of(body["id_token"])
        return {**body, "id_token": jwt.encode(header, claims, key, algorithms=["HS256"])}

    municipality.exchanging(confused)

    with refused("sign_in.algorithm"):
        kari.sign_in()


def test_an_algorithm_that_was_not_agreed(
    municipality: Providing, now: datetime, refused: Any
) -> None:
    kari = Visitor(agreed(municipality, algorithms=["ES256"]), now)

    with refused("sign_in.algorithm"):
        kari.sign_in()


def test_an_algorithm_the_key_is_not_for(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    def other(body: dict[str, Any]) -> dict[str, Any]:
        # The key says RS256 of itself; PS256 is agreed, but not made with this key.
        return {**body, "id_token": body["id_token"].replace(*_as("RS256", "PS256", body))}

    def _as(before: str, after: str, body: dict[str, Any]) -> tuple[str, str]:
        header = body["id_token"].split(".")[0]
        named = {"alg": after, "typ": "JWT", "kid": municipality.key.kid}
        assert before != after
        return header, part(named)

    municipality.exchanging(other)

    with refused("sign_in.unknown_key"):
        kari.sign_in()


def test_a_key_that_the_attacker_brings_along(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    """`jwk` and `jku` in a header are for those who trust whoever wrote it."""
    own = new_key()

    def brought(body: dict[str, Any]) -> dict[str, Any]:
        header = {"alg": "RS256", "jwk": own.as_dict(private=False), "kid": own.kid}
        claims = claims_of(body["id_token"])
        token = jwt.encode(header, claims, own, registry=_any_header())
        return {**body, "id_token": token}

    municipality.exchanging(brought)

    with refused("sign_in.unknown_key"):
        kari.sign_in()


def test_a_signature_of_another_key_under_the_right_name(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    own = new_key()

    def signed(body: dict[str, Any]) -> dict[str, Any]:
        header = {"alg": "RS256", "kid": municipality.key.kid}
        return {**body, "id_token": jwt.encode(header, claims_of(body["id_token"]), own)}

    municipality.exchanging(signed)

    with refused("sign_in.signature"):
        kari.sign_in()


def test_a_claim_bent_after_it_was_signed(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    def bent(body: dict[str, Any]) -> dict[str, Any]:
        first, _, last = body["id_token"].split(".")
        middle = part({**claims_of(body["id_token"]), "sub": "chief"})
        return {**body, "id_token": f"{first}.{middle}.{last}"}

    municipality.exchanging(bent)

    with refused("sign_in.signature"):
        kari.sign_in()


@pytest.mark.parametrize("answer", [[], "token", None, {}, {"id_token": None}, {"id_token": 1}])
def test_an_exchange_that_brings_no_token(
    kari: Visitor, municipality: Providing, refused: Any, answer: Any
) -> None:
    municipality.exchanging(lambda _: answer)

    with refused("sign_in.malformed"):
        kari.sign_in()


def test_a_sign_out_message_is_no_sign_in(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    def swapped(body: dict[str, Any]) -> dict[str, Any]:
        claims = claims_of(body["id_token"])
        return {**body, "id_token": municipality.signed(claims, typ="logout+jwt")}

    municipality.exchanging(swapped)

    with refused("sign_in.malformed"):
        kari.sign_in()


def _any_header() -> Any:
    from joserfc.jws import JWSRegistry

    registry = JWSRegistry(algorithms=["RS256"], strict_check_header=False)
    registry.max_header_length = 4096
    return registry
