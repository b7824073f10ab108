"""The page of a notice: seen before it goes, read, answered, and told what became of it."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from noticing import DAY, NOWHERE, SECRET, a_matter, an_exempt_item, planned, sent
from samrad.records.basics.context import as_person, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import Attachment
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(person: Any, at: datetime) -> Callable[..., Meeting]:
    """Make a meeting of Løten, and call it with `called=True`."""

    def make(day: date = DAY, *, called: bool = True, exempt: bool = False) -> Meeting:
        by = person("slt.loten")
        with as_person(by.id):
            meeting = planned(Council.objects.get(slug="loten"), by, at, day)
            if exempt:
                an_exempt_item(meeting, by, at)
            if called:
                sent(meeting, by, at)
        return meeting

    return make


def address(name: str, meeting: Meeting, *more: object) -> str:
    return reverse(f"desk:{name}", args=["loten", meeting.year, meeting.number, *more])


def page(client: Client, name: str, meeting: Meeting) -> str:
    answer = client.get(address(name, meeting))
    assert answer.status_code == 200
    return answer.content.decode()


def seen(meeting: Meeting, ask: Any) -> Any:
    """What the database holds, in the council."""
    with in_council(meeting.council_id):
        return ask()


def of(meeting: Meeting, kind: Any) -> Any:
    """The notices of the meeting, or their receipts."""
    return kind.objects.filter(**{"meeting" if kind is Notice else "notice__meeting": meeting})


@pytest.mark.parametrize(
    ("ahead", "said"),
    # Five days ahead is a Saturday, and so is its last day: the Friday before counts.
    [(14, "In time: the last day is Monday, 23 June 2025."), (5, "3 days late.")],
)
def test_the_preview_says_whether_it_is_in_time(
    ahead: int, said: str, made: Any, signed_in: Any, at: datetime
) -> None:
    meeting = made(at.date() + timedelta(days=ahead), called=False)
    text = page(signed_in("slt.loten", "en"), "send_notice", meeting)
    assert said in text
    assert f"{ahead} days before the meeting" in text
    assert "ordforer.loten@samrad.example" in text
    assert seen(meeting, of(meeting, Notice).count) == 0


def test_the_notice_goes_from_the_preview_and_once(made: Any, signed_in: Any) -> None:
    meeting = made(called=False)
    client = signed_in("slt.loten", "en")
    answers = [
        client.post(address("send_notice", meeting), {"kind": "notice"}) for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [302, 200]
    assert answers[0].headers["Location"] == address("notice", meeting)
    assert "Somebody has sent the notice meanwhile." in answers[1].content.decode()
    (notice,) = seen(meeting, lambda: list(of(meeting, Notice)))
    assert bytes(notice.pdf).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("kind", ["", "reminder", "supplement", "x" * 99, "\x00"])
def test_a_kind_nobody_saw_sends_nothing(kind: str, made: Any, signed_in: Any) -> None:
    meeting = made(called=False)
    answer = signed_in("slt.loten").post(address("send_notice", meeting), {"kind": kind})
    assert answer.status_code == 200
    assert seen(meeting, of(meeting, Notice).count) == 0


def test_a_member_who_does_not_run_the_year_sends_nothing(made: Any, signed_in: Any) -> None:
    meeting = made(called=False)
    client = signed_in("ordforer.loten", "en")
    answer = client.post(address("send_notice", meeting), {"kind": "notice"})
    assert "This is done by:" in answer.content.decode()
    assert seen(meeting, of(meeting, Notice).count) == 0


def test_who_reads_it_has_opened_it_and_nobody_else(
    made: Any, signed_in: Any, at: datetime
) -> None:
    meeting = made()
    assert "Sommeren i sentrum" in page(signed_in("ordforer.loten"), "notice", meeting)
    opened = seen(
        meeting,
        lambda: dict(of(meeting, Receipt).values_list("person__email", "opened_at")),
    )
    assert opened.pop("ordforer.loten@samrad.example") == at
    assert set(opened.values()) == {None}


def test_members_see_who_comes_and_only_the_secretary_who_has_read(
    made: Any, signed_in: Any
) -> None:
    meeting = made()
    client = signed_in("ordforer.loten", "en")
    client.post(address("answer_call", meeting), {"answer": "comes"})
    text = page(client, "notice", meeting)
    assert "You have answered that you come" in text
    assert "has not answered" in text
    assert "Opened the notice" not in text
    assert "Gets no letter" not in text
    text = page(signed_in("slt.loten", "en"), "notice", meeting)
    assert "Opened the notice" in text
    assert "Gets no letter" in text


def test_what_is_exempt_is_read_by_members_and_each_reading_logged(
    made: Any, signed_in: Any
) -> None:
    meeting = made(exempt=True)
    before = seen(meeting, LogEntry.objects.filter(act="exempt_read").count)
    client = signed_in("ordforer.loten")
    assert SECRET in page(client, "notice", meeting)
    assert client.get(address("notice_file", meeting, 1)).status_code == 200
    entries = seen(meeting, lambda: list(LogEntry.objects.filter(act="exempt_read")))
    assert len(entries) == before + 2
    assert json.loads(entries[-1].facts)["grounds"] == ["no.offl.24.1"]
    assert SECRET not in str([one.facts for one in entries])


def test_another_council_is_told_of_no_notice(made: Any, signed_in: Any) -> None:
    meeting = made(exempt=True)
    receipt = seen(meeting, of(meeting, Receipt).first)
    client = signed_in("slt.lorenskog")
    for name in ("notice", "send_notice"):
        assert client.get(address(name, meeting)).status_code == 404
    assert client.get(address("notice_file", meeting, 1)).status_code == 404
    for name in ("hand_over_notice", "send_notice_again"):
        for slug in ("loten", "lorenskog"):
            where = reverse(f"desk:{name}", args=[slug, receipt.id])
            assert client.post(where).status_code == 404


def test_who_cannot_come_has_the_deputy_called_and_the_next_one_behind(
    made: Any, signed_in: Any, at: datetime
) -> None:
    meeting = made()
    client = signed_in("ordforer.loten", "en")

    def passes_on() -> str:
        where, answer = address("answer_call", meeting), {"answer": "send_deputy"}
        return str(client.post(where, answer, follow=True).content.decode())

    def deputies() -> Any:
        rows = of(meeting, Receipt).filter(as_what="deputy").order_by("person__name")
        return seen(meeting, lambda: list(rows.values_list("person__name", flat=True)))

    assert "Varaordfører is called in your place." in passes_on()
    # Said twice, nobody else is called.
    assert "Varaordfører is called in your place." in passes_on()
    assert deputies() == ["Varaordfører"]
    away = {"answer": "send_deputy", "answered_at": at}
    for name, then in (("Varaordfører", "Gruppeleder"), ("Gruppeleder", "")):
        seen(
            meeting,
            lambda name=name: of(meeting, Receipt).filter(person__name=name).update(**away),
        )
        text = passes_on()
        assert (then or "You have no deputy who could come.") in text
    assert deputies() == ["Gruppeleder", "Varaordfører"]


def test_the_secretary_calls_a_deputy_who_was_rung_for(
    made: Any, signed_in: Any, person: Any, at: datetime
) -> None:
    meeting = made()
    seat = seen(
        meeting,
        lambda: Seat.objects.create(
            council_id=meeting.council_id,
            person=person("uten.sete"),
            party="municipality",
            role="mayor",
            since=at.date(),
            deputy=1,
        ),
    )
    client = signed_in("slt.loten", "en")
    where = address("call_deputy", meeting, seat.id)
    assert f'action="{where}"' in page(client, "notice", meeting)
    said = [client.post(where, follow=True).content.decode() for _ in range(2)]
    assert "Uten sete is called." in said[0]
    assert "The deputy is called already." in said[1]


def test_what_has_no_letter_is_handed_over_and_that_is_noted(
    made: Any, signed_in: Any, at: datetime
) -> None:
    meeting = made()
    row = seen(meeting, lambda: of(meeting, Receipt).get(person__name="Ordfører"))
    where = reverse("desk:hand_over_notice", args=["loten", row.id])
    client = signed_in("slt.loten", "en")
    assert "It is noted" in client.post(where, follow=True).content.decode()
    assert "has the notice already" in client.post(where, follow=True).content.decode()
    row = seen(meeting, lambda: Receipt.objects.select_related("handed_over_by").get(pk=row.pk))
    assert (row.handed_over_at, row.handed_over_by.name) == (at, "SLT-koordinator")


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({}, "In the queue"),
        ({"tried_at": True}, "The mail server did not take it; it is tried again by itself."),
        ({"handing_in_at": True}, "On its way"),
        ({"handing_in_at": True, "uncertain_at": True}, "Not known whether it arrived"),
        ({"handing_in_at": True, "sent_at": True}, "Sent"),
        ({"undelivered_at": True}, "Nobody has that address."),
    ],
)
def test_what_became_of_each_letter_is_said(
    marks: dict[str, object],
    said: str,
    made: Any,
    signed_in: Any,
    at: datetime,
    settings: Any,
) -> None:
    settings.SAMRAD_MAIL_SERVER = NOWHERE
    meeting = made()
    told = dict.fromkeys(marks, at)
    seen(meeting, lambda: of(meeting, Receipt).filter(person__name="Ordfører").update(**told))
    text = page(signed_in("slt.loten", "en"), "notice", meeting)
    assert said in text
    again = "Send it again" in text
    assert again == ("Not known" in said or "Nobody" in said)


def test_a_letter_not_known_to_have_arrived_is_sent_again(
    made: Any, signed_in: Any, at: datetime, settings: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = NOWHERE
    meeting = made()
    row = seen(meeting, lambda: of(meeting, Receipt).get(person__name="Ordfører"))
    where = reverse("desk:send_notice_again", args=["loten", row.id])
    client = signed_in("slt.loten", "en")
    assert "it is not sent twice" in client.post(where, follow=True).content.decode()
    marks = {"handing_in_at": at, "uncertain_at": at}
    seen(meeting, lambda: Receipt.objects.filter(pk=row.pk).update(**marks))
    assert "once more" in client.post(where, follow=True).content.decode()
    row = seen(meeting, lambda: Receipt.objects.get(pk=row.pk))
    assert (row.handing_in_at, row.uncertain_at, row.queued_at) == (None, None, at)


def test_a_paper_a_party_took_back_is_named_no_more(
    person: Any, at: datetime, signed_in: Any
) -> None:
    by = person("slt.loten")
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        meeting = planned(council, by, at)
        matter = a_matter(meeting, by, at, "Uro", ["Kartlegging av uro"])
        sent(meeting, by, at)
        paper = Attachment.objects.get(matter=matter).paper
    assert "Kartlegging av uro" in page(signed_in("politikontakt.loten"), "notice", meeting)
    with as_person(by.id):
        Paper.objects.filter(pk=paper.pk).update(openness="party")
    text = page(signed_in("politikontakt.loten", "en"), "notice", meeting)
    assert "Kartlegging av uro" not in text
    assert "A paper that is not shown to you any more." in text


def test_the_page_of_a_long_agenda_asks_no_more_questions(
    person: Any, at: datetime, signed_in: Any, django_assert_num_queries: Any
) -> None:
    by = person("slt.loten")
    meetings = []
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        for size in (1, 30):
            meeting = planned(council, by, at, DAY, *(f"Sak {n}" for n in range(size)))
            for n in range(size):
                a_matter(meeting, by, at, f"Melding {n}", [f"Vedlegg {n}"])
            sent(meeting, by, at)
            meetings.append(meeting)
    client = signed_in("slt.loten")
    client.get(address("notice", meetings[0]))
    for name, queries in (("notice", 23), ("send_notice", 24)):
        for meeting in meetings:
            with django_assert_num_queries(queries):
                page(client, name, meeting)
