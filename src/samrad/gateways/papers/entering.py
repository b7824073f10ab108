"""Handing a file into the reading room, and hearing what was seen in it.

The room is a process of its own, started by list, with nothing of ours in its environment and
the file as its standard input. It is ended after a time; whatever happens in it, the answer
here is a value or a refusal.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import date
from threading import BoundedSemaphore, Timer

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.grids import Grid
from samrad.core.openness.cleaned import Cleaned
from samrad.core.openness.looked import Looked
from samrad.gateways.papers.room.telling import heard

LARGEST = 20 * 1024 * 1024
# A whole file as JSON, when it is a picture that was drawn anew; nothing else is so long.
_LONGEST_ANSWER = 2 * LARGEST
# Longer than the room's own seconds of work: a busy machine is not the file's fault.
_SECONDS = 30
_AT_ONCE = 2
_PATIENCE = 15
_ROOM = (sys.executable, "-I", "-B", "-m", "samrad.gateways.papers.room")
_places = BoundedSemaphore(_AT_ONCE)


def look_through(content: bytes, name: str, *, on: date) -> Looked:
    """Look through a file somebody brings, by the rules of the day `on`.

    Raises:
        Refused: It is empty, too large, of no kind we keep, damaged, more than a paper, or
            could not be looked through in time; or too many are looked through just now.
    """
    if not content:
        raise Refused(Refusal("file.empty"))
    if len(content) > LARGEST:
        raise Refused(Refusal("file.too_large", {"megabytes": LARGEST // 1024 // 1024}))
    answer = _asked({"for": "look", "name": name, "on": on.isoformat()}, content)
    if not isinstance(answer, Looked):
        raise Refused(Refusal("file.not_looked_through"))
    return answer


def cleaned(content: bytes) -> Cleaned:
    """A Word, Excel or PDF file without what it says of who made it.

    Raises:
        Refused: It is of another kind, damaged, more than a paper, or could not be made clean
            in time; or too many files are read just now.
    """
    answer = _asked({"for": "clean"}, content)
    if not isinstance(answer, Cleaned):
        raise Refused(Refusal("file.not_looked_through"))
    return answer


def text_of(content: bytes) -> str:
    """The text of an agreement: plain text (UTF-8, UTF-16 or Windows-1252), Word or PDF.

    Raises:
        Refused: It is empty, too large, damaged, locked, of another kind, or could not be
            read in time.
    """
    if not content.strip():
        raise Refused(Refusal("paper.empty"))
    if len(content) > LARGEST:
        raise Refused(Refusal("paper.too_large", {"megabytes": LARGEST // 1024 // 1024}))
    answer = _asked({"for": "text"}, content)
    if not isinstance(answer, str):
        raise Refused(Refusal("file.not_looked_through"))
    return answer


def tables_of(content: bytes) -> tuple[Grid, ...]:
    """The tables of a file of figures: text with delimiters, or Excel.

    Raises:
        Refused: It is empty, damaged, of another kind, larger than a table of figures is, or
            could not be read in time.
    """
    if len(content) > LARGEST:
        raise Refused(Refusal("file.too_large", {"megabytes": LARGEST // 1024 // 1024}))
    answer = _asked({"for": "tables"}, content)
    if not isinstance(answer, tuple):
        raise Refused(Refusal("file.not_looked_through"))
    if not answer:
        raise Refused(Refusal("figures.no_table"))
    return answer


def _asked(
    asked: dict[str, object], content: bytes
) -> Looked | Cleaned | str | tuple[Grid, ...]:
    if not _places.acquire(timeout=_PATIENCE):
        raise Refused(Refusal("file.busy"))
    try:
        said = _said(asked, content)
    finally:
        _places.release()
    try:
        answer = heard(said, content)
    except ValueError as wrong:
        raise Refused(Refusal("file.not_looked_through")) from wrong
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def _said(asked: dict[str, object], content: bytes) -> bytes:
    """What the room says within its time; less than all of it where it was ended."""
    with tempfile.TemporaryFile() as paper:
        paper.write(json.dumps(asked).encode() + b"\n" + content)
        paper.seek(0)
        with subprocess.Popen(
            _ROOM,
            stdin=paper,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            start_new_session=True,
        ) as room:
            clock = Timer(_SECONDS, _end, [room])
            clock.start()
            try:
                assert room.stdout is not None  # noqa: S101 -- a pipe was asked for
                return room.stdout.read(_LONGEST_ANSWER)
            finally:
                clock.cancel()
                _end(room)


def _end(room: "subprocess.Popen[bytes]") -> None:
    """End it and whatever it started. Nobody waited for it yet, so its number is its own."""
    with suppress(ProcessLookupError):
        os.killpg(room.pid, signal.SIGKILL)
