"""Several programs share one server; it survives their deaths, and its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import psycopg
import pytest

from project.operating import (
    PATIENCE,
    a_home,
    a_user,
    first_line,
    is_alive,
    let_go,
    postmaster,
    processes_of,
    running,
    until,
)
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow

# Writes numbers as fast as it may, and says each one only once the server has kept it.
_WRITER = """
import itertools, sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    for number in itertools.count():
        connection.execute("INSERT INTO kept VALUES (%s)", [number])
        print(number, flush=True)
"""
# Keeps a backend so busy that it does not notice the death of its server.
_BUSY = "SELECT count(*) FROM generate_series(1, 400000000) AS a"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with a_home(tmp_path) as folder:
        yield folder


def _server(home: Path) -> psutil.Process:
    server = postmaster(home)
    assert server is not None
    return server


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def test_two_start_at_once_and_the_last_to_leave_stops_it(home: Path) -> None:
    with a_user(home) as one, a_user(home) as two:
        urls = {first_line(one), first_line(two)}
        assert len(urls) == 1
        url = urls.pop()
        assert _answers(url)

        assert let_go(one).code == 0
        assert _answers(url)

        assert let_go(two).code == 0
        assert postmaster(home) is None


def test_eight_start_and_leave_at_once(home: Path) -> None:
    with ExitStack() as together:
        users = [together.enter_context(a_user(home)) for _ in range(8)]
        for user in users:
            assert _answers(first_line(user))
        for user in users:
            assert let_go(user).code == 0

    assert postmaster(home) is None


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(home: Path) -> None:
    acknowledged: list[int] = []
    for _ in range(3):
        with running_server(home) as server:
            with psycopg.connect(server.owner_url) as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
                connection.execute("TRUNCATE kept")
            acknowledged = _write_until_killed(home, server.owner_url)

        with running_server(home) as server, psycopg.connect(server.owner_url) as connection:
            kept = {n for (n,) in connection.execute("SELECT number FROM kept").fetchall()}
        assert set(acknowledged) <= kept
        assert len(kept - set(acknowledged)) <= 1


def _write_until_killed(home: Path, url: str) -> list[int]:
    with running([sys.executable, "-c", _WRITER, url], home) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(200)]
        _server(home).kill()
        # Not by `communicate`, which passes over what has been read ahead.
        said += [int(line) for line in writer.stdout]
        writer.wait(timeout=PATIENCE)
    return said


def test_after_a_killed_server_the_others_find_a_new_one(home: Path) -> None:
    with a_user(home) as one:
        url = first_line(one)
        _server(home).kill()
        with a_user(home) as two:
            assert first_line(two) == url
            assert _answers(url)
            assert let_go(one).code == 0
            assert _answers(url)
            assert let_go(two).code == 0
    assert postmaster(home) is None


def test_a_backend_that_outlives_its_server_stands_in_nobodys_way(home: Path) -> None:
    with a_user(home) as one:
        url = first_line(one)
        with subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import psycopg; psycopg.connect({url!r}).execute({_BUSY!r})",
            ],
            stderr=subprocess.DEVNULL,
        ) as asker:
            until(lambda: _is_busy(home), "a busy backend")
            busy = [child for child in _server(home).children() if _is_at_work(child)]
            _server(home).kill()
            assert any(is_alive(child) for child in busy)

            with a_user(home) as two:
                assert _answers(first_line(two))
                assert let_go(two).code == 0
            asker.kill()
        assert let_go(one).code == 0
    assert not any(is_alive(child) for child in busy)


def _is_busy(home: Path) -> bool:
    return any(_is_at_work(child) for child in _server(home).children())


def _is_at_work(process: psutil.Process) -> bool:
    try:
        return "SELECT" in " ".join(process.cmdline()) and process.cpu_times().user > 0.2
    except psutil.Error:
        return False


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(home: Path) -> None:
    with a_user(home) as one:
        url = first_line(one)
        number = _server(home).pid
        one.kill()
        one.wait(timeout=PATIENCE)
        assert _answers(url)

    with a_user(home) as two:
        assert first_line(two) == url
        assert _server(home).pid == number
        assert let_go(two).code == 0
    assert postmaster(home) is None


@pytest.mark.parametrize("attempt", range(3))
def test_a_start_killed_while_the_folder_is_made_is_made_again(
    attempt: int, home: Path
) -> None:
    with a_user(home) as one:
        until(lambda: bool(list(home.glob("postgres/half-*/data/*"))), "initdb at work")
        if attempt:
            until(lambda: bool(list(home.glob("postgres/half-*/data/base/*"))), "further on")
        one.kill()
        one.wait(timeout=PATIENCE)

    with a_user(home) as two:
        assert _answers(first_line(two))
        assert list(home.glob("postgres/half-*")) == []
        assert let_go(two).code == 0
    until(lambda: not processes_of(home), "everything to end")


def test_a_start_killed_before_the_server_answers_does_no_harm(home: Path) -> None:
    with running_server(home):
        pass
    with a_user(home) as one:
        until(lambda: postmaster(home) is not None, "a server")
        one.kill()
        one.wait(timeout=PATIENCE)
    with a_user(home) as two:
        assert _answers(first_line(two))
        assert let_go(two).code == 0
    assert postmaster(home) is None


def test_a_starting_server_is_stopped_when_its_starter_is_interrupted(home: Path) -> None:
    with running_server(home):
        pass
    with a_user(home) as one:
        until(lambda: postmaster(home) is not None, "a server")
        os.killpg(one.pid, signal.SIGINT)
        one.communicate(timeout=PATIENCE)
    until(lambda: not processes_of(home), "everything to end")


def test_ctrl_c_stops_the_server_and_only_after_the_program_is_done(home: Path) -> None:
    program = """
import sys, psycopg
from pathlib import Path
from samrad.project.postgres import running_server
with running_server(Path(sys.argv[1])) as server:
    connection = psycopg.connect(server.owner_url, autocommit=True)
    connection.execute("CREATE TABLE words (word text)")
    try:
        print("begun", flush=True)
        sys.stdin.readline()
    except KeyboardInterrupt:
        connection.execute("INSERT INTO words VALUES ('last')")
        print("done", flush=True)
        connection.close()
"""
    with running([sys.executable, "-c", program, str(home)], home) as one:
        assert first_line(one) == "begun"
        os.killpg(one.pid, signal.SIGINT)
        out, err = one.communicate(timeout=PATIENCE)

    assert (one.returncode, out, err) == (0, "done\n", "")
    assert not processes_of(home)
    assert not (home / "postgres" / "data" / "postmaster.pid").exists()
    log = (home / "postgres" / "log").read_text()
    assert "was not properly shut down" not in log
    with running_server(home) as server, psycopg.connect(server.owner_url) as connection:
        assert connection.execute("SELECT word FROM words").fetchall() == [("last",)]
