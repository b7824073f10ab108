"""Saving the papers of a meeting: the whole for those who may read it, and nothing more."""

import io
import json
from datetime import date, datetime
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from held_meetings import held_meeting
from meeting_rows import a_meeting
from samrad.core.meetings.minutes import Minutes
from samrad.core.meetings.stages import MeetingStage
from samrad.records.basics.context import as_person
from samrad.records.log.models import LogEntry
from samrad.records.meetings.approving import Approval, MinutesVersion
from samrad.records.meetings.models import Meeting
from web.kit.meeting_told import SECRET, minutes_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOTH = ("ordforer.loten", "stasjonssjef.loten")
SHAPES = ("pdf", "docx")


def text_of(answer: Any) -> str:
    """What stands in a file that was handed out, without line breaks."""
    content = io.BytesIO(answer.content)
    if answer["Content-Type"] == "application/pdf":
        said = " ".join(page.extract_text() for page in PdfReader(content).pages)
    else:
        word = docx.Document(content)
        cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
        said = " ".join((*(one.text for one in word.paragraphs), *cells))
    return " ".join(said.split())


@pytest.fixture
def locked(within: Any, person: Any, at: datetime) -> Minutes:
    """Minutes of 1/24 in Løten that both parties approved and that are locked."""
    told = minutes_of("nb")
    with within("loten") as council:
        held = MeetingStage.HELD
        meeting = a_meeting(council, at, number=1, day=date(2024, 3, 12), stage=held)
        a_meeting(council, at, number=2, day=date(2024, 5, 14), stage=held)
        Meeting.objects.filter(pk=meeting.pk).update(minutes_stage="approved")
    of_meeting = {"council": meeting.council, "meeting": meeting}
    for who, party in zip(BOTH, ("municipality", "police"), strict=True):
        by = person(who)
        with as_person(by.id):
            given = {"version": 1, "party": party, "sha256": told.sha256, "at": at, "by": by}
            Approval.objects.create(**of_meeting, **given)
    secretary = person("slt.loten")
    with as_person(secretary.id):
        MinutesVersion.objects.create(
            **of_meeting,
            number=1,
            content=told.canonical().decode(),
            sha256=told.sha256,
            locked_at=at,
            locked_by=secretary,
        )
        Meeting.objects.filter(pk=meeting.pk).update(minutes_stage="locked")
    return told


@pytest.mark.parametrize("who", BOTH)
@pytest.mark.parametrize("form", SHAPES)
def test_both_parties_save_the_same_locked_minutes(
    form: str, who: str, locked: Minutes, signed_in: Any
) -> None:
    client = signed_in(who)
    answer = client.get(f"/loten/meetings/2024/1/minutes/save/{form}/")
    text = text_of(answer)

    assert locked.sha256 in text
    # By the seats of the day, as the agreement says who leads and who writes.
    assert "Møteleder Ordfører" in text or "Møteleder\tOrdfører" in text
    assert "Kommunen setter opp lys langs gangveien" in text
    assert SECRET in text
    again = client.get(f"/loten/meetings/2024/1/minutes/save/{form}/")
    assert again.content == answer.content


@pytest.mark.parametrize(
    ("stage", "others"), [("draft", 404), ("sent", 200), ("approved", 200)]
)
def test_a_draft_is_read_by_all_once_it_is_sent(
    stage: str, others: int, signed_in: Any, within: Any, person: Any, at: datetime
) -> None:
    with within("loten") as council:
        held = held_meeting(council, at, person("slt.loten"), person("ordforer.loten"))
        Meeting.objects.filter(pk=held.pk).update(minutes_stage=stage)
    address = f"/loten/meetings/2025/{held.number}/minutes/draft/pdf/"

    assert signed_in("ordforer.loten").get(address).status_code == others
    answer = signed_in("politikontakt.loten").get(address)
    assert answer.status_code == 200
    assert "Utkast" in text_of(answer)
    assert "Sette opp lys" in text_of(answer)


def test_what_is_locked_is_no_draft(locked: Minutes, signed_in: Any) -> None:
    del locked
    client = signed_in("slt.loten")
    assert client.get("/loten/meetings/2024/1/minutes/draft/pdf/").status_code == 404


def test_whoever_saves_exempt_minutes_is_in_the_log(
    locked: Minutes, signed_in: Any, within: Any
) -> None:
    del locked
    client = signed_in("ordforer.loten")
    for address in ("2024/1/minutes/save/pdf/", "2024/", "2024/save/docx/"):
        assert client.get(f"/loten/meetings/{address}").status_code == 200

    with within("loten"):
        read = LogEntry.objects.filter(act="exempt_read", thing="minutes")
        assert [json.loads(entry.facts) for entry in read] == [{"ground": "no.offl.24.3"}] * 3


def test_the_year_holds_what_is_locked_and_names_what_is_not(
    locked: Minutes, signed_in: Any
) -> None:
    client = signed_in("slt.loten")
    page = client.get("/loten/meetings/2024/").content.decode()
    files = [text_of(client.get(f"/loten/meetings/2024/save/{form}/")) for form in SHAPES]

    for text in (page, *files):
        for known in ("Møteåret 2024", "ikke låst ennå", locked.sha256, "Trygge skoleveier"):
            assert known in text


def test_a_year_without_meetings_says_so(signed_in: Any) -> None:
    answer = signed_in("slt.loten").get("/loten/meetings/2022/")
    assert answer.status_code == 200
    assert "Møteåret 2022" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "2024/1/minutes/save/exe/",
        "2024/2/minutes/save/pdf/",
        "2024/77/minutes/save/pdf/",
        "2024/save/csv/",
        "1200/",
    ],
)
def test_what_is_not_there_is_not_there(address: str, locked: Minutes, signed_in: Any) -> None:
    del locked
    client = signed_in("slt.loten")
    assert client.get(f"/loten/meetings/{address}").status_code == 404


@pytest.mark.parametrize("who", ["uten.sete", "samordnare.lund", "politikontakt.hallingdal"])
def test_nobody_without_a_seat_saves_anything(
    who: str, locked: Minutes, signed_in: Any
) -> None:
    del locked
    client = signed_in(who)
    for address in ("1/minutes/save/pdf/", "", "save/pdf/"):
        answer = client.get(f"/loten/meetings/2024/{address}")
        assert answer.status_code == 404
        assert SECRET.encode() not in answer.content
