"""The pages on which somebody is let in anew: by another, with a link that works once."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from samrad.actions.recovering import ask_to_be_let_in
from samrad.records.basics.context import at_the_gate
from samrad.records.people import factors
from samrad.records.people.models import Recovery
from web.desk.signing import PASSWORD, SECRET, a_member, who_is_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NEW = {"password": "en annen setning om broen", "again": "en annen setning om broen"}


@pytest.fixture
def page(person: Any) -> str:
    """Where the mayor is let in anew."""
    return f"/loten/members/{person('ordforer.loten').id}/anew/"


def test_reading_the_page_changes_nothing(page: str, signed_in: Any, person: Any) -> None:
    with at_the_gate():
        factors.add_app(person("ordforer.loten"), SECRET, 0)
    assert signed_in("slt.loten").get(page).status_code == 200
    with at_the_gate():
        assert factors.has_factor(person("ordforer.loten"))
        assert not Recovery.objects.exists()


def test_without_a_mail_server_nobody_takes_the_place_of_who_has_not_asked(
    page: str, signed_in: Any, person: Any
) -> None:
    """The link would pass through the coordinator's hands, and open the mayor's councils."""
    with at_the_gate():
        factors.add_app(person("ordforer.loten"), SECRET, 0)
    client = signed_in("slt.loten")
    assert client.post(page)["Location"] == "/loten/members/"

    assert "har ikke bedt om det selv" in client.get("/loten/members/").content.decode()
    with at_the_gate():
        assert factors.has_factor(person("ordforer.loten"))
        assert not Recovery.objects.exists()


def test_without_a_mail_server_the_link_is_shown_once_and_works_once(
    page: str, signed_in: Any, person: Any, at: datetime
) -> None:
    ask_to_be_let_in(person("ordforer.loten"), at=at)
    answer = signed_in("slt.loten").post(page)
    link = answer.context["link"]
    browser = Client()
    assert browser.get(link).status_code == 200
    assert browser.post(link, {**NEW, "again": "x"}).status_code == 200
    assert browser.post(link, NEW)["Location"] == "/my-sign-in/"

    assert who_is_in(browser) == str(person("ordforer.loten").id)
    assert Client().get(link).status_code == 404
    assert Client().post(link, NEW).status_code == 404


def test_with_a_mail_server_nobody_but_the_one_recovered_gets_the_link(
    page: str, signed_in: Any, settings: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = object()
    client = signed_in("slt.loten")
    assert client.post(page)["Location"] == "/loten/members/"
    members = client.get("/loten/members/").content.decode()
    assert "/anew/" not in re.sub(r"/loten/members/[0-9a-f-]{36}/anew/", "", members)
    with at_the_gate():
        assert Recovery.objects.get().secret_sha256 == ""


@pytest.mark.parametrize("who", ["ordforer.loten", "politikontakt.loten"])
def test_who_may_not_lets_nobody_in(who: str, page: str, signed_in: Any, person: Any) -> None:
    with at_the_gate():
        factors.add_app(person("ordforer.loten"), SECRET, 0)
    signed_in(who).post(page)
    with at_the_gate():
        assert factors.has_factor(person("ordforer.loten"))
        assert not Recovery.objects.exists()


def test_the_other_party_does_not_see_who_asks(
    signed_in: Any, person: Any, at: datetime
) -> None:
    ask_to_be_let_in(person("ordforer.loten"), at=at)
    own = signed_in("slt.loten").get("/loten/members/").content.decode()
    assert "Ber om å bli sluppet inn på nytt." in own
    other = signed_in("politikontakt.loten").get("/loten/members/").content.decode()
    assert "Ber om å bli sluppet inn på nytt." not in other


def test_asking_needs_the_password(person: Any) -> None:
    mayor = a_member(person("ordforer.loten"))
    stranger, browser = Client(), Client()
    stranger.post("/sign-in/lost")
    with at_the_gate():
        assert not Recovery.objects.exists()
    mayor.types_password(browser, PASSWORD)
    assert browser.post("/sign-in/lost").status_code == 200
    with at_the_gate():
        assert Recovery.objects.get().person_id == mayor.person.pk
