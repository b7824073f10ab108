"""The register of decisions, one's own measures, coverage, and the handover file."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages

from measure_rows import a_decision, a_measure, end_the_demos, mark, sitting_for
from meeting_rows import a_meeting, a_paragraph, an_item
from samrad.actions.meetings import hold_meeting
from samrad.core.meetings.kinds import ItemKind, Wording
from samrad.core.meetings.stages import MeetingStage
from samrad.records.councils.models import Seat
from samrad.records.log.models import LogEntry
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Presence

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(within: Any, at: datetime) -> Measure:
    """A measure the coordinator of Løten and the police contact own together."""
    with within("loten") as council:
        end_the_demos(council)
        row = a_decision(council, at, "Et felles foreldremøte holdes")
        owners = {
            f"{one}_owner": sitting_for(council, one) for one in ("municipality", "police")
        }
        return a_measure(row, at, "Foreldremøte", **owners)


@pytest.fixture
def exempt(within: Any, at: datetime) -> Measure:
    """One that hangs on a decision that is exempt."""
    with within("loten") as council:
        row = a_decision(council, at, "canary-decision", number=81, openness="exempt")
        return a_measure(row, at, "canary-measure", deadline=date(2025, 6, 1))


def page(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def exempt_readings(within: Any) -> int:
    with within("loten") as council:
        return LogEntry.objects.filter(council=council, act="exempt_read").count()


# --- The register --------------------------------------------------------------------------


@pytest.mark.usefixtures("measure")
def test_the_register_shows_what_was_decided_and_what_follows(signed_in: Any) -> None:
    text = page(signed_in("ordforer.loten"), "/loten/decisions/")

    assert "Et felles foreldremøte holdes" in text
    assert "Foreldremøte" in text
    assert "innen 1. september 2025" in text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"felles", "canary-measure"}),
        ("?state=overdue", {"canary-measure"}),
        ("?state=open&party=police", {"felles"}),
        ("?state=done", set()),
        ("?state=unsettled", set()),
        ("?year=2025", {"felles", "canary-measure"}),
        ("?year=1999", {"felles", "canary-measure"}),  # no such choice: everything
        ("?page=999", {"felles", "canary-measure"}),
        ("?state=nonsense&party=%00", {"felles", "canary-measure"}),
    ],
)
@pytest.mark.usefixtures("measure", "exempt")
def test_the_register_is_narrowed(asked: str, shown: set[str], signed_in: Any) -> None:
    text = page(signed_in("slt.loten"), f"/loten/decisions/{asked}")

    assert {word for word in ("felles", "canary-measure") if word in text} == shown


@pytest.mark.usefixtures("exempt")
def test_another_council_reads_none_of_it(measure: Measure, signed_in: Any) -> None:
    client = signed_in("slt.lorenskog")
    decision = f"decision/{measure.decision_id}/settle"
    for page_of in (
        "decisions",
        f"measure/{measure.id}",
        decision,
        "coverage/2025",
        "handover",
    ):
        assert client.get(f"/loten/{page_of}/").status_code == 404, page_of
    for address in ("/lorenskog/decisions/", "/decisions/", "/lorenskog/handover/"):
        assert "canary" not in page(client, address)


def test_a_measure_of_another_council_is_not_found_under_ones_own(
    measure: Measure, signed_in: Any
) -> None:
    client = signed_in("slt.lorenskog")

    assert client.get(f"/lorenskog/measure/{measure.id}/").status_code == 404
    done = client.post(f"/lorenskog/measure/{measure.id}/done", {"proof": "x"})
    assert done.status_code == 404


def test_each_reading_of_what_is_exempt_is_logged_once_for_a_page(
    measure: Measure, exempt: Measure, signed_in: Any, within: Any
) -> None:
    client = signed_in("slt.loten")
    page(client, f"/loten/measure/{measure.id}/")
    assert exempt_readings(within) == 0
    for address in ("/loten/decisions/", f"/loten/measure/{exempt.id}/", "/decisions/"):
        before = exempt_readings(within)
        assert "canary-measure" in page(client, address)
        assert exempt_readings(within) == before + 1


def test_a_decision_from_which_nothing_follows_is_said_to_be_one_and_is_settled(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        row = a_decision(council, at, "Til orientering")
    client = signed_in("slt.loten")
    assert "For én beslutning har ingen sagt hva som følger." in page(
        client, "/loten/decisions/"
    )
    settle = f"/loten/decision/{row.id}/settle/"
    wrong = client.post(settle, {"title": "Møte", "deadline": "2025-01-01"})
    assert "Møte" in wrong.content.decode()
    assert "Velg en frist fra og med i dag." in wrong.content.decode()
    client.post(settle, {"because": "Bare til orientering"})

    with within("loten"):
        assert NoMeasure.objects.get(decision=row).because == "Bare til orientering"
    assert "Ingen tiltak, fordi: Bare til orientering" in page(client, "/loten/decisions/")


def test_before_the_minutes_are_sent_one_is_warned_of_it(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        row = a_decision(council, at, "Til orientering")
    text = page(signed_in("slt.loten"), "/loten/meetings/2025/80/")
    where_it_is_sent = page(signed_in("slt.loten"), "/loten/meetings/2025/80/minutes/")
    assert f"/loten/decision/{row.id}/settle/" in where_it_is_sent

    assert "Si det før referatet sendes" in text


# --- Following up --------------------------------------------------------------------------


def test_one_tap_with_proof_and_it_is_done(
    measure: Measure, signed_in: Any, within: Any
) -> None:
    client = signed_in("politikontakt.loten")
    answer = client.post(
        f"/loten/measure/{measure.id}/done", {"proof": "referat 3/25", "mine": "on"}
    )

    assert (answer.status_code, answer.url) == (302, "/decisions/")
    with within("loten"):
        measure.refresh_from_db()
    assert (measure.proof, measure.done_on) == ("referat 3/25", date(2025, 6, 16))


@pytest.mark.parametrize(
    ("what", "sent", "said"),
    [
        ("done", {"proof": ""}, "Feltet er påkrevet."),
        ("done", {"proof": "Kari, 13 år, var der"}, "Kari, 13 år"),
        ("move", {"to": "2025-09-01", "why": "Rektor er syk"}, "Det er fristen allerede."),
        ("move", {"to": "1025-09-01", "why": "Rektor er syk"}, "Rektor er syk"),
        ("hand_over", {"to": "nobody", "why": "Ferie"}, "Ferie"),
        ("reopen", {"why": "Ved en feil"}, "ingenting å åpne igjen"),
        ("drop", {"why": "x" * 301}, "x" * 301),
    ],
)
def test_what_cannot_be_done_is_said_and_what_was_written_stays(
    what: str, sent: dict[str, str], said: str, measure: Measure, signed_in: Any, within: Any
) -> None:
    client = signed_in("slt.loten")
    address = f"/loten/measure/{measure.id}/{what.replace('_', '-')}"
    answer = client.post(address, sent)
    with within("loten"):
        now = Measure.objects.get(pk=measure.pk)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert (now.done_on, now.dropped_on, now.deadline) == (None, None, measure.deadline)


def test_the_page_of_a_measure_tells_its_story(
    measure: Measure, signed_in: Any, within: Any, at: datetime
) -> None:
    client = signed_in("slt.loten")
    moved = {"to": "2025-10-01", "why": "Rektor er syk"}
    client.post(f"/loten/measure/{measure.id}/move", moved)
    with within("loten") as council:
        meeting = a_meeting(council, at, number=85, day=date(2025, 12, 17))
        an_item(meeting, kind=ItemKind.CARRIED, key=f"measure.{measure.id}")
    text = page(client, f"/loten/measure/{measure.id}/")

    assert "fra 1. september 2025 til 1. oktober 2025" in text
    assert "Rektor er syk" in text
    assert "/loten/meetings/2025/85/#item-" in text
    assert f"/loten/measure/{measure.id}/" in page(client, "/loten/meetings/2025/85/")


def test_who_does_not_follow_it_up_sees_no_way_to(measure: Measure, signed_in: Any) -> None:
    client = signed_in("ordforer.loten")
    address = f"/loten/measure/{measure.id}"

    assert f"{address}/done" not in page(client, f"{address}/")
    answer = client.post(f"{address}/done", {"proof": "referat"})
    assert "Bare eierne" in answer.content.decode()


def test_who_left_is_shown_as_leaving_a_measure_without_owner(
    measure: Measure, signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        ola = sitting_for(council, "police")
        Seat.objects.filter(council=council, person=ola).update(
            until=at.date() - timedelta(days=1)
        )
    client = signed_in("slt.loten")

    assert "trenger ny eier" in page(client, "/loten/decisions/")
    assert "trenger ny eier" in page(client, f"/loten/measure/{measure.id}/")
    assert "trenger ny eier" in page(client, "/decisions/")


# --- One's own -----------------------------------------------------------------------------


@pytest.mark.usefixtures("measure", "exempt")
def test_ones_own_list_is_ones_own(signed_in: Any) -> None:
    mine = page(signed_in("politikontakt.loten"), "/decisions/")
    assert "Foreldremøte" in mine
    assert "canary-measure" not in mine
    theirs = page(signed_in("ordforer.loten"), "/decisions/")
    assert "Foreldremøte" not in theirs
    assert "canary-measure" not in theirs


@pytest.mark.usefixtures("measure", "exempt")
def test_the_front_page_says_how_many_wait_and_names_none(signed_in: Any) -> None:
    text = page(signed_in("slt.loten"), "/")

    assert "2 tiltak er dine å ta deg av." in text
    assert "Ett er over fristen." in text
    assert "canary" not in text


def test_letters_in_july_are_wished_for_on_the_same_page(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    assert 'name="quiet" checked' in page(client, "/decisions/")
    answer = client.post("/decisions/july", {})
    assert [str(one) for one in get_messages(answer.wsgi_request)] == ["Lagret."]
    assert 'name="quiet" checked' not in page(client, "/decisions/")


# --- Coverage ------------------------------------------------------------------------------


def test_loetens_three_national_topics_stand_there_for_each_meeting(signed_in: Any) -> None:
    answer = signed_in("slt.loten").get("/loten/coverage/2025/")
    national = [row for row in answer.context["topics"] if row.note == "Nasjonale tema"]

    assert [row.heading for row in national] == [
        "Vold i nære relasjoner",
        "Vold og overgrep mot barn",
        "Radikalisering, voldelig ekstremisme og hatkriminalitet",
    ]
    for row in national:
        assert [(cell.column, cell.word) for cell in row.cells] == [
            ("1/25", "behandlet"),
            ("2/25", "behandlet"),
            ("3/25", "kommer"),
        ]
    assert "Tre av tre nasjonale tema ble behandlet på hvert møte" in answer.content.decode()


def test_older_years_show_too_and_a_year_without_meetings_says_so(signed_in: Any) -> None:
    client = signed_in("slt.loten")

    assert len(client.get("/loten/coverage/2023/").context["columns"]) == 4
    assert "Ingen møter i 2019 er holdt ennå." in page(client, "/loten/coverage/2019/")
    for year in (0, 1, 9999, 99999):
        assert client.get(f"/loten/coverage/{year}/").status_code in (200, 404), year


@pytest.fixture
def held(within: Any, at: datetime, person: Any) -> Item:
    """A meeting that was held today, at which the mayor was excused."""
    with within("loten") as council:
        meeting = a_meeting(council, at, number=82, day=at.date(), stage=MeetingStage.CALLED)
        item = an_item(meeting, kind=ItemKind.STANDING, key="topic.Trafikk")
        for seat in Seat.objects.filter(council=council):
            present = "excused" if seat.role == "mayor" else "present"
            there = {"item": item, "person": seat.person, "seat": seat}
            Presence.objects.create(council=council, **there, present=present)
        hold_meeting(meeting, "møte 82/25", by=person("slt.loten"), at=at)
    return item


@pytest.mark.usefixtures("held")
def test_who_came_is_counted_from_what_was_noted_in_the_room(signed_in: Any) -> None:
    answer = signed_in("slt.loten").get("/loten/coverage/2025/")
    came = {row.heading: row.cells[-1].word for row in answer.context["members"]}

    assert came["Ordfører"] == "meldt forfall"
    assert came["Politikontakt"] == "til stede"


# --- The handover file ---------------------------------------------------------------------


@pytest.mark.usefixtures("measure", "exempt", "held")
def test_the_handover_file_tells_who_takes_over_what_to_know(
    signed_in: Any, within: Any
) -> None:
    text = page(signed_in("politikontakt.loten"), "/loten/handover/")

    assert "Foreldremøte" in text
    assert "canary-decision" in text
    assert "[Unntatt: offentleglova" in text
    assert "slt.loten@samrad.example" in text
    assert "Gå gjennom politivedtektene" in text
    assert "Møte 82/25" in text
    assert "Behandlet: Trafikk" in text
    with within("loten") as council:
        entry = LogEntry.objects.filter(council=council).latest("number")
    assert entry.act == "open_handover"


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "start"), [("pdf", b"%PDF-"), ("docx", b"PK")])
@pytest.mark.usefixtures("measure")
def test_it_is_handed_out_as_a_file(shape: str, start: bytes, signed_in: Any) -> None:
    answer = signed_in("slt.loten").get(f"/loten/handover/{shape}")

    assert answer.content.startswith(start)
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.usefixtures("exempt")
def test_who_may_not_open_it_reads_nothing_of_it(
    signed_in: Any, within: Any, person: Any
) -> None:
    other = person("uten.sete")
    with within("loten") as council:
        seat = {"party": "police", "role": "other", "since": "2020-01-01"}
        Seat.objects.create(council=council, person=other, **seat)
    client = signed_in("uten.sete")
    for shape in ("", "pdf", "docx"):
        answer = client.get(f"/loten/handover/{shape}")
        assert (answer.status_code, answer.url) == (302, "/loten/decisions/")
        assert b"canary" not in answer.content
    with within("loten") as council:
        assert not LogEntry.objects.filter(council=council, act="open_handover").exists()


def test_there_is_no_such_file(signed_in: Any) -> None:
    assert signed_in("slt.loten").get("/loten/handover/exe").status_code == 404


def test_a_decision_written_with_markup_is_shown_as_written(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        row = a_decision(council, at, "<script>alert(1)</script>")
        mark(row, "open")
        a_measure(row, at, "<b>Møte</b>")
        a_paragraph(row.item, "ikke en beslutning", at, wording=Wording.SUMMARY)
    client = signed_in("slt.loten")
    for address in ("/loten/decisions/", "/decisions/", "/loten/handover/"):
        text = page(client, address)
        assert "<script>alert" not in text
        assert "<b>Møte" not in text
        assert "ikke en beslutning" not in text
