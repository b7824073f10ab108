"""PX files with KEYS: each row names its place, and rows of nothing but zeros are left out."""

import re
from collections.abc import Iterator, Sequence
from math import prod

import numpy as np

from samrad.gateways.pxweb.numbers import tokens_in
from samrad.gateways.pxweb.px_numbers import Cells, read, refuse_what_follows
from samrad.gateways.pxweb.px_text import Head
from samrad.gateways.pxweb.refusing import unreadable

_KEY = re.compile(rb'\s*"([^"]*)"\s*,?')
# One cell: a number or a symbol. A cell is taken whole, so that 12 is never 1 and 2.
_CELL = rb'[\s,]*+(?:"[^"]*+"|[^\s",;]++)'
_END = re.compile(rb"\s*;")


def keyed(data: bytes, told: Head, by: Sequence[Sequence[str]], width: int) -> Cells:
    """The cells of a table whose rows name their place.

    Args:
        data: The file.
        told: Its head.
        by: What the rows name, for each dimension of the stub.
        width: How many cells a row has.

    Raises:
        Unreadable: A row names no place or one that stands before, or is too short or too long.
    """
    places = [{text: number for number, text in enumerate(one)} for one in by]
    shape = [len(one) for one in by]
    values, symbols = np.zeros(prod(shape) * width), {}
    seen: set[int] = set()
    for keys, first, last in _rows(data, told, len(by), width):
        row = _place(keys, places, shape, data, first)
        if row in seen:
            raise unreadable("table.key_twice", data=data, byte=first, text=", ".join(keys))
        seen.add(row)
        own, marks = read(tokens_in(data[first:last]), data, first, cell=row * width)
        values[row * width : (row + 1) * width] = own
        symbols.update(marks)
    return Cells(values, symbols)


def _rows(
    data: bytes, told: Head, stubs: int, width: int
) -> Iterator[tuple[list[str], int, int]]:
    """The keys of each row, and where its cells begin and end."""
    cells = re.compile(b"(?:%b){%d}+" % (_CELL, width))
    place = told.data
    while not (end := _END.match(data, place)):
        keys, place = _keys(data, place, told, stubs)
        row = cells.match(data, place)
        if not row:
            given = len(re.findall(_CELL, data[place : data.find(b"\n", place)]))
            raise unreadable("table.cells", data=data, byte=place, declared=width, given=given)
        yield keys, place, row.end()
        place = row.end()
    refuse_what_follows(data, end.end())


def _keys(data: bytes, place: int, told: Head, stubs: int) -> tuple[list[str], int]:
    """What a row calls its place, and where its cells begin."""
    keys = []
    for _ in range(stubs):
        found = _KEY.match(data, place)
        if not found:
            text = data[place : place + 20].decode("ascii", "replace").strip()
            code = "table.not_px" if text else "table.truncated"
            raise unreadable(code, data=data, byte=place, text=text)
        keys.append(_letters(found[1], told, data, place))
        place = found.end()
    return keys, place


def _letters(key: bytes, told: Head, data: bytes, place: int) -> str:
    try:
        return key.decode(told.encoding)
    except UnicodeDecodeError as wrong:
        raise unreadable(
            "table.encoding", data=data, byte=place, encoding=told.encoding
        ) from wrong


def _place(
    keys: Sequence[str],
    places: Sequence[dict[str, int]],
    shape: Sequence[int],
    data: bytes,
    byte: int,
) -> int:
    """The row these keys name."""
    row = 0
    for key, known, size in zip(keys, places, shape, strict=True):
        if key not in known:
            raise unreadable("table.contradicts", data=data, byte=byte, what=key)
        row = row * size + known[key]
    return row
