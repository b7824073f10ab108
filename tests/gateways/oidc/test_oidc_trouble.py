"""A sign-in service that is down, slow, changed, or not the one it was."""

import json
from datetime import datetime, timedelta
from threading import Event
from typing import Any

import pytest

from gateways.oidc.agreeing import Visitor, agreed
from gateways.oidc.providing import Providing
from gateways.serving import Answered, Asked
from samrad.core.basics.refusals import Refused
from samrad.gateways.fetching import asking
from samrad.gateways.oidc import Known

pytestmark = pytest.mark.slow
DISCOVERY = "/.well-known/openid-configuration"
PLACES = [DISCOVERY, "/jwks", "/token", "/request"]


def count(service: Providing, path: str) -> int:
    return len([one for one in service.relay.asked if one.path == path])


def describing(service: Providing, **changes: Any) -> None:
    """From now on the service describes itself otherwise; None leaves something out."""

    def answer(asked: Asked) -> Answered:
        said = {**json.loads(service.forward(asked).content), **changes}
        kept = {name: one for name, one in said.items() if one is not None}
        return Answered(json.dumps(kept).encode())

    service.relay.answers[DISCOVERY] = answer


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answered(b"<h1>Down</h1>", "text/html", 503), "fetching."),
        (
            Answered(b"<h1>Sign in to the wireless network</h1>", "text/html"),
            "fetching.not_json",
        ),
        (Answered(b"{", "application/json"), "fetching.not_json"),
        (Answered(b"[" * 100_000, "application/json"), "fetching.not_json"),
        (Answered(b" " * (1024 * 1024 + 1), "application/json"), "fetching.too_large"),
        (
            Answered(status=302, headers={"Location": "http://169.254.169.254/"}),
            "fetching.redirected",
        ),
        (Answered(status=307, headers={"Location": "/elsewhere"}), "fetching.redirected"),
    ],
    ids=["down", "portal", "cut off", "nested", "huge", "inside", "elsewhere"],
)
def test_trouble_at_any_step_is_a_clear_refusal(
    kari: Visitor, municipality: Providing, place: str, answer: Answered, code: str
) -> None:
    municipality.relay.answers[place] = lambda _: answer

    with pytest.raises(Refused) as caught:
        kari.sign_in()
    assert caught.value.refusal.code.startswith(code)
    assert count(municipality, "/elsewhere") == 0


@pytest.mark.parametrize("place", PLACES)
def test_a_service_that_does_not_answer_in_time(
    kari: Visitor,
    municipality: Providing,
    monkeypatch: pytest.MonkeyPatch,
    refused: Any,
    place: str,
) -> None:
    late = Event()

    def waits(asked: Asked) -> Answered:
        late.wait(20)
        return municipality.forward(asked)

    monkeypatch.setattr(asking, "_READ", 0.5)
    municipality.relay.answers[place] = waits
    with refused("fetching.no_answer"):
        kari.sign_in()
    late.set()


