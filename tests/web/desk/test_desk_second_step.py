"""A password alone opens no council; a code counts once; a new session id at each step."""

from typing import Any

import pytest
from allauth.mfa.utils import decrypt
from django.test import Client

from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.people import factors
from web.desk.signing import PASSWORD, SECRET, Member, a_member, code_now, now, who_is_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIKE_ONE = (
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30",'
    '"authenticatorData":"AA","signature":"AA","userHandle":"%s"}}'
)


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


def sid(client: Client, settings: Any) -> str:
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie.value if cookie else ""


def test_password_then_code_and_one_is_in(kari: Member, client: Client) -> None:
    answer = kari.types_password(client)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/second/")
    assert who_is_in(client) == ""
    assert client.get("/loten/").status_code == 302

    answer = kari.types_code(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert who_is_in(client) == str(kari.person.pk)
    assert client.get("/loten/").status_code == 200


def test_the_way_one_wanted_to_go_is_kept_through_both_steps(
    kari: Member, client: Client
) -> None:
    client.post(
        "/sign-in/?next=/loten/",
        {"username": kari.email, "password": PASSWORD, "next": "/loten/log/"},
    )
    assert kari.types_code(client)["Location"] == "/loten/log/"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil", "\n/"]
)
def test_nobody_is_led_elsewhere(target: str, kari: Member, client: Client) -> None:
    sent = {"username": kari.email, "password": PASSWORD, "next": target}
    client.post("/sign-in/", sent)
    assert kari.types_code(client)["Location"] == "/"


def test_a_code_counts_once_in_whichever_process(kari: Member) -> None:
    code = code_now()
    first, second = Client(), Client()
    kari.types_password(first)
    kari.types_password(second)
    assert kari.types_code(first, code).status_code == 302
    answer = kari.types_code(second, code)

    assert answer.status_code == 200
    assert who_is_in(second) == ""
    # Nor one from before it: who looked over a shoulder has nothing.
    assert kari.types_code(second, code_now(-1)).status_code == 200
    assert kari.types_code(second, code_now(1)).status_code == 302


@pytest.mark.parametrize("code", ["000000", "", "abc", "１２３４５６", "0" * 41, "\x00"])
def test_a_wrong_code_lets_nobody_in(code: str, kari: Member, client: Client) -> None:
    kari.types_password(client)
    assert client.post("/sign-in/second/", {"code": code}).status_code == 200
    assert who_is_in(client) == ""


def test_a_code_from_far_off_is_wrong(kari: Member, client: Client) -> None:
    kari.types_password(client)
    for later in (-3, 3):
        assert kari.types_code(client, code_now(later)).status_code == 200


def test_a_recovery_code_lets_in_once(kari: Member) -> None:
    with as_person(kari.person.pk):
        code, *_ = factors.recovery_codes(kari.person, anew=False)
    first, second = Client(), Client()
    kari.types_password(first)
    assert kari.types_code(first, f"{code[:5]} {code[5:]}").status_code == 302
    kari.types_password(second)
    assert kari.types_code(second, code).status_code == 200


def test_who_did_not_type_the_password_is_asked_for_no_code(
    kari: Member, client: Client
) -> None:
    for answer in (client.get("/sign-in/second/"), kari.types_code(client)):
        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    for address in ("/sign-in/second/passkey", "/sign-in/lost"):
        assert client.post(address).status_code == 302
    assert who_is_in(client) == ""


def test_who_may_no_longer_sign_in_gets_no_further(kari: Member, client: Client) -> None:
    kari.types_password(client)
    kari.person.is_active = False
    with at_the_gate():
        kari.person.save(update_fields=["is_active"])
    assert kari.types_code(client)["Location"] == "/sign-in/"


def test_half_in_runs_out(kari: Member, client: Client) -> None:
    kari.types_password(client)
    session = client.session
    session["half in"] = {**session["half in"], "until": 0}
    session.save()
    assert kari.types_code(client)["Location"] == "/sign-in/"


