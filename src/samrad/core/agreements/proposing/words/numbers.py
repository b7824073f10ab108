"""Numbers in digits and in words, in bokmål, nynorsk and Swedish."""

import re
from collections.abc import Mapping

_WORDS: Mapping[int, str] = {
    1: "én en ett et ei eit ein eitt éin éi éin ett",
    2: "to två tvo",
    3: "tre",
    4: "fire fyra",
    5: "fem",
    6: "seks sex",
    7: "sju syv",
    8: "åtte åtta",
    9: "ni nio",
    10: "ti tio",
    11: "elleve elva",
    12: "tolv",
    14: "fjorten fjorton",
    15: "femten femton",
    20: "tjue tjugo",
    21: "tjueen tjueein tjugoen",
    30: "tretti trettio",
}
_VALUES = {word: value for value, words in _WORDS.items() for word in words.split()}
_ORDINALS: Mapping[str, int] = {
    "annen": 2,
    "annet": 2,
    "andre": 2,
    "anna": 2,
    "annan": 2,
    "annat": 2,
    "tredje": 3,
    "fjerde": 4,
    "fjärde": 4,
    "femte": 5,
    "sjette": 6,
    "sjätte": 6,
    "åttende": 8,
    "åttande": 8,
    "åttonde": 8,
    "tiende": 10,
    "tiande": 10,
    "tionde": 10,
}

# Fragments for the readers' patterns; put them in a group of your own.
NUMBER = rf"\b(?:\d{{1,3}}|{'|'.join(sorted(_VALUES, key=len, reverse=True))})\b"
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:\.|:e|de|e)?)(?!\w)"
# "tre til fire", "3–4": the lower number is what is promised at least.
UP_TO = rf"(?:\s?(?:[-–/]|til|till|eller)\s?(?:{NUMBER}))?"


def number(word: str) -> int:
    """The value of what `NUMBER` matched."""
    return int(word) if word.isdigit() else _VALUES[word]


def ordinal(word: str) -> int:
    """The value of what `ORDINAL` matched: 4 for "fjerde", "4." and "4:e"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[word]
