"""Running the web server and the worker side by side, and stopping them together."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

_PATIENCE = 10
_POLL = 0.2


class _Asked(Exception):
    """Someone asked us to stop."""


def run_together(commands: Sequence[Sequence[str]]) -> int:
    """Run `commands` until one ends or we are asked to stop; then stop them all.

    Each child has a session of its own, so that Ctrl-C reaches only us and we stop them in
    order. The answer is 0 when we were asked to stop, else the code of the one that ended.
    """
    children: list[subprocess.Popen[bytes]] = []
    with _listening():
        try:
            children.extend(
                subprocess.Popen([sys.executable, *command], start_new_session=True)
                for command in commands
            )
            return _first_to_end(children)
        except _Asked:
            return 0
        finally:
            for child in children:
                _stop(child)


@contextmanager
def _listening() -> Iterator[None]:
    """Turn the signals that end a program into an exception, once."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise _Asked

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _first_to_end(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for child in children:
            try:
                return child.wait(timeout=_POLL) or 1
            except subprocess.TimeoutExpired:
                continue


def _stop(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
