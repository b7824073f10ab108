"""Asking `clamd`: one connection for each question, and a time after which it is over."""

import socket
import time
from collections.abc import Iterable
from contextlib import closing, suppress

from samrad.gateways.scanning.places import Scanner
from samrad.gateways.scanning.saying import (
    END,
    VERSION,
    Clean,
    NotScanned,
    Virus,
    pieces,
    verdict,
)

# To reach it, and for the whole of a question: somebody waits for the page.
_REACHING, _SECONDS = 5, 25
_LONGEST_ANSWER = 1024


def scan(content: bytes, scanner: Scanner, *, seconds: float = _SECONDS) -> Clean | Virus:
    """What the scanner knows of a file.

    Raises:
        NotScanned: It is not there, did not answer in time, or would not scan the file.
    """
    return verdict(_asked(scanner, pieces(content), seconds))


def version_of(scanner: Scanner) -> str:
    """What the scanner calls itself, with the day of its signatures where it says so.

    Raises:
        NotScanned: It is not there, or did not answer in time.
    """
    return _asked(scanner, [VERSION], _REACHING).rstrip(END).decode("ascii", "replace")


def _asked(scanner: Scanner, said: Iterable[bytes], seconds: float) -> bytes:
    over = time.monotonic() + seconds
    try:
        with closing(_reached(scanner)) as way:
            _send(way, said, over)
            return _heard(way, over)
    except OSError as wrong:
        raise NotScanned(f"the scanner does not answer: {wrong}") from wrong


def _reached(scanner: Scanner) -> socket.socket:
    if not scanner.path:
        return socket.create_connection((scanner.host, scanner.port), timeout=_REACHING)
    way = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        way.settimeout(_REACHING)
        way.connect(scanner.path)
    except OSError:
        way.close()
        raise
    return way


def _send(way: socket.socket, said: Iterable[bytes], over: float) -> None:
    """Send it all, or as much as is taken: who breaks off has said why before."""
    with suppress(BrokenPipeError, ConnectionResetError):
        for piece in said:
            way.settimeout(_left(over))
            way.sendall(piece)


def _heard(way: socket.socket, over: float) -> bytes:
    heard = b""
    while not heard.endswith(END) and len(heard) < _LONGEST_ANSWER:
        way.settimeout(_left(over))
        more = way.recv(_LONGEST_ANSWER)
        if not more:
            break
        heard += more
    return heard


def _left(over: float) -> float:
    left = over - time.monotonic()
    if left <= 0:
        raise TimeoutError("it takes too long")
    return left
