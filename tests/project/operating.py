"""Running Samråd the way an operator does: real programs, real servers, and no trace left."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMRAD = (sys.executable, "-m", "samrad")
PATIENCE = 60
_POLL = 0.02
# Uses the server below the folder it is given until its standard input says something.
_USER = """
import sys
from pathlib import Path
from samrad.project.postgres import running_server
with running_server(Path(sys.argv[1])) as server:
    print(server.owner_url, flush=True)
    sys.stdin.readline()
    print("done", flush=True)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program that has ended said."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one plain sentence of a refusal; anything else fails the test."""
        assert self.code == 1, (self.code, self.out, self.err)
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("samrad: "), self.err
        assert lines[0].endswith((".", "?")) or "--port" in lines[0], self.err
        return lines[0].removeprefix("samrad: ")


@contextmanager
def a_home(parent: Path) -> Iterator[Path]:
    """A data folder that is not there yet; whatever still runs in it afterwards is killed."""
    home = parent / "home"
    try:
        yield home
    finally:
        for process in processes_of(home):
            with suppress(psutil.Error):
                process.kill()


@contextmanager
def a_demo(parent: Path, loaded: Path) -> Iterator[Path]:
    """A data folder of its own with the demo in it, copied from the one `loaded` once."""
    with a_home(parent) as home:
        copy_demo(loaded, home)
        yield home


def copy_demo(loaded: Path, home: Path) -> None:
    """Copy the loaded demo; where its database lies elsewhere, load it anew."""
    if (loaded / "postgres" / "data").is_dir():
        shutil.copytree(loaded, home, symlinks=True)
    else:
        load_demo(home)


def load_demo(home: Path) -> None:
    """Load the demo as it stands at midyear, by its own command."""
    ran = samrad(home, "demo", "--load-only", "--stage", "midyear")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a program: nothing of ours but the data folder, and `more`."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMRAD", "DJANGO"))}
    return {**kept, "SAMRAD_HOME": str(home), "PYTHONUNBUFFERED": "1", **more}


def run(words: Sequence[str], home: Path, **settings: str) -> Ran:
    """Run a program to its end."""
    ran = subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        env=surroundings(home, **settings),
        capture_output=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def samrad(home: Path, *words: str, **settings: str) -> Ran:
    """Run one `samrad` command to its end."""
    return run([*SAMRAD, *words], home, **settings)


@contextmanager
def running(
    words: Sequence[str], home: Path, **settings: str
) -> "Iterator[subprocess.Popen[str]]":
    """A program under way, as the leader of a foreground group of its own, like in a shell."""
    with subprocess.Popen(
        words,
        env=surroundings(home, **settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as program:
        try:
            yield program
        finally:
            if program.poll() is None:
                program.kill()


@contextmanager
def a_user(home: Path) -> "Iterator[subprocess.Popen[str]]":
    """A program that uses the server of `home`; it has begun when its first line is read."""
    with running([sys.executable, "-c", _USER, str(home)], home) as program:
        yield program


def first_line(program: "subprocess.Popen[str]") -> str:
    """Wait for what the program says first."""
    assert program.stdout is not None
    assert program.stderr is not None
    line = program.stdout.readline().strip()
    assert line, program.stderr.read()
    return line


def let_go(program: "subprocess.Popen[str]") -> Ran:
    """Tell a user of the server that it may end, and wait for it."""
    out, err = program.communicate("enough\n", timeout=PATIENCE)
    return Ran(program.returncode, out, err)


def ended(program: "subprocess.Popen[str]", sign: signal.Signals) -> Ran:
    """Send `sign` to the program alone, and wait for it."""
    program.send_signal(sign)
    out, err = program.communicate(timeout=PATIENCE)
    return Ran(program.returncode, out, err)


def until(true: Callable[[], bool], what: str, *, seconds: float = PATIENCE) -> None:
    """Wait until something is so; `what` it is, for the message when it never is."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(_POLL)


def processes_of(home: Path) -> list[psutil.Process]:
    """Every process that has `home` in its command line or as its data folder."""
    return [process for process in psutil.process_iter() if _is_of(process, home)]


def is_alive(process: psutil.Process) -> bool:
    """Whether the process runs: what is dead and only not buried yet does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _is_of(process: psutil.Process, home: Path) -> bool:
    try:
        words = process.cmdline()
        told = process.environ().get("SAMRAD_HOME") == str(home)
    except psutil.Error:
        return False
    return is_alive(process) and (told or any(str(home) in word for word in words))


def postmaster(home: Path) -> psutil.Process | None:
    """The server of `home`, where one runs."""
    data = str(home / "postgres" / "data")
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if data in process.cmdline() and is_alive(process):
                return process
    return None


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
