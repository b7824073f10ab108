"""As whom the server runs, and that nobody else gets in."""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from project.operating import PATIENCE, a_home, postmaster, surroundings
from samrad.project.postgres import running_server
from samrad.project.postgres.account import Way, choose_account
from samrad.project.postgres.programs import copied_to
from samrad.project.postgres.trouble import ServerTrouble

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else"),
]
_NOBODY = 65534
# The environment's own Python may lie in root's home, which is closed to others.
_OPEN_PYTHON = f"/usr/bin/python3.{sys.version_info.minor}"
_PACKAGES = os.pathsep.join(entry for entry in sys.path if entry.startswith("/"))
_SERVE = """
import sys, psycopg
from pathlib import Path
from samrad.project.postgres import running_server
with running_server(Path(sys.argv[1])) as server:
    with psycopg.connect(server.app_url) as connection:
        print(connection.execute("SELECT 1").fetchall())
"""
_CONNECT = "import sys, psycopg; psycopg.connect(sys.argv[1], connect_timeout=5)"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder everyone can enter: pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(prefix="samrad-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def _as_nobody(program: str, *words: str, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [_OPEN_PYTHON, "-c", program, *words],
        env={**surroundings(home, PYTHONPATH=_PACKAGES), "HOME": "/nonexistent"},
        cwd="/",
        user=_NOBODY,
        group=_NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def nobody() -> None:
    """Skip where another user cannot run this Python with these packages."""
    if not Path(_OPEN_PYTHON).exists():
        pytest.skip(f"there is no {_OPEN_PYTHON} for other users")
    if _as_nobody("import psycopg, samrad.core", home=Path("/")).returncode:
        pytest.skip("the packages installed here are closed to other users")


@pytest.mark.usefixtures("nobody")
def test_an_ordinary_user_runs_it_as_themselves(open_folder: Path) -> None:
    own = open_folder / "own"
    own.mkdir(mode=0o700)
    os.chown(own, _NOBODY, _NOBODY)

    with a_home(own) as home:
        ran = _as_nobody(_SERVE, str(home), home=home)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[(1,)]\n", "")
        assert {path.stat().st_uid for path in home.rglob("*")} == {_NOBODY}
        assert postmaster(home) is None


@pytest.mark.usefixtures("nobody")
def test_a_home_the_user_may_not_write_to_is_refused(open_folder: Path) -> None:
    home = open_folder / "home"
    ran = _as_nobody(
        "from samrad.project.door import main; import sys; sys.exit(main(['migrate']))",
        home=home,
    )
    assert ran.returncode == 1
    assert ran.stderr == (
        f"samrad: The data folder {home} cannot be written to (Permission denied). "
        "Name another one with SAMRAD_HOME=/path/to/folder.\n"
    )


def test_root_runs_it_in_a_namespace(tmp_path: Path) -> None:
    if choose_account().way is not Way.NAMESPACE:
        pytest.skip("this machine allows no user namespaces")
    with a_home(tmp_path) as home:
        with running_server(home, way=Way.NAMESPACE) as server:
            assert _answer(server.app_url) == 1
            running = postmaster(home)
            assert running is not None
            assert Path(f"/proc/{running.pid}/uid_map").read_text().split() == [
                "1000",
                "0",
                "1",
            ]
        assert {path.stat().st_uid for path in home.rglob("*")} == {0}
        assert postmaster(home) is None


def test_root_without_namespaces_runs_it_as_an_account_of_its_own(tmp_path: Path) -> None:
    try:
        account = choose_account(Way.ACCOUNT)
    except ServerTrouble as trouble:
        pytest.skip(str(trouble))
    assert account.uid is not None
    tmp_path.chmod(0o700)
    with a_home(tmp_path) as home:
        with running_server(home, way=Way.ACCOUNT) as server:
            assert _answer(server.app_url) == 1
            (data,) = _ask(server.superuser_url, "SHOW data_directory")
            running = _server_in(str(data))
            assert set(running.uids()) == {account.uid}
            assert running.gids().effective == account.gid
        with running_server(home, way=Way.ACCOUNT) as again:
            assert again == server
        base = Path(str(data)).parent
        assert base.parent == Path("/var/lib/samrad")
        assert base.stat().st_uid == account.uid
        assert base.stat().st_mode & 0o777 == 0o700
        _remove(base)


def test_two_copies_made_at_once_end_as_one_that_everyone_can_read(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as together:
        folders = {made.folder for made in together.map(copied_to, [tmp_path] * 3)}
    assert len(folders) == 1
    assert len(list(tmp_path.iterdir())) == 1
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & (0o005 if path.is_dir() else 0o004)


def test_the_account_is_nobody_one_can_sign_in_as() -> None:
    try:
        account = choose_account(Way.ACCOUNT)
    except ServerTrouble as trouble:
        pytest.skip(str(trouble))
    assert account.uid is not None
    assert pwd.getpwuid(account.uid).pw_shell == "/usr/sbin/nologin"


@pytest.mark.usefixtures("nobody")
def test_another_user_cannot_enter_nor_sign_in(open_folder: Path) -> None:
    with a_home(open_folder) as home, running_server(home) as server:
        socket = home / "postgres" / "run"
        for folder in (home, socket, home / "keys", home / "postgres" / "data"):
            seen = _as_nobody(f"import os; os.listdir({str(folder)!r})", home=home)
            assert "PermissionError" in seen.stderr
        tried = _as_nobody(_CONNECT, server.app_url, home=home)
        assert "Permission denied" in tried.stderr


@pytest.mark.parametrize("role", ["postgres", "samrad_owner", "samrad_app"])
def test_even_whoever_reaches_the_socket_needs_the_password(role: str, tmp_path: Path) -> None:
    with a_home(tmp_path) as home, running_server(home):
        where = f"host={home}/postgres/run dbname=samrad user={role}"
        for wrong in ("", "samrad", "postgres"):
            with pytest.raises(psycopg.OperationalError, match="password"):
                psycopg.connect(where, password=wrong, passfile="/nonexistent")


def _answer(url: str) -> object:
    return _ask(url, "SELECT 1")[0]


def _ask(url: str, question: str) -> tuple[object, ...]:
    with psycopg.connect(url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row


def _server_in(data: str) -> psutil.Process:
    (found,) = [p for p in psutil.process_iter() if data in _words(p)]
    return found


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _remove(base: Path) -> None:
    for path in sorted(base.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    base.rmdir()
