"""Months of the year by name."""

import re

_STEMS = (
    "januar", "februar", "mars", "april", "ma[ij]", "juni", "juli",
    "august", "september", "oktober", "november", "de[sc]ember",
)  # fmt: skip
# A day before the name makes it a date, not a month in which something happens.
_MONTH = re.compile(
    r"(?<!\d\. )(?<!\d )\b(?:" + "|".join(f"({stem})" for stem in _STEMS) + r")i?\b"
)
_EXCEPT = re.compile(
    r"\b(?:unntatt|unnateke|med unntak|utenom|utanom|bortsett|utom|undantag)\b"
)


def months_in(low: str) -> tuple[int, ...]:
    """The months (1–12) that `low` names, each once, in the order of the year."""
    kept = _EXCEPT.split(low, maxsplit=1)[0]
    return tuple(sorted({found.lastindex or 0 for found in _MONTH.finditer(kept)}))
