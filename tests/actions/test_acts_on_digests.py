"""The letter that reminds owners of their measures, through a real mail server."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from gateways.mail.receiving import PostBox, a_mail_server
from measure_rows import a_decision, a_measure, end_the_demos, mark
from meeting_rows import a_meeting
from project.operating import free_port
from samrad.actions.agendas import Added, add_item
from samrad.actions.digests import is_quiet_in_july, post_digest, wish_quiet_in_july
from samrad.actions.measures import do_measure, hand_over_measure, move_deadline
from samrad.core.openness.levels import Marking, Openness
from samrad.gateways.mail import MailServer, NotNow, Security
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.measures import Measure
from samrad.records.people.digests import Digest
from samrad.records.people.models import Person
from samrad.web.desk.decisions.letters import digest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MADE = datetime.fromisoformat("2025-03-12T12:00+01:00")


@pytest.fixture
def box(settings: Any) -> Iterator[PostBox]:
    settings.SAMRAD_ADDRESS = "https://samrad.example.org"
    with a_mail_server() as box:
        settings.SAMRAD_MAIL_SERVER = server(box.port)
        yield box


def server(port: int) -> MailServer:
    return MailServer("127.0.0.1", port, Security.NONE, "samrad@loten.example")


def owned(
    council: Council, who: Person, title: str, deadline: date, *, openness: str = "open"
) -> Measure:
    """A measure agreed in March, which `who` owns."""
    number = 80 + Measure.objects.filter(council=council).count()
    row = a_decision(council, MADE, number=number, openness=openness)
    if openness == "open":
        mark(row.item, "open")
    seat = Seat.objects.filter(council=council, person=who)[0]
    owner = {f"{seat.party}_owner": seat.person}
    return a_measure(row, MADE, title, deadline=deadline, **owner)


def write_to(who: Person, at: datetime) -> None:
    with as_person(who.id):
        post_digest(who.id, digest, at=at)


def days_of(box: PostBox) -> list[str]:
    """The day each letter is of, as its own name says it."""
    return [one["Message-ID"].partition("digest.")[2][:10] for one in box.letters]


@pytest.fixture
def ola(person: Any) -> Person:
    """The police contact of seven councils in Hallingdal."""
    found: Person = person("politikontakt.hallingdal")
    return found


def test_one_letter_a_day_tells_of_all_ones_councils(
    box: PostBox, ola: Person, within: Any, at: datetime
) -> None:
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 6, 10))
    with within("aal") as council:
        owned(council, ola, "Befaring", date(2025, 6, 19))
    for hours in (0, 1, 5):
        write_to(ola, at + timedelta(hours=hours))

    (letter,) = box.letters
    assert letter["To"] == "politikontakt.hallingdal@samrad.example"
    text = letter.get_content()
    assert text.index("Foreldremøte") < text.index("Befaring")
    assert "https://samrad.example.org/decisions/" in text


def test_no_title_under_a_decision_that_is_not_open_stands_in_a_letter(
    box: PostBox, ola: Person, within: Any, at: datetime
) -> None:
    with within("gol") as council:
        owned(council, ola, "Hemmelig adresse", date(2025, 6, 10), openness="exempt")
        owned(council, ola, "Intern plan", date(2025, 6, 10), openness="council")
        row = owned(council, ola, "Punktet er unntatt", date(2025, 6, 10)).decision
        mark(row.item, "exempt")
        name = council.name
    write_to(ola, at)

    (wire,) = box.wire
    assert not [w for w in (b"Hemmelig", b"Intern", b"Punktet", b"unntatt") if w in wire]
    assert box.letters[0].get_content().count(f"tiltak i {name}") == 3


def test_the_next_letter_comes_with_the_next_step_and_none_for_what_is_done(
    box: PostBox, ola: Person, within: Any, at: datetime
) -> None:
    with within("gol") as council:
        measure = owned(council, ola, "Foreldremøte", date(2025, 6, 19))
    for days in range(18):
        write_to(ola, at + timedelta(days=days))
    # Three days before, and on the Friday it was one day late.
    assert days_of(box) == ["2025-06-16", "2025-06-20"]

    with within("gol"):
        do_measure(measure, "referat", by=ola, at=at)
    for days in range(50, 80):
        write_to(ola, at + timedelta(days=days))
    assert len(box.letters) == 2


def test_july_is_quiet_unless_one_wishes_otherwise_and_weekends_always(
    box: PostBox, ola: Person, within: Any
) -> None:
    june = datetime.fromisoformat("2025-06-28T08:00+02:00")  # a Saturday
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 7, 10))
    write_to(ola, june)
    assert box.letters == []
    with as_person(ola.id):
        assert is_quiet_in_july(ola)
    for days in range(3, 34):
        write_to(ola, june + timedelta(days=days))
    assert box.letters == []
    write_to(ola, june + timedelta(days=34))
    assert days_of(box) == ["2025-08-01"]

    with as_person(ola.id):
        wish_quiet_in_july(ola, quiet=False)
        Digest.objects.update(told_on=None)
    write_to(ola, june + timedelta(days=4))
    assert days_of(box) == ["2025-08-01", "2025-07-02"]


def test_a_server_that_is_away_loses_nothing_and_doubles_nothing(
    settings: Any, ola: Person, within: Any, at: datetime
) -> None:
    settings.SAMRAD_MAIL_SERVER = server(free_port())
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 6, 10))
    with pytest.raises(NotNow):
        write_to(ola, at)
    with a_mail_server() as box:
        settings.SAMRAD_MAIL_SERVER = server(box.port)
        write_to(ola, at + timedelta(hours=1))
        write_to(ola, at + timedelta(hours=2))

    assert len(box.letters) == 1


def test_an_address_nobody_has_is_noted_and_not_tried_again_that_day(
    settings: Any, ola: Person, within: Any, at: datetime
) -> None:
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 6, 10))
    with a_mail_server(answer="550 No such user") as box:
        settings.SAMRAD_MAIL_SERVER = server(box.port)
        write_to(ola, at)
        write_to(ola, at + timedelta(hours=1))
    with as_person(ola.id):
        row = Digest.objects.get()

    assert (row.told_on, row.sent_at, row.undelivered_at) == (at.date(), None, at)


def test_a_council_one_has_left_is_in_no_letter(
    box: PostBox, ola: Person, within: Any, at: datetime
) -> None:
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 6, 10))
        Seat.objects.filter(council=council, person=ola).update(until=date(2025, 6, 1))
    write_to(ola, at)

    assert box.letters == []


def test_a_moved_deadline_and_a_new_owner_begin_anew(
    box: PostBox, within: Any, person: Any, at: datetime
) -> None:
    kari, mayor = person("slt.loten"), person("ordforer.loten")
    with within("loten") as council:
        end_the_demos(council)
        first = owned(council, kari, "Foreldremøte", date(2025, 6, 10))
        second = owned(council, kari, "Befaring", date(2025, 6, 18))
        move_deadline(first, date(2025, 9, 1), "Syk", by=kari, at=at)
        hand_over_measure(second, mayor, by=kari, at=at)
    write_to(kari, at)
    write_to(mayor, at)
    assert box.letters == []

    write_to(mayor, at + timedelta(days=3))
    assert [one["To"] for one in box.letters] == ["ordforer.loten@samrad.example"]


@pytest.mark.usefixtures("box")
def test_nobody_sees_when_another_was_reminded(
    ola: Person, within: Any, person: Any, at: datetime
) -> None:
    with within("gol") as council:
        owned(council, ola, "Foreldremøte", date(2025, 6, 10))
    write_to(ola, at)
    with as_person(person("slt.loten").id):
        assert not Digest.objects.exists()
    with within("gol"):
        assert not Digest.objects.exists()
    with as_person(ola.id):
        assert Digest.objects.get().told_on == at.date()


# --- what is exempt --------------------------------------------------------------------------


def test_whose_it_is_to_decide_is_reminded_of_what_is_exempt_before_and_after_each_once(
    box: PostBox, person: Any, within: Any
) -> None:
    slt, police = person("slt.loten"), person("politikontakt.loten")
    review = date(2025, 9, 15)
    marking = Marking(Openness.EXEMPT, "no.offl.24.1", review)
    with within("loten") as council:
        end_the_demos(council)
        added = Added("Kanarifugl", marking=marking)
        add_item(a_meeting(council, MADE, number=92), added, by=slt, at=MADE)
    morning = datetime.fromisoformat("2025-08-08T08:00+02:00")
    for days in range(80):
        for who in (slt, police):
            write_to(who, morning + timedelta(days=days))

    # The sixteenth of August is a Saturday: on the Monday.
    told = ["2025-08-18", "2025-09-08", "2025-09-15", "2025-09-22", "2025-10-15"]
    assert days_of(box) == told
    assert {letter["To"] for letter in box.letters} == {"slt.loten@samrad.example"}
    assert not [wire for wire in box.wire if b"Kanarifugl" in wire]
    assert "15. september" in box.letters[0].get_content()
