"""Signing out, here and there; and the five things Digdir wants to see before it lets us in.

The five are its verification tests for single sign-on: in from another service, on to another
one, out from ours, out from another one, and a session of ours that ran out.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from gateways.oidc.providing import claims_of
from gateways.serving import Serving
from samrad.records.basics.context import at_the_gate
from samrad.records.signing_in.models import ServiceSession, UsedOnce
from samrad.web.kit.headers import ALWAYS, POLICY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOLD = "/sign-out/kommune/told"


@pytest.fixture
def kari(walker: Any, known: Any) -> Any:
    """The coordinator, signed in through the municipality's service."""
    known("slt.loten", "kommune", "slt")
    somebody = walker("slt")
    somebody.sign_in()
    return somebody


def sid() -> str:
    with at_the_gate():
        return ServiceSession.objects.get().sid


def is_asked_who_it_is(somebody: Any) -> bool:
    """Whether the service asks for a login: nobody is signed in there in this browser."""
    somebody.known_as_nobody = somebody.client.get(
        somebody.at_service(somebody.set_out(), login="gjest")
    )
    return bool(somebody.known_as_nobody.status_code == 403)


# --- the five of Digdir --------------------------------------------------------------------


def test_who_signed_in_at_another_service_comes_in_without_being_asked(
    walker: Any, known: Any
) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    # Another site that uses the same service, in the same browser.
    kari.at_service(kari.set_out())

    assert kari.client.get(kari.at_service(kari.set_out(), login="gjest"))["Location"] == "/"
    assert kari.may_read()


def test_who_signed_in_here_goes_on_to_another_service_without_being_asked(kari: Any) -> None:
    other = Client()
    there = kari.client
    kari.client = other
    # Asked, the guest would be the one who answers.
    assert not is_asked_who_it_is(kari)
    kari.client = there
    assert kari.may_read()


def test_who_signs_out_here_is_out_there_and_everywhere(kari: Any, inbox: Serving) -> None:
    page = kari.leave()
    assert not kari.may_read()
    back = kari.leave_there(page)

    assert back.startswith("/signed-out?state=")
    assert "Løten kommune" in kari.client.get(back).content.decode()
    # The service tells every site of its own; and the next one is asked who it is.
    assert [asked.path for asked in inbox.asked] == ["/told"]
    assert is_asked_who_it_is(kari)


def test_who_signs_out_at_another_service_is_out_here_at_once(
    kari: Any, inbox: Serving
) -> None:
    kari_elsewhere = Client()
    here, kari.client = kari.client, kari_elsewhere
    kari.sign_in()
    kari.leave_there(kari.leave())
    kari.client = here
    assert kari.may_read()

    # Its message carries no cookie of anybody.
    for asked in inbox.asked:
        told = Client(enforce_csrf_checks=True).post(TOLD, dict(asked.form))
        assert (told.status_code, told["Cache-Control"]) == (200, "no-store")
    assert not kari.may_read()


def test_whose_session_here_ran_out_comes_in_again_without_being_asked(kari: Any) -> None:
    with at_the_gate():
        Session.objects.all().delete()
    assert not kari.may_read()

    assert kari.client.get(kari.at_service(kari.set_out(), login="gjest"))["Location"] == "/"
    assert kari.may_read()


# --- told in the browser -------------------------------------------------------------------


def test_a_frame_of_the_service_ends_the_session_by_its_sid(kari: Any) -> None:
    named = {"iss": kari.services.municipality.issuer, "sid": sid()}
    stranger = Client()
    # Any number of times: whoever is out stays out.
    for _ in range(2):
        told = stranger.get(TOLD, named)
        assert (told.status_code, told["Cache-Control"]) == (200, "no-store")
        assert not kari.may_read()
    assert stranger.cookies == {}


def test_who_was_signed_out_there_reads_why(kari: Any) -> None:
    Client().get(TOLD, {"iss": kari.services.municipality.issuer, "sid": sid()})
    page = kari.client.get("/loten/", follow=True).content.decode()

    assert "Du ble logget ut fordi du logget ut i tjenesten" in page


def test_only_that_service_may_show_only_that_page_in_a_frame(kari: Any) -> None:
    named = {"iss": kari.services.municipality.issuer, "sid": "x"}
    told, other = kari.client.get(TOLD, named), kari.client.get("/loten/")
    rules = told["Content-Security-Policy"].split("; ")

    assert "frame-ancestors http://127.0.0.1:1" in rules
    assert "X-Frame-Options" not in told
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"
    # The police's has no origin to show it, so nobody does.
    politi = {"iss": kari.services.police.issuer, "sid": "x"}
    told = kari.client.get("/sign-out/politi/told", politi)
    assert told["Content-Security-Policy"] == POLICY
    assert told["X-Frame-Options"] == ALWAYS["X-Frame-Options"]


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"sid": "SID"},
        {"iss": "ISS"},
        {"iss": "https://evil.example", "sid": "SID"},
        {"iss": "ISS", "sid": "\x00"},
        {"iss": "ISS", "sid": "another"},
    ],
)
def test_whoever_does_not_know_the_sid_ends_nobodys_session(
    named: dict[str, str], kari: Any
) -> None:
    right = {"ISS": kari.services.municipality.issuer, "SID": sid()}
    told = Client().get(TOLD, {name: right.get(text, text) for name, text in named.items()})

    assert told.status_code in (200, 400)
    assert kari.may_read()


