"""A `clamd` to ask: the real one with one signature of ours, or one that answers as told."""

import os
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from samrad.gateways.scanning import Scanner

# What the signature of ours is about. Taken apart, so that no scanner minds this file.
BAD = b"samrad-" + b"proevevirus"
_STARTS_WITHIN = 30


@contextmanager
def real_clamd(folder: Path, *, largest: str = "1M") -> Iterator[Scanner]:
    """Debian's `clamd` (package clamav-daemon), which knows one virus: ours."""
    program = shutil.which("clamd") or shutil.which("/usr/sbin/clamd")
    if program is None:
        pytest.skip("needs clamd: on Debian, apt-get install clamav-daemon")
    path = folder / "clamd.ctl"
    (folder / "own.ndb").write_text(f"Samrad.Proeve:0:*:{BAD.hex()}\n")
    config = folder / "clamd.conf"
    config.write_text(
        f"Foreground yes\nDatabaseDirectory {folder}\nLocalSocket {path}\n"
        f"StreamMaxLength {largest}\n"
    )
    with subprocess.Popen(
        [program, "-c", str(config)], stdout=subprocess.DEVNULL, env={**os.environ}
    ) as daemon:
        try:
            over = time.monotonic() + _STARTS_WITHIN
            while not _answers(path) and time.monotonic() < over:
                time.sleep(0.05)
            yield Scanner(path=str(path))
        finally:
            daemon.kill()


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as way, suppress(OSError):
        way.connect(str(path))
        return True
    return False


@contextmanager
def told(answer: Callable[[bytes], bytes | None]) -> Iterator[tuple[Scanner, list[bytes]]]:
    """A scanner that takes one file after the other and answers what `answer` says of each.

    None is no answer: it hangs up. What it was given is in the list.
    """
    given: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    way, _ = server.accept()
                except OSError:
                    return
                with way:
                    given.append(_file(way))
                    if said := answer(given[-1]):
                        way.sendall(said)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield Scanner(host="127.0.0.1", port=server.getsockname()[1]), given
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def _file(way: socket.socket) -> bytes:
    """What is sent: the pieces of a file put together, or a command without its ends."""
    stream = way.makefile("rb")
    command = b""
    while not command.endswith(b"\0"):
        command += stream.read(1)
    if command != b"zINSTREAM\0":
        return command[1:-1]
    content = b""
    while size := struct.unpack(">I", stream.read(4))[0]:
        content += stream.read(size)
    return content
