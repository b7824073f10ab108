"""Marking things on the pages: an exempt item goes nowhere it is not for; reading is logged."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meeting_rows import a_matter, a_meeting, a_paragraph, an_item
from samrad.core.meetings.stages import MeetingStage
from samrad.records.log.models import LogEntry
from samrad.records.meetings.models import Item, Paragraph
from samrad.records.openness.models import Marked

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COORDINATOR, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
WORD = "Kanarifugl"
MARKS = {"openness": "exempt", "ground": "no.offl.24.1", "review": "2025-07-01"}
PAGE = "/loten/meetings/2025/92/"


@pytest.fixture
def meeting(within: Any, at: datetime) -> Any:
    """Meeting 92/25 of Løten, to come."""
    with within("loten") as council:
        return a_meeting(
            council, at, number=92, day=date(2025, 6, 16), stage=MeetingStage.CALLED
        )


@pytest.fixture
def body(signed_in: Any) -> "Callable[..., str]":
    """What somebody reads on a page."""

    def get(who: str, address: str) -> str:
        answer = signed_in(who).get(address, follow=True)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return get


@pytest.fixture
def read_in_log(within: Any) -> "Callable[[], list[Any]]":
    """What the log says was read of what is exempt, entry for entry."""

    def entries() -> list[Any]:
        with within("loten"):
            rows = LogEntry.objects.filter(act="exempt_read").order_by("number")
            return [json.loads(row.facts) for row in rows]

    return entries


@pytest.fixture
def item(meeting: Any, signed_in: Any, within: Any) -> UUID:
    """An exempt item with a word nobody else may read, added by hand on the page."""
    sent = {"title": f"{WORD} på torget", "minutes": 10, **MARKS}
    answer = signed_in(COORDINATOR).post(f"{PAGE}agenda/add/", sent)
    assert answer.status_code == 302
    with within("loten"):
        return Item.objects.get(meeting=meeting, title__contains=WORD).id


# --- an item added by hand -------------------------------------------------------------------


def test_an_exempt_item_added_by_hand_is_for_members_and_its_reading_is_in_the_log(
    item: UUID, body: Any, read_in_log: Any
) -> None:
    before = len(read_in_log())
    assert WORD in body(MAYOR, PAGE)
    assert read_in_log()[before:] == [{"items": [str(item)]}]


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/search/?q=Kanarifugl", "/loten/search/?q=Kanarifugl", "/loten/log/"),
        *("/loten/meetings/", "/loten/exemptions/", "/loten/year/2025/", "/loten/decisions/"),
    ],
)
def test_its_title_stands_on_no_page_that_does_not_log_the_reading(
    address: str, body: Any
) -> None:
    page = body(COORDINATOR, address)
    # What was looked for stands in the field it was written in.
    assert f"{WORD} på torget" not in page


@pytest.mark.usefixtures("item")
def test_no_resident_and_no_feed_learns_its_title(client: Any, signed_in: Any) -> None:
    feed = signed_in(MAYOR).post("/loten/calendar/").context["address"]
    client.logout()
    front = reverse("portal:front", args=("loten",))
    for address in (front, feed.removeprefix("http://testserver")):
        answer = client.get(address)
        assert answer.status_code == 200
        assert WORD not in answer.content.decode()


@pytest.mark.usefixtures("meeting")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ground": ""}, "Velg hjemmelen"),
        ({"review": ""}, "vurderes på nytt"),
        ({"openness": "party"}, "Velg et gyldig valg"),
    ],
)
def test_an_item_is_exempt_on_a_ground_until_somebody_looks_again(
    more: dict[str, str], said: str, signed_in: Any, within: Any
) -> None:
    sent = {"title": WORD, "minutes": 10, **MARKS, **more}
    answer = signed_in(COORDINATOR).post(f"{PAGE}agenda/add/", sent)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    with within("loten"):
        assert not Item.objects.filter(title=WORD).exists()


def test_later_it_is_opened_by_who_closed_it_with_a_reason(
    item: UUID, signed_in: Any, within: Any
) -> None:
    address = f"/loten/item/{item}/openness/"
    opened = {"openness": "council", "ground": "", "review": "", "reason": "Faren er over."}
    refused = signed_in(POLICE).post(address, opened)
    assert "bare de åpner" in refused.content.decode()
    assert signed_in(COORDINATOR).post(address, {**opened, "reason": ""}).status_code == 200
    assert signed_in(COORDINATOR).post(address, opened).status_code == 302
    with within("loten"):
        assert Item.objects.get(pk=item).openness == "council"
        assert Marked.objects.filter(item=item, reason="Faren er over.").exists()
    assert "Faren er over." in signed_in(MAYOR).get("/loten/log/").content.decode()


# --- what is read on a page ------------------------------------------------------------------


def test_the_list_of_matters_and_the_room_write_down_what_was_read(
    meeting: Any, body: Any, within: Any, at: datetime, read_in_log: Any
) -> None:
    with within("loten") as council:
        matter = a_matter(council, at, WORD, **MARKS)
        found = an_item(meeting, "Skolen")
        row = a_paragraph(found, WORD, at)
        Paragraph.objects.filter(pk=row.pk).update(**MARKS)
        open_one = a_paragraph(found, "Åpent", at)
    before = len(read_in_log())
    body(MAYOR, "/loten/matters/")
    body(COORDINATOR, f"{PAGE}room/?item={found.id}")
    body(COORDINATOR, f"/loten/item/{found.id}/room")
    new = read_in_log()[before:]
    assert str(matter.id) in new[0]["matters"]
    assert new[1:] == [{"paragraphs": [str(row.id)]}] * 2
    assert str(open_one.id) not in json.dumps(new)


def test_where_nothing_is_exempt_nothing_is_written(
    meeting: Any, body: Any, within: Any, read_in_log: Any
) -> None:
    with within("loten"):
        an_item(meeting, "Skolen")
    before = len(read_in_log())
    body(MAYOR, PAGE)
    assert len(read_in_log()) == before


def test_however_much_is_exempt_a_page_asks_as_often(
    meeting: Any, signed_in: Any, within: Any, at: datetime
) -> None:
    client = signed_in(COORDINATOR)
    pages = ("/", "/loten/matters/", PAGE, "/loten/exemptions/", f"{PAGE}room/")

    def add(count: int) -> None:
        with within("loten") as council:
            for _ in range(count):
                a_matter(council, at, WORD, **MARKS)
                found = an_item(meeting, WORD)
                Item.objects.filter(pk=found.pk).update(**MARKS)
                row = a_paragraph(found, WORD, at)
                Paragraph.objects.filter(pk=row.pk).update(**MARKS)

    def queries() -> list[int]:
        asked = []
        for page in pages:
            with CaptureQueriesContext(connection) as caught:
                assert client.get(page).status_code == 200
            asked.append(len(caught))
        return asked

    add(2)
    queries()
    few = queries()
    add(12)
    assert queries() == few


# --- the room --------------------------------------------------------------------------------


def test_in_the_room_a_change_of_openness_waits_for_its_reason(
    meeting: Any, signed_in: Any, within: Any
) -> None:
    with within("loten"):
        found, name = an_item(meeting, "Torget"), uuid4()
    client, address = signed_in(COORDINATOR), f"/loten/item/{found.id}/minutes"

    def send(now: dict[str, str], was: dict[str, str], revision: str = "") -> Any:
        fields = {"wording": "summary", "text": "Sagt.", "revision": revision, **now}
        fields |= {f"{key}-was": text for key, text in was.items()}
        sent = {f"p-{name}-{key}": text for key, text in fields.items()}
        return client.post(address, sent, HTTP_ACCEPT="application/json").json()

    begun = {"openness": "council", "ground": "", "review": ""}
    opened = {"openness": "open", "ground": "", "review": ""}
    shut = dict(MARKS)
    first = send(shut, {"text": "", **begun})
    assert (first["errors"], first["waits"], first["revision"]) == ([], [], "1")

    said = {"text": "Sagt.", **shut}
    waits = send(opened, said, "1")
    assert waits["errors"] == []
    assert "hvorfor" in waits["waits"][0].casefold()
    with within("loten"):
        assert Paragraph.objects.get(pk=name).openness == "exempt"

    done = send({**opened, "why": "Ingen er nevnt."}, said, "1")
    assert (done["errors"], done["waits"]) == ([], [])
    assert done["saved"][f"p-{name}-why"] == ""
    with within("loten"):
        assert Paragraph.objects.get(pk=name).openness == "open"


# --- the list --------------------------------------------------------------------------------


def test_the_list_of_exemptions_names_ground_and_day_and_no_word_of_what_is_exempt(
    item: UUID, body: Any
) -> None:
    page = body(MAYOR, "/loten/exemptions/")
    assert "92/25" in page
    assert "offentleglova § 24" in page
    assert "1. juli 2025" in page
    assert f"/loten/item/{item}/openness/" in page
    assert WORD not in page


@pytest.mark.usefixtures("item")
def test_on_the_front_page_it_waits_for_whose_it_is(body: Any) -> None:
    assert "unntatt punkt" in body(COORDINATOR, "/").casefold()
    assert "unntatt punkt" not in body(POLICE, "/").casefold()
