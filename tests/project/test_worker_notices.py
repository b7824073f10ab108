"""Letters of a notice: once to each, when the server is away and when the worker is killed."""

import sys
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from psycopg import sql

from gateways.mail.receiving import PostBox, Slow, a_mail_server, serving
from project.databases import on_server
from project.operating import PATIENCE, SAMRAD, a_demo, free_port, run, running
from project.working import rows, surroundings, when_the_worker_works
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

_CALL = """
from datetime import date, time
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from samrad.actions.agendas import Added, add_item
    from samrad.actions.meetings import Planned, plan_meeting
    from samrad.actions.notices import send_notice
    from samrad.core.meetings.notices import NoticeKind
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council
    from samrad.records.people.models import Person
    from samrad.web.desk.meetings.noticing import going
    from samrad.web.kit import clock
    with at_the_gate():
        by = Person.objects.select_related("organisation").get(email="slt.loten@samrad.example")
    with as_person(by.id):
        council, at = Council.objects.get(slug="loten"), clock.now()
        planned = Planned(date(2025, 6, 30), "møte", time(9), time(11), "Rådhuset")
        meeting = plan_meeting(council, planned, by=by, at=at)
        add_item(meeting, Added("Hemmelig brannstasjon"), by=by, at=at)
        send_notice(meeting, going(meeting, NoticeKind.NOTICE), by=by, at=at)
"""
CALLED = {
    f"{who}.loten@samrad.example"
    for who in ("slt", "ordforer", "stasjonssjef", "politikontakt")
}
_MARKS = (
    "SELECT email, handing_in_at IS NOT NULL, uncertain_at IS NOT NULL, sent_at IS NOT NULL"
    " FROM records_receipt WHERE queued_at IS NOT NULL"
)
_JOBS = "SELECT status::text FROM procrastinate_jobs WHERE task_name LIKE '%send_notice_letter'"
_LONG_AGO = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
_NOW = "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'"


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


@pytest.fixture
def demo(home: Path) -> Iterator[Server]:
    """The server with the demo in it; the superuser sees every row."""
    with running_server(home) as server:
        yield server


def given_a_notice_is_queued(home: Path, port: int) -> None:
    ran = run([sys.executable, "-c", _CALL], home, **surroundings(port))
    assert (ran.code, ran.err) == (0, "")


def got(*boxes: PostBox) -> Counter[str]:
    """How many letters of the notice each recipient got."""
    return Counter(str(letter["To"]) for letter in of_the_notice(*boxes))


def of_the_notice(*boxes: PostBox) -> list[EmailMessage]:
    """The letters of the notice, among what else the morning brings."""
    letters = [letter for box in boxes for letter in box.letters]
    return [letter for letter in letters if ".notice@" in letter["Message-ID"]]


def test_each_gets_one_letter_and_it_says_nothing_of_the_agenda(
    home: Path, demo: Server
) -> None:
    with a_mail_server() as box:
        given_a_notice_is_queued(home, box.port)
        said = when_the_worker_works(home, box.port)
        when_the_worker_works(home, box.port)
    assert got(box) == Counter(CALLED)
    assert len({letter["Message-ID"] for letter in of_the_notice(box)}) == len(CALLED)
    assert {row[1:] for row in rows(demo, _MARKS)} == {(True, False, True)}
    for letter in of_the_notice(box):
        text = f"{letter['Subject']} {letter.get_content()}"
        assert "https://samrad.loten.example/loten/meetings/2025/" in text
        assert "brannstasjon" not in text
    queue = rows(demo, "SELECT j::text FROM procrastinate_jobs j")
    assert "brannstasjon" not in f"{said} {queue}"


def test_a_server_that_is_away_loses_and_doubles_nothing(home: Path, demo: Server) -> None:
    port = free_port()
    given_a_notice_is_queued(home, port)
    when_the_worker_works(home, port)
    assert {row[1:] for row in rows(demo, _MARKS)} == {(False, False, False)}
    tried = rows(demo, "SELECT count(*) FROM records_receipt WHERE tried_at IS NOT NULL")
    assert tried == [(len(CALLED),)]

    # Later: the queue's own clock is moved, nobody waits for it.
    on_server(demo.owner_url, sql.SQL(_NOW))
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)
    assert got(box) == Counter(CALLED)
    assert {row[1:] for row in rows(demo, _MARKS)} == {(True, False, True)}


@pytest.mark.parametrize(
    ("status", "letters"),
    [
        pytest.param("failed", 1, id="the queue gave up, and it goes after all"),
        pytest.param("cancelled", 0, id="a backup came back, and it may have gone already"),
    ],
)
def test_what_fell_out_of_the_queue(
    status: str, letters: int, home: Path, demo: Server
) -> None:
    port = free_port()
    given_a_notice_is_queued(home, port)
    fallen = sql.SQL("UPDATE procrastinate_jobs SET status = {}").format(sql.Literal(status))
    on_server(demo.owner_url, fallen)
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)
        when_the_worker_works(home, port)
    assert got(box) == Counter(CALLED if letters else ())
    assert {row[1:] for row in rows(demo, _MARKS)} == {(True, not letters, bool(letters))}


@pytest.mark.parametrize(
    ("holds", "uncertain"),
    [
        pytest.param("RCPT", 0, id="before the letter went"),
        pytest.param("DATA", 1, id="after it went and before the server answered"),
    ],
)
def test_a_worker_killed_mid_send_sends_exactly_one_letter_to_each(
    holds: str, uncertain: int, home: Path, demo: Server
) -> None:
    with serving(Slow(holds=holds)) as first:
        given_a_notice_is_queued(home, first.port)
        with running([*SAMRAD, "worker"], home, **surroundings(first.port)) as worker:
            assert first.reached.wait(PATIENCE)
            worker.kill()
            worker.wait(PATIENCE)
    assert [status for (status,) in rows(demo, _JOBS)].count("doing") == 1

    # Half a minute later: the killed worker's heart is found not to beat.
    on_server(demo.owner_url, sql.SQL(_LONG_AGO))
    with a_mail_server(first.port) as second:
        when_the_worker_works(home, first.port)
        when_the_worker_works(home, first.port)

    assert got(first, second) == Counter(CALLED)
    marks = rows(demo, _MARKS)
    assert sum(bool(row[2]) for row in marks) == uncertain
    assert sum(bool(row[3]) for row in marks) == len(CALLED) - uncertain
    assert {status for (status,) in rows(demo, _JOBS)} == {"succeeded"}
