"""Lengths of time: "en uke", "14 dagar", "tre måneders"."""

import re
from dataclasses import dataclass

from samrad.core.agreements.proposing.words.numbers import NUMBER, UP_TO, number


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time as the text counts it; the other unit where it can be converted."""

    days: int | None = None
    months: int | None = None


_UNIT = (
    r"(?P<unit>virkedag|arbeidsdag|arbetsdag|vardag|dag|døgn|dygn|uke|veke|vecka|vecko"
    r"|måned|månad|mnd|år)\w*"
)
_COUNT = rf"(?:(?P<few>\b(?:et|eit|ett) par)|(?P<number>{NUMBER}){UP_TO})"
SPAN = re.compile(rf"{_COUNT}[\s-]+(?:\w+\s)?{_UNIT}")
_WORKING = ("virkedag", "arbeidsdag", "arbetsdag", "vardag")
_WEEKS = ("uke", "veke", "vecka", "vecko")


def span_of(found: re.Match[str]) -> Span:
    """The span that `SPAN` matched.

    Working days are told as the calendar days they cover at most: five are a week. Days
    that make whole months of notice (30, 60, 90) are months too.
    """
    count = 2 if found["few"] else number(found["number"])
    unit = found["unit"]
    if unit in _WORKING:
        return Span(days=-(-count * 7 // 5))
    if unit in _WEEKS:
        return Span(days=7 * count)
    if unit == "år":
        return Span(months=12 * count)
    if unit in ("måned", "månad", "mnd"):
        return Span(days=30 * count, months=count)
    return Span(days=count, months=None if count % 30 or not count else count // 30)
