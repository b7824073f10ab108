"""Attacks on signing in through a service: the pages are there, and the services answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from attacks.test_every_answer import faults
from gateways.oidc.offering import Offering, offering
from gateways.oidc.visiting import browser, visit
from samrad.gateways.oidc import Known
from samrad.records.basics.context import at_the_gate
from samrad.records.signing_in.models import Identity, ServiceSession
from samrad.web.kit.limits import Limit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BACK, TOLD, GO = "/sign-in/kommune/back", "/sign-out/kommune/told", "/sign-in/kommune/"
ODD = (
    "\x00",
    "a\x00b",
    "\ud7ff\uffff",
    "\u202e" + "x" * 9,
    "9" * 400,
    "'; DROP TABLE x; --",
    "{{7*7}}",
    "<script>",
    "a.b.c",
    "..",
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offering]:
    folder: Path = tmp_path_factory.mktemp("services")
    with offering(folder, site="http://testserver") as both:
        yield both


@pytest.fixture(autouse=True)
def services(
    running: Offering, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Offering]:
    settings.SAMRAD_SIGN_IN_SERVICES = str(running.file)
    monkeypatch.setattr("samrad.actions.signing_in.KNOWN", Known())
    yield running
    running.mend()


@pytest.fixture
def a_stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
def test_every_answer_is_safe(method: str, a_stranger: Client) -> None:
    wrong = []
    for name in (GO, BACK, TOLD, "/signed-out", "/sign-in/"):
        answer = getattr(a_stranger, method)(name)
        wrong += faults(name, answer)
        assert answer.status_code < 500

    assert wrong == []


@pytest.mark.parametrize("odd", ODD)
def test_nothing_odd_breaks_them_or_opens_anything(odd: str, a_stranger: Client) -> None:
    named = ("state", "code", "iss", "error", "error_description", "sid", "logout_token")
    for sent in (dict.fromkeys(named, odd), *({name: odd} for name in named)):
        codes = [
            a_stranger.get(BACK, sent).status_code,
            a_stranger.get(TOLD, sent).status_code,
            a_stranger.post(TOLD, sent).status_code,
            a_stranger.get("/signed-out", sent).status_code,
        ]
        assert codes == [403, 400, 400, 200]
    # Sent there, with what no form of ours holds.
    address = a_stranger.post(GO, dict.fromkeys(("next", "invited", "purpose"), odd))
    assert address.status_code == 200
    # What is not ours is not led to, and what is odd is not asked for.
    assert a_stranger.session["under_way"]
    assert "_auth_user_id" not in a_stranger.session


def test_the_page_repeats_nothing_of_a_forged_answer(a_stranger: Client) -> None:
    forged = {"state": "4711-state", "error": "4711-error", "error_description": "4711<b>"}

    assert "4711" not in a_stranger.get(BACK, forged).content.decode()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_nobody_is_led_away_after_signing_in(
    to: str, services: Offering, person: Any, at: Any
) -> None:
    issuer = services.municipality.issuer
    with at_the_gate():
        Identity.objects.create(
            person=person("slt.loten"),
            issuer=issuer,
            subject_key=f"{issuer} slt",
            bound_at=at,
        )
    client = Client()
    page = client.post(GO, {"next": to}).content.decode()
    there = page.partition("url=")[2].partition('"')[0].replace("&amp;", "&")
    with browser() as hers:
        back = visit(there, login="slt", using=hers)
    answer = client.get(f"{back}&next={to}".removeprefix("http://testserver"))

    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_guessing_at_sids_ends_nobodys_session(
    services: Offering, person: Any, at: Any, a_stranger: Client
) -> None:
    issuer = services.municipality.issuer
    with at_the_gate():
        ServiceSession.objects.create(
            person=person("slt.loten"),
            issuer=issuer,
            subject_key=f"{issuer} slt",
            sid="",
            began_at=at,
        )
    for sid in ("", "%", "_", "' OR ''='", "*", "None"):
        a_stranger.get(TOLD, {"iss": issuer, "sid": sid})
    with at_the_gate():
        assert ServiceSession.objects.count() == 1


def test_who_sends_off_hundreds_waits_and_keeps_nobody_else_out(
    a_stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samrad.web.desk.signing_in.views._SENT", Limit("few", 2, 600))
    codes = [a_stranger.post(GO).status_code for _ in range(3)]

    assert codes == [200, 200, 429]
    assert Client(REMOTE_ADDR="203.0.113.7").post(GO).status_code == 200


def test_no_address_is_there_for_a_service_that_is_not(a_stranger: Client) -> None:
    for key in ("entra", "kommune-", "KOMMUNE", "a" * 200):
        assert a_stranger.post(f"/sign-in/{key}/").status_code == 404
        assert a_stranger.get(f"/sign-in/{key}/back").status_code == 404
        assert a_stranger.post(f"/sign-out/{key}/told").status_code == 404
