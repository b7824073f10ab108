"""Text as a reader sees it: what hides a number from a program hides it no more."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Seen as nothing: they may stand inside a number without anybody noticing.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d")
# What nearly every text is made of: each letter stands for one, and itself but for a few.
_AS_IT_IS = re.compile("[\t-\r -~\u00a0§«»·\u00c0-\u017e–—’“”…]*")
_ALIKE = str.maketrans(
    {**dict.fromkeys("\t\r\x0b\x0c\u00a0", " "), "–": "-", "—": "-", "…": "."}
)


@dataclass(frozen=True, slots=True)
class Plain:
    """The text with plain digits, blanks and dashes, and where each letter of it stood.

    Its lines are kept: a number may end with one, and may go on over several.
    """

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text as it was written `text[start:end]` stood."""
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """`text` as a reader sees it: digits of every script and width are digits."""
    if _AS_IT_IS.fullmatch(text):
        return Plain(text.translate(_ALIKE), range(len(text)))
    letters, places = [], []
    for place, letter in enumerate(text):
        for shown in _shown(letter):
            letters.append(shown)
            places.append(place)
    return Plain("".join(letters), tuple(places))


def _shown(letter: str) -> str:
    if letter < "\x7f":
        return " " if letter in "\t\r\x0b\x0c" else letter
    if letter in _UNSEEN:
        return ""
    if letter in _DASHES:
        return "-"
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    if letter.isspace():
        return " "
    compatible = unicodedata.normalize("NFKC", letter)
    return compatible if len(compatible) == 1 else letter
