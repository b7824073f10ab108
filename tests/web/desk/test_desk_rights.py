"""My data: all of it, of nobody else, without a secret; corrected; and forgotten."""

import io
import json
import re
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samrad.actions.feeds import subscribe
from samrad.actions.rights import forget
from samrad.records.agreements.models import Version
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Seat
from samrad.records.evidence.models import Feed
from samrad.records.invitations.models import Invitation
from samrad.records.papers.models import Paper
from samrad.records.people.models import Recovery
from samrad.records.signing_in.models import Identity, ServiceSession

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
SECRET = "kanarihemmelighet"


def body_of(answer: Any) -> str:
    return str(answer.content.decode())


def file_of(client: Client) -> tuple[dict[str, Any], str]:
    answer = client.get("/me/data/file")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith(
        'attachment; filename="samrad-2025-06-16.zip"'
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["samrad.html", "samrad.json"]
        return json.loads(archive.read("samrad.json")), archive.read("samrad.html").decode()


@pytest.fixture
def much(person: Any, at: datetime) -> Any:
    """All one is known and let in by, each with something secret in it."""
    who, other = person(POLICE), person(MUNICIPALITY)
    with as_person(who.id):
        council = Seat.objects.filter(person=who)[0].council
        secret = subscribe(council, by=who, at=at)
    with at_the_gate():
        Authenticator.objects.create(user=who, type="totp", data={"secret": SECRET})
        Identity.objects.create(
            person=who, issuer="https://inn.example", subject_key=SECRET, bound_at=at
        )
        ServiceSession.objects.create(
            person=who,
            issuer="https://inn.example",
            subject_key=SECRET,
            sid=SECRET,
            began_at=at,
        )
        Recovery.objects.create(
            person=who, asked_at=at, secret_sha256=SECRET, expires_at=at, giver=other
        )
    with as_person(who.id):
        Invitation.objects.create(
            council=council,
            name=who.name,
            email=who.email,
            party="police",
            organisation_id=who.organisation_id,
            role="police_contact",
            since=at,
            invited_at=at,
            invited_by=other,
            expires_at=at,
            secret_sha256=SECRET,
            accepted_at=at,
            accepted_by=who,
        )
    return secret


def test_everything_is_in_the_file_and_no_secret(
    much: str, signed_in: Any, person: Any, within: Any
) -> None:
    client = signed_in(POLICE)
    with at_the_gate():
        UserSession.objects.update(user_agent="Firefox", data={"k": SECRET})
    plain, page = file_of(client)
    assert plain["told_on"] == "2025-06-16"
    assert plain["identity"]["email"] == "politikontakt.loten@samrad.example"
    kinds = {one["table"] for one in plain["about_you"]}
    assert kinds == {
        "mfa_authenticator",
        "records_feed",
        "records_identity",
        "records_invitation",
        *("records_participant", "records_presence", "records_reader", "records_receipt"),
        "records_recovery",
        "records_seat",
        "records_servicesession",
        "usersessions_usersession",
    }
    (browser,) = (one for one in plain["about_you"] if one["table"].startswith("usersession"))
    # Which browser it is, and of the address nothing: the library's column is left empty.
    assert (browser["ip"], browser["user_agent"]) == ("::", "Firefox")
    assert "Firefox" in page
    assert "::" not in page
    (invited,) = (one for one in plain["about_you"] if one["table"] == "records_invitation")
    assert invited["email"] == "politikontakt.loten@samrad.example"
    (seat,) = (one for one in plain["about_you"] if one["table"] == "records_seat")
    assert (seat["role"], seat["party"], seat["since"]) == (
        "police_contact",
        "police",
        "2018-10-22",
    )
    assert {one["what"] for one in plain["log"]} >= {"abonnerte på kalenderen"}
    with within("loten"):
        hashed = Feed.objects.get().secret_sha256
    for secret in (much, SECRET, hashed, person(POLICE).password):
        assert secret not in json.dumps(plain)
        assert secret not in page
        assert secret not in body_of(signed_in(POLICE).get("/me/data/"))


def test_the_readable_file_says_the_same_and_runs_nothing(signed_in: Any) -> None:
    plain, page = file_of(signed_in(MUNICIPALITY))
    assert page.count("<li>") == sum(
        len(plain[part]) for part in ("about_you", "what_you_did", "log")
    )
    assert not re.search(r"<script|<style|\son\w+=|src=|href=", page)


def test_of_others_nothing_is_told(signed_in: Any, person: Any) -> None:
    plain, page = file_of(signed_in(MUNICIPALITY))
    told = json.dumps(plain, ensure_ascii=False) + page
    for other in (POLICE, "ordforer.loten", "samordnare.lund"):
        assert person(other).name not in told
        assert str(person(other).id) not in told
    assert "Lund" not in told


def test_a_council_one_has_left_tells_ones_own_and_no_paper(
    signed_in: Any, person: Any, within: Any
) -> None:
    with within("loten"):
        Seat.objects.filter(person=person(POLICE)).update(until=date(2025, 6, 1))
    with as_person(person(MUNICIPALITY).id):
        titles = list(Paper.objects.values_list("title", flat=True))
    plain, page = file_of(signed_in(POLICE))
    assert {one["council"] for one in plain["what_you_did"]} == {"Politirådet i Løten"}
    assert any(one["what"] == "la fram et dokument" for one in plain["what_you_did"])
    assert len(plain["log"]) > 3
    assert titles
    assert not [title for title in titles if title in page + json.dumps(plain)]
    assert signed_in(POLICE).get("/loten/").status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_the_page_says_it_in_every_language(language: str, much: str, signed_in: Any) -> None:
    del much
    page = body_of(signed_in(POLICE, language).get("/me/data/"))
    assert not re.search(
        r"records_|_id\b|usersession|police_contact|_at\b|totp|issuer|undelivered", page
    )


def test_the_page_asks_as_often_for_a_long_history_as_for_none(signed_in: Any) -> None:
    for who in ("uten.sete", MUNICIPALITY, "politikontakt.hallingdal"):
        client = signed_in(who)
        with CaptureQueriesContext(connection) as asked:
            client.get("/me/data/")
        assert len(asked) == 16


def test_nobody_reads_it_without_signing_in(client: Client) -> None:
    for address in ("/me/data/", "/me/data/file", "/me/data/correct/", "/me/data/forget/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"][:9]) == (302, "/sign-in/")


