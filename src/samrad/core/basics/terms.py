"""The field's words, one for each thing, in the languages of its people: `terms.toml`.

GLOSSARY.md is printed from there (`make docs`). In code the thing goes by `code` and by no
other word.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Term:
    """One thing of the field.

    Attributes:
        code: Its name in code.
        nb: Bokmål.
        nn: Nynorsk.
        sv: Swedish.
        en: English.
        meaning: What it is, in one line.
        ours: The languages whose word is our own reading.
    """

    code: str
    nb: str
    nn: str
    sv: str
    en: str
    meaning: str
    ours: frozenset[str] = frozenset()


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the file."""
    text = resources.files("samrad.core.basics").joinpath("terms.toml").read_text("utf-8")
    return tuple(
        Term(**{**one, "ours": frozenset(one.get("ours", ()))})
        for one in tomllib.loads(text)["term"]
    )