def test_a_service_that_goes_down_in_the_middle_and_comes_back(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    begun = kari.begin()
    back = kari.back(begun)
    kari.known = Known()
    municipality.stop()
    with refused("fetching.no_answer", host="127.0.0.1"):
        kari.finish(begun.pending, back)

    municipality.start()
    kari.at += timedelta(seconds=10)
    assert kari.sign_in().name == "Kari Nordmann"


def test_a_service_that_is_down_is_asked_again_after_ten_seconds(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    municipality.relay.answers[DISCOVERY] = lambda _: Answered(b"{}", status=503)
    for later in (0, 1, 9):
        with refused("fetching.status", status=503):
            kari.known.metadata(kari.provider, at=kari.at + timedelta(seconds=later))
    assert count(municipality, DISCOVERY) == 1

    del municipality.relay.answers[DISCOVERY]
    assert kari.known.metadata(kari.provider, at=kari.at + timedelta(seconds=10)).token
    assert count(municipality, DISCOVERY) == 2


def test_what_a_service_says_of_itself_is_asked_for_once_an_hour(
    kari: Visitor, municipality: Providing
) -> None:
    for minutes in (0, 1, 59, 60, 61):
        kari.known.metadata(kari.provider, at=kari.at + timedelta(minutes=minutes))

    assert count(municipality, DISCOVERY) == 2


def test_a_clock_set_back_does_not_keep_old_knowledge(
    kari: Visitor, municipality: Providing
) -> None:
    for minutes in (0, -1):
        kari.known.metadata(kari.provider, at=kari.at + timedelta(minutes=minutes))

    assert count(municipality, DISCOVERY) == 2


@pytest.mark.parametrize("issuer", ["https://evil.example", "", None, 7])
def test_a_service_that_calls_itself_something_else(
    kari: Visitor, municipality: Providing, refused: Any, issuer: object
) -> None:
    describing(municipality, issuer=issuer)

    with refused("sign_in.issuer_differs", issuer=municipality.issuer):
        kari.begin()


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("token_endpoint", None, "token_endpoint"),
        ("token_endpoint", "http://10.0.0.1/token", "token_endpoint"),
        ("token_endpoint", "file:///etc/passwd", "token_endpoint"),
        ("token_endpoint", 7, "token_endpoint"),
        ("jwks_uri", "http://internal.example/keys", "jwks_uri"),
        ("authorization_endpoint", "javascript:alert(1)", "authorization_endpoint"),
        ("code_challenge_methods_supported", ["plain"], "S256"),
    ],
)
def test_a_description_that_leads_astray_is_refused(
    kari: Visitor, municipality: Providing, refused: Any, setting: str, value: Any, named: str
) -> None:
    describing(municipality, **{setting: value})

    with refused("sign_in.not_supported", setting=named):
        kari.begin()


@pytest.mark.parametrize(("ours", "theirs"), [(True, False), (False, True)])
def test_a_request_that_must_be_handed_over_is_not_sent_with_the_browser_instead(
    municipality: Providing, now: datetime, refused: Any, *, ours: bool, theirs: bool
) -> None:
    describing(
        municipality,
        pushed_authorization_request_endpoint=None,
        require_pushed_authorization_requests=theirs,
    )
    kari = Visitor(agreed(municipality, use_par=ours), now)

    with refused("sign_in.not_supported", setting="pushed_authorization_request_endpoint"):
        kari.begin()


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"error": "invalid_request"}, "invalid_request"),
        (200, {"request_uri": "urn:x"}, "200"),
        (201, {}, "201"),
        (400, {"error": "x\ny"}, "400"),
    ],
)
def test_a_request_that_is_not_accepted_in_advance(
    kari: Visitor,
    municipality: Providing,
    refused: Any,
    status: int,
    body: dict[str, str],
    error: str,
) -> None:
    content = json.dumps(body).encode()
    municipality.relay.answers["/request"] = lambda _: Answered(content, status=status)

    with refused("sign_in.not_accepted", error=error):
        kari.begin()


def test_a_key_of_ours_that_was_never_registered(
    municipality: Providing, now: datetime, refused: Any
) -> None:
    kari = Visitor(agreed(municipality, client_key_id="another"), now)

    with refused("sign_in.not_accepted", error="invalid_client"):
        kari.begin()


def test_another_proof_of_who_we_are_than_was_registered(
    police: Providing, now: datetime, refused: Any
) -> None:
    # We have a password there, and no key.
    signs = Visitor(agreed(police), now)

    with refused("sign_in.client_refused", error="invalid_client"):
        signs.sign_in()


def test_a_service_changes_its_key_and_kari_notices_nothing(
    kari: Visitor, municipality: Providing
) -> None:
    assert kari.sign_in().name
    before = count(municipality, "/jwks")
    municipality.rotate()
    kari.at += timedelta(minutes=1)

    assert kari.sign_in().name == "Kari Nordmann"
    assert count(municipality, "/jwks") == before + 1


def test_made_up_names_of_keys_do_not_make_us_ask_each_time(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    def renamed(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "id_token": municipality.signed({"sub": "kari"}, kid="made up")}

    municipality.exchanging(renamed)
    for _ in range(4):
        with refused("sign_in.unknown_key"):
            kari.sign_in()
    assert count(municipality, "/jwks") == 1
    kari.at += timedelta(minutes=1)
    with refused("sign_in.unknown_key"):
        kari.sign_in()
    assert count(municipality, "/jwks") == 2
