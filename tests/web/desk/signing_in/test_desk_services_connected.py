"""Whoever has an account here lets the organisation's service mean them too."""

from typing import Any

import pytest
from django.test import Client

from samrad.project.demo.cast import PASSWORD
from samrad.records.basics.context import at_the_gate
from samrad.records.signing_in.models import Identity

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CONNECT = {"purpose": "connect", "next": "/my-sign-in/"}


@pytest.fixture
def kari(walker: Any, person: Any) -> Any:
    """The coordinator, signed in with her account here."""
    somebody = walker("slt")
    with at_the_gate():
        somebody.client.force_login(person("slt.loten"))
    return somebody


def prove(somebody: Any) -> None:
    """Type the password once more."""
    assert somebody.send("/my-sign-in/confirm/", password=PASSWORD).status_code == 302


def known_as() -> list[str]:
    with at_the_gate():
        return [one.person.email for one in Identity.objects.select_related("person")]


def test_she_finds_her_organisations_service_and_no_other(kari: Any) -> None:
    page = kari.client.get("/my-sign-in/").content.decode()

    assert 'action="/sign-in/kommune/"' in page
    assert 'action="/sign-in/politi/"' not in page


def test_from_then_on_she_signs_in_with_it(kari: Any, walker: Any, person: Any) -> None:
    prove(kari)
    answer = kari.sign_in(**CONNECT)
    assert answer["Location"] == "/my-sign-in/"
    assert known_as() == ["slt.loten@samrad.example"]
    page = kari.client.get("/my-sign-in/").content.decode()
    assert 'action="/sign-in/kommune/"' not in page

    later = walker("slt")
    assert later.sign_in()["Location"] == "/"
    assert later.who() == str(person("slt.loten").id)


def test_a_browser_left_open_is_not_enough(kari: Any) -> None:
    answer = kari.send("/sign-in/kommune/", **CONNECT)

    assert answer["Location"].startswith("/my-sign-in/confirm/")
    assert known_as() == []


def test_nobody_takes_what_means_somebody_else(kari: Any, known: Any) -> None:
    known("ordforer.loten", "kommune", "slt")
    prove(kari)

    assert kari.sign_in(**CONNECT).status_code == 403
    assert known_as() == ["ordforer.loten@samrad.example"]


def test_the_other_partys_service_is_not_taken(kari: Any) -> None:
    prove(kari)

    assert kari.sign_in("politi", **CONNECT).status_code == 403
    assert known_as() == []


def test_who_is_not_signed_in_connects_nothing(services: Any, walker: Any) -> None:
    assert services
    stranger = walker("ny")

    assert stranger.sign_in(**CONNECT).status_code == 403
    assert known_as() == []
    assert isinstance(stranger.client, Client)


def test_a_colleague_at_her_browser_does_not_make_it_mean_them_too(
    kari: Any, known: Any
) -> None:
    known("slt.loten", "kommune", "her-own")
    prove(kari)

    answer = kari.sign_in(**CONNECT)
    assert answer.status_code == 403
    assert known_as() == ["slt.loten@samrad.example"]


def test_whom_a_service_turned_away_confirms_with_what_they_have(
    walker: Any, person: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They tried the service first, as one does, and signed in with the password then."""
    kari, settings.SAMRAD_RECENT_MINUTES = walker("slt"), 0
    assert kari.sign_in().status_code == 403
    sent = {"username": person("slt.loten").email, "password": PASSWORD}
    assert kari.send("/sign-in/", **sent).status_code == 302

    settings.SAMRAD_DEMO_DAY = ""
    monkeypatch.setattr("samrad.web.desk.here.sees_councils", lambda _request: True)
    answer = kari.client.get("/loten/members/invite/")
    assert answer["Location"] == "/my-sign-in/confirm/?next=%2Floten%2Fmembers%2Finvite%2F"


def test_who_sits_at_his_browser_confirms_nothing_with_a_plain_sign_in(
    walker: Any, known: Any
) -> None:
    """The service remembers him, and would answer without asking anything."""
    known("politikontakt.loten", "politi", "pk")
    per = walker("pk")
    assert "prompt=login" not in per.set_out("politi")
    per.sign_in("politi")

    assert "prompt=login" in per.set_out("politi")
    assert "prompt=login" in per.set_out("politi", purpose="sign_in")
