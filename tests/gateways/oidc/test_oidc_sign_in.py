"""Signing in through two real, independent providers."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gateways.oidc.agreeing import HIGH, SUBSTANTIAL, Visitor, agreed
from gateways.oidc.providing import Providing, claims_of
from gateways.oidc.visiting import browser
from samrad.core.people.parties import Party
from samrad.gateways.oidc import NotLetIn, pending_of

pytestmark = pytest.mark.slow


def test_kari_signs_in_through_her_municipality(kari: Visitor, municipality: Providing) -> None:
    someone = kari.sign_in()

    assert someone.party is Party.MUNICIPALITY
    assert someone.subject_key == f"{municipality.issuer} kari"
    assert someone.organisations == {"loten"}
    assert (someone.name, someone.email) == ("Kari Nordmann", "kari@kommune.example")
    assert someone.sid
    assert someone.acr is None


def test_two_services_are_used_at_once(kari: Visitor, politikontakt: Visitor) -> None:
    hers, theirs = kari.begin(), politikontakt.begin()
    back = politikontakt.back(theirs), kari.back(hers)

    assert kari.finish(hers.pending, back[1]).party is Party.MUNICIPALITY
    assert politikontakt.finish(theirs.pending, back[0]).party is Party.POLICE


def test_the_request_is_handed_over_in_advance_where_it_can_be(
    kari: Visitor, municipality: Providing
) -> None:
    shown = parse_qs(urlsplit(kari.begin().address).query)

    pushed = next(one for one in municipality.relay.asked if one.path == "/request")
    assert set(shown) == {"client_id", "request_uri"}
    assert pushed.form["code_challenge_method"] == "S256"
    assert len(pushed.form["code_challenge"]) == 43
    assert pushed.form["client_assertion_type"].endswith(":jwt-bearer")
    assert "client_secret" not in pushed.form


def test_elsewhere_it_goes_with_the_browser_and_holds_no_secret(
    politikontakt: Visitor,
) -> None:
    begun = politikontakt.begin(language="nn")
    shown = parse_qs(urlsplit(begun.address).query)

    assert shown["code_challenge_method"] == ["S256"]
    assert shown["ui_locales"] == ["nn"]
    assert shown["response_type"] == ["code"]
    assert begun.pending.verifier not in begun.address
    assert shown["code_challenge"] != [begun.pending.verifier]


def test_our_assertion_is_short_lived_and_never_the_same(
    kari: Visitor, municipality: Providing, now: datetime
) -> None:
    kari.sign_in()

    forms = [one.form for one in municipality.relay.asked]
    said = [claims_of(form["client_assertion"]) for form in forms if "client_assertion" in form]
    assert len({one["jti"] for one in said}) == len(said) == 2
    for one in said:
        assert (one["iss"], one["sub"]) == ("samrad", "samrad")
        assert one["aud"] == municipality.issuer
        assert one["exp"] - now.timestamp() <= 60


def test_the_level_of_assurance_is_asked_for_and_kept(
    municipality: Providing, now: datetime
) -> None:
    provider = agreed(municipality, kind="id-porten", minimum_acr=SUBSTANTIAL)
    kari = Visitor(provider, now)

    assert kari.sign_in(acr=HIGH).acr == HIGH
    assert kari.sign_in(acr=SUBSTANTIAL).acr == SUBSTANTIAL
    pushed = [
        one.form["acr_values"] for one in municipality.relay.asked if one.path == "/request"
    ]
    assert pushed == [f"{SUBSTANTIAL} {HIGH}"] * 2


@pytest.mark.parametrize("acr", [SUBSTANTIAL, "", "idporten-loa-low", "high"])
def test_a_weaker_level_is_not_let_in_but_can_sign_out_there(
    municipality: Providing, now: datetime, acr: str
) -> None:
    provider = agreed(municipality, kind="id-porten", minimum_acr=HIGH)

    with pytest.raises(NotLetIn) as caught:
        Visitor(provider, now).sign_in(acr=acr)
    assert caught.value.refusal.code == "sign_in.too_weak"
    assert claims_of(caught.value.id_token.text)["sub"] == "kari"


def test_who_is_signed_in_there_already_signs_in_anew_for_a_step_up(kari: Visitor) -> None:
    with browser() as hers:
        kari.sign_in(using=hers)
        again = kari.begin()
        # Nobody asks who it is: the session there is enough.
        assert kari.finish(again.pending, kari.back(again, "gjest", using=hers)).name
        begun = kari.begin(step_up=True)
        # Now they ask; and whoever answers is somebody else.
        with pytest.raises(NotLetIn):
            kari.finish(begun.pending, kari.back(begun, "gjest", using=hers))


def test_a_step_up_that_the_service_forgot_is_refused(
    kari: Visitor, municipality: Providing, now: datetime, refused: Any
) -> None:
    municipality.claiming(auth_time=int(now.timestamp()) - 3600)
    begun = kari.begin(step_up=True)

    with refused("sign_in.too_long_ago"):
        kari.finish(begun.pending, kari.back(begun))


def test_a_service_that_does_not_say_when_they_signed_in(
    kari: Visitor, municipality: Providing, refused: Any
) -> None:
    municipality.claiming(auth_time=None)
    begun = kari.begin(step_up=True)

    with refused("sign_in.too_long_ago"):
        kari.finish(begun.pending, kari.back(begun))


def test_people_who_signed_in_too_long_ago_are_refused(
    municipality: Providing, now: datetime, refused: Any
) -> None:
    kari = Visitor(agreed(municipality, max_age=1800), now)
    assert kari.sign_in().name
    municipality.claiming(auth_time=int(now.timestamp()) - 1831)

    with refused("sign_in.too_long_ago"):
        kari.sign_in()


def test_somebody_of_no_organisation_of_ours_is_not_let_in(kari: Visitor) -> None:
    with pytest.raises(NotLetIn) as caught:
        kari.sign_in("gjest")
    assert caught.value.refusal.code == "sign_in.no_organisation"
    assert caught.value.id_token.text


def test_what_is_under_way_rests_in_a_session_as_plain_values(kari: Visitor) -> None:
    begun = kari.begin(step_up=True)

    assert pending_of(begun.pending.kept()) == begun.pending


def test_no_secret_shows_when_values_are_printed_or_logged(
    kari: Visitor, caplog: pytest.LogCaptureFixture, now: datetime
) -> None:
    caplog.set_level("DEBUG")
    begun = kari.begin()
    back = kari.back(begun)
    caplog.clear()
    someone = kari.finish(begun.pending, back)

    shown = repr(begun) + repr(someone) + repr(kari.provider) + caplog.text
    pending = begun.pending
    hidden = [pending.state, pending.nonce, pending.verifier, back["code"]]
    assert [one for one in (*hidden, someone.id_token.text) if one in shown] == []
    assert "PRIVATE KEY" not in shown
    assert now - timedelta(1) < pending.begun_at
