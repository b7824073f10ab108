"""The pages of matters: proposing, screening, reading, and one's own."""

from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samrad.actions.meetings import Planned, plan_meeting
from samrad.records.agreements.models import Clause, Version
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.reading_matters import papers_with
from samrad.records.papers.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECRETARY, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
FORM = {
    "title": "Lys ved torget",
    "kind": "decide",
    "type": "annet",
    "background": "Det er mørkt.",
    "outcome": "At kommunen lyser opp.",
    "meeting": "",
    "focus": "",
    "minutes": "15",
    "openness": "council",
    "ground": "",
    "review": "",
    "raised_by": "member",
    "raised_for": "",
    "called": "",
}


@pytest.fixture
def planned(person: Any, at: Any) -> Any:
    """A meeting of Løten on a day, planned by its coordinator."""

    def plan(day: date = date(2025, 9, 15)) -> Meeting:
        by = person(SECRETARY)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            return plan_meeting(council, Planned(day, "møte", time(9)), by=by, at=at)

    return plan


@pytest.fixture
def kept(person: Any) -> Any:
    """A matter as the police see it, who keep some to themselves."""

    def find(title: str = FORM["title"]) -> Matter:
        with as_person(person(POLICE).id):
            return Matter.objects.select_related("meeting").get(title=title)

    return find


def propose(client: Any, **more: Any) -> Any:
    return client.post("/loten/matters/propose/", {**FORM, **more})


def test_from_a_proposal_to_the_meeting(signed_in: Any, planned: Any, kept: Any) -> None:
    meeting = planned()
    client = signed_in(MAYOR)
    page = client.get("/loten/matters/propose/").content.decode()
    assert "15. september 2025" in page
    answer = propose(client, meeting=str(meeting.pk))
    matter = kept()
    assert answer["Location"] == f"/loten/matters/{matter.pk}/"

    client = signed_in(SECRETARY)
    assert "Lys ved torget" in client.get("/").content.decode()
    assert "Lys ved torget" in client.get("/loten/matters/").content.decode()
    sent = {"meeting": str(meeting.pk), "answer": "Den kommer som sak to."}
    assert client.post(f"/loten/matters/{matter.pk}/accept/", sent).status_code == 302

    client = signed_in(MAYOR)
    page = client.get("/me/matters/").content.decode()
    assert "Den kommer som sak to." in page
    assert kept().stage == "accepted"


def test_the_form_says_by_when_and_after_it_that_it_is_late(
    signed_in: Any, planned: Any, kept: Any, within: Any
) -> None:
    with within("loten") as council:
        version = Version.objects.get(council=council, number=1)
        Version.objects.filter(pk=version.pk).update(until=None)
        told = {"key": "matters", "kind": "matter_deadline", "terms": {"days": 10}}
        Clause.objects.create(council=council, version=version, position=90, **told)
    soon, later = planned(date(2025, 6, 20)), planned()
    client = signed_in(MAYOR)
    form = client.get("/loten/matters/propose/").context["form"]
    assert [text for _, text in form.fields["meeting"].choices][:2] == [
        "Møte 4/25 den 20. juni 2025 – for sent: fristen var 10. juni 2025, sekretæren avgjør",
        "Møte 5/25 den 15. september 2025 – i tide til og med 5. september 2025",
    ]
    # The first one that is still in time is proposed.
    assert form.initial["meeting"] == str(later.pk)
    propose(client, meeting=str(soon.pk))
    assert kept().late
    page = client.get("/loten/matters/").content.decode()
    assert "fristen var 10. juni 2025" in page


def test_what_is_wrong_is_said_and_nothing_written_is_lost(signed_in: Any, kept: Any) -> None:
    client = signed_in(MAYOR)
    answer = propose(client, title=" ", minutes="0", openness="exempt")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert {"title", "minutes"} <= set(answer.context["form"].errors)
    assert "Det er mørkt." in page
    answer = propose(client, openness="exempt")
    assert "Velg hjemmelen" in answer.content.decode()
    with pytest.raises(Matter.DoesNotExist):
        kept()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ\x90\x00", "file"),
        ("tom.pdf", b"", "file"),
        ("bombe.docx", b"PK\x03\x04x", "file"),
    ],
)
def test_a_file_that_is_none_is_a_sentence_and_nothing_is_kept(
    name: str, content: bytes, sentence: str, signed_in: Any, within: Any
) -> None:
    client = signed_in(MAYOR)
    answer = propose(client, file=SimpleUploadedFile(name, content))
    assert answer.context["form"].errors[sentence]
    with within("loten"):
        assert not Matter.objects.filter(title=FORM["title"]).exists()
        assert not Paper.objects.filter(name__startswith=name[:4]).exists()


def test_a_file_with_folders_in_its_name_comes_along_without_them(
    signed_in: Any, kept: Any, within: Any
) -> None:
    file = SimpleUploadedFile("../../etc/befaring.txt", "Fem mørke stolper.".encode())
    assert propose(signed_in(MAYOR), file=file).status_code == 302
    matter = kept()
    with within("loten"):
        (paper,) = papers_with([matter])[matter.pk]
    assert (paper.name, paper.title, paper.openness) == (
        "befaring.txt",
        "befaring.txt",
        "council",
    )