def test_each_step_has_a_session_id_of_its_own(
    kari: Member, client: Client, settings: Any
) -> None:
    client.get("/sign-in/passkey")  # a session somebody could have planted
    planted = sid(client, settings)
    kari.types_password(client)
    half = sid(client, settings)
    kari.types_code(client)
    whole = sid(client, settings)

    assert len({planted, half, whole} - {""}) == 3
    for old in (planted, half):
        stranger = Client()
        stranger.cookies[settings.SESSION_COOKIE_NAME] = old
        assert stranger.get("/loten/").status_code == 302


def test_signed_in_once_more_the_session_id_is_new(
    signed_in: Any, settings: Any, person: Any
) -> None:
    settings.SAMRAD_DEMO_DAY = "2025-06-16"
    client = signed_in("slt.loten")
    before = sid(client, settings)
    for who in ("slt.loten", "politikontakt.loten"):
        client.post("/sign-in/demo", {"email": f"{who}@samrad.example"})
        assert who_is_in(client) == str(person(who).pk)
        assert sid(client, settings) != before
        before = sid(client, settings)


# --- without a second step -----------------------------------------------------------------


def test_a_password_alone_opens_no_council(plain: Member, client: Client) -> None:
    assert plain.types_password(client)["Location"] == "/"
    for address in ("/", "/loten/", "/loten/papers/", "/loten/log/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/my-sign-in/")
    assert client.get("/my-sign-in/").status_code == 200


def test_with_the_second_step_added_the_councils_open(plain: Member, client: Client) -> None:
    plain.types_password(client)
    client.get("/my-sign-in/app/")
    sealed = client.session["app's secret"]
    secret = decrypt(sealed)
    assert secret not in sealed
    answer = client.post("/my-sign-in/app/", {"code": code_now(secret=secret)})

    assert len(answer.context["codes"]) == 10
    assert client.get("/loten/").status_code == 200
    # The code that proved the app is used up.
    other = Client()
    plain.types_password(other)
    assert plain.types_code(other, code_now(secret=secret)).status_code == 200


def test_a_wrong_code_adds_no_app(plain: Member, client: Client) -> None:
    plain.types_password(client)
    client.get("/my-sign-in/app/")
    assert client.post("/my-sign-in/app/", {"code": "000000"}).status_code == 200
    with as_person(plain.person.pk):
        assert not factors.has_factor(plain.person)
    assert client.get("/loten/").status_code == 302


def test_added_elsewhere_the_session_with_a_password_still_sees_nothing(
    plain: Member, client: Client
) -> None:
    plain.types_password(client)
    with at_the_gate():
        factors.add_app(plain.person, SECRET, 0)
    assert client.get("/loten/")["Location"] == "/my-sign-in/"


def test_the_secret_of_an_app_is_sealed_in_the_database(kari: Member) -> None:
    from django.db import connection

    with at_the_gate(), connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        rows = cursor.fetchall()
        assert factors.use_code(kari.person, code_now(), at=now()) == factors.Factor.APP
    assert len(rows) == 1
    assert SECRET not in rows[0][0]


def test_sealed_with_a_key_that_is_gone_it_takes_no_code(kari: Member, settings: Any) -> None:
    before = settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    with at_the_gate():
        assert factors.use_code(kari.person, code_now(), at=now()) is None
    settings.SECRET_KEY_FALLBACKS = [before]
    with at_the_gate():
        assert factors.use_code(kari.person, code_now(), at=now()) == factors.Factor.APP


# --- changing how one signs in -------------------------------------------------------------


def test_the_last_one_is_not_removed(kari: Member, client: Client) -> None:
    kari.signs_in(client)
    with as_person(kari.person.pk):
        (app,) = factors.factors_of(kari.person)
    client.post("/my-sign-in/remove", {"factor": app.pk})
    with as_person(kari.person.pk):
        assert factors.has_factor(kari.person)


def test_nobody_removes_anothers(kari: Member, person: Any, client: Client) -> None:
    other = a_member(person("politikontakt.loten"))
    with at_the_gate():
        (theirs,) = factors.factors_of(other.person)
    kari.signs_in(client)
    for which in (theirs.pk, "x", "9" * 30, -1, ""):
        client.post("/my-sign-in/remove", {"factor": which})
    with at_the_gate():
        assert factors.has_factor(other.person)


