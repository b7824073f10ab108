"""Signing out: there when it was done here, and here when it was done there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from gateways.oidc.agreeing import SIGNED_OUT, Visitor, agreed
from gateways.oidc.providing import Providing, claims_of, new_key
from gateways.oidc.visiting import browser, post
from gateways.serving import Answered, Serving
from samrad.gateways.oidc import (
    NotLetIn,
    SignedInElsewhere,
    SignedOutElsewhere,
    SignOut,
    sign_out,
    told_by_browser,
    told_by_token,
)

pytestmark = pytest.mark.slow
EVENT = "http://schemas.openid.net/event/backchannel-logout"


def leaving(who: Visitor, someone: SignedInElsewhere | NotLetIn) -> SignOut:
    return sign_out(
        who.provider,
        id_token=someone.id_token,
        post_logout_redirect_uri=SIGNED_OUT,
        at=who.at,
        known=who.known,
    )


def told(who: Visitor, token: str, *, at: datetime | None = None) -> SignedOutElsewhere:
    return told_by_token(who.provider, token, at=at or who.at, known=who.known, seen=who.marks)


@pytest.fixture
def message(kari: Visitor, municipality: Providing, now: datetime) -> Callable[..., str]:
    """A sign-out message as the provider makes them, with something else in it."""

    def make(**changes: Any) -> str:
        made = int(now.timestamp())
        right = {
            "iss": municipality.issuer,
            "aud": "samrad",
            "iat": made,
            "exp": made + 120,
            "jti": "first",
            "events": {EVENT: {}},
            "sid": "session",
            "sub": "kari",
        }
        typ = changes.pop("typ", "logout+jwt")
        header = {"typ": typ} if typ else {}
        claims = {name: one for name, one in {**right, **changes}.items() if one is not None}
        return municipality.signed(claims, **header)

    assert kari.provider.issuer == municipality.issuer
    return make


def test_kari_signs_out_there_too_and_comes_back(kari: Visitor, inbox: Serving) -> None:
    with browser() as hers:
        someone = kari.sign_in(using=hers)
        out = leaving(kari, someone)
        assert someone.id_token.text not in out.address
        back = post(out.address, dict(out.fields), using=hers)

    assert back.startswith(SIGNED_OUT)
    assert parse_qs(urlsplit(back).query) == {"state": [out.state]}
    # The provider tells us itself, with a token it made.
    [asked] = inbox.asked
    over = told(kari, asked.form["logout_token"])
    assert over.sid == someone.sid
    assert over.subject_key in (None, someone.subject_key)
    assert over.issuer == someone.issuer


def test_the_same_message_counts_once(kari: Visitor, inbox: Serving, refused: Any) -> None:
    with browser() as hers:
        out = leaving(kari, kari.sign_in(using=hers))
        post(out.address, dict(out.fields), using=hers)
    token = inbox.asked[0].form["logout_token"]
    assert told(kari, token).sid

    with refused("sign_out.told_already"):
        told(kari, token)


def test_who_was_not_let_in_can_sign_out_there_too(kari: Visitor) -> None:
    with browser() as theirs:
        begun = kari.begin()
        with pytest.raises(NotLetIn) as caught:
            kari.finish(begun.pending, kari.back(begun, "gjest", using=theirs))
        out = leaving(kari, caught.value)
        assert post(out.address, dict(out.fields), using=theirs).startswith(SIGNED_OUT)
        # Nobody is signed in there any more: the next one is asked who it is.
        again = kari.begin()
        assert kari.finish(again.pending, kari.back(again, "kari", using=theirs)).name


def test_a_service_without_a_sign_out(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    someone = kari.sign_in()
    place = "/.well-known/openid-configuration"
    answer = httpx.get(municipality.issuer + place, trust_env=False).content
    without = answer.replace(b"end_session_endpoint", b"no_such_endpoint")
    municipality.relay.answers[place] = lambda _: Answered(without)
    kari.at += timedelta(hours=1)

    with refused("sign_in.not_supported", setting="end_session_endpoint"):
        leaving(kari, someone)


@pytest.mark.parametrize("typ", ["logout+jwt", "Logout+JWT", "JWT", None])
def test_a_message_names_the_session_and_the_person(
    kari: Visitor, municipality: Providing, message: Callable[..., str], typ: str | None
) -> None:
    over = told(kari, message(typ=typ))

    assert over == SignedOutElsewhere(
        municipality.issuer, "session", f"{municipality.issuer} kari"
    )


@pytest.mark.parametrize("left", ["sid", "sub"])
def test_a_message_may_name_only_one_of_them(
    kari: Visitor, message: Callable[..., str], left: str
) -> None:
    over = told(kari, message(**{left: None}))

    assert (over.sid is None) == (left == "sid")
    assert (over.subject_key is None) == (left == "sub")


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("sign_out.not_a_sign_out", {"events": None}),
        ("sign_out.not_a_sign_out", {"events": {}}),
        ("sign_out.not_a_sign_out", {"events": {EVENT: "yes"}}),
        ("sign_out.not_a_sign_out", {"events": [EVENT]}),
        ("sign_out.not_a_sign_out", {"events": {"http://example.org/other": {}}}),
        ("sign_out.not_a_sign_out", {"nonce": "n"}),
        ("sign_out.not_a_sign_out", {"sid": None, "sub": None}),
        ("sign_out.not_a_sign_out", {"sid": 7, "sub": ""}),
        ("sign_out.not_a_sign_out", {"jti": None}),
        ("sign_in.wrong_issuer", {"iss": "https://evil.example"}),
        ("sign_in.wrong_audience", {"aud": "somebody-else"}),
        ("sign_in.malformed", {"iat": None}),
        ("sign_in.malformed", {"typ": "at+jwt"}),
        ("sign_in.token_expired", {"exp": 1}),
        ("sign_in.token_early", {"iat": 9_999_999_999, "exp": 9_999_999_999}),
    ],
)
def test_a_message_that_is_none(
    kari: Visitor,
    message: Callable[..., str],
    refused: Any,
    code: str,
    changes: dict[str, Any],
) -> None:
    with refused(code):
        told(kari, message(**changes))
    assert kari.marks.kept == {}


def test_an_old_message_is_a_repeated_one(
    kari: Visitor, message: Callable[..., str], now: datetime, refused: Any
) -> None:
    made = int(now.timestamp())
    kari.at = now.replace(microsecond=0)
    assert told(kari, message(iat=made - 300, jti="just in time")).sid

    with refused("sign_out.told_already"):
        told(kari, message(iat=made - 301, jti="too late"))


def test_a_message_is_remembered_for_longer_than_it_counts(
    kari: Visitor, message: Callable[..., str]
) -> None:
    token = message()
    told(kari, token)

    [until] = kari.marks.kept.values()
    assert until >= kari.at + timedelta(minutes=6)


def test_a_forged_message(kari: Visitor, municipality: Providing, refused: Any) -> None:
    own = new_key()
    genuine, municipality.key = municipality.key, own
    try:
        claims = {"iss": municipality.issuer, "aud": "samrad", "sid": "session"}
        unknown = municipality.signed(claims, typ="logout+jwt")
        named = municipality.signed(claims, typ="logout+jwt", kid=genuine.kid)
    finally:
        municipality.key = genuine

    with refused("sign_in.unknown_key"):
        told(kari, unknown)
    with refused("sign_in.signature"):
        told(kari, named)


def test_an_id_token_signs_nobody_out(kari: Visitor, refused: Any) -> None:
    token = kari.sign_in().id_token.text
    assert "nonce" in claims_of(token)

    with refused("sign_out.not_a_sign_out"):
        told(kari, token)


def test_a_frame_names_a_session_and_no_cookie(
    municipality: Providing, now: datetime, refused: Any
) -> None:
    provider = Visitor(agreed(municipality), now).provider
    expected = SignedOutElsewhere(municipality.issuer, "session", None)

    # ID-porten writes its issuer with a slash here and nowhere else.
    for issuer in (municipality.issuer, f"{municipality.issuer}/"):
        assert told_by_browser(provider, {"iss": issuer, "sid": "session"}) == expected
    for query in (
        {},
        {"sid": "session"},
        {"iss": municipality.issuer},
        {"iss": municipality.issuer, "sid": ""},
        {"iss": f"{municipality.issuer}//", "sid": "session"},
        {"iss": "https://evil.example", "sid": "session"},
    ):
        with refused("sign_out.not_a_sign_out"):
            told_by_browser(provider, query)