def test_what_points_out_a_person_is_asked_about_before_it_is_kept(
    signed_in: Any, kept: Any, within: Any
) -> None:
    client = signed_in(MAYOR)
    told = {"background": "Kari Nordmann (14) bor ved torget."}
    assert "anyway" in propose(client, **told).context["form"].fields
    assert propose(client, **told, anyway="Hun er kilden, og har sagt ja.").status_code == 302
    with within("loten"):
        logged = LogEntry.objects.filter(act="guard_overridden").latest("number")
    assert "Kari" not in logged.facts
    assert "Kari" in kept().background


def test_words_pasted_from_word_are_kept_and_the_rest_is_said_to_be_left_out(
    signed_in: Any, kept: Any
) -> None:
    client = signed_in(MAYOR)
    pasted = "<p class=MsoNormal>Det er <b>mørkt</b>.</p><script>alert(1)</script>"
    page = client.get(propose(client, background=pasted)["Location"]).content.decode()
    assert "ren tekst" in page
    assert kept().background == "Det er mørkt."


def test_only_the_secretary_is_offered_to_screen(signed_in: Any, kept: Any) -> None:
    propose(signed_in(MAYOR))
    address = f"/loten/matters/{kept().pk}/"
    assert "/accept/" not in signed_in(MAYOR).get(address).content.decode()
    page = signed_in(POLICE).get(address).content.decode()
    assert all(f"{address}{what}/" in page for what in ("accept", "merge", "send-back"))
    # Nor does the form do it for who types the address.
    answer = signed_in(MAYOR).post(f"{address}send-back/", {"reason": "Nei."})
    assert answer.status_code == 200
    assert kept().stage == "proposed"


def test_a_partys_own_matter_is_on_no_page_of_the_other(signed_in: Any, kept: Any) -> None:
    client = signed_in(POLICE)
    propose(client, title="Kanarifugl", openness="party")
    address = f"/loten/matters/{kept('Kanarifugl').pk}/"
    page = client.get(address).content.decode()
    assert "/accept/" not in page
    assert "Del den med rådet" in page
    client = signed_in(SECRETARY)
    for where in ("/", "/loten/matters/", "/me/matters/", "/loten/log/"):
        assert "Kanarifugl" not in client.get(where).content.decode(), where
    for what in ("", "accept/", "merge/", "send-back/", "mark/", "change/", "papers/"):
        assert client.get(address + what).status_code == 404, what


def test_merging_shows_both_and_tells_who_proposed_it(signed_in: Any, kept: Any) -> None:
    propose(signed_in(MAYOR), title="Lykter", background="Tre er knust.")
    propose(signed_in(POLICE))
    client = signed_in(SECRETARY)
    sent = {"into": str(kept().pk), "answer": "Samme sak."}
    client.post(f"/loten/matters/{kept('Lykter').pk}/merge/", sent)
    page = client.get(f"/loten/matters/{kept().pk}/").content.decode()
    assert "Lykter" in page
    assert "Tre er knust." in page
    page = signed_in(MAYOR).get(f"/loten/matters/{kept('Lykter').pk}/").content.decode()
    assert "Samme sak." in page
    assert f"/loten/matters/{kept().pk}/" in page


def test_reading_an_exempt_one_is_logged_once_for_a_page(
    signed_in: Any, kept: Any, within: Any
) -> None:
    exempt = {"openness": "exempt", "ground": "no.offl.24.3", "review": "2026-06-01"}
    propose(signed_in(MAYOR), **exempt)
    client = signed_in(POLICE)
    # Neither the list nor one's own matters tell more than the title.
    for where in ("/loten/matters/", "/me/matters/"):
        assert "mørkt" not in client.get(where).content.decode()
    matter = kept()
    client.get(f"/loten/matters/{matter.pk}/")
    with within("loten"):
        assert LogEntry.objects.filter(act="exempt_read", thing_id=matter.pk).count() == 1


def test_a_guest_is_invited_writes_and_reads_the_answer(signed_in: Any, kept: Any) -> None:
    client = signed_in(SECRETARY)
    propose(client, raised_by="guest", raised_for="Rektor ved Løten ungdomsskole")
    address = f"/loten/matters/{kept().pk}/"
    guest = {
        "email": "uten.sete@samrad.example",
        "name": "Ola Rektor",
        "workplace": "Løten ungdomsskole",
        "until": "2025-07-10",
    }
    assert "/invited/" in client.post(f"{address}guests/", guest).context["link"]

    visitor = signed_in("uten.sete")
    there = f"/shown/matter/{kept().pk}/"
    assert there in visitor.get("/").content.decode()
    page = visitor.get(there).content.decode()
    assert "SLT-koordinator" not in page
    words = {"title": "Lys ved skolen", "background": "Mørkt.", "outcome": ""}
    assert visitor.post(there, words)["Location"] == there
    found = kept("Lys ved skolen")
    assert visitor.post(there, {**words, "title": " "}).status_code == 200

    signed_in(SECRETARY).post(f"{address}send-back/", {"reason": "Si hvor mange."})
    page = signed_in("uten.sete").get(there).content.decode()
    assert "Si hvor mange." in page
    assert found.party == "municipality"


@pytest.mark.parametrize("who", [SECRETARY, POLICE, "samordnare.lund", "uten.sete"])
def test_to_who_is_no_guest_there_is_no_such_page(who: str, signed_in: Any, kept: Any) -> None:
    propose(signed_in(SECRETARY), raised_by="guest", raised_for="Rektor")
    client = signed_in(who)
    words = {"title": "Tatt", "background": "", "outcome": ""}
    for answer in (
        client.get(f"/shown/matter/{kept().pk}/"),
        client.post(f"/shown/matter/{kept().pk}/", words),
    ):
        assert answer.status_code == 404
    assert kept().title == FORM["title"]
