"""One file comes in, one answer goes out. The first line says what is asked."""

import json
import logging
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.papers.room import cleaning, door, telling
from samrad.gateways.papers.room.looking import reader_for

# Letters are decoded with these; none is looked for once the door is closed.
_LETTERS = (
    "ascii",
    "cp437",
    "latin-1",
    "cp1252",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "mac-roman",
)


def main() -> None:
    """Answer."""
    logging.disable()
    for one in _LETTERS:
        "".encode(one)
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answering = _ASKED[asked["for"]](content, asked)
        door.close_behind_us()
        answer = answering()
    except Refused as refused:
        answer = telling.told_no(refused.refusal)
    except (MemoryError, RecursionError):
        answer = telling.told_no(Refusal("file.too_much_inside"))
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _looking(content: bytes, asked: dict[str, str]) -> Callable[[], dict[str, Any]]:
    reader, on = reader_for(content), date.fromisoformat(asked["on"])
    return lambda: telling.told(reader.look(content, asked["name"], on=on), content)


def _cleaning(content: bytes, _: dict[str, str]) -> Callable[[], dict[str, Any]]:
    clean = cleaning.cleaner_for(content)
    return lambda: telling.told_clean(clean(content))


def _reading(content: bytes, _: dict[str, str]) -> Callable[[], dict[str, Any]]:
    from samrad.gateways.papers.room import agreement  # noqa: PLC0415 -- large libraries

    kind = reader_for(content).kind
    return lambda: {"text": agreement.text_of(content, kind)}


def _tables(content: bytes, _: dict[str, str]) -> Callable[[], dict[str, Any]]:
    from samrad.gateways.papers.room import tables  # noqa: PLC0415 -- read for figures only

    kind = reader_for(content).kind
    return lambda: telling.told_tables(tables.tables_of(content, kind))


_ASKED = {"look": _looking, "clean": _cleaning, "text": _reading, "tables": _tables}

main()
