"""The pages of problems: what is asked, drawn and told, and what reaches nobody."""

from datetime import datetime
from typing import Any

import pytest

from problem_rows import a_problem
from samrad.records.log.models import LogEntry
from samrad.records.pictures.models import PicturePart
from samrad.records.problems.models import Cause, Participant, Problem, ProblemAspect, Score

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POLICE, SLT, MAYOR = "politikontakt.loten", "slt.loten", "ordforer.loten"
LIST = "/loten/problems/"
# In the demo the picture for Lørenskog's first meeting is frozen; a part of it is exempt.
FROZEN, EXEMPT = "/lorenskog/pictures/2025/1/", "Beredskap og sikkerhet"
EXEMPT_WORDS = "Sårbarheter ved arrangementer"


def read(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


@pytest.fixture
def problem(within: Any, at: datetime) -> Any:
    with within("loten") as council:
        return a_problem(council, at, "Uro ved kiosken")


@pytest.fixture
def here(problem: Any) -> str:
    return f"{LIST}{problem.id}/"


def test_a_problem_is_noticed_and_its_sheet_asks_what_is_not_known(signed_in: Any) -> None:
    client = signed_in(MAYOR, "en")
    sent = {"title": "Bråk i parken", "what": "Høy musikk.", "harm": "", "focus": ""}
    page = client.post(f"{LIST}notice/", sent, follow=True).content.decode()

    assert "Bråk i parken" in page
    assert "Høy musikk." in page
    assert page.count("Not answered yet.") == 19
    # A mayor decides which ones come first: what is missing for it is said.
    assert "These questions have no answer yet: Where does it happen?" in page
    assert "Bråk i parken" in read(client, LIST)


def test_two_forms_opened_at_once_are_both_kept(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    first, second = signed_in(SLT, "en"), signed_in(POLICE, "en")
    seen = {"was_text": "", "was_twin": ""}
    say = f"{here}say/where/"
    first.post(say, {**seen, "text": "Ved kiosken.", "twin": ""})
    answer = second.post(say, {**seen, "text": "", "twin": "Ikke ved skolen."}, follow=True)

    assert "wrote here at the same time" in answer.content.decode()
    with within("loten"):
        kept = ProblemAspect.objects.get(problem=problem, aspect="where")
        assert (kept.text, kept.twin) == ("Ved kiosken.", "Ikke ved skolen.")


def test_what_points_out_a_person_is_asked_about_and_nothing_is_lost(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    client = signed_in(SLT, "en")
    sent = {"was_text": "", "was_twin": "", "text": "Ola, f. 01010750160", "twin": "Ikke Kari."}
    page = client.post(f"{here}say/who/", sent).content.decode()

    assert "This has to be mended first" in page
    assert "01010750160" in page
    assert "Ikke Kari." in page
    with within("loten"):
        assert not ProblemAspect.objects.filter(problem=problem, aspect="who").exists()


def test_a_cause_is_drawn_and_stands_in_the_list_in_the_same_words(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    client = signed_in(SLT, "en")
    tree = f"{here}causes/tree/"
    with within("loten"):
        top = Cause.objects.get(problem=problem)
    client.post(f"{tree}add/", {"text": "Ingen voksne", "place": str(top.id)})
    page = read(client, tree)

    drawn, told = page.split("The same as a list")
    assert ">Ingen voksne</text>" in drawn
    assert "2 causes. The list below says the same." in drawn
    assert "Ingen voksne" in told
    assert "Here causes stand" not in page


def test_a_cause_that_would_go_round_in_a_circle_is_refused_in_words(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    client = signed_in(SLT, "en")
    with within("loten"):
        top = Cause.objects.get(problem=problem)
    sent = {"text": top.text, "was": top.text, "place": str(top.id)}
    page = client.post(f"{here}cause/{top.id}/", sent).content.decode()

    assert "Select a valid choice" in page
    with within("loten"):
        assert Cause.objects.get(pk=top.id).under_id is None


def test_a_priority_comes_of_both_parties_and_is_shown_with_its_sum(
    signed_in: Any, here: str
) -> None:
    client = signed_in(SLT, "en")
    assert "It waits for the municipality." in read(client, here)
    sent = {"harm": 3, "extent": 2, "trend": 4, "worry": 3, "influence": 4, "why": "Ungdata."}
    page = client.post(f"{here}score/", sent, follow=True).content.decode()

    # As worked out by hand in tests/core/problems/test_problems_priority.py.
    assert "30.5 of at most 40 points: priority <strong>76</strong> of 100." in page
    assert page.count("seen differently: talk about it") == 2
    assert "Ungdata." in page


def test_a_parked_problem_stays_on_the_list_with_its_day(signed_in: Any, here: str) -> None:
    client = signed_in(POLICE, "en")
    step = f"{here}step/parked/"
    sent = {"why": "Fylket bygger om.", "review": "2025-09-01"}
    assert "Say when somebody looks at it again" in (
        client.post(step, {**sent, "review": "2025-06-16"}).content.decode()
    )
    client.post(step, sent)

    parked = read(client, LIST).split("Parked")[1]
    assert "Uro ved kiosken" in parked
    assert "Fylket bygger om." in parked
    assert "It is looked at again by" in parked
    assert client.get(f"{here}step/in_plan/").status_code == 404


def test_who_took_part_is_a_member_or_a_service(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    client = signed_in(SLT, "en")
    page = client.post(f"{here}people/", {"services": "Skolen\nUtekontakten\n"}, follow=True)

    assert "Utekontakten" in page.content.decode()
    with within("loten"):
        rows = Participant.objects.filter(problem=problem)
        assert set(rows.values_list("name", flat=True)) == {
            "Skolen", "Uro ved kiosken", "Utekontakten",
        }  # fmt: skip


def test_a_problem_is_made_of_a_frozen_picture_and_each_leads_to_the_other(
    signed_in: Any, within: Any
) -> None:
    client = signed_in("slt.lorenskog", "en")
    with within("lorenskog"):
        part = PicturePart.objects.get(
            picture__stage="frozen", area="Generell kriminalitetsforebygging"
        )
    make = f"{FROZEN}part/{part.id}/problem/"
    form = read(client, make)
    assert "Samlet er nivået omtrent som før" in form
    figures = [line.split('"')[0] for line in form.split('name="figures" value="')[1:]]
    sent = {"title": "Tyveri fra butikk", "what": "", "harm": "", "figures": figures}
    page = client.post(make, sent, follow=True).content.decode()

    assert "702" in page
    assert f'{FROZEN}#part-{part.id}"' in page
    assert "Tyveri fra butikk" in read(client, FROZEN)


def test_of_an_exempt_part_a_sheet_tells_its_name_and_no_more(
    signed_in: Any, within: Any
) -> None:
    client = signed_in("slt.lorenskog", "en")
    with within("lorenskog"):
        part = PicturePart.objects.get(picture__stage="frozen", area=EXEMPT)
    assert EXEMPT_WORDS in read(client, FROZEN)
    make = f"{FROZEN}part/{part.id}/problem/"
    assert EXEMPT_WORDS not in read(client, make)
    page = client.post(make, {"title": "Arrangementer"}, follow=True).content.decode()

    assert EXEMPT in page
    assert "exempt from public access" in page
    assert EXEMPT_WORDS not in page


def test_an_exempt_problem_says_so_and_each_reading_is_logged(
    signed_in: Any, here: str, problem: Any, within: Any
) -> None:
    client = signed_in(SLT, "en")
    client.post(f"{here}mark/", {"how": "no.offl.24.3", "review": "2026-01-01"})
    with within("loten"):
        logged = LogEntry.objects.filter(act="exempt_read", thing_id=problem.id).count
    for address in (here, f"{here}causes/tree/", f"{here}say/what/", f"{here}causes/tree/add/"):
        with within("loten"):
            before = logged()
        assert "Uro ved kiosken" in read(client, address)
        with within("loten"):
            assert logged() == before + 1, address


def test_the_council_decides_its_weights_and_the_old_ones_stay(signed_in: Any) -> None:
    client = signed_in(SLT, "en")
    address = f"{LIST}weights/"
    assert "Until then a proposal counts." in read(client, address)
    sent = {"harm": 5, "extent": 1, "trend": 1, "worry": 1, "influence": 1}
    client.post(address, {**sent, "why": "Skade først."})
    client.post(address, {**sent, "harm": 4, "why": "Litt mindre."})
    page = read(client, address)

    assert "The council's weights, version 2, count." in page.replace("&#x27;", "'")
    assert "Skade først." in page


@pytest.mark.parametrize("what", ["", "say/where/", "causes/tree/", "score/", "people/"])
def test_another_councils_problem_answers_as_one_that_is_not_there(
    what: str, signed_in: Any, within: Any, at: datetime
) -> None:
    with within("lorenskog") as council:
        theirs = a_problem(council, at, "Kanarifugl")
    client = signed_in(SLT)

    assert client.get(f"{LIST}{theirs.id}/{what}").status_code == 404
    assert "Kanarifugl" not in read(client, LIST)
    with within("lorenskog"):
        assert Problem.objects.filter(pk=theirs.id).exists()
        assert Score.objects.filter(problem=theirs).count() == 1


def test_the_sheet_is_saved_with_its_drawings(signed_in: Any, here: str) -> None:
    for form, begins in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        assert signed_in(SLT).get(f"{here}save/{form}/").content.startswith(begins)
    assert signed_in(SLT).get(f"{here}save/exe/").status_code == 404
