"""The numbers of a PX file, and the dots and dashes between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samrad.gateways.pxweb.numbers import (
    WORD,
    Flags,
    Floats,
    Tokens,
    add_the_unusual,
    numbers,
    pieces,
    tokens_in,
)
from samrad.gateways.pxweb.refusing import Unreadable, unreadable
from samrad.gateways.pxweb.symbols import NIL, NO_NUMBER

_BETWEEN = re.compile(rb"[\s,]")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|[0-9])", re.IGNORECASE)
_NOTHING = b"\x1a \t\r\n"
_SYMBOLS = {
    written.encode(): symbol
    for symbol in (*NO_NUMBER, NIL)
    for written in (symbol, f'"{symbol}"')
}


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table, row-major.

    Attributes:
        values: The numbers; nan where a symbol says there is none.
        symbols: What stands in a cell's place, by flat index.
        gaps: Those of the symbols that are no zero.
    """

    values: Floats
    symbols: Mapping[int, str]
    gaps: frozenset[str] = frozenset(NO_NUMBER)


def cells(data: bytes, first: int, count: int) -> Cells:
    """The `count` cells from byte `first` on.

    Raises:
        Unreadable: They are fewer or more, one of them is no number, or the file ends before
            the semicolon behind them.
    """
    last = data.find(b";", first)
    if last < 0:
        raise unreadable("table.truncated", data=data, byte=len(data))
    refuse_what_follows(data, last + 1)
    cut = pieces(data, first, last, _BETWEEN)
    # A cell and what parts it from the next are two bytes: room is made for no more than that.
    if 2 * count - 1 > last - first:
        raise _other_number(data, first, cut, count)
    values, symbols, done = np.empty(count), {}, 0
    for piece in cut:
        tokens = tokens_in(data[piece])
        if done + tokens.starts.size > count:
            raise _other_number(data, first, cut, count)
        own, marks = read(tokens, data, piece.start, cell=done)
        values[done : done + own.size] = own
        symbols.update(marks)
        done += own.size
    if done != count:
        raise _other_number(data, first, cut, count)
    return Cells(values, symbols)


def refuse_what_follows(data: bytes, last: int) -> None:
    """Refuse a file in which something stands behind the numbers.

    Raises:
        Unreadable: Something does; the numbers are the last thing of a PX file.
    """
    rest = data[last:].strip(_NOTHING)
    if rest:
        byte = data.index(rest, last)
        text = rest[:20].decode("ascii", "replace")
        raise unreadable("table.not_px", data=data, byte=byte, text=text)


def read(
    tokens: Tokens, data: bytes, first: int, *, cell: int
) -> tuple[Floats, dict[int, str]]:
    """The numbers of a piece that begins at byte `first` with `cell`, and its symbols by cell.

    Raises:
        Unreadable: A cell is neither a number nor a symbol.
    """
    values, odd = numbers(tokens)
    if not odd.any():
        return values, {}
    symbols = _symbols(tokens, values, odd, cell)
    add_the_unusual(tokens, values, odd)
    wrong = np.flatnonzero(odd | np.isinf(values))
    if wrong.size:
        at = int(wrong[0])
        text = tokens.text(at).decode("ascii", "replace")
        code = "table.not_finite" if _NOT_FINITE.match(text) else "table.not_number"
        byte = first + int(tokens.starts[at]) - WORD
        raise unreadable(code, data=data, byte=byte, text=text)
    return values, symbols


def _symbols(tokens: Tokens, values: Floats, odd: Flags, cell: int) -> dict[int, str]:
    """The symbols among the odd ones, which thereby are no longer odd."""
    found: dict[int, str] = {}
    places = np.flatnonzero(odd)
    spelled = tokens.spell(_SYMBOLS, places)
    for symbol, own in zip(_SYMBOLS.values(), spelled, strict=True):
        odd[own] = False
        values[own] = 0.0 if symbol == NIL else np.nan
        found.update(dict.fromkeys((own + cell).tolist(), symbol))
    return found


def _other_number(data: bytes, first: int, cut: list[slice], count: int) -> Unreadable:
    given = sum(tokens_in(data[piece]).starts.size for piece in cut)
    return unreadable("table.cells", data=data, byte=first, declared=count, given=given)