# --- correcting ----------------------------------------------------------------------------


def corrected(client: Client, **sent: str) -> Any:
    own = {"name": "Uten sete", "email": "uten.sete@samrad.example"}
    return client.post("/me/data/correct/", {**own, **sent})


def test_a_name_is_corrected_without_the_password(signed_in: Any, person: Any) -> None:
    client = signed_in("uten.sete")
    assert corrected(client, name="Kari Uten Sete").status_code == 302
    assert person("uten.sete").name == "Kari Uten Sete"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"email": "ny@samrad.example"}, "Det er ikke passordet ditt."),
        ({"email": "ny@samrad.example", "password": "feil"}, "Det er ikke passordet ditt."),
        (
            {"email": "Slt.loten@samrad.example", "password": "samrad-demo"},
            "Denne adressen kan ikke brukes.",
        ),
        ({"name": ""}, "Navn"),
        ({"email": "ingen adresse"}, "E-postadresse"),
    ],
)
def test_what_cannot_be_corrected_so_is_said(
    sent: dict[str, str], said: str, signed_in: Any, person: Any
) -> None:
    answer = corrected(signed_in("uten.sete"), **sent)
    assert answer.status_code == 200
    assert said in body_of(answer)
    assert person("uten.sete").name == "Uten sete"


def test_with_the_password_the_address_is_corrected(signed_in: Any, person: Any) -> None:
    client = signed_in("uten.sete")
    sent = {"email": "ny@samrad.example", "password": "samrad-demo", "is_active": "", "id": "x"}
    assert corrected(client, **sent).status_code == 302
    assert person("ny").is_active
    assert client.get("/me/data/").status_code == 200


def test_an_address_the_libraries_know_is_corrected_there_too(
    signed_in: Any, person: Any
) -> None:
    who = person("uten.sete")
    with at_the_gate():
        EmailAddress.objects.create(user=who, email=who.email, primary=True, verified=True)
    corrected(signed_in("uten.sete"), email="ny@samrad.example", password="samrad-demo")
    with at_the_gate():
        kept = EmailAddress.objects.get()
    assert (kept.email, kept.verified) == ("ny@samrad.example", False)


