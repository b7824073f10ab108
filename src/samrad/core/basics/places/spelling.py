"""When two spellings are the same name: "Lørenskog", "LOERENSKOG" and "Lorenskog kommune"."""

import re
from unicodedata import combining, normalize

# One spelling for both countries' letters, so that a Norwegian keyboard's "Malmø" is Malmö.
_NORDIC = str.maketrans({"ä": "æ", "ö": "ø"})
_DIGRAPHS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
# The letters that Unicode does not take apart into a base letter and a mark.
_BARE = str.maketrans({"æ": "a", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})
_TITLE = re.compile(r" (kommune|kommun|herred|herad)$")


def nordic(name: str) -> str:
    """`name` without what never tells two municipalities apart.

    Case, hyphens and stray spaces go, the Swedish letters become the Norwegian ones, and
    "aa", "ae", "oe" become the letters they stand for. å stays å: Habo is not Håbo.
    """
    text = " ".join(name.casefold().replace("-", " ").split()).translate(_NORDIC)
    for written, meant in _DIGRAPHS:
        text = text.replace(written, meant)
    return text


def bare(name: str) -> str:
    """`name` as someone types it who has only a to z: "Lørenskog" becomes "lorenskog"."""
    apart = normalize("NFKD", nordic(name).translate(_BARE))
    return "".join(letter for letter in apart if not combining(letter))


def without_title(name: str) -> tuple[str, ...]:
    """The names that may be meant: "Lunds kommun" means "Lunds" or "Lund", in this order."""
    text = " ".join(name.split())
    short = _TITLE.sub("", text.casefold())
    if short == text.casefold():
        return (text,)
    return (short, short.removesuffix("s")) if short.endswith("s") else (short,)
