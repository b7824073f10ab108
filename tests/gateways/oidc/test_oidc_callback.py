"""What comes back from a sign-in service and must not be taken for an answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from gateways.oidc.agreeing import SECRET, Visitor
from gateways.oidc.providing import Providing
from samrad.gateways.fetching import Secret
from samrad.gateways.oidc.providers import SecretInForm

pytestmark = pytest.mark.slow


def exchanges(service: Providing) -> int:
    """How often a code was shown to the service."""
    return len([one for one in service.relay.asked if one.path == "/token"])


@pytest.mark.parametrize("state", [None, "", "another", "ø", "x" * 10_000])
def test_an_answer_with_another_state_is_not_ours(
    kari: Visitor, municipality: Providing, refused: Any, state: str | None
) -> None:
    begun = kari.begin()
    back = {**kari.back(begun), "state": state}

    with refused("sign_in.state_differs"):
        kari.finish(begun.pending, {name: one for name, one in back.items() if one is not None})
    assert exchanges(municipality) == 0


def test_somebody_elses_answer_cannot_be_slipped_to_kari(kari: Visitor, refused: Any) -> None:
    hers, attackers = kari.begin(), kari.begin()
    slipped = kari.back(attackers, "gjest")

    with refused("sign_in.state_differs"):
        kari.finish(hers.pending, slipped)


def test_a_code_of_another_browser_fails_with_our_state(kari: Visitor, refused: Any) -> None:
    hers, attackers = kari.begin(), kari.begin()
    injected = {**kari.back(hers), "code": kari.back(attackers, "gjest")["code"]}

    # The verifier (PKCE) and the nonce belong to another sign-in.
    with refused("sign_in.code_refused"):
        kari.finish(hers.pending, injected)


def test_another_verifier_is_refused_by_the_service(kari: Visitor, refused: Any) -> None:
    begun = kari.begin()
    back = kari.back(begun)

    with refused("sign_in.code_refused", error="invalid_grant"):
        kari.finish(replace(begun.pending, verifier="v" * 64), back)


def test_an_answer_that_does_not_say_who_answers_is_refused(
    kari: Visitor, refused: Any
) -> None:
    begun = kari.begin()
    back = kari.back(begun)
    del back["iss"]

    with refused("sign_in.mixed_up"):
        kari.finish(begun.pending, back)


def test_an_answer_of_one_service_is_not_taken_for_the_others(
    kari: Visitor,
    politikontakt: Visitor,
    municipality: Providing,
    police: Providing,
    refused: Any,
) -> None:
    """Mix-up: the police's service is crooked, and sends its visitor on to the other one."""
    hers, theirs = kari.begin(), politikontakt.begin()
    honest = kari.back(hers)
    crooked = {**honest, "state": theirs.pending.state}

    with refused("sign_in.mixed_up", provider="Politiet"):
        politikontakt.finish(theirs.pending, crooked)
    # The code was shown to nobody but the one that made it.
    assert exchanges(police) == exchanges(municipality) == 0


def test_what_was_begun_at_one_service_is_not_finished_at_another(
    kari: Visitor, politikontakt: Visitor, refused: Any
) -> None:
    begun = kari.begin()

    with refused("sign_in.state_differs"):
        politikontakt.finish(begun.pending, kari.back(begun))


def test_an_answer_counts_once(kari: Visitor, municipality: Providing, refused: Any) -> None:
    begun = kari.begin()
    back = kari.back(begun)
    assert kari.finish(begun.pending, back).name == "Kari Nordmann"

    with refused("sign_in.used_already"):
        kari.finish(begun.pending, back)
    assert exchanges(municipality) == 1


def test_the_service_too_lets_a_code_count_once(kari: Visitor, refused: Any) -> None:
    begun = kari.begin()
    back = kari.back(begun)
    kari.finish(begun.pending, back)
    kari.marks.kept.clear()

    with refused("sign_in.code_refused"):
        kari.finish(begun.pending, back)


@pytest.mark.parametrize(
    ("minutes", "code"), [(10, None), (10.1, "sign_in.expired"), (-0.1, "sign_in.expired")]
)
def test_ten_minutes_are_enough_to_sign_in(
    kari: Visitor, refused: Any, minutes: float, code: str | None
) -> None:
    begun = kari.begin()
    back = kari.back(begun)
    earlier = replace(begun.pending, begun_at=kari.at - timedelta(minutes=minutes))

    if code is None:
        assert kari.finish(earlier, back).name
    else:
        with refused(code):
            kari.finish(earlier, back)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("access_denied", "sign_in.cancelled"),
        ("login_required", "sign_in.cancelled"),
        ("temporarily_unavailable", "sign_in.busy"),
        ("unmet_authentication_requirements", "sign_in.too_weak"),
        ("invalid_scope", "sign_in.not_accepted"),
    ],
)
def test_an_error_of_the_service_is_understood(
    kari: Visitor, refused: Any, error: str, code: str
) -> None:
    begun = kari.begin()

    with refused(code, error=error):
        kari.finish(begun.pending, kari.back(begun, refuses=error))


def test_an_error_cannot_forge_a_line_in_a_log(kari: Visitor, refused: Any) -> None:
    begun = kari.begin()
    back = {**kari.back(begun, refuses="access_denied"), "error": "x\nINFO signed in: chief"}

    with refused("sign_in.not_accepted", error="?"):
        kari.finish(begun.pending, back)


def test_an_answer_without_a_code_is_none(kari: Visitor, refused: Any) -> None:
    begun = kari.begin()
    back = kari.back(begun)

    with refused("sign_in.no_code"):
        kari.finish(begun.pending, {**back, "code": ""})


def test_our_password_goes_in_the_header(politikontakt: Visitor, police: Providing) -> None:
    assert politikontakt.sign_in().subject_key == f"{police.issuer} kari"

    exchange = next(one for one in police.relay.asked if one.path == "/token")
    assert dict(exchange.headers)["Authorization"].startswith("Basic ")
    assert "client_secret" not in exchange.form


def test_our_password_goes_in_the_form_where_that_is_agreed(
    politikontakt: Visitor, police: Providing
) -> None:
    authentication = SecretInForm(Secret(SECRET))
    politikontakt.provider = replace(politikontakt.provider, authentication=authentication)
    assert politikontakt.sign_in().subject_key == f"{police.issuer} kari"

    exchange = next(one for one in police.relay.asked if one.path == "/token")
    assert exchange.form["client_secret"] == SECRET
    assert "Authorization" not in dict(exchange.headers)
