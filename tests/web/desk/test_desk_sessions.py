"""One stays signed in for half an hour of quiet and two hours in all, and no longer."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from samrad.actions.sessions import sessions_of
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Seat
from samrad.web.desk.arriving import staying
from samrad.web.kit import clock

pytestmark = pytest.mark.django_db

MINUTE = 60


@pytest.fixture
def later(monkeypatch: Any) -> Any:
    """Let time pass for what really runs out: `later(minutes=5)`."""
    passed = [timedelta()]
    real = clock.real_now

    def go(**more: float) -> None:
        passed[0] += timedelta(**more)

    monkeypatch.setattr(clock, "real_now", lambda: real() + passed[0])
    return go


def is_in(client: Client) -> bool:
    return bool(client.get("/loten/").status_code == 200)


def test_quiet_for_half_an_hour_one_is_out(signed_in: Any, later: Any) -> None:
    client = signed_in("slt.loten")
    later(minutes=29)
    assert is_in(client)
    later(minutes=29)
    assert is_in(client)
    later(minutes=30)
    assert not is_in(client)
    page = client.get("/sign-in/").content.decode()
    assert "fordi ingenting skjedde en stund" in page
    assert "fordi ingenting skjedde en stund" not in client.get("/sign-in/").content.decode()


def test_after_two_hours_one_is_out_however_busy(signed_in: Any, later: Any) -> None:
    client = signed_in("slt.loten")
    for _ in range(11):
        later(minutes=10)
        assert is_in(client)
    later(minutes=10)
    assert not is_in(client)
    assert "logget inn lenge" in client.get("/sign-in/").content.decode()


def test_the_limits_are_settings(signed_in: Any, later: Any, settings: Any) -> None:
    settings.SAMRAD_SESSION_IDLE = 5
    client = signed_in("slt.loten")
    later(minutes=5)
    assert not is_in(client)


def test_a_session_that_is_over_is_gone_from_the_database(signed_in: Any, later: Any) -> None:
    client = signed_in("slt.loten")
    key = client.session.session_key
    later(minutes=31)
    client.get("/")
    with at_the_gate():
        assert not Session.objects.filter(session_key=key).exists()


def test_a_session_that_never_began_opens_nothing(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    session = client.session
    del session[staying._BEGAN]
    session.save()
    assert not is_in(client)


def test_who_loses_the_last_seat_is_out(
    signed_in: Any, later: Any, within: Any, person: Any
) -> None:
    client = signed_in("slt.loten")
    with within("loten"):
        Seat.objects.filter(person=person("slt.loten")).update(until="2025-06-15")
    # What the council has is out of sight at once; the session ends with the next minute.
    assert client.get("/loten/").status_code == 404
    later(minutes=1)
    assert client.get("/").status_code == 302
    assert "siste plassen" in client.get("/sign-in/").content.decode()


def test_who_never_had_a_seat_stays(signed_in: Any, later: Any) -> None:
    client = signed_in("uten.sete")
    later(minutes=2)
    assert client.get("/").status_code == 200


def test_one_sees_where_one_is_signed_in_and_ends_it(person: Any) -> None:
    who, other = person("slt.loten"), person("politikontakt.loten")
    here, there, theirs = (Client(HTTP_USER_AGENT="Firefox/1 Windows") for _ in range(3))
    with at_the_gate():
        here.force_login(who)
        there.force_login(who)
        theirs.force_login(other)
        (foreign,) = UserSession.objects.filter(user=other)
    page = here.get("/my-sign-in/")
    (one,) = (s for s in page.context["sessions"] if not s.is_this)
    assert len(page.context["sessions"]) == 2

    here.post("/my-sign-in/sessions", {"session": foreign.pk})
    assert is_in(theirs)
    here.post("/my-sign-in/sessions", {"session": one.which})
    assert is_in(here)
    assert not is_in(there)


def test_all_others_are_ended_at_once(person: Any) -> None:
    who = person("slt.loten")
    here, *others = (Client() for _ in range(4))
    with at_the_gate():
        for client in (here, *others):
            client.force_login(who)
    here.post("/my-sign-in/sessions", {"session": "others"})
    assert is_in(here)
    assert not any(is_in(one) for one in others)


@pytest.mark.parametrize("which", ["", "x", "9" * 40, "-1", "1; DROP TABLE"])
def test_nothing_is_ended_that_is_no_session(which: str, signed_in: Any) -> None:
    client = signed_in("slt.loten")
    assert client.post("/my-sign-in/sessions", {"session": which}).status_code == 302
    assert is_in(client)


def test_a_device_nobody_knows_is_no_trouble(person: Any) -> None:
    client = Client(HTTP_USER_AGENT="<b>x</b>" * 90)
    with at_the_gate():
        client.force_login(person("slt.loten"))
    page = client.get("/my-sign-in/")
    assert page.status_code == 200
    assert "<b>x" not in page.content.decode()


def test_no_address_is_kept(signed_in: Any) -> None:
    signed_in("slt.loten")
    with at_the_gate():
        assert set(UserSession.objects.values_list("ip", flat=True)) == {"::"}


def test_signing_out_leaves_nothing_in_the_list(signed_in: Any, person: Any) -> None:
    client = signed_in("slt.loten")
    client.post("/sign-out")
    with as_person(person("slt.loten").id):
        assert sessions_of(person("slt.loten"), "") == []


def test_where_one_is_signed_in_nobody_else_reads(signed_in: Any, person: Any) -> None:
    signed_in("slt.loten")
    with as_person(person("politikontakt.loten").id):
        assert not UserSession.objects.exists()
