"""Running the web server and the worker side by side, and stopping them together."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

_PATIENCE = 10
_POLL = 0.2


_Handler = Callable[[int, FrameType | None], None]


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
def ending_in_order() -> Iterator[None]:
    """Let the signals that end a program unwind it, so that what it started is stopped.

    Ctrl-C does so by itself; `kill`, `timeout`, a service manager and a closed terminal do
    not. `nohup` still keeps a closed terminal from ending anything.
    """

    def unwind(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    with _handled_by(unwind, signal.SIGTERM, signal.SIGHUP):
        yield


@contextmanager
def _listening() -> Iterator[None]:
    """Turn the signals that end a program into an exception, once."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        raise _Asked

    with _handled_by(ask, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        yield


@contextmanager
def _handled_by(handler: _Handler, *numbers: signal.Signals) -> Iterator[None]:
    """Handle the signals meanwhile; a closed terminal only where it is not to be ignored."""
    deaf = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    wanted = [number for number in numbers if not (deaf and number is signal.SIGHUP)]
    before = {number: signal.signal(number, handler) for number in wanted}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


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
