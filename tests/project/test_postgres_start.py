"""The embedded server starts from nothing, for us alone, and comes back with what it had."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from project.operating import a_home, a_user, first_line, let_go, postmaster
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with a_home(tmp_path) as folder:
        yield folder


def _ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(question.encode()).fetchall()


def test_it_starts_from_nothing_and_answers(home: Path) -> None:
    with running_server(home) as server:
        for url in (server.superuser_url, server.owner_url, server.app_url):
            assert _ask(url, "SELECT 1") == [(1,)]


def test_the_roles_have_the_attributes_promised_and_no_other(home: Path) -> None:
    with running_server(home) as server:
        roles = _ask(
            server.superuser_url,
            "SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,"
            " rolreplication FROM pg_roles WHERE rolname LIKE 'samrad%' ORDER BY 1",
        )
        memberships = _ask(
            server.superuser_url,
            "SELECT count(*) FROM pg_auth_members WHERE member IN"
            " ('samrad_app'::regrole, 'samrad_owner'::regrole)",
        )

    assert roles == [
        ("samrad_app", True, False, False, False, False, False),
        ("samrad_owner", True, False, False, False, False, False),
    ]
    assert memberships == [(0,)]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE TEMP TABLE mine (id int)",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "SET ROLE samrad_owner",
        "ALTER ROLE samrad_app BYPASSRLS",
    ],
)
def test_the_application_makes_nothing(statement: str, small_server: Server) -> None:
    with (
        psycopg.connect(small_server.app_url, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())


@pytest.fixture(scope="module")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with (
        a_home(tmp_path_factory.mktemp("small")) as folder,
        running_server(folder) as server,
    ):
        yield server


def test_no_other_database_is_open_to_the_application(small_server: Server) -> None:
    other = small_server.app_url.replace("/samrad?", "/other?")
    with psycopg.connect(small_server.superuser_url, autocommit=True) as server:
        server.execute("CREATE DATABASE other")
        server.execute("REVOKE ALL ON DATABASE other FROM PUBLIC")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(other)


def test_every_commit_reaches_the_disk(small_server: Server) -> None:
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert _ask(small_server.superuser_url, f"SHOW {setting}") == [("on",)]


def test_a_second_start_keeps_data_and_passwords(home: Path) -> None:
    with running_server(home) as first, psycopg.connect(first.owner_url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('ærfugl')")
    assert postmaster(home) is None

    with running_server(home) as second:
        assert second == first
        assert _ask(second.owner_url, "SELECT word FROM kept") == [("ærfugl",)]


def test_no_tcp_port_listens(home: Path) -> None:
    with running_server(home):
        server = postmaster(home)
        assert server is not None
        for process in (server, *server.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                assert process.net_connections(kind="inet") == []


def test_folders_and_keys_are_for_their_owner_only(home: Path) -> None:
    with running_server(home):
        closed = [home, home / "keys", home / "postgres", home / "postgres" / "run"]
        for folder in (*closed, home / "postgres" / "data"):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
        for key in (home / "keys").iterdir():
            assert stat.S_IMODE(key.stat().st_mode) == 0o600, key


def test_no_permission_of_a_folder_we_did_not_make_is_changed(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "home"]
    for folder, mode in zip(folders, (0o751, 0o700, 0o755), strict=True):
        folder.mkdir()
        folder.chmod(mode)
    watched = [*folders, *folders[0].parents]
    before = [_rights(folder) for folder in watched]

    with running_server(folders[-1]):
        during = [_rights(folder) for folder in watched]

    assert before == during == [_rights(folder) for folder in watched]


def _rights(folder: Path) -> tuple[Path, int, int, int]:
    seen = folder.stat()
    return (folder, seen.st_mode, seen.st_uid, seen.st_gid)


def test_a_home_with_a_long_path_gets_a_short_socket_folder(tmp_path: Path) -> None:
    with a_home(tmp_path / ("long" * 20) / ("longer" * 12)) as home:
        home.parent.mkdir(parents=True)
        with running_server(home) as server:
            assert _ask(server.app_url, "SELECT 1") == [(1,)]
            (found,) = _ask(server.superuser_url, "SHOW unix_socket_directories")
            short = Path(str(found[0]))
            assert stat.S_IMODE(short.lstat().st_mode) == 0o700
        with running_server(home):
            assert short.exists()
        assert not short.exists()


@pytest.mark.parametrize("name", ["a home", "hjem på fjellet", "100%?&=home", "it's"])
def test_a_home_may_have_any_name(name: str, tmp_path: Path) -> None:
    home = tmp_path / name
    with running_server(home) as server:
        assert _ask(server.app_url, "SELECT 1") == [(1,)]


def test_the_server_is_not_root_for_itself(home: Path) -> None:
    with a_user(home) as program:
        first_line(program)
        server = postmaster(home)
        assert server is not None
        outside = Path(f"/proc/{server.pid}/uid_map").read_text().split()
        assert server.uids().effective != 0 or outside[0] != "0"
        let_go(program)


def test_the_server_has_nothing_of_our_environment(home: Path) -> None:
    os.environ["SAMRAD_TEST_SECRET"] = "not for the server"
    try:
        with running_server(home):
            server = postmaster(home)
            assert server is not None
            assert "SAMRAD_TEST_SECRET" not in psutil.Process(server.pid).environ()
    finally:
        del os.environ["SAMRAD_TEST_SECRET"]
