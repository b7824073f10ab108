"""Signing in through the services of both parties, at two real providers."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from gateways.serving import Answered
from samrad.records.basics.context import at_the_gate
from samrad.records.signing_in.models import Identity

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_each_party_signs_in_with_its_own_service(walker: Any, known: Any) -> None:
    for who, key, login in (
        ("slt.loten", "kommune", "slt"),
        ("politikontakt.loten", "politi", "pk"),
    ):
        person, somebody = known(who, key, login), walker(login)
        answer = somebody.sign_in(key)

        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert somebody.who() == str(person.id)
        assert somebody.may_read("/loten/")
        # What one sees follows from one's seats, whatever one signed in with.
        assert not somebody.may_read("/lund/")


def test_the_sign_in_page_names_every_service_and_its_party(
    services: Any, client: Client
) -> None:
    assert services
    page = text_of(client.get("/sign-in/?next=/loten/log/"))

    for words in ("Løten kommune", "Politiet", 'action="/sign-in/kommune/"'):
        assert words in page
    assert page.count('name="next" value="/loten/log/"') >= 2


def test_without_a_file_there_is_no_button_and_no_address(client: Client) -> None:
    assert "/sign-in/kommune/" not in text_of(client.get("/sign-in/"))
    assert client.post("/sign-in/kommune/").status_code == 404
    assert client.get("/sign-in/kommune/back").status_code == 404
    assert client.get("/sign-out/kommune/told").status_code == 404


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/loten/log/", "/loten/log/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_signing_in_leads_to_a_page_of_ours(
    asked: str, led: str, walker: Any, known: Any
) -> None:
    known("slt.loten", "kommune", "slt")
    answer = walker("slt").sign_in(next=asked)

    assert (answer.status_code, answer["Location"]) == (302, led)


def test_two_tabs_may_sign_in_at_once(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    first, second = kari.set_out(), kari.set_out("politi")
    assert first != second

    assert kari.client.get(kari.at_service(first))["Location"] == "/"
    assert kari.may_read()


# --- who it is -----------------------------------------------------------------------------


def test_nobody_is_let_in_because_of_an_e_mail_address(walker: Any, person: Any) -> None:
    assert person("slt.loten").email == "slt.loten@samrad.example"
    stranger = walker("ny")
    answer = stranger.sign_in()

    assert answer.status_code == 403
    assert "invitasjonen" in text_of(answer)
    assert stranger.who() == ""
    with at_the_gate():
        assert not Identity.objects.exists()


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("samordnare.lund", "kommune"),
        ("politikontakt.loten", "kommune"),
        ("slt.loten", "politi"),
    ],
    ids=["another municipality", "the police at the municipality's", "the other way round"],
)
def test_who_belongs_elsewhere_is_not_let_in_and_hears_why(
    who: str, key: str, walker: Any, known: Any
) -> None:
    person = known(who, key, "slt")
    somebody = walker("slt")
    answer = somebody.sign_in(key)

    assert answer.status_code == 403
    assert person.organisation.name in text_of(answer)
    assert somebody.who() == ""


def test_the_same_name_at_the_other_service_is_another_person(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    other = walker("slt")

    assert other.sign_in("politi").status_code == 403
    assert other.who() == ""


def test_who_represents_nobody_of_ours_is_not_let_in(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "gjest")
    guest = walker("gjest")
    answer = guest.sign_in()

    assert answer.status_code == 403
    assert "Løten kommune" in text_of(answer)
    assert guest.who() == ""


def test_whose_account_is_closed_is_not_let_in(walker: Any, known: Any) -> None:
    person = known("slt.loten", "kommune", "slt")
    person.is_active = False
    with at_the_gate():
        person.save(update_fields=["is_active"])
    kari = walker("slt")

    assert kari.sign_in().status_code == 403
    assert kari.who() == ""


# --- answers that are none -----------------------------------------------------------------


def test_an_answer_counts_once(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    kari, thief = walker("slt"), walker("slt")
    back = kari.at_service(kari.set_out())
    assert kari.client.get(back)["Location"] == "/"

    # Loaded once more it changes nothing; in another browser it opens nothing.
    assert kari.client.get(back)["Location"] == "/"
    assert thief.client.get(back).status_code == 403
    assert thief.who() == ""


def test_nobody_is_signed_in_as_somebody_else_by_a_link(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    attacker, victim = walker("slt"), walker("pk")
    trap = attacker.at_service(attacker.set_out())
    victim.set_out()

    assert victim.client.get(trap).status_code == 403
    assert victim.who() == ""


def test_nobody_is_sent_off_by_another_site(services: Any) -> None:
    assert services
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/sign-in/kommune/").status_code == 403
    assert strict.get("/sign-in/kommune/").status_code == 405


def test_the_answer_of_one_service_does_not_pass_for_the_others(
    walker: Any, known: Any
) -> None:
    known("politikontakt.loten", "politi", "pk")
    per = walker("pk")
    back = per.at_service(per.set_out("politi"))
    answer = per.client.get(back.replace("/politi/", "/kommune/"))

    assert answer.status_code == 403
    assert per.who() == ""
    # What was begun is used up, by a wrong answer too.
    assert per.client.get(back).status_code == 403


def test_an_answer_under_another_issuers_name_is_refused(walker: Any, known: Any) -> None:
    known("politikontakt.loten", "politi", "pk")
    per = walker("pk")
    back = per.at_service(per.set_out("politi"))
    theirs, ours = per.services.police.issuer, per.services.municipality.issuer
    named = back.replace(theirs.replace(":", "%3A").replace("/", "%2F"), ours)

    assert named != back
    assert per.client.get(named).status_code == 403
    assert per.who() == ""


@pytest.mark.parametrize("state", ["", "x", "\x00", "ÿ" * 300])
def test_an_answer_to_nothing_that_was_asked(state: str, walker: Any) -> None:
    somebody = walker("slt")
    somebody.set_out()
    answer = somebody.client.get("/sign-in/kommune/back", {"code": "c", "state": state})

    assert answer.status_code == 403
    assert somebody.who() == ""


def test_who_changes_their_mind_there_hears_how_to_go_on(walker: Any) -> None:
    kari = walker("slt")
    back = kari.at_service(kari.set_out(), refuses="access_denied")
    answer = kari.client.get(back)

    assert answer.status_code == 403
    assert 'href="/sign-in/"' in text_of(answer)


def test_a_token_for_somebody_else_opens_nothing(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    address = kari.set_out()
    kari.services.municipality.claiming(aud="somebody-else")

    assert kari.client.get(kari.at_service(address)).status_code == 403
    assert kari.who() == ""


# --- sessions ------------------------------------------------------------------------------


def test_a_session_somebody_else_knew_before_is_worth_nothing_after(
    walker: Any, known: Any
) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    address = kari.set_out()
    planted = kari.client.cookies["session"].value
    kari.client.get(kari.at_service(address))

    assert kari.client.cookies["session"].value != planted
    thief = Client()
    thief.cookies["session"] = planted
    assert thief.get("/loten/").status_code == 302


def test_what_the_session_keeps_of_the_token_nobody_reads(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    kari.sign_in()
    with at_the_gate():
        kept = str([signing.loads(one.session_data, salt=_SALT) for one in _sessions()])

    assert "at_service" in kept
    for told in ("Kari Nordmann", "samrad-loten", "eyJhbGciOiJSUzI1NiI"):
        assert told not in kept


_SALT = "django.contrib.sessions.SessionStore"


def _sessions() -> list[Session]:
    return list(Session.objects.all())


def test_a_service_that_is_taken_out_of_the_file_takes_its_sessions_along(
    walker: Any, known: Any, settings: Any
) -> None:
    known("slt.loten", "kommune", "slt")
    kari = walker("slt")
    kari.sign_in()
    assert kari.may_read()

    settings.SAMRAD_SIGN_IN_SERVICES = ""
    assert not kari.may_read()


# --- when it is down -----------------------------------------------------------------------


def test_when_the_service_is_down_who_is_in_stays_in(walker: Any, known: Any) -> None:
    known("slt.loten", "kommune", "slt")
    kari, late = walker("slt"), walker("ny")
    kari.sign_in()
    under_way = late.at_service(late.set_out())
    kari.services.municipality.stop()

    for answer in (late.send("/sign-in/kommune/"), late.client.get(under_way)):
        assert answer.status_code == 503
        assert "Løten kommune svarer ikke" in text_of(answer)
    assert late.who() == ""
    assert kari.may_read()


def test_a_service_that_says_it_cannot_just_now_is_no_fault_of_ours(walker: Any) -> None:
    kari = walker("slt")
    kari.set_out()
    kari.services.municipality.relay.answers["/request"] = lambda _: Answered(status=503)

    assert kari.send("/sign-in/kommune/").status_code == 503


def test_no_secret_of_a_sign_in_is_in_a_log(
    walker: Any, known: Any, caplog: pytest.LogCaptureFixture
) -> None:
    known("slt.loten", "kommune", "slt")
    caplog.set_level("DEBUG", "samrad")
    kari, stranger = walker("slt"), walker("ny")
    back = kari.at_service(kari.set_out())
    kari.client.get(back)
    kari.client.get("/sign-in/kommune/back?code=geheim&state=geheim")
    stranger.client.get("/sign-in/kommune/back?code=geheim&state=geheim")
    stranger.sign_in()

    said = caplog.text
    assert "sign_in.state_differs" in said
    assert "sign_in.unknown_person" in said
    for secret in ("geheim", back.partition("code=")[2][:20], "Nordmann", "@"):
        assert secret not in said
