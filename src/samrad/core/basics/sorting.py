"""Names in the order of the alphabet: å comes last in Norway, before ä and ö in Sweden.

Done here and not by the database, whose order depends on how the server was set up.
"""

from unicodedata import combining, normalize

# After z, in this order; ä and æ, ö and ø are the same letter to whoever looks a name up.
_LAST = {"nb": ("æä", "øö", "å"), "sv": ("å", "äæ", "öø")}


def alphabetical(name: str, language: str) -> str:
    """What `name` is sorted by, in the alphabet of `language` (nb, nn, sv or en)."""
    swedish = language == "sv"
    # "Aasen" stands under å in Norway; Swedish has no such spelling.
    text = name.casefold() if swedish else name.casefold().replace("aa", "å")
    places = {
        letter: after_z
        for after_z, letters in zip("{|}", _LAST["sv" if swedish else "nb"], strict=True)
        for letter in letters
    }
    return "".join(places.get(letter) or _bare(letter) for letter in normalize("NFC", text))


def _bare(letter: str) -> str:
    return "".join(part for part in normalize("NFD", letter) if not combining(part))
