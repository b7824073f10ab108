"""Reminders of measures by the worker: once a day, also when it is killed or nobody listens."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from gateways.mail.receiving import Hanging, PostBox, a_mail_server
from project.databases import on_server
from project.operating import SAMRAD, a_demo, free_port, run, running, samrad, until
from project.working import rows, surroundings, when_the_worker_works
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

_AGREE = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from datetime import UTC, date, datetime
    from measure_rows import a_decision, a_measure, end_the_demos, mark
    from samrad.records.basics.context import as_operator, in_council
    from samrad.records.councils.models import Council, Seat
    from samrad.records.councils.queries import every_council
    with as_operator():
        councils = every_council()
    made = datetime(2025, 3, 12, 12, tzinfo=UTC)
    for council in councils.values():
        with in_council(council):
            end_the_demos(Council.objects.get())
    for number, slug in enumerate(("gol", "aal", "loten")):
        with in_council(councils[slug]):
            council = Council.objects.get()
            owner = Seat.objects.filter(council=council, role="police_contact")[0].person
            row = a_decision(council, made, number=80, openness="exempt" if number else "open")
            if not number:
                mark(row.item, "open")
            late = {{"municipality_owner": None, "police_owner": owner,
                    "deadline": date(2025, 6, 10)}}
            a_measure(row, made, f"canary-{{slug}}", **late)
"""
_JOBS = "SELECT status::text FROM procrastinate_jobs WHERE task_name LIKE '%send_digests'"
_TOLD = "SELECT told_on::text, sent_at IS NOT NULL FROM records_digest"


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


@pytest.fixture
def demo(home: Path) -> Iterator[Server]:
    """The server with the demo and three overdue measures; two are one person's."""
    with running_server(home) as server:
        ran = run([sys.executable, "-c", _AGREE], home, SAMRAD_DEMO_DAY="2025-06-16")
        assert (ran.code, ran.err) == (0, "")
        yield server


def receivers(box: PostBox) -> list[str]:
    return sorted(str(one["To"]).partition("@")[0] for one in box.letters)


def told(demo: Server) -> list[tuple[object, ...]]:
    """Who was written to and when; of whom there was nothing to tell, nothing."""
    return [one for one in rows(demo, _TOLD) if one[0]]


TWO = ["politikontakt.hallingdal", "politikontakt.loten"]


def test_each_person_gets_one_letter_a_day_for_all_their_councils(
    home: Path, demo: Server
) -> None:
    with a_mail_server() as box:
        said = when_the_worker_works(home, box.port)
        when_the_worker_works(home, box.port)
        assert receivers(box) == TWO
        when_the_worker_works(home, box.port, "2025-06-17")
        assert receivers(box) == TWO
        when_the_worker_works(home, box.port, "2025-06-25")
        assert receivers(box) == sorted(TWO * 2)

    # What is exempt is in no letter, in no job and in no line the worker says.
    wire = b"".join(box.wire)
    assert b"canary-gol" in wire
    assert b"canary-aal" not in wire
    assert b"canary-loten" not in wire
    assert "canary" not in said
    queued = rows(demo, "SELECT j::text FROM procrastinate_jobs j")
    assert not [job for job in queued if "canary" in str(job)]


def test_in_july_nobody_is_written_to_and_in_august_everybody(home: Path, demo: Server) -> None:
    with a_mail_server() as box:
        when_the_worker_works(home, box.port, "2025-07-08")
        assert (box.letters, rows(demo, _TOLD)) == ([], [(None, False)] * 4)
        when_the_worker_works(home, box.port, "2025-08-01")

    assert receivers(box) == TWO


def test_without_a_mail_server_nothing_is_queued(home: Path, demo: Server) -> None:
    ran = samrad(home, "worker", "--once", SAMRAD_DEMO_DAY="2025-06-16")

    assert (ran.code, ran.err) == (0, "")
    assert rows(demo, _JOBS) == []


def test_letters_wait_for_a_server_that_is_away(home: Path, demo: Server) -> None:
    port = free_port()
    when_the_worker_works(home, port)
    assert {status for (status,) in rows(demo, _JOBS)} == {"todo"}
    assert told(demo) == []

    # Later: the queue's own clock is moved, nobody waits for it. The morning's second round
    # comes beside what was tried again.
    on_server(demo.owner_url, sql.SQL("UPDATE procrastinate_jobs SET scheduled_at = now()"))
    with a_mail_server(port) as box:
        when_the_worker_works(home, port)

    assert receivers(box) == TWO
    assert told(demo) == [("2025-06-16", True)] * 2
    assert {status for (status,) in rows(demo, _JOBS)} == {"succeeded"}


def test_a_worker_killed_while_it_sends_doubles_no_letter_and_loses_none(
    home: Path, demo: Server
) -> None:
    with a_mail_server(kind=Hanging) as gone:
        assert isinstance(gone, Hanging)
        once = [*SAMRAD, "worker", "--once"]
        with running(once, home, **surroundings(gone.port)) as worker:
            until(gone.given.is_set, "a letter that is being handed in")
            worker.send_signal(signal.SIGKILL)
            worker.wait()
    assert told(demo) == []
    with a_mail_server() as box:
        when_the_worker_works(home, box.port)
        when_the_worker_works(home, box.port)

    assert receivers(box) == TWO
    assert told(demo) == [("2025-06-16", True)] * 2
