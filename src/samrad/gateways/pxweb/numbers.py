"""Numbers out of bytes, a million at a time.

A table of a million cells is a million short texts, and making an object of each of them is
what takes the time. Here the eight bytes that end at a number's last digit are read as one
64-bit word, for all numbers at once, and three multiplications turn them into its value
(Johnny Lee, "Fast numeric string to int", 2016). A number of up to eight digits before the
point and eight behind it, fifteen in all, is a whole number divided by a power of ten, which
float64 rounds once: the result is that of `float`, to the bit. What is written in any other way
is left to `float` itself.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
Words = NDArray[np.uint64]
Floats = NDArray[np.float64]

# So many bytes at a time stay in the processor's own memory.
_PIECE = 1 << 18
WORD = 8
_PLAIN = re.compile(rb"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_LONGEST = 400
_NUMERIC = b"0123456789.+-eE"
_POINT, _MINUS, _COMMA, _SPACE, _NINE = b".-, 9"
# So many digits are a whole number that float64 holds exactly.
_EXACT = 15
# The bytes of a word that belong to a number of 0 to 8 digits, and a "0" in each of them.
_OWN = np.array([(1 << 64) - (1 << (8 * (8 - width))) for width in range(9)], np.uint64)
_DIGITS = _OWN & np.uint64(ord("0") * 0x0101010101010101)
_SIXES, _HIGH = np.uint64(6 * 0x0101010101010101), np.uint64(0xF0 * 0x0101010101010101)
# Two digits into one number, two of those into one of four digits, and those into one of eight.
_STEPS = [
    (np.uint64((10 << 8) + 1), np.uint64(8), np.uint64(0x00FF00FF00FF00FF)),
    (np.uint64((100 << 16) + 1), np.uint64(16), np.uint64(0x0000FFFF0000FFFF)),
    (np.uint64((10000 << 32) + 1), np.uint64(32), np.uint64(0xFFFFFFFF)),
]
_TENS = 10.0 ** np.arange(WORD + 1)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Where the texts between separators begin and end, in bytes of one piece.

    Attributes:
        piece: The bytes, with a word of blanks in front and one blank behind.
        starts: The first byte of each.
        ends: The byte after the last of each.
    """

    piece: NDArray[np.uint8]
    starts: Places
    ends: Places

    def text(self, number: int) -> bytes:
        """One of them, as it stands there."""
        return self.piece[self.starts[number] : self.ends[number]].tobytes()

    def words(self, ends: Places, widths: Places) -> Words:
        """The up to eight bytes before each of `ends`, the last one on top, zero elsewhere."""
        every = np.ndarray(
            (self.piece.size - WORD + 1,), np.dtype("<u8"), self.piece.data, 0, (1,)
        )
        words: Words = every[ends - WORD]
        words &= _OWN.take(widths, mode="clip")
        return words

    def spell(self, texts: Iterable[bytes], among: Places) -> Iterator[Places]:
        """For each of `texts`, at most one word long, which of `among` are exactly that."""
        ends = self.ends[among]
        widths = ends - self.starts[among]
        words = self.words(ends, widths)
        for text in texts:
            word = np.uint64(int.from_bytes(text.rjust(WORD, b"\0"), "little"))
            yield among[(widths == len(text)) & (words == word)]


def pieces(data: bytes, first: int, last: int, separator: re.Pattern[bytes]) -> list[slice]:
    """Cut `data[first:last]` at separators into pieces small enough to be quick."""
    found, begin = [], first
    while begin < last:
        near = min(begin + _PIECE, last)
        cut = separator.search(data, near, last)
        end = cut.start() + 1 if cut else last
        found.append(slice(begin, end))
        begin = end
    return found


def tokens_in(text: bytes) -> Tokens:
    """The texts in `text`, parted by white space and commas, however many."""
    piece = np.frombuffer(b" " * WORD + text + b" ", np.uint8)
    ink = (piece > _SPACE) & (piece != _COMMA)
    edges = np.flatnonzero(ink[1:] != ink[:-1]) + 1
    return Tokens(piece, edges[::2], edges[1::2])


def numbers(tokens: Tokens) -> tuple[Floats, Flags]:
    """The numbers, and which of the texts are not plainly one (their place holds nan)."""
    starts = tokens.starts
    negative = tokens.piece[starts] == _MINUS if (tokens.piece == _MINUS).any() else None
    if negative is not None:
        starts = starts + negative
    widths = tokens.ends - starts
    values, plain = _digits(tokens, tokens.ends, widths)
    plain &= widths > 0
    if not plain.all():
        _add_decimals(Tokens(tokens.piece, starts, tokens.ends), values, plain)
    if negative is not None:
        np.negative(values, out=values, where=negative)
    odd = ~plain
    values[odd] = np.nan
    return values, odd


def add_the_unusual(tokens: Tokens, values: Floats, odd: Flags) -> None:
    """Read what is left with `float`: exponents, and more digits than a word holds."""
    places = np.flatnonzero(odd)
    whole = tokens.piece.tobytes()
    starts, ends = tokens.starts[places].tolist(), tokens.ends[places].tolist()
    texts = [whole[start:end] for start, end in zip(starts, ends, strict=True)]
    if not b"".join(texts).translate(None, _NUMERIC):
        # What holds only digits, points and signs and suits `float` is a number, and no "nan".
        with suppress(ValueError):
            values[places] = [float(text) for text in texts]
            odd[places] = False
            return
    written = [len(text) <= _LONGEST and bool(_PLAIN.match(text)) for text in texts]
    own = places[written]
    values[own] = [float(text) for text, fine in zip(texts, written, strict=True) if fine]
    odd[own] = False


def _add_decimals(tokens: Tokens, values: Floats, plain: Flags) -> None:
    """Read what has a point: the whole number on each side, and a power of ten between."""
    left = np.flatnonzero(~plain)
    first = tokens.piece[tokens.starts[left]]
    left = left[(first >= _POINT) & (first <= _NINE)]
    for behind in range(1, WORD + 1):
        if not left.size:
            return
        hit = tokens.piece[tokens.ends[left] - 1 - behind] == _POINT
        own, left = left[hit], left[~hit]
        points = tokens.ends[own] - 1 - behind
        before = points - tokens.starts[own]
        whole, whole_plain = _digits(tokens, points, before)
        part, part_plain = _digits(tokens, tokens.ends[own], np.full_like(before, behind))
        good = whole_plain & part_plain & (before >= 0) & (before + behind <= _EXACT)
        ten = _TENS[behind]
        values[own[good]] = ((whole * ten + part) / ten)[good]
        plain[own[good]] = True


def _digits(tokens: Tokens, ends: Places, widths: Places) -> tuple[Floats, Flags]:
    """The whole numbers that end at `ends`, and which of them really are made of digits."""
    words = tokens.words(ends, widths)
    words ^= _DIGITS.take(widths, mode="clip")
    # A byte above nine shows in its high half, or once six is added.
    plain = ((words + _SIXES | words) & _HIGH) == 0
    plain &= widths <= WORD
    for factor, bits, keep in _STEPS:
        words *= factor
        words >>= bits
        words &= keep
    return words.astype(np.float64), plain
