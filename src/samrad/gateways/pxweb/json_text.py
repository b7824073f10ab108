"""JSON as text: read strictly, and the long rows of numbers in it all at once."""

import json
import re
from dataclasses import dataclass
from math import isnan
from typing import Any, NoReturn

import numpy as np

from samrad.gateways.pxweb.numbers import (
    WORD,
    Floats,
    Tokens,
    add_the_unusual,
    numbers,
    pieces,
    tokens_in,
)
from samrad.gateways.pxweb.refusing import refuse_more_than_is_read, unreadable

# Objects and arrays; a table has a handful for each code, and a file made to fill the memory
# has nothing else.
_MOST_BRACKETS = 2_000_000
_KEY = b'"value"'
_OPENS = re.compile(rb"\s*:\s*\[")
_COMMA = re.compile(rb",")
# Where a row of numbers was taken out. A file that has this text itself fools only itself: it
# gets numbers that it holds anyway.
_TAKEN = "\x00numbers "
_MANY = 0.5
# Shorter rows than this json reads as quickly, and there can be many of them.
_SHORT = 1 << 12
_NUMERIC = b"0123456789+-.eE,nul"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A row of numbers that was read at once; nan is null."""

    values: Floats

    def listed(self) -> list[float | None]:
        """The same as JSON has it."""
        return [None if isnan(value) else value for value in self.values.tolist()]


class _Twice(ValueError):
    """A key stands twice in one object."""


class _NotFinite(ValueError):
    """A number that one cannot count with."""


def read(data: bytes) -> Any:
    """The JSON in `data`, with rows of values as `Numbers`.

    Raises:
        Unreadable: It is no JSON, cut off, nested without end, not in UTF-8, has a key twice
            or a number that is none.
    """
    refuse_more_than_is_read(data.count(b"[") + data.count(b"{"), _MOST_BRACKETS)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise unreadable("table.encoding", data=data, byte=0, encoding="UTF-8")
    short, rows = _without_rows(data.removeprefix(b"\xef\xbb\xbf"))
    try:
        return json.loads(
            short,
            object_pairs_hook=lambda pairs: _put_back(pairs, rows),
            parse_constant=_refuse_constant,
        )
    except _Twice as wrong:
        raise unreadable("table.key_twice", text=str(wrong)) from wrong
    except _NotFinite as wrong:
        byte = data.find(str(wrong).encode())
        raise unreadable("table.not_finite", data=data, byte=byte, text=str(wrong)) from wrong
    except RecursionError as wrong:
        raise unreadable("table.too_deep") from wrong
    except UnicodeDecodeError as wrong:
        byte = _bad_byte(data)
        raise unreadable("table.encoding", data=data, byte=byte, encoding="UTF-8") from wrong
    except json.JSONDecodeError as wrong:
        raise _not_json(data, short, wrong) from wrong
    except ValueError as wrong:
        # A whole number of thousands of digits.
        raise unreadable("table.not_finite", text="…") from wrong


def _put_back(pairs: list[tuple[str, Any]], rows: list[Floats]) -> dict[str, Any]:
    """One object, with its rows of numbers where they were."""
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1))
    taken = made.get("value")
    if isinstance(taken, str) and taken.startswith(_TAKEN):
        number = taken.removeprefix(_TAKEN)
        if number.isdecimal() and int(number) < len(rows):
            made["value"] = Numbers(rows[int(number)])
    return made


def _without_rows(data: bytes) -> tuple[bytes, list[Floats]]:
    """The text without its rows of values, and those rows."""
    kept: list[bytes] = []
    rows: list[Floats] = []
    done = place = 0
    while (place := data.find(_KEY, place)) >= 0:
        begin = _OPENS.match(data, place + len(_KEY))
        # A quote behind a backslash is a letter of some text.
        real = begin and data[place - 1 : place] != b"\\"
        place += len(_KEY)
        row, end = _row_at(data, begin.end()) if begin and real else (None, 0)
        if begin and row is not None:
            taken = json.dumps(f"{_TAKEN}{len(rows)}").encode()
            kept += [data[done : begin.end() - 1], taken]
            rows.append(row)
            done = place = end + 1
    return b"".join([*kept, data[done:]]), rows


def _row_at(data: bytes, first: int) -> tuple[Floats | None, int]:
    """The row that begins at byte `first`, and where it ends; no text stands in it."""
    quote = data.find(b'"', first)
    end = data.find(b"]", first, quote if quote >= 0 else len(data))
    return (_row(data, first, end), end) if end - first > _SHORT else (None, 0)


def _row(data: bytes, first: int, last: int) -> Floats | None:
    """The numbers in `data[first:last]`, or None where anything but numbers and null is."""
    rows = []
    for piece in pieces(data, first, last, _COMMA):
        text = data[piece]
        other = text.translate(None, _NUMERIC)
        if other.strip():
            return None
        row = _numbers_in(text, ends=piece.stop == last, tight=not other)
        if row is None:
            return None
        rows.append(row)
    return np.concatenate(rows) if rows else None


def _numbers_in(text: bytes, *, ends: bool, tight: bool) -> Floats | None:
    """The numbers of one piece, which ends the row or has more behind it."""
    tokens = tokens_in(text)
    if not _parted(tokens, tokens.starts.size - ends, tight=tight):
        return None
    values, odd = numbers(tokens)
    if odd.any():
        (null,) = tokens.spell([b"null"], np.flatnonzero(odd))
        odd[null] = False
        # Where most are long, json itself is quicker.
        if odd.mean() > _MANY:
            return None
        add_the_unusual(tokens, values, odd)
    return None if odd.any() or np.isinf(values).any() else values


def _parted(tokens: Tokens, count: int, *, tight: bool) -> bool:
    """Whether behind each of the first `count` numbers stands one comma, and no other."""
    if tight:
        # All that is not number is comma, and there are as many as there must be.
        widths = int(tokens.ends.sum()) - int(tokens.starts.sum())
        return tokens.piece.size - WORD - 1 - widths == count
    commas = np.flatnonzero(tokens.piece == ord(","))
    if commas.size != count:
        return False
    behind = np.append(tokens.starts[1:], tokens.piece.size)[:count]
    return bool((commas >= tokens.ends[:count]).all() and (commas < behind).all())


def _refuse_constant(name: str) -> NoReturn:
    raise _NotFinite(name)


def _bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return wrong.start
    return 0


def _not_json(data: bytes, short: bytes, wrong: json.JSONDecodeError) -> Exception:
    """Where it stops being JSON; in the file as it came, not in what was left of it."""
    at = len(wrong.doc[: wrong.pos].encode())
    rest = short[at:]
    byte = len(data) - len(rest)
    if not rest.strip() or wrong.msg.startswith("Unterminated string"):
        return unreadable("table.truncated", data=data, byte=len(data))
    text = rest[:20].decode("utf-8", "replace")
    return unreadable("table.contradicts", data=data, byte=byte, what=text)
