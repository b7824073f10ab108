"""The calendar feed, read by another library than the one that wrote it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import vobject

from samrad.actions.evidence import note_evidence
from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.planning import cancel_meeting
from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence as Done
from samrad.records.agreements.models import Clause
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Feed
from samrad.records.meetings.models import Meeting
from samrad.web.kit.files import FILE_POLICY

OSLO = ZoneInfo("Europe/Oslo")
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def address(signed_in: Any) -> Any:
    """The address of a feed somebody subscribes to, as the page shows it."""

    def make(who: str, slug: str) -> str:
        client = signed_in(who)
        found: str = client.post(f"/{slug}/calendar/").context["address"]
        client.logout()
        return found.removeprefix("http://testserver")

    return make


@pytest.fixture
def meeting(person: Any, at: datetime) -> Any:
    """A meeting of Hol, from nine to eleven."""

    def plan(day: date) -> Meeting:
        by = person("politikontakt.hallingdal")
        planned = Planned(day, "møte", time(9), time(11), "Kommunehuset")
        with as_person(by.id):
            return plan_meeting(Council.objects.get(slug="hol"), planned, by=by, at=at)

    return plan


def events(answer: Any) -> list[Any]:
    assert answer.status_code == 200
    calendar = vobject.readOne(answer.content.decode())
    assert calendar.name == "VCALENDAR"
    calendar.validate(raiseException=True)
    return list(calendar.vevent_list)


def duties(answer: Any) -> list[Any]:
    """The events of the year wheel; meetings have their own."""
    return [one for one in events(answer) if not one.uid.value.startswith("meeting-")]


def lines(answer: Any) -> list[str]:
    """The lines as they are meant, unfolded."""
    return str(answer.content.decode().replace("\r\n ", "")).split("\r\n")


def test_the_feed_is_a_calendar(client: Any, address: Any) -> None:
    answer = client.get(address("slt.loten", "loten"))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="samrad.ics"')
    assert len(events(answer)) > 20
    assert lines(answer)[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "X-WR-CALNAME:Politirådet i Løten" in lines(answer)
    assert "METHOD:PUBLISH" in lines(answer)


@pytest.mark.parametrize(
    ("who", "slug"),
    [
        ("slt.loten", "loten"),
        ("stasjonssjef.lorenskog", "lorenskog"),
        ("politikontakt.hallingdal", "hallingdal"),
        ("ordforar.hol", "hol"),
        ("kommunpolis.lund", "lund"),
    ],
)
def test_it_holds_exactly_what_the_wheels_of_two_years_hold(
    who: str, slug: str, client: Any, address: Any, signed_in: Any
) -> None:
    feed = client.get(address(who, slug))
    language = {"loten": "nb", "lorenskog": "nb", "lund": "sv"}.get(slug, "nn")
    reader = signed_in(who, language)
    wheels = [reader.get(f"/{slug}/year/{year}/").context["wheel"] for year in (2025, 2026)]
    expected = sorted((row.title, row.reason) for wheel in wheels for row in wheel.rows)
    name = reader.get(f"/{slug}/").context["here"].council.name

    def plain(event: Any) -> tuple[str, str]:
        said = event.description.value.partition(". ")[2]
        return event.summary.value.removeprefix(f"{name}: "), said

    assert sorted(plain(event) for event in duties(feed)) == expected


def test_every_event_lasts_its_whole_day_and_makes_nobody_busy(
    client: Any, address: Any
) -> None:
    for event in duties(client.get(address("slt.loten", "loten"))):
        start, end = event.dtstart.value, event.dtend.value
        assert type(start) is date
        assert end - start == timedelta(days=1)
        assert start.year in (2025, 2026)
        assert event.transp.value == "TRANSPARENT"


def test_a_meeting_is_on_its_own_day(client: Any, address: Any) -> None:
    found = {
        event.uid.value.partition("@")[0]: event.dtstart.value
        for event in events(client.get(address("slt.lorenskog", "lorenskog")))
    }
    # Promised by the end of June, planned for the 24th.
    assert found["meetings.2025.06"] == date(2025, 6, 24)


def test_every_uid_is_once_and_the_same_at_the_next_fetch(client: Any, address: Any) -> None:
    one = address("slt.hallingdal", "hallingdal")
    first, second = client.get(one), client.get(one)
    uids = [event.uid.value for event in events(first)]

    assert first.content == second.content
    assert len(set(uids)) == len(uids)


def test_a_uid_outlives_a_change_of_its_day(
    client: Any, address: Any, within: Any, person: Any, at: datetime
) -> None:
    one = address("slt.loten", "loten")
    before = {event.uid.value: event.dtstart.value for event in events(client.get(one))}
    moved = Done(Deed.MEETING_PLANNED, date(2025, 12, 3), "møte 4/25", "4/25")
    with within("loten") as council:
        note_evidence(council, moved, by=person("slt.loten"), at=at)
    after = {event.uid.value: event.dtstart.value for event in events(client.get(one))}

    assert set(after) == set(before)
    (meeting,) = (uid for uid in after if uid.startswith("meetings.2025.12@"))
    assert (before[meeting], after[meeting]) == (date(2025, 12, 31), date(2025, 12, 3))


def test_the_uids_of_two_councils_never_meet(client: Any, address: Any) -> None:
    hol = events(client.get(address("politikontakt.hallingdal", "hol")))
    gol = events(client.get(address("politikontakt.hallingdal", "gol")))

    assert not {e.uid.value for e in hol} & {e.uid.value for e in gol}


def test_lines_end_and_fold_as_calendars_want_them(
    client: Any, address: Any, within: Any
) -> None:
    long = "Økt trygghet på nattetid i sentrum, ved stasjonen og på «Ærverdige Å» – " * 2
    with within("loten"):
        areas = {"areas": [long.strip()]}
        Clause.objects.filter(kind="focus_areas").update(terms=areas)
    answer = client.get(address("slt.loten", "loten"))
    body = answer.content

    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    for line in body.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    assert any(long.strip() in event.summary.value for event in events(answer))


@pytest.mark.parametrize(
    "odd", ["a;b,c\\d", 'says "x":y', "BEGIN:VEVENT", "END:VCALENDAR\r\nX-EVIL:1", "æ" * 150]
)
def test_what_people_write_stays_inside_its_own_event(
    odd: str, client: Any, address: Any, within: Any
) -> None:
    one = address("slt.loten", "loten")
    before = len(events(client.get(one)))
    with within("loten"):
        Council.objects.update(name=odd)
    answer = client.get(one)

    assert len(events(answer)) == before
    assert not [line for line in lines(answer) if line.startswith("X-EVIL")]


def test_it_speaks_the_councils_language_and_not_the_subscribers(
    client: Any, address: Any, signed_in: Any
) -> None:
    one = address("slt.loten", "loten")
    nb = client.get(one, headers={"accept-language": "sv"}).content
    signed_in("slt.loten", "en")

    assert client.get(one).content == nb
    assert b"juni" in nb
    assert b"June" not in nb


# --- meetings ------------------------------------------------------------------------------


def test_a_meeting_stands_there_with_its_hours_and_makes_busy(
    client: Any, address: Any, meeting: Any
) -> None:
    one = address("politikontakt.hallingdal", "hol")
    made = meeting(date(2025, 10, 14))
    (event,) = [e for e in events(client.get(one)) if e.uid.value.startswith("meeting-")]

    assert event.uid.value == f"meeting-{made.pk}@{made.council_id}.samrad"
    assert event.dtstart.value == datetime(2025, 10, 14, 9, tzinfo=OSLO)
    assert event.dtend.value - event.dtstart.value == timedelta(hours=2)
    assert (event.transp.value, event.location.value) == ("OPAQUE", "Kommunehuset")
    assert event.summary.value == "Politirådet i Hol: møte 1/25"


def test_a_meeting_called_off_says_so_and_not_why(
    client: Any, address: Any, meeting: Any, person: Any, at: datetime
) -> None:
    one = address("politikontakt.hallingdal", "hol")
    made = meeting(date(2025, 10, 14))
    by = person("politikontakt.hallingdal")
    with as_person(by.id):
        cancel_meeting(made, "Kari er sjuk", by=by, at=at)
    answer = client.get(one)
    (event,) = [e for e in events(answer) if e.uid.value.startswith("meeting-")]

    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")
    assert "sjuk" not in answer.content.decode()


def test_the_meeting_of_another_council_is_in_no_feed(
    client: Any, address: Any, meeting: Any
) -> None:
    meeting(date(2025, 10, 14))
    found = events(client.get(address("politikontakt.hallingdal", "gol")))
    assert not [e for e in found if e.uid.value.startswith("meeting-")]


# --- doors ---------------------------------------------------------------------------------


def test_the_address_needs_no_sign_in_and_opens_nothing_else(client: Any, address: Any) -> None:
    assert client.get(address("slt.loten", "loten")).status_code == 200
    assert "session" not in client.cookies or not client.cookies["session"].value
    assert client.get("/loten/").status_code == 302


def said(answer: Any) -> bytes:
    """The page without its form's token and the address to come back to."""
    return re.sub(rb'value="[^"]*"', b"", answer.content)