def test_who_signs_in_elsewhere_changes_the_address_there(signed_in: Any, person: Any) -> None:
    who = person("uten.sete")
    with at_the_gate():
        who.set_unusable_password()
        who.save(update_fields=["password"])
    client = signed_in("uten.sete")
    assert "endres der" in body_of(client.get("/me/data/correct/"))
    assert corrected(client, name="Kari", email="ny@samrad.example").status_code == 302
    assert person("uten.sete").name == "Kari"


# --- being forgotten -----------------------------------------------------------------------


def test_with_a_seat_the_page_says_what_stands_against_it(signed_in: Any) -> None:
    page = body_of(signed_in("ordforer.loten").get("/me/data/"))
    assert "Be koordinatoren avslutte den først" in page
    answer = signed_in("ordforer.loten").post("/me/data/forget/", follow=True)
    assert "Be koordinatoren avslutte den først" in body_of(answer)


@pytest.fixture
def left(within: Any, person: Any) -> Any:
    """The police contact's seat has ended, and so has the agreement they signed."""
    gone = person(POLICE)
    with within("loten"):
        Seat.objects.filter(person=gone).update(until=date(2025, 6, 1))
        Version.objects.exclude(since=None).update(until=date(2025, 6, 1))
    return gone


def address_in(page: str, pattern: str) -> str:
    found = re.search(pattern, page)
    assert found
    return found[1]


def test_asked_done_by_a_second_person_and_read_on_the_receipt(
    left: Any, signed_in: Any, person: Any
) -> None:
    asked = body_of(signed_in(POLICE).post("/me/data/forget/"))
    receipt = address_in(asked, r'value="http://testserver(/forgotten/[\w-]+/)"')
    assert "Det er ikke gjort ennå." in body_of(Client().get(receipt))

    second = signed_in(MUNICIPALITY)
    waiting = address_in(body_of(second.get("/")), r'href="(/loten/forget/[\w-]+/)"')
    assert "Politikontakt" in body_of(second.get(waiting))
    assert second.post(waiting).status_code == 302
    assert second.get(waiting).status_code == 404

    assert "Du ble slettet 16. juni 2025." in body_of(Client().get(receipt))
    page = body_of(second.get("/loten/log/"))
    assert "et tidligere medlem (politikontakt, politiet)" in page
    assert "slettet et tidligere medlem som ba om det" in page
    with as_person(person(MUNICIPALITY).id):
        paper = Paper.objects.filter(brought_by=left, openness="exempt")[0]
    assert "et tidligere medlem" in body_of(second.get(f"/loten/papers/{paper.id}/"))


@pytest.mark.parametrize("other", ["ordforer.loten", "samordnare.lund"])
@pytest.mark.usefixtures("left")
def test_who_does_not_run_the_year_there_neither_sees_nor_does_it(
    other: str, signed_in: Any
) -> None:
    signed_in(POLICE).post("/me/data/forget/")
    home = body_of(signed_in(MUNICIPALITY).get("/"))
    waiting = address_in(home, r'href="(/loten/forget/[\w-]+/)"')
    assert "/forget/" not in body_of(signed_in(other).get("/"))
    assert signed_in(other).get(waiting).status_code == 404
    assert signed_in(other).post(waiting).status_code == 404
    assert waiting in body_of(signed_in(MUNICIPALITY).get("/"))


def test_who_was_forgotten_is_out_at_once(signed_in: Any, person: Any, at: datetime) -> None:
    client = signed_in("uten.sete")
    assert client.get("/me/data/").status_code == 200
    forget(person("uten.sete"), at=at)
    assert client.get("/me/data/").status_code == 302
    sent = {"username": "uten.sete@samrad.example", "password": "samrad-demo"}
    assert "hører ikke sammen" in body_of(Client().post("/sign-in/", sent))


def test_taken_back(signed_in: Any) -> None:
    client = signed_in("uten.sete")
    client.post("/me/data/forget/")
    assert "Du ba om å bli slettet 16. juni 2025." in body_of(client.get("/me/data/"))
    answer = client.post("/me/data/forget/back", follow=True)
    assert "Ingenting ble slettet." in body_of(answer)


def test_guessing_at_receipts_ends(client: Client) -> None:
    codes = [client.get(f"/forgotten/{'x' * 20}{number}/").status_code for number in range(31)]
    assert codes == [404] * 30 + [429]
