"""What is said to `clamd`, and what its answers mean; nothing here opens a connection.

The protocol is in clamd(8): a command begins with `z` and ends with a zero byte, as do the
answers; a file goes as pieces, each after its length in four bytes, the last one empty.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

VERSION = b"zVERSION\0"
END = b"\0"
_PIECE = 64 * 1024
_FOUND = re.compile(r"stream: (?P<name>[A-Za-z0-9._:+/-]{1,200}) FOUND")


@dataclass(frozen=True, slots=True)
class Clean:
    """The scanner knows nothing bad of the file."""


@dataclass(frozen=True, slots=True)
class Virus:
    """The scanner knows the file as something bad, by this name."""

    name: str


class NotScanned(Exception):
    """The scanner gave no verdict; the message is for the operator."""


def pieces(content: bytes) -> Iterator[bytes]:
    """What is sent to have `content` scanned, piece by piece."""
    yield b"zINSTREAM\0"
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        yield struct.pack(">I", len(piece)) + piece
    yield struct.pack(">I", 0)


def verdict(answer: bytes) -> Clean | Virus:
    """What the scanner answered about a file.

    Raises:
        NotScanned: It could not scan it, broke off, or said something else altogether.
    """
    if not answer.endswith(END):
        raise NotScanned("the scanner broke off before it answered")
    said = answer[:-1].decode("ascii", "replace")
    if said == "stream: OK":
        return Clean()
    if found := _FOUND.fullmatch(said):
        return Virus(found["name"])
    raise NotScanned(f"the scanner says {said[:200]!r}")
