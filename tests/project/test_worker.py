"""The worker reminds every council, under its own context; one that fails stops no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from project.databases import asked, inside, on_server
from project.operating import (
    PATIENCE,
    SAMRAD,
    a_demo,
    processes_of,
    running,
    samrad,
    until,
)
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow
_BY_COUNCIL = (
    "SELECT c.slug, count(r.id) FROM records_council c"
    " LEFT JOIN records_reminder r ON r.council_id = c.id GROUP BY 1 ORDER BY 1"
)
_OF_REMINDING = "task_name LIKE '%remind_council'"
_JOBS = (
    f"SELECT status::text, count(*) FROM procrastinate_jobs WHERE {_OF_REMINDING} GROUP BY 1"
)


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


@pytest.fixture
def demo(home: Path) -> Iterator[Server]:
    """The server with the demo in it; the superuser sees every row."""
    with running_server(home) as server:
        yield server


def _rows(server: Server, question: str) -> dict[str, int]:
    url = inside(server)
    return {str(name): int(str(count)) for name, count in asked(url, question)}


def _once(home: Path) -> None:
    ran = samrad(home, "worker", "--once", SAMRAD_DEMO_DAY="2025-06-16")
    assert (ran.code, ran.err) == (0, "")


def test_every_council_is_reminded_once(home: Path, demo: Server) -> None:
    _once(home)
    reminders = _rows(demo, _BY_COUNCIL)
    assert len(reminders) == 10
    # On this day nothing of Hallingdal or Lund is near.
    assert reminders["lorenskog"] > 0 < reminders["loten"]
    assert _rows(demo, _JOBS) == {"succeeded": 10}

    _once(home)
    assert _rows(demo, _BY_COUNCIL) == reminders
    assert _rows(demo, _JOBS) == {"succeeded": 20}


def test_only_councils_that_let_a_district_see_are_counted(home: Path, demo: Server) -> None:
    on_server(
        inside(demo),
        sql.SQL("DELETE FROM records_tally"),
    )
    _once(home)
    counted = _rows(
        demo,
        "SELECT c.slug, count(*) FROM records_tally t JOIN records_council c"
        " ON c.id = t.council_id GROUP BY 1",
    )
    assert counted == {"loten": 1, "hallingdal": 1}


def test_a_council_that_fails_stops_no_other(home: Path, demo: Server) -> None:
    on_server(
        demo.owner_url,
        sql.SQL(
            "UPDATE records_clause SET terms = '[]' WHERE council_id ="
            " (SELECT id FROM records_council WHERE slug = 'loten')"
        ),
    )
    ran = samrad(home, "worker", "--once", SAMRAD_DEMO_DAY="2025-06-16")

    assert ran.code == 0
    reminders = _rows(demo, _BY_COUNCIL)
    assert reminders["loten"] == 0
    assert reminders["lorenskog"] > 0
    assert _rows(demo, _JOBS) == {"succeeded": 9, "failed": 1}
    assert "remind_council" in ran.err


def test_the_job_of_a_council_reaches_no_other(home: Path, demo: Server) -> None:
    _once(home)
    url = inside(demo)
    strays = asked(
        url,
        "SELECT r.id FROM records_reminder r WHERE NOT EXISTS (SELECT 1 FROM"
        " procrastinate_jobs j WHERE (j.args ->> 'council')::uuid = r.council_id)",
    )
    assert strays == []
    others = f"SELECT DISTINCT args - 'council' FROM procrastinate_jobs WHERE {_OF_REMINDING}"
    assert asked(url, others) == [({},)]


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_worker_that_is_asked_to_stop_leaves_nothing(sign: str, home: Path) -> None:
    import signal

    with running([*SAMRAD, "worker"], home, SAMRAD_DEMO_DAY="2025-06-16") as worker:
        until(lambda: len(_listening(home)) > 0, "a worker that listens")
        worker.send_signal(getattr(signal, sign))
        out, err = worker.communicate(timeout=PATIENCE)
    assert "Traceback" not in err
    assert (worker.returncode, out) == (129 if sign == "SIGHUP" else 0, "")
    until(lambda: not processes_of(home), "nothing left")


def _listening(home: Path) -> list[object]:
    with running_server(home) as server:
        return list(
            asked(
                server.superuser_url,
                "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%'",
            )
        )