def test_a_browser_left_open_changes_nothing(kari: Member, client: Client) -> None:
    kari.signs_in(client)
    session = client.session
    session["proved"] = 0
    session.save()
    for address in ("/my-sign-in/app/", "/my-sign-in/passkey"):
        answer = client.get(address)
        assert answer["Location"].startswith("/my-sign-in/confirm/?next=")
    for address in ("/my-sign-in/remove", "/my-sign-in/codes", "/my-sign-in/passkey"):
        assert client.post(address)["Location"].startswith("/my-sign-in/confirm/?next=")

    assert client.post("/my-sign-in/confirm/", {"password": "feil"}).status_code == 200
    sent = {"password": PASSWORD, "next": "/my-sign-in/app/"}
    assert client.post("/my-sign-in/confirm/", sent)["Location"] == "/my-sign-in/app/"
    assert client.get("/my-sign-in/app/").status_code == 200


def test_changing_something_signs_out_everywhere_else(kari: Member) -> None:
    here, there = Client(), Client()
    kari.signs_in(here)
    kari.types_password(there)
    kari.types_code(there, code_now(1))
    assert there.get("/loten/").status_code == 200

    here.post("/my-sign-in/codes")
    assert here.get("/loten/").status_code == 200
    assert there.get("/loten/").status_code == 302


def test_another_password_signs_out_everywhere_else(kari: Member, settings: Any) -> None:
    here, there = Client(), Client()
    kari.signs_in(here)
    kari.types_password(there)
    kari.types_code(there, code_now(1))
    before = sid(here, settings)
    new = "en annen setning om broen"
    sent = {"old": PASSWORD, "password": new, "again": new}
    assert here.post("/my-sign-in/password/", {**sent, "old": "feil"}).status_code == 200
    assert here.post("/my-sign-in/password/", sent)["Location"] == "/my-sign-in/"

    assert sid(here, settings) != before
    assert here.get("/loten/").status_code == 200
    assert there.get("/loten/").status_code == 302
    assert len(here.get("/my-sign-in/").context["sessions"]) == 1


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("kort", "kort"),
        ("passwordpassword", "passwordpasswor"),
        ("123456789012", "123456789012"),
        ("slt.loten@samrad.example", "slt.loten@samrad.example"),
        ("", ""),
    ],
)
def test_a_weak_password_is_not_taken(
    password: str, again: str, kari: Member, client: Client
) -> None:
    kari.signs_in(client)
    sent = {"old": PASSWORD, "password": password, "again": again}
    assert client.post("/my-sign-in/password/", sent).status_code == 200
    with at_the_gate():
        kari.person.refresh_from_db()
    assert kari.person.check_password(PASSWORD)


# --- passkeys ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        *("", "x", "[]", "{}", "null", '{"id": 1}', '{"response": {"userHandle": "x"}}'),
        "[" * 9000,
        LIKE_ONE,
    ],
)
def test_garbage_for_a_passkey_lets_nobody_in(
    answer: str, kari: Member, client: Client
) -> None:
    from base64 import urlsafe_b64encode

    handle = urlsafe_b64encode(str(kari.person.pk).encode()).decode().rstrip("=")
    sent = {"credential": answer.replace("%s", handle)}
    client.get("/sign-in/passkey")
    assert client.post("/sign-in/passkey", sent)["Location"] == "/sign-in/"
    kari.types_password(client)
    client.get("/sign-in/second/passkey")
    assert client.post("/sign-in/second/passkey", sent)["Location"] == "/sign-in/second/"
    assert who_is_in(client) == ""
    kari.types_code(client)
    client.get("/my-sign-in/passkey")
    assert client.post("/my-sign-in/passkey", sent)["Location"] == "/my-sign-in/"
    with at_the_gate():
        assert len(factors.factors_of(kari.person)) == 1


def test_what_the_browser_is_asked_for_a_new_passkey(kari: Member, client: Client) -> None:
    kari.signs_in(client)
    asked = client.get("/my-sign-in/passkey").json()["publicKey"]

    assert asked["rp"] == {"id": "testserver", "name": "Samråd"}
    assert asked["user"]["name"] == kari.email
    # So that it is all one needs: kept on the device, and opened with finger, face or PIN.
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"


@pytest.mark.usefixtures("kari")
def test_asking_for_any_passkey_names_nobodys(client: Client) -> None:
    asked = client.get("/sign-in/passkey").json()["publicKey"]

    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")
