"""Which letters may stand in a file: all that are seen, and none that mislead."""

import re
import unicodedata

# Letters without a place in XML, or in any text: ends of nothing, halves of pairs.
_NONE = frozenset("\ufffe\uffff")
# What turns the order of letters round makes a name read as another one.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = ("Cc", "Cs")
_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
# What the fonts of the engine are known to show: letters of Europe, Sami ones among them.
_SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x386, 0x3CE),
    (0x401, 0x45F),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2193),
)
# A place where a line may end, and nothing is seen.
_BREAK = "\u200b"
_PIECE = 12
_LONG = re.compile(r"\S{25,}")


def cleaned(text: str) -> str:
    """The text without what is no letter, composed as it is read (NFC)."""
    lines = text.replace("\r\n", "\n").translate(_BREAKS).replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(filter(_may_stand, lines)))


def named(text: str) -> str:
    """The text as a name; a dash where nothing of it is seen, for a name is never empty."""
    return text if any(map(_seen, text)) else "–"


def spelled_out(text: str) -> str:
    """The text with every letter that no font of ours has as its name: “[thumbs up sign]”."""
    return "".join(letter if _shown(letter) else _named(letter) for letter in text)


def _may_stand(letter: str) -> bool:
    if letter in _NONE or letter in _TURNING:
        return False
    return letter == "\n" or unicodedata.category(letter) not in _UNSEEN


def _seen(letter: str) -> bool:
    return unicodedata.category(letter) not in (*_UNSEEN, "Cf", "Zs", "Mn")


def _shown(letter: str) -> bool:
    known = any(first <= ord(letter) <= last for first, last in _SHOWN)
    return letter == "\n" or (known and unicodedata.category(letter) != "Cn")


def _named(letter: str) -> str:
    """Its name in Unicode; of what is unseen nothing, for nothing of it is lost."""
    if unicodedata.category(letter) in ("Cf", "Zs"):
        return "" if unicodedata.category(letter) == "Cf" else " "
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


def broken(text: str) -> str:
    """The text with places to break in what may be longer than a line: addresses, say."""
    return _LONG.sub(lambda found: _BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]
