"""Making the data folder, starting the server in it, and stopping it."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from samrad.project.postgres.account import Account
from samrad.project.postgres.places import Places, leave_socket_folder, make_socket_folder
from samrad.project.postgres.processes import end_left_behind, gone, server_of
from samrad.project.postgres.programs import Programs, major_version
from samrad.project.postgres.trouble import ServerTrouble

SUPERUSER = "postgres"
_START_SECONDS = 60
_STOP_SECONDS = 20
_POLL = 0.02
_LOG_LINES = 6
# What the server, which speaks English (LC_ALL=C), says to a wrong password.
_REFUSED = "password authentication failed"
_LARGEST_LOG = 10 * 1024 * 1024
# Sized for two cores and a handful of commands; every commit reaches the disk (fsync is on,
# as it is by default), no network is listened on.
_SETTINGS = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=60",
    "shared_buffers=128MB",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_min_messages=warning",
    # A statement that fails, and the row it would have written, hold what somebody wrote.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
)
# The servers this program has started. They may outlive it, and are nobody's to wait for.
_STARTED: list["subprocess.Popen[bytes]"] = []


@dataclass(frozen=True, slots=True)
class Cluster:
    """One data folder, and what runs in it."""

    places: Places
    programs: Programs
    account: Account

    def url(self, role: str, database: str, password: str) -> str:
        """The address of `database` for `role`."""
        host = quote(str(self.places.socket), safe="")
        return f"postgresql://{role}:{quote(password)}@/{database}?host={host}"

    def superuser_url(self) -> str:
        """The address of the server for its superuser."""
        return self.url(SUPERUSER, "postgres", self.places.password(SUPERUSER))

    def answers(self) -> bool:
        """Whether a server of ours answers.

        Raises:
            ServerTrouble: One does, and does not let us in.
        """
        if not self.places.pid_file.exists():
            return False
        try:
            psycopg.connect(self.superuser_url(), connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if _REFUSED in str(error):
                raise ServerTrouble(
                    f"The database in {self.places.data} does not know the password in "
                    f"{self.places.keys}. The two belong together: put both back from the "
                    "same backup."
                ) from error
            return False
        return True

    def make(self, lock: int) -> None:
        """Make the data folder, if there is none: whole under another name, then renamed.

        `lock` is the one that keeps others from starting. The program that makes the folder
        holds it too: if we are killed, nobody sweeps the folder away under its hands.

        Raises:
            ServerTrouble: What is there is of another version, or no data folder at all.
        """
        for half in self.places.base.glob("half-*"):
            shutil.rmtree(half)
        if not self.places.data.exists():
            self._initialise(lock)
        _require_version(self.places.data)
        self.places.password(SUPERUSER)

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            ServerTrouble: It does not; the message has its own last words.
        """
        self._wait_for_a_leaving_one()
        self._clear_stale_locks()
        make_socket_folder(self.places.socket, self.account)
        if self.places.log.exists() and self.places.log.stat().st_size > _LARGEST_LOG:
            self.places.log.unlink()
        settings = [f"unix_socket_directories={self.places.socket}", *_SETTINGS]
        options = [word for setting in settings for word in ("-c", setting)]
        with self.places.log.open("ab") as log:
            server = self._popen(
                [self.programs.postgres, "-D", str(self.places.data), *options], log.fileno()
            )
        _STARTED.append(server)
        try:
            self._wait_until_it_answers(server)
        except BaseException:
            # Interrupted before it had written its number, it would be nobody's to stop.
            server.send_signal(signal.SIGINT)
            raise

    def stop(self) -> None:
        """Stop the server: fast, and at once if it does not obey."""
        if server := server_of(self.places):
            for sign in (signal.SIGINT, signal.SIGQUIT):
                with contextlib.suppress(psutil.NoSuchProcess):
                    server.send_signal(sign)
                if gone(server, _STOP_SECONDS):
                    break
        leave_socket_folder(self.places.socket)

    def _initialise(self, lock: int) -> None:
        half = self.places.base / f"half-{os.getpid()}"
        half.mkdir(mode=0o700)
        password = half / "password"
        password.write_text(self.places.new_password(SUPERUSER))
        self._give(half, password)
        words = [
            *(self.programs.initdb, "--pgdata", str(half / "data")),
            *("--username", SUPERUSER, "--pwfile", str(password), "--auth", "scram-sha-256"),
            *("--encoding", "UTF8", "--locale-provider", "builtin", "--locale", "C.UTF-8"),
            "--data-checksums",
        ]
        made = self._popen(words, subprocess.PIPE, lock)
        try:
            said, _ = made.communicate()
        except BaseException:
            made.kill()
            raise
        if made.returncode != 0:
            shutil.rmtree(half, ignore_errors=True)
            raise ServerTrouble(
                f"The data folder {self.places.data} could not be made. "
                f"{_last_lines(said.decode(errors='replace').splitlines())}"
            )
        (half / "data").rename(self.places.data)
        shutil.rmtree(half)

    def _give(self, *paths: Path) -> None:
        if self.account.uid is not None and self.account.gid is not None:
            for path in paths:
                os.chown(path, self.account.uid, self.account.gid)

    def _popen(self, words: Sequence[str], out: int, *keep: int) -> "subprocess.Popen[bytes]":
        """Run a program as the account, in a session of its own: Ctrl-C is for us alone."""
        return subprocess.Popen(
            [*self.account.before, *words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=self.places.base,
            env={"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C"},
            start_new_session=True,
            pass_fds=keep,
            user=self.account.uid,
            group=self.account.gid,
            extra_groups=None if self.account.uid is None else [],
        )

    def _wait_until_it_answers(self, server: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if self.answers():
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=_POLL)
                if server_of(self.places) is None:
                    break
                # Ours gave way to one that a killed program had just started: wait for that.
                time.sleep(_POLL)
        lines = self.places.log.read_text(errors="replace").splitlines()
        raise ServerTrouble(
            f"The database server did not start. {_last_lines(lines)} "
            f"All it said is in {self.places.log}."
        )

    def _wait_for_a_leaving_one(self) -> None:
        """A server that was told to stop by someone who then died may still be at it."""
        server = server_of(self.places)
        if server is not None:
            until = time.monotonic() + _STOP_SECONDS
            while time.monotonic() < until and not gone(server, _POLL):
                if self.answers():
                    return

    def _clear_stale_locks(self) -> None:
        """Remove the locks of a server that is no more.

        PostgreSQL does so itself, unless its old number now belongs to another program; then
        it would refuse to start for ever.
        """
        if server_of(self.places) is None:
            end_left_behind(self.places, _STOP_SECONDS)
            self.places.pid_file.unlink(missing_ok=True)
            for lock in self.places.socket.glob(".s.PGSQL.*"):
                lock.unlink()


def _require_version(data: Path) -> None:
    found, known = _version(data), major_version()
    if found == known:
        return
    newer = found.isdigit() and int(found) > int(known)
    way_out = (
        "Install the newer Samråd again."
        if newer
        else "Run `samrad backup` with the older Samråd, and `samrad restore` here into a new "
        "folder."
    )
    raise ServerTrouble(
        f"{data} was made by PostgreSQL {found}; this program has {known}. Nothing was "
        f"changed. {way_out}"
    )


def _version(data: Path) -> str:
    """The version that made the data folder, e.g. "18"; before 10 it was "9.6"."""
    file = data / "PG_VERSION"
    found = file.read_bytes().strip() if file.is_file() else b""
    if not found.replace(b".", b"").isdigit():
        raise ServerTrouble(
            f"{data} is no whole data folder of PostgreSQL. Nothing was changed. "
            "Move it away to start empty, or put back your backup."
        )
    return found.decode()


def _last_lines(lines: Sequence[str]) -> str:
    words = [line.strip() for line in lines if line.strip()]
    return "It said: " + " | ".join(words[-_LOG_LINES:]) if words else "It said nothing."
