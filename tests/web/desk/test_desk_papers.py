"""Papers on the page: brought, marked, released, shown to guests; and what is not on it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samrad.actions.councils import give_seat
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Seat
from samrad.records.log.models import LogEntry
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
UNRELEASED = "Anmeldte forhold per grunnkrets"
RELEASED = "Anmeldte forhold 2023"
EXEMPT = "Sårbarheter ved sommerens arrangementer"
DEMO_DAY = date(2025, 6, 16)


def called(person: Any, title: str) -> Paper:
    with as_person(person(POLICE).id):
        return Paper.objects.get(title__startswith=title)


def address(paper: Paper, more: str = "") -> str:
    return f"/loten/papers/{paper.id}/{more}"


def body_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_what_the_police_have_not_released_is_on_no_page_of_the_municipality(
    signed_in: Any, person: Any
) -> None:
    paper = called(person, UNRELEASED)
    police = signed_in(POLICE)
    assert UNRELEASED in body_of(police.get("/loten/papers/"))
    assert "Ikke frigitt: bare politiet ser dem." in body_of(police.get("/loten/papers/"))

    municipality = signed_in(MUNICIPALITY)
    for page in ("/loten/papers/", "/loten/log/", "/", "/loten/", "/loten/record/"):
        assert UNRELEASED not in body_of(municipality.get(page))
    for more in ("", "file", "mark/", "release/", "guests/"):
        assert municipality.get(address(paper, more)).status_code == 404
    assert municipality.post(address(paper, "release/withdraw")).status_code == 404


def test_released_figures_the_municipality_fetches_until_they_are_withdrawn(
    signed_in: Any, person: Any
) -> None:
    paper = called(person, RELEASED)
    answer = signed_in(MUNICIPALITY).get(address(paper, "file"))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "Skadeverk" in body_of(answer)
    page = body_of(signed_in(MUNICIPALITY).get(address(paper)))
    assert "politiregisterloven § 24" in page
    assert "Trekk frigivingen tilbake" not in page

    assert signed_in(POLICE).post(address(paper, "release/withdraw")).status_code == 302
    municipality = signed_in(MUNICIPALITY)
    assert municipality.get(address(paper, "file")).status_code == 404
    assert RELEASED not in body_of(municipality.get("/loten/papers/"))
    # That it was withdrawn the municipality can read.
    assert "trakk tilbake frigivingen" in body_of(municipality.get("/loten/log/"))


def test_a_municipality_that_posts_the_form_releases_and_withdraws_nothing(
    signed_in: Any, person: Any
) -> None:
    paper = called(person, RELEASED)
    municipality = signed_in(MUNICIPALITY)
    assert municipality.post(address(paper, "release/withdraw")).status_code == 302
    assert municipality.get(address(paper, "file")).status_code == 200


def test_the_police_release_with_basis_detail_and_end(signed_in: Any, person: Any) -> None:
    paper = called(person, UNRELEASED)
    sent = {"basis": "no.politiregisterloven.24.2", "detail": "small_area", "public": "on"}
    client = signed_in(POLICE)
    refused = client.post(address(paper, "release/"), sent)
    assert refused.status_code == 200
    assert "Tall for små områder vises ikke utenfor rådet." in body_of(refused)

    del sent["public"]
    assert client.post(address(paper, "release/"), sent).status_code == 302
    assert signed_in(MUNICIPALITY).get(address(paper)).status_code == 200


def test_fetching_what_is_exempt_is_written_down(signed_in: Any, person: Any) -> None:
    paper = called(person, EXEMPT)
    client = signed_in(MUNICIPALITY)
    page = body_of(client.get(address(paper)))
    assert "offentleglova § 24 tredje ledd" in page
    assert "skrives inn i loggen" in page
    client.get(address(paper, "file"))

    with as_person(person(MUNICIPALITY).id):
        last = LogEntry.objects.filter(council=paper.council_id).latest("number")
    assert (last.act, last.thing_id) == ("exempt_read", paper.id)
    assert last.who == person(MUNICIPALITY).id


def brought(**more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("notat.txt", b"Et notat om lyset ved stasjonen")
    return {"title": "Lys ved stasjonen", "file": file, "openness": "council", **more}


def test_a_paper_is_brought(signed_in: Any) -> None:
    client = signed_in(MUNICIPALITY)
    assert client.post("/loten/papers/bring/", brought()).status_code == 302
    assert "Lys ved stasjonen" in body_of(signed_in(POLICE).get("/loten/papers/"))


def test_a_municipality_brings_no_figures_of_the_police_nor_in_their_name(
    signed_in: Any, person: Any
) -> None:
    sent = brought(figures="on", party="police", council="x", brought_by="x", id="x")
    signed_in(MUNICIPALITY).post("/loten/papers/bring/", sent)
    paper = called(person, "Lys")

    assert (paper.figures, paper.party) == (False, "municipality")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"openness": "exempt"}, "Velg hjemmelen for unntaket."),
        (
            {"openness": "exempt", "ground": "no.offl.14"},
            "Oppgi dagen unntaket vurderes på nytt",
        ),
        ({"ground": "no.offl.14"}, "Hjemmel og dag for ny vurdering oppgis bare"),
        ({"ground": "se.osl.18.1", "openness": "exempt"}, "se.osl.18.1"),
        (
            {"file": SimpleUploadedFile("a.pdf", b"MZ\x90\x00")},
            "ikke av et slag som kan legges fram her",
        ),
        (
            {"file": SimpleUploadedFile("a.html", b"\x00<script>")},
            "ikke av et slag som kan legges fram her",
        ),
        ({"title": ""}, "Hva er det?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    sent: dict[str, Any], said: str, signed_in: Any, person: Any
) -> None:
    answer = signed_in(MUNICIPALITY).post("/loten/papers/bring/", brought(**sent))

    assert answer.status_code == 200
    assert said in body_of(answer)
    with as_person(person(MUNICIPALITY).id):
        assert not Paper.objects.filter(title__startswith="Lys").exists()


def test_a_page_of_html_brought_as_text_is_never_shown_as_one(
    signed_in: Any, person: Any
) -> None:
    file = SimpleUploadedFile("a.html", b"<script>alert(1)</script>")
    signed_in(MUNICIPALITY).post("/loten/papers/bring/", brought(file=file))
    answer = signed_in(POLICE).get(address(called(person, "Lys"), "file"))

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert '.html"' not in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith(".txt")


def test_an_exemption_that_is_due_is_asked_about(signed_in: Any, person: Any) -> None:
    paper = called(person, EXEMPT)
    with as_person(person(POLICE).id):
        Paper.objects.filter(pk=paper.pk).update(review=DEMO_DAY)
    page = body_of(signed_in(MUNICIPALITY).get("/loten/papers/"))
    assert "Disse unntakene skal vurderes på nytt:" in page


# --- guests and deputies -------------------------------------------------------------------


def invited(signed_in: Any, paper: Paper) -> None:
    sent = {
        "email": "uten.sete@samrad.example",
        "name": "Ola Rektor",
        "workplace": "Løten ungdomsskole",
        "until": "2025-07-01",
    }
    assert signed_in(MUNICIPALITY).post(address(paper, "guests/"), sent).status_code == 200


def test_a_guest_fetches_the_paper_she_was_invited_to_and_nothing_else(
    signed_in: Any, person: Any
) -> None:
    paper = called(person, RELEASED)
    beside = called(person, "Notat om tryggheten")
    guest = signed_in("uten.sete")
    assert guest.get(f"/shown/{paper.id}").status_code == 404

    invited(signed_in, paper)
    guest = signed_in("uten.sete")
    assert RELEASED in body_of(guest.get("/"))
    assert "Skadeverk" in body_of(guest.get(f"/shown/{paper.id}"))
    for closed in (f"/shown/{beside.id}", address(paper), "/loten/papers/", "/loten/"):
        assert guest.get(closed).status_code == 404

    signed_in(POLICE).post(address(paper, "release/withdraw"))
    guest = signed_in("uten.sete")
    assert guest.get(f"/shown/{paper.id}").status_code == 404
    assert RELEASED not in body_of(guest.get("/"))


def test_who_is_no_guest_is_shown_nothing_even_with_a_seat(signed_in: Any, person: Any) -> None:
    paper = called(person, RELEASED)
    for who in (MUNICIPALITY, "samordnare.lund"):
        assert signed_in(who).get(f"/shown/{paper.id}").status_code == 404


def test_a_deputy_takes_the_seat_and_is_in(signed_in: Any, within: Any, person: Any) -> None:
    now = datetime(2025, 6, 16, 12, tzinfo=UTC)
    with within("loten") as council:
        seat = give_seat(council, person("uten.sete"), Role.OTHER, since=DEMO_DAY, at=now)
        Seat.objects.filter(pk=seat.pk).update(deputy=1)
    deputy = signed_in("uten.sete")
    assert deputy.get("/loten/").status_code == 404
    assert f"/deputy/{seat.id}/" in body_of(deputy.get("/"))

    late = DEMO_DAY + timedelta(days=40)
    refused = deputy.post(f"/deputy/{seat.id}/", {"until": late.isoformat()})
    assert "Ta plassen til en dag fra i dag" in body_of(refused)
    taken = deputy.post(f"/deputy/{seat.id}/", {"until": DEMO_DAY.isoformat()})
    assert taken.status_code == 302
    # Nobody else finds the door.
    assert signed_in(MUNICIPALITY).get(f"/deputy/{seat.id}/").status_code == 404
