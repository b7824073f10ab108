"""The pages of situation pictures: what each reader sees, and what reaches nobody."""

import json
from datetime import datetime
from typing import Any

import pytest

from picture_rows import a_difference, a_part, an_own_picture
from samrad.records.log.models import LogEntry
from samrad.records.pictures.models import ChosenFigure, OwnPicture, PicturePart

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
HERE = "/loten/pictures/2025/91/"
# In the demo, Lørenskog's first picture is frozen and its second a draft.
FROZEN, DRAFT = "/lorenskog/pictures/2025/1/", "/lorenskog/pictures/2025/2/"
SECRET = "Kanarifugl 4711"


@pytest.fixture
def part(within: Any, at: datetime) -> Any:
    with within("loten") as council:
        found = a_part(council, at)
        an_own_picture(found, at, SECRET, party="police")
    return found.pk


def _read(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_picture_says_702_cases_honestly_with_a_chart_and_a_table(signed_in: Any) -> None:
    page = _read(signed_in("slt.lorenskog"), FROZEN)

    assert "3,1\N{NO-BREAK SPACE}% flere enn året før (681)" in page
    assert "9,5\N{NO-BREAK SPACE}% færre enn to år før (776)" in page
    assert page.count("innenfor det tilfeldige") >= 2
    assert '<svg role="group" aria-label="Anmeldte saker, Lørenskog' in page
    assert '<th scope="row">2019</th><td>702</td>' in page
    assert "Øst politidistrikt, levert 2. desember 2024." in page


@pytest.mark.parametrize("address", [HERE, f"{HERE}save/json/", f"{HERE}changes/"])
def test_a_draft_that_is_not_shown_is_on_no_page_of_the_other_party(
    address: str, signed_in: Any, part: Any
) -> None:
    del part
    assert SECRET not in _read(signed_in(MUNICIPALITY), address)
    # Its own party reads it, and is told that nobody else does.
    own = _read(signed_in(POLICE), HERE)
    assert SECRET in own
    assert "Bare din part ser dette" in own


def test_nor_is_it_found_by_the_search(signed_in: Any, part: Any) -> None:
    del part
    assert SECRET not in _read(signed_in(MUNICIPALITY), "/loten/search/?q=Kanarifugl")


def test_not_even_their_own_file_has_what_they_have_not_shown(
    signed_in: Any, part: Any
) -> None:
    """A file is passed on; so it holds what both parties see and nothing else."""
    del part
    told = json.loads(_read(signed_in(POLICE), f"{HERE}save/json/"))

    assert told["parts"][0]["own"] == []


def test_writing_showing_and_settling(signed_in: Any, part: Any, within: Any) -> None:
    client = signed_in(MUNICIPALITY, "en")
    client.post(f"{HERE}part/{part}/own/", {"text": "Roligere enn i fjor."})
    client.post(f"{HERE}part/{part}/show")
    client.post(f"{HERE}part/{part}/difference/", {"text": "Om det øker."})
    client.post(f"{HERE}part/{part}/state/", {"joint": "Som før."})
    with within("loten"):
        shown = OwnPicture.objects.get(part=part, party="municipality")
        assert (shown.text, shown.shown_at is not None) == ("Roligere enn i fjor.", True)
        assert PicturePart.objects.get(pk=part).joint == "Som før."

    refused = client.post(f"{HERE}settle", follow=True).content.decode()
    assert "Say first how the differences were settled in: Trygghet." in refused


def test_nothing_written_is_lost_when_it_is_refused(signed_in: Any, part: Any) -> None:
    client = signed_in(MUNICIPALITY, "en")
    answer = client.post(f"{HERE}part/{part}/own/", {"text": "Ola, f. 01010750160"})

    assert answer.status_code == 200
    assert "01010750160" in answer.content.decode()
    assert "This has to be mended first" in answer.content.decode()


def test_a_figure_is_chosen_in_two_steps_and_taken_out_again(
    signed_in: Any, part: Any, within: Any
) -> None:
    client = signed_in(MUNICIPALITY, "en")
    address = f"{HERE}part/{part}/figure/"
    assert "Skadeverk" in _read(client, address)
    assert "grunnkrets" not in _read(client, address)
    page = _read(client, f"{address}?series=0")
    assert "Held against" in page

    client.post(address, {"series": "0", "period": "0", "against": "earlier", "places": ""})
    with within("loten"):
        chosen = ChosenFigure.objects.get(part=part)
    assert "more" in _read(client, HERE) or "fewer" in _read(client, HERE)
    client.post(f"{HERE}figure/{chosen.pk}/drop")
    with within("loten"):
        assert not ChosenFigure.objects.filter(part=part).exists()


def test_who_reads_an_exempt_part_is_in_the_log(signed_in: Any, within: Any) -> None:
    _read(signed_in("ordforer.lorenskog"), FROZEN)
    with within("lorenskog"):
        entry = LogEntry.objects.filter(act="exempt_read").latest("number")
    assert (entry.thing, json.loads(entry.facts)["ground"]) == ("picture", "no.offl.24.3")


def test_a_frozen_picture_has_no_button_that_changes_it(signed_in: Any) -> None:
    frozen, draft = (_read(signed_in("slt.lorenskog", "en"), one) for one in (FROZEN, DRAFT))

    assert "Frozen for the meeting" in frozen
    assert "Write the joint statement" not in frozen
    assert "Write the joint statement" in draft


def test_what_has_changed_since_the_last_picture(signed_in: Any) -> None:
    page = _read(signed_in("slt.lorenskog", "en"), f"{DRAFT}changes/")

    assert "Against the picture for meeting 1/25" in page
    assert "1 figure compared" in page
    assert "that is within chance" in page


def test_a_pdf_is_handed_out(signed_in: Any) -> None:
    answer = signed_in("slt.lorenskog").get(f"{FROZEN}save/pdf/")

    assert answer.content.startswith(b"%PDF-1.7")
    assert b"Situasjonsbilde" in answer.content or answer["Content-Disposition"]
    assert signed_in("slt.lorenskog").get(f"{FROZEN}save/exe/").status_code == 404


def test_the_page_asks_as_often_with_many_parts_as_with_one(
    signed_in: Any, within: Any, at: datetime, part: Any
) -> None:
    from web.test_query_budget import queries_of

    client = signed_in(MUNICIPALITY)
    client.get(HERE)
    few = queries_of(client, HERE), queries_of(client, f"{HERE}changes/")
    with within("loten") as council:
        first = PicturePart.objects.get(pk=part)
        for n in range(2, 12):
            one = PicturePart.objects.create(
                council=council, picture=first.picture, position=n, kind="area", area=f"A{n}"
            )
            an_own_picture(one, at, "Roligere.", party="police", shown=True)
            a_difference(one, at, "Om det øker.")

    assert (queries_of(client, HERE), queries_of(client, f"{HERE}changes/")) == few
    assert few[0] <= 30
