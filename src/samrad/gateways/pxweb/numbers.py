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
_ZEROS, _SIXES, _HIGH = (np.uint64(one * 0x0101010101010101) for one in (ord("0"), 6, 0xF0))
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
        # Shifting by all 64 is undefined, so what has no width is cleared by hand.
        spare = _spare(widths)
        words >>= spare
        words <<= spare
        words[widths <= 0] = 0
        return words

    def spell(self, text: bytes, among: Places) -> Places:
        """Which of `among` are exactly `text`, which is at most one word."""
        ends = self.ends[among]
        widths = ends - self.starts[among]
        word = np.uint64(int.from_bytes(text.rjust(WORD, b"\0"), "little"))
        own: Places = among[(widths == len(text)) & (self.words(ends, widths) == word)]
        return own


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
    negative = tokens.piece[tokens.starts] == _MINUS
    starts = tokens.starts + negative
    widths = tokens.ends - starts
    values, plain = _digits(tokens, tokens.ends, widths)
    plain &= widths > 0
    if not plain.all():
        _add_decimals(Tokens(tokens.piece, starts, tokens.ends), values, plain)
    np.negative(values, out=values, where=negative)
    values[~plain] = np.nan
    return values, ~plain


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
    # Letters and quotes come after the digits.
    left = np.flatnonzero(~plain & (tokens.piece[tokens.starts] <= _NINE))
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
    spare = _spare(widths)
    words ^= _ZEROS >> spare << spare
    # A byte above nine shows in its high half, or once six is added.
    plain = ((words + _SIXES | words) & _HIGH) == 0
    plain &= widths <= WORD
    for factor, bits, keep in _STEPS:
        words *= factor
        words >>= bits
        words &= keep
    return words.astype(np.float64), plain


def _spare(widths: Places) -> Words:
    """By how many bits a word is shifted to lose what is not its number's."""
    return np.clip((WORD - widths) * 8, 0, 63).astype(np.uint64)