def test_a_wrong_secret_or_council_is_not_found_and_says_nothing(
    client: Any, address: Any, council_id: Any
) -> None:
    right = address("slt.loten", "loten")
    own, secret = str(council_id("loten")), right.rsplit("/", 1)[1].removesuffix(".ics")
    answers = [
        client.get(f"/feed/{council}/{word}.ics")
        for council, word in [
            (own, "x"),
            (own, secret[:-1]),
            (own, secret + "A"),
            (own, secret.lower()),
            (own, "%00"),
            (own, "'; DROP TABLE records_feed; --"),
            (str(council_id("lund")), secret),
            (str(council_id("hol")), secret),
            (str(uuid4()), secret),
        ]
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({said(answer) for answer in answers}) == 1
    assert said(answers[0]) == said(client.get("/feed/nothing"))
    assert secret not in "".join(str(answer.headers) for answer in answers)


def test_a_new_address_closes_the_old_one(client: Any, address: Any) -> None:
    old, new = address("slt.loten", "loten"), address("slt.loten", "loten")

    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_who_loses_the_seat_loses_the_feed(client: Any, address: Any, within: Any) -> None:
    one = address("slt.loten", "loten")
    with within("loten"):
        Seat.objects.filter(person__email="slt.loten@samrad.example").update(
            until=date(2025, 6, 15)
        )
    assert client.get(one).status_code == 404


def test_the_secret_stands_in_no_table_and_on_no_later_page(
    address: Any, within: Any, signed_in: Any
) -> None:
    secret = address("slt.loten", "loten").rsplit("/", 1)[1].removesuffix(".ics")
    with within("loten"):
        assert secret not in str(Feed.objects.values().get())
    reader = signed_in("slt.loten")
    for page in ("/", "/loten/", "/loten/calendar/", "/loten/year/2025/"):
        assert secret not in reader.get(page).content.decode()


def test_it_is_only_read(client: Any, address: Any) -> None:
    assert client.post(address("slt.loten", "loten")).status_code == 405


def test_it_is_kept_in_no_cache(client: Any, address: Any) -> None:
    answer = client.get(address("slt.loten", "loten"))

    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == FILE_POLICY


def test_it_asks_the_database_ten_times(
    client: Any, address: Any, django_assert_num_queries: Any
) -> None:
    one = address("slt.loten", "loten")
    client.get(one)
    with django_assert_num_queries(10):
        client.get(one)
