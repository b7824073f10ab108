"""What stands in the server's way is said in one sentence, and left as it was."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from project.operating import a_home, postmaster
from samrad.project.postgres import ServerTrouble, running_server
from samrad.project.trouble import Trouble

pytestmark = pytest.mark.slow
_ELSEWHERE = (
    "Run `samrad backup` with the older Samråd, and `samrad restore` here into a new folder."
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with a_home(tmp_path) as folder:
        yield folder


@pytest.fixture
def used(home: Path) -> Path:
    """A home whose server has run, kept one word, and stopped."""
    with running_server(home) as server, psycopg.connect(server.owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'one' AS word")
    return home


def _kept(home: Path) -> object:
    with running_server(home) as server, psycopg.connect(server.owner_url) as connection:
        return connection.execute("SELECT word FROM kept").fetchall()


def _refusal(home: Path) -> str:
    """The sentence a start is refused with; nothing may run, or be left running."""
    with pytest.raises(Trouble) as refused, running_server(home):
        pass
    assert postmaster(home) is None
    return str(refused.value)


def _seen(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Rights, owner and content of everything in `folder`."""
    return {str(path): _seen_one(path) for path in sorted(folder.rglob("*"))}


def _seen_one(path: Path) -> tuple[int, int, str]:
    state = path.lstat()
    content = path.read_bytes() if stat.S_ISREG(state.st_mode) else b""
    return (state.st_mode, state.st_uid, hashlib.sha256(content).hexdigest())


def test_a_stale_number_that_belongs_to_nobody(used: Path) -> None:
    (used / "postgres" / "data" / "postmaster.pid").write_text("4194303\n")
    assert _kept(used) == [("one",)]


def test_a_stale_number_that_belongs_to_another_program(used: Path) -> None:
    number = used / "postgres" / "data" / "postmaster.pid"
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        number.write_text(f"{other.pid}\n{used}/postgres/data\n0\n5432\n\n\n  0  0\nready   \n")
        try:
            assert _kept(used) == [("one",)]
            assert other.poll() is None
        finally:
            other.kill()


@pytest.mark.parametrize("content", ["", "\n", "no number\n", "-1\n", "0\n", "9" * 40])
def test_a_stale_number_that_is_none(content: str, used: Path) -> None:
    (used / "postgres" / "data" / "postmaster.pid").write_text(content)
    assert _kept(used) == [("one",)]


def test_a_stale_socket(used: Path) -> None:
    run = used / "postgres" / "run"
    (run / ".s.PGSQL.5432").touch()
    (run / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    assert _kept(used) == [("one",)]


def test_a_folder_left_half_made_is_swept_away(used: Path) -> None:
    half = used / "postgres" / "half-4711" / "data"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert _kept(used) == [("one",)]
    assert not half.parent.exists()


@pytest.mark.parametrize("content", [{}, {"notes.txt": "mine"}, {"base/1/112": "half"}])
def test_a_data_folder_that_is_none_is_left_alone(content: dict[str, str], home: Path) -> None:
    data = home / "postgres" / "data"
    data.mkdir(parents=True)
    for name, text in content.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text)
    before = _seen(data)

    sentence = _refusal(home)

    assert sentence == (
        f"{data} is no whole data folder of PostgreSQL. Nothing was changed. "
        "Move it away to start empty, or put back your backup."
    )
    assert _seen(data) == before


def test_a_data_folder_that_lost_a_part_is_left_alone(used: Path) -> None:
    data = used / "postgres" / "data"
    shutil.rmtree(data / "global")
    before = _seen(data)

    sentence = _refusal(used)

    assert sentence.startswith("The database server did not start. It said: ")
    assert sentence.endswith(f"All it said is in {used / 'postgres' / 'log'}.")
    assert "\n" not in sentence
    assert _seen(data) == before


@pytest.mark.parametrize(
    ("version", "way_out"),
    [
        ("99", "Install the newer Samråd again."),
        ("12", _ELSEWHERE),
        ("9.6", _ELSEWHERE),
        ("", "Move it away to start empty, or put back your backup."),
        ("\N{NULL}\N{NULL}", "Move it away to start empty, or put back your backup."),
    ],
)
def test_a_data_folder_of_another_version_is_left_alone(
    version: str, way_out: str, used: Path
) -> None:
    data = used / "postgres" / "data"
    (data / "PG_VERSION").write_text(f"{version}\n")
    before = _seen(data)

    sentence = _refusal(used)

    assert sentence.startswith(str(data))
    assert "Nothing was changed. " in sentence
    assert sentence.endswith(way_out)
    assert _seen(data) == before


@pytest.mark.parametrize(
    "name", ["", "keys", "postgres", "postgres/run", "postgres/data", "postgres/users.lock"]
)
def test_something_else_stands_where_a_folder_or_file_should_be(name: str, home: Path) -> None:
    in_the_way = home / name
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith(".lock"):
        in_the_way.mkdir()
    else:
        in_the_way.write_text("mine")

    sentence = _refusal(home)

    assert str(in_the_way) in sentence
    assert "\n" not in sentence
    assert in_the_way.is_dir() or in_the_way.read_text() == "mine"


def test_a_home_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    sentence = _refusal(tmp_path / "file" / "home")
    assert sentence == (
        f"The data folder {tmp_path}/file/home cannot be written to (Not a directory). "
        "Name another one with SAMRAD_HOME=/path/to/folder."
    )


@pytest.mark.parametrize("role", ["postgres", "samrad_owner", "samrad_app"])
def test_a_password_that_is_lost_is_not_made_anew(role: str, used: Path) -> None:
    key = used / "keys" / f"postgres-{role}"
    key.unlink()

    sentence = _refusal(used)

    assert sentence.startswith(f"{key} is missing, ")
    assert not key.exists()


def test_a_password_from_elsewhere_is_named(used: Path) -> None:
    (used / "keys" / "postgres-postgres").write_text("from another backup")
    assert _refusal(used) == (
        f"The database in {used}/postgres/data does not know the password in {used}/keys. "
        "The two belong together: put both back from the same backup."
    )


def test_a_half_written_password_is_never_used(home: Path) -> None:
    keys = home / "keys"
    keys.mkdir(parents=True, mode=0o700)
    (keys / "postgres-postgres").touch(mode=0o600)
    sentence = _refusal(home)
    assert str(keys / "postgres-postgres") in sentence


def test_an_unused_home_of_ours_with_a_short_name_taken_by_another(tmp_path: Path) -> None:
    with a_home(tmp_path / ("long" * 30)) as home:
        home.parent.mkdir(parents=True)
        with running_server(home) as server, psycopg.connect(server.superuser_url) as asked:
            found = asked.execute("SHOW unix_socket_directories").fetchone()
        assert found is not None
        short = Path(found[0])
        short.mkdir(mode=0o755)
        assert str(short) in _refusal(home)
        short.rmdir()
        short.symlink_to(tmp_path)
        assert str(short) in _refusal(home)
        short.unlink()


def test_trouble_with_the_server_is_trouble_for_the_door() -> None:
    assert issubclass(ServerTrouble, Trouble)
