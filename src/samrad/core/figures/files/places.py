"""Which place a cell means: a municipality by name or number, or the whole country."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from samrad.core.basics.countries import Country
from samrad.core.basics.places.changes import Renamed, Renumbered, Unchanged, successors
from samrad.core.basics.places.lookup import called, entries_of, find_municipality
from samrad.core.basics.refusals import Refusal

# A whole country, as its statistics write it.
_WHOLE = re.compile(
    r"0{1,4}( .*)?|hele landet|heile landet|hela riket|riket|norge|sverige", re.IGNORECASE
)


def is_place(text: str) -> bool:
    """Whether a text names a place, in whichever country."""
    return bool(_WHOLE.fullmatch(text) or called(text, None))


@lru_cache(maxsize=4096)
def place_code(text: str, country: Country, on: date, seen: date | None) -> str | Refusal:
    """The code of a place as it is on the day `on`, or why none is found.

    A municipality that was renumbered goes on under its new code. One that was merged or
    split keeps the old: its figures are not those of what came after.
    """
    if _WHOLE.fullmatch(text):
        return ""
    code = text.split(" ", maxsplit=1)[0]
    if code.isdecimal() and len(code) in (3, 4):
        return _current(code.zfill(4), country, on, seen)
    found = find_municipality(text, country=country)
    if isinstance(found, Refusal):
        return found
    there = [one for one in found if any(on in entry.period for entry in one.entries)] or found
    if len(there) > 1:
        candidates = tuple(one.latest.label for one in there)
        return Refusal("place.several", {"candidates": candidates})
    return next((e.code for e in there[0].entries if on in e.period), there[0].latest.code)


def _current(code: str, country: Country, on: date, seen: date | None) -> str | Refusal:
    entries = entries_of(country, code)
    if isinstance(entries, Refusal):
        return entries
    # Figures of earlier years are often given by the codes of today.
    in_force = next((e for e in entries if seen is not None and seen in e.period), entries[-1])
    if on < in_force.period.since:
        return code
    became = successors(country, code, on, seen=in_force.period.since)
    match became:
        case Unchanged() | Renamed() | Renumbered():
            return became.now.code
        case _:
            return code


def places_named(codes: Sequence[str], country: Country) -> dict[str, str]:
    """What a reader calls each place."""
    found = {code: entries_of(country, code) for code in dict.fromkeys(codes)}
    return {
        code: code if isinstance(one, Refusal) else one[-1].name for code, one in found.items()
    }
