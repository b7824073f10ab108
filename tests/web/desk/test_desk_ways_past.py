"""Ways past the second step and past signing in once more, each tried from outside."""

import json
from typing import Any

import pytest
from django.test import Client

from samrad.records.basics.context import at_the_gate
from web.desk.signing import Member, a_member, who_is_in

pytestmark = pytest.mark.django_db

TOLD = ("/api/councils", "/api/loten/duties", "/api/search?q=politi", "/api/district")


@pytest.fixture(autouse=True)
def _real(outside_the_demo: None) -> None:
    """Where it is real."""


@pytest.fixture
def kari(person: Any) -> Member:
    return a_member(person("slt.loten"))


@pytest.fixture
def plain(person: Any) -> Member:
    """Without a second step yet."""
    return a_member(person("ordforer.loten"), app=False)


@pytest.mark.parametrize("address", TOLD)
def test_a_password_alone_is_told_nothing_as_json(
    address: str, plain: Member, client: Client
) -> None:
    plain.types_password(client)
    assert who_is_in(client) == str(plain.person.pk)
    answer = client.get(address)

    assert answer.status_code == 403
    assert json.loads(answer.content)["error"] == "api.second_step"


@pytest.mark.parametrize("address", TOLD)
def test_who_is_half_in_is_told_nothing_as_json(
    address: str, kari: Member, client: Client
) -> None:
    kari.types_password(client)

    assert client.get(address).status_code == 401


def test_a_changed_password_throws_out_who_is_half_in(kari: Member, client: Client) -> None:
    kari.types_password(client)
    kari.person.set_password("en helt annen setning")
    with at_the_gate():
        kari.person.save(update_fields=["password"])

    assert kari.types_code(client)["Location"] == "/sign-in/"
    assert who_is_in(client) == ""
    # Nor can they ask to be let in anew.
    assert client.post("/sign-in/lost")["Location"] == "/sign-in/"


def test_a_stolen_key_without_its_pin_opens_nothing(kari: Member, client: Client) -> None:
    """Both challenges lie in one place, so neither may ask for less than the other."""
    alone = client.get("/sign-in/passkey").json()["publicKey"]
    kari.types_password(client)
    second = client.get("/sign-in/second/passkey").json()["publicKey"]

    assert alone["userVerification"] == second["userVerification"] == "required"
    assert client.session["mfa.webauthn.state"]["user_verification"] == "required"


def test_who_has_no_password_confirms_with_a_passkey(kari: Member, client: Client) -> None:
    kari.signs_in(client)
    kari.person.set_unusable_password()
    assert client.get("/my-sign-in/confirm/").context["has_password"] is True
    asked = client.get("/my-sign-in/confirm/passkey").json()["publicKey"]
    assert asked["userVerification"] == "required"

    sent = {"credential": "{}", "next": "https://evil.example/"}
    answer = client.post("/my-sign-in/confirm/passkey", sent)
    assert answer["Location"] == "/my-sign-in/confirm/?next=%2Fmy-sign-in%2F"
