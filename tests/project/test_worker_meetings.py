"""Invitations by the worker: one letter for each member and change, whatever happens."""

import sys
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from psycopg import sql

from gateways.mail.receiving import Hanging, PostBox, a_mail_server
from project.databases import asked, inside, on_server
from project.operating import SAMRAD, a_demo, free_port, run, running, samrad
from project.working import surroundings
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

_BEGIN = """
import os, sys
from datetime import date, time
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from samrad.actions.meetings import Planned
    from samrad.actions.planning import cancel_meeting, move_meeting, publish_year
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council
    from samrad.records.meetings.models import Meeting
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    with at_the_gate():
        by = Person.objects.get(email="politikontakt.hallingdal@samrad.example")
    now = {"by": by, "at": clock.now()}
    def on(day):
        return Planned(date(2025, 10, day), "møte", time(9), time(11), "Kommunehuset")
    with as_person(by.id):
        hol = Council.objects.get(slug="hol")
"""
_PUBLISH = "        publish_year(hol, [on(14)], **now)\n"
_MOVE = (
    "        move_meeting(Meeting.objects.get(council=hol, day='2025-10-14'), on(21), **now)\n"
)
_CANCEL = (
    "        meeting = Meeting.objects.get(council=hol, day='2025-10-21')\n"
    "        cancel_meeting(meeting, 'Kari er sjuk', **now)\n"
)
MEMBERS = ["ordforar.hol", "politikontakt.hallingdal", "slt.hallingdal"]
_AGAIN = (
    "        from samrad.actions.meeting_letters import tell_rest\n"
    "        tell_rest(Meeting.objects.get(council=hol, day='2025-10-14'), at=now['at'])\n"
)
_UNKNOWN = (
    "SELECT split_part(p.email, '@', 1) FROM records_meetingletter l"
    " JOIN records_person p ON p.id = l.person_id WHERE l.uncertain_at IS NOT NULL"
)
_SENT = "SELECT count(*) FROM records_meetingletter WHERE sent_at IS NOT NULL"


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


@pytest.fixture
def demo(home: Path) -> Iterator[Server]:
    """The server with the demo in it; the superuser sees every row."""
    with running_server(home) as server:
        yield server


def given(home: Path, act: str, port: int) -> None:
    ran = run([sys.executable, "-c", _BEGIN + act], home, **surroundings(port))
    assert (ran.code, ran.err) == (0, "")


def when_the_worker_works(home: Path, port: int) -> str:
    ran = samrad(home, "worker", "--once", **surroundings(port))
    assert ran.code == 0
    return ran.err


def invitations(box: PostBox) -> list[EmailMessage]:
    """The letters a calendar reads; the worker sends others, too."""
    return [letter for letter in box.letters if letter.is_multipart()]


def receivers(box: PostBox) -> list[str]:
    return sorted(str(letter["To"]).partition("@")[0] for letter in invitations(box))


def the_calendar_of(letter: EmailMessage) -> Any:
    """What a calendar program makes of the letter: the method and the event."""
    text, calendar = letter.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert calendar.get_content_type() == "text/calendar"
    found = vobject.readOne(str(calendar.get_content()))
    found.validate(raiseException=True)
    assert calendar["Content-Type"].params["method"] == found.method.value
    return found


def to_the_mayor(box: PostBox) -> EmailMessage:
    (letter,) = [one for one in invitations(box) if str(one["To"]).startswith("ordforar.hol")]
    return letter


def test_invited_moved_and_called_off_a_calendar_follows(home: Path, demo: Server) -> None:
    seen = []
    for act in (_PUBLISH, _MOVE, _CANCEL):
        with a_mail_server() as box:
            given(home, act, box.port)
            when_the_worker_works(home, box.port)
        assert receivers(box) == MEMBERS
        seen.append(to_the_mayor(box))
    read = [the_calendar_of(letter) for letter in seen]

    assert [one.method.value for one in read] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [one.vevent.sequence.value for one in read] == ["0", "1", "2"]
    assert len({one.vevent.uid.value for one in read}) == 1
    assert read[1].vevent.dtstart.value == datetime(
        2025, 10, 21, 9, tzinfo=ZoneInfo("Europe/Oslo")
    )
    assert read[0].vevent.organizer.value == "mailto:politikontakt.hallingdal@samrad.example"
    assert read[0].vevent.attendee.value == "mailto:ordforar.hol@samrad.example"
    assert seen[0]["From"] == "samrad@loten.example"
    assert "sjuk" not in "".join(str(letter) for letter in seen)
    # On its way nothing is left, and nothing is sent again.
    with a_mail_server() as box:
        when_the_worker_works(home, box.port)
    assert invitations(box) == []
    assert asked(inside(demo), _SENT) == [(9,)]


def test_a_meeting_moved_before_the_letters_went_is_told_once(home: Path, demo: Server) -> None:
    port = free_port()
    given(home, _PUBLISH, port)
    when_the_worker_works(home, port)  # nobody answers there
    given(home, _MOVE, port)
    on_server(demo.owner_url, sql.SQL("UPDATE procrastinate_jobs SET scheduled_at = now()"))
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)

    assert receivers(box) == MEMBERS
    event = the_calendar_of(to_the_mayor(box)).vevent
    assert (event.sequence.value, event.dtstart.value.day) == ("1", 21)
    # They never heard of the first day, so nothing "is changed" for them.
    assert "Du er invitert" in str(next(to_the_mayor(box).iter_parts()).get_content())


def test_a_worker_killed_while_sending_sends_nothing_twice(home: Path, demo: Server) -> None:
    port = free_port()
    given(home, _PUBLISH, port)
    with (
        a_mail_server(port, kind=Hanging) as hanging,
        running([*SAMRAD, "worker"], home, **surroundings(port)) as worker,
    ):
        assert isinstance(hanging, Hanging)
        assert hanging.given.wait(60)
        worker.kill()
        worker.wait()
    assert asked(inside(demo), _SENT) == [(0,)]

    # The queue takes a worker for dead when it has been silent for a while; nobody waits.
    on_server(
        demo.owner_url,
        sql.SQL("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"),
    )
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)

    # The server had one whole letter and never said that it took it: a person decides.
    unknown = asked(inside(demo), _UNKNOWN)
    assert len(unknown) == 1
    assert receivers(box) == sorted({*MEMBERS} - {name for (name,) in unknown})
    assert asked(inside(demo), _SENT) == [(2,)]

    given(home, _AGAIN, port)
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)
    assert receivers(box) == [name for (name,) in unknown]
    assert asked(inside(demo), _UNKNOWN) == []