def test_one_service_ends_no_session_of_the_other(kari: Any) -> None:
    named = {"iss": kari.services.police.issuer, "sid": sid()}

    assert Client().get("/sign-out/politi/told", named).status_code == 200
    assert Client().get(TOLD, named).status_code == 400
    assert kari.may_read()


# --- told by the service -------------------------------------------------------------------


def test_a_message_counts_once_and_ends_what_it_names(kari: Any, inbox: Serving) -> None:
    kari.leave_there(kari.leave())
    [asked] = inbox.asked
    kari.sign_in()

    assert Client().post(TOLD, dict(asked.form)).status_code == 200
    # It names the session that was, and not the one there is now.
    assert kari.may_read()
    assert Client().post(TOLD, dict(asked.form)).status_code == 400
    with at_the_gate():
        assert UsedOnce.objects.exists()


def test_a_message_about_a_person_ends_all_their_sessions(kari: Any, walker: Any) -> None:
    elsewhere = walker("slt")
    elsewhere.sign_in()
    issuer = kari.services.municipality.issuer
    now = _now()
    token = kari.services.municipality.signed(
        {
            "iss": issuer,
            "aud": "samrad",
            "iat": now,
            "exp": now + 120,
            "jti": "all of them",
            "sub": "slt",
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        },
        typ="logout+jwt",
    )

    assert Client().post(TOLD, {"logout_token": token}).status_code == 200
    assert not kari.may_read()
    assert not elsewhere.may_read()


def _now() -> int:
    from samrad.web.kit import clock

    return int(clock.real_now().timestamp())


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00", "ÿ.ÿ.ÿ"])
def test_a_message_that_is_none_ends_nothing(token: str, kari: Any) -> None:
    told = Client().post(TOLD, {"logout_token": token})

    assert told.status_code == 400
    assert kari.may_read()


# --- signing out here ----------------------------------------------------------------------


def test_who_was_not_let_in_can_sign_out_there_too(walker: Any) -> None:
    guest = walker("gjest")
    assert guest.sign_in().status_code == 403
    page = guest.leave()

    assert guest.leave_there(page).startswith("/signed-out?state=")
    # Nobody is signed in there any more.
    assert is_asked_who_it_is(guest)


def test_the_token_stands_in_no_address_and_the_form_goes_there_only(kari: Any) -> None:
    page = kari.leave()
    body = page.content.decode()

    assert 'method="post"' in body
    assert body.count('name="id_token_hint"') == 1
    assert kari.services.municipality.issuer in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_when_the_service_is_down_one_is_out_here_all_the_same(kari: Any) -> None:
    from samrad.actions import signing_in

    kari.services.municipality.stop()
    signing_in.KNOWN._metadata.clear()
    page = kari.leave()

    assert page.status_code == 200
    assert "Løten kommune" in page.content.decode()
    assert not kari.may_read()
    with at_the_gate():
        assert not ServiceSession.objects.exists()


def test_the_way_back_says_signed_out_there_only_to_who_came_from_there(kari: Any) -> None:
    kari.leave()

    page = kari.client.get("/signed-out?state=forged").content.decode()
    assert "Løten kommune" not in page


def test_what_is_over_is_forgotten(kari: Any) -> None:
    from samrad.actions.signing_in import forget_sign_ins
    from samrad.web.kit import clock

    now = clock.real_now()
    with at_the_gate():
        assert UsedOnce.objects.count() == ServiceSession.objects.count() == 1
    forget_sign_ins(at=now)
    assert kari.may_read()
    with at_the_gate():
        assert UsedOnce.objects.count() == 1

    forget_sign_ins(at=now + timedelta(days=1, minutes=1))
    with at_the_gate():
        assert UsedOnce.objects.count() == ServiceSession.objects.count() == 0
    assert not kari.may_read()


def test_the_token_in_the_form_is_the_one_of_this_sign_in(kari: Any) -> None:
    import re

    body = kari.leave().content.decode()
    found = re.search(r'name="id_token_hint" value="([^"]*)"', body)
    assert found
    assert claims_of(found[1])["sub"] == "slt"
