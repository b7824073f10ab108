"""Signing in and out; the demo's door exists in the demo only."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from samrad.project.demo.cast import PASSWORD
from samrad.records.basics.context import at_the_gate

pytestmark = pytest.mark.django_db

EMAIL = "slt.loten@samrad.example"
SIGN_IN = "/sign-in/"
DEMO = "/sign-in/demo"


def signed_in_as(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


@pytest.mark.parametrize("email", [EMAIL, EMAIL.upper()])
@pytest.mark.slow
def test_with_the_right_password_one_is_in(email: str, client: Client, person: Any) -> None:
    answer = client.post(SIGN_IN, {"username": email, "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in_as(client) == str(person("slt.loten").id)


@pytest.mark.slow
def test_nobody_learns_who_exists(client: Client, person: Any) -> None:
    gone = person("uten.sete")
    gone.is_active = False
    with at_the_gate():
        gone.save(update_fields=["is_active"])
    tries = [
        (EMAIL, "wrong"),
        ("nobody@samrad.example", PASSWORD),
        (gone.email, PASSWORD),
    ]
    said = set()
    for username, password in tries:
        answer = client.post(SIGN_IN, {"username": username, "password": password})
        assert answer.status_code == 200
        assert password not in answer.content.decode().replace("samrad-demo.example", "")
        said.add(str(answer.context["form"].non_field_errors()))

    assert len(said) == 1
    assert signed_in_as(client) == ""


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/loten/", "/loten/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
@pytest.mark.slow
def test_signing_in_leads_to_a_page_of_ours(asked: str, led: str, client: Client) -> None:
    sent = {"username": EMAIL, "password": PASSWORD, "next": asked}
    answer = client.post(SIGN_IN, sent)

    assert (answer.status_code, answer["Location"]) == (302, led)


def test_who_is_in_already_is_led_on(signed_in: Any) -> None:
    answer = signed_in("slt.loten").get(SIGN_IN)

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_signing_out_ends_it(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    answer = client.post(reverse("sign_out"))

    assert (answer.status_code, answer["Location"]) == (302, SIGN_IN)
    assert client.get("/loten/").status_code == 302


def test_who_may_no_longer_sign_in_is_out_at_once(signed_in: Any, person: Any) -> None:
    client = signed_in("slt.loten")
    assert client.get("/loten/").status_code == 200
    gone = person("slt.loten")
    gone.is_active = False
    with at_the_gate():
        gone.save(update_fields=["is_active"])

    assert client.get("/loten/").status_code == 302


# --- the demo ------------------------------------------------------------------------------


@pytest.mark.slow
def test_in_the_demo_its_cast_signs_in_with_one_click(client: Client, person: Any) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert f'value="{EMAIL}"' in page

    answer = client.post(DEMO, {"email": EMAIL})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in_as(client) == str(person("slt.loten").id)


@pytest.mark.parametrize(
    "email", ["", "nobody@samrad.example", "direktor.lorenskog@samrad.example"]
)
def test_nobody_but_the_cast_on_the_page_signs_in_so(email: str, client: Client) -> None:
    assert client.post(DEMO, {"email": email}).status_code == 404
    assert signed_in_as(client) == ""


def test_outside_the_demo_there_is_no_such_door(client: Client, settings: Any) -> None:
    settings.SAMRAD_DEMO_DAY = ""
    for email, _role, _council in configured.SAMRAD_DEMO_CAST:
        assert client.post(DEMO, {"email": email}).status_code == 404
    assert signed_in_as(client) == ""


def test_outside_the_demo_nothing_of_it_is_on_the_page(client: Client, settings: Any) -> None:
    settings.SAMRAD_DEMO_DAY = ""
    page = client.get(SIGN_IN).content.decode()

    assert "samrad.example" not in page
    assert "demo" not in page.lower()
