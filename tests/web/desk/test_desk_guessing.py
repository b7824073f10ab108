"""Guessing ends, and keeps nobody else out; nobody learns who exists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.test import Client

from samrad.records.basics.context import at_the_gate
from samrad.web.desk.arriving import guessing
from samrad.web.kit import clock
from web.desk.signing import PASSWORD, Member, a_member, code_now, who_is_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Attempts of one sender at one account before it has to wait.
MOST = guessing._HERE[0][0] + 1


@pytest.fixture(autouse=True)
def _real(outside_the_demo: None) -> None:
    """Where it is real."""


@pytest.fixture
def kari(person: Any) -> Member:
    return a_member(person("slt.loten"))


def guess(client: Client, email: str, times: int, sender: str = "203.0.113.9") -> Any:
    answer = None
    for number in range(times):
        sent = {"username": email, "password": f"gjett {number}"}
        answer = client.post("/sign-in/", sent, REMOTE_ADDR=sender)
    return answer


def said(answer: Any) -> str:
    return str(answer.context["form"].errors)


@pytest.mark.parametrize("email", ["slt.loten@samrad.example", "nobody@samrad.example"])
def test_after_some_wrong_ones_one_waits_whether_the_account_exists_or_not(
    email: str, kari: Member, client: Client
) -> None:
    assert guess(client, email, MOST).status_code == 200
    answer = guess(client, email, 1)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 2 * 900
    assert "minutt" in said(answer)
    # Not even the right password is tried now, so the wait says nothing about it.
    assert kari.types_password(client, REMOTE_ADDR="203.0.113.9").status_code == (
        429 if email == kari.email else 302
    )


def test_the_answers_are_the_same_word_for_word(kari: Member) -> None:
    told = []
    for email in (kari.email, "nobody@samrad.example"):
        client = Client()
        answers = [guess(client, email, 1, f"203.0.113.{len(email)}") for _ in range(MOST + 1)]
        told.append([(one.status_code, said(one).replace(email, "")) for one in answers])
    assert told[0] == told[1]


def test_who_guesses_elsewhere_keeps_nobody_at_home_out(kari: Member) -> None:
    home = Client()
    kari.signs_in(home)
    home.post("/sign-out")
    for number in range(12):
        guess(Client(), kari.email, 5, f"198.51.100.{number}")
    # From a browser never seen before one waits now, with the right password, too.
    assert kari.types_password(Client(), REMOTE_ADDR="192.0.2.1").status_code == 429

    assert kari.types_password(home, REMOTE_ADDR="198.51.100.1").status_code == 302
    assert kari.types_code(home, code_now(1)).status_code == 302


def test_guesses_from_a_known_browser_are_counted_too(kari: Member) -> None:
    home = Client()
    kari.signs_in(home)
    home.post("/sign-out")
    for number in range(guessing._DEVICE[0][0] + 1):
        assert guess(home, kari.email, 1, f"198.51.100.{number}").status_code == 200
    assert kari.types_password(home).status_code == 429
    # And only there.
    assert kari.types_password(Client()).status_code == 302


def test_the_known_browser_of_one_account_is_a_stranger_to_another(
    kari: Member, person: Any
) -> None:
    other = a_member(person("politikontakt.loten"))
    home = Client()
    kari.signs_in(home)
    home.post("/sign-out")
    guess(home, other.email, MOST)
    assert other.types_password(home, REMOTE_ADDR="203.0.113.9").status_code == 429
    assert kari.types_password(home, REMOTE_ADDR="203.0.113.9").status_code == 302


@pytest.mark.parametrize(
    "change",
    [lambda v: v[:-1], lambda v: v * 2, lambda _: "", lambda _: "W10:x:y"],
)
def test_a_forged_cookie_makes_no_known_browser(
    change: Callable[[str], str], kari: Member
) -> None:
    home = Client()
    kari.signs_in(home)
    home.post("/sign-out")
    home.cookies["device"] = change(home.cookies["device"].value)
    guess(home, kari.email, MOST)
    assert kari.types_password(home, REMOTE_ADDR="203.0.113.9").status_code == 429


def test_the_cookie_says_nothing_about_who_signed_in(kari: Member, client: Client) -> None:
    kari.signs_in(client)
    cookie = client.cookies["device"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "loten" not in cookie.value
    assert str(kari.person.pk) not in cookie.value


def test_the_longer_one_guesses_the_longer_one_waits(monkeypatch: Any) -> None:
    now = [1_795_800_000.0]

    class Moment:
        def timestamp(self) -> float:
            return now[0]

    monkeypatch.setattr(clock, "real_now", Moment)
    tried = guessing.Attempt("password", "x", "203.0.113.9", "")
    waits = []
    for _ in range(60):
        if wait := tried.wait():
            waits.append(wait)
            now[0] += wait
        tried.was_wrong()
    assert waits[0] <= 2 * 900
    assert max(waits) > 3600


def test_wrong_codes_are_counted(kari: Member, client: Client) -> None:
    kari.types_password(client)
    for _ in range(MOST):
        assert kari.types_code(client, "000000").status_code == 200
    answer = kari.types_code(client)
    assert answer.status_code == 429
    assert who_is_in(client) == ""
    # To begin from the start helps nobody.
    kari.types_password(client)
    assert kari.types_code(client).status_code == 429


def test_right_ones_are_not_counted(kari: Member) -> None:
    for _ in range(MOST + 3):
        assert kari.types_password(Client(), REMOTE_ADDR="203.0.113.9").status_code == 302


def test_there_is_as_much_work_whether_the_account_exists_or_not(
    kari: Member, person: Any, monkeypatch: Any
) -> None:
    gone, sealed = a_member(person("uten.sete")), a_member(person("ordforer.loten"))
    gone.person.is_active = False
    sealed.person.set_unusable_password()
    with at_the_gate():
        gone.person.save(update_fields=["is_active"])
        sealed.person.save(update_fields=["password"])
    done: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(hasher: Any, password: str, salt: str) -> str:
        done.append(password)
        return str(encode(hasher, password, salt))

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    work = {}
    for who, email, password in (
        ("wrong", kari.email, "feil"),
        ("right", kari.email, PASSWORD),
        ("nobody", "nobody@samrad.example", PASSWORD),
        ("gone", gone.email, PASSWORD),
        ("without a password", sealed.email, PASSWORD),
    ):
        done.clear()
        Client().post("/sign-in/", {"username": email, "password": password})
        work[who] = len(done)
    assert work == dict.fromkeys(work, 1)
