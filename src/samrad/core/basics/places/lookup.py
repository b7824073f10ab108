"""From a code, a name or a key to the municipality, or to a refusal that helps."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from samrad.core.basics.countries import Country
from samrad.core.basics.places.municipality import Entry, Municipality
from samrad.core.basics.places.register import register
from samrad.core.basics.places.spelling import bare, nordic, without_title
from samrad.core.basics.refusals import Refusal

_CODE_WITHIN = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
# How alike two names must be before one is suggested for the other: "Lillehammar" finds
# Lillehammer (0.91), Lillesand is too far from it (0.6).
_ALIKE = 0.8
_AT_MOST = 3


def municipality(key: str) -> Municipality | Refusal:
    """The municipality whose stable key this is."""
    found = register().municipalities.get(key)
    return found or Refusal("place.unknown_key", {"key": key})


def municipality_of(
    country: Country, code: str, *, on: date | None = None
) -> Municipality | Refusal:
    """The municipality that has or had this code.

    Args:
        country: Whose code it is.
        code: Four digits. A lost leading zero is not put back: the refusal suggests it.
        on: A day on which the code was in force; needed only for a code that two
            municipalities have had, such as 0716 (Våle, then Re).
    """
    entries = entries_of(country, code)
    if isinstance(entries, Refusal):
        return entries
    if on is not None:
        entries = tuple(entry for entry in entries if on in entry.period)
        if not entries:
            return Refusal("place.code_not_in_force", {"code": code, "day": on})
    keys = {entry.key for entry in entries}
    if len(keys) > 1:
        labels = tuple(entry.label for entry in entries)
        return Refusal("place.code_had_several", {"code": code, "candidates": labels})
    return register().municipalities[keys.pop()]


def entries_of(country: Country, code: str) -> tuple[Entry, ...] | Refusal:
    """Everything the register knows under this code, oldest first."""
    found = register().by_code.get((country, code))
    if found:
        return found
    facts = {"code": code, "suggestions": _meant_by(country, code.strip())}
    return Refusal("place.unknown_code", facts)


def entry_on(municipality: Municipality, day: date) -> Entry | Refusal:
    """The code and name the municipality had on `day`."""
    for entry in municipality.entries:
        if day in entry.period:
            return entry
    facts = {"name": municipality.name, "day": day}
    return Refusal("place.not_there_on", facts)


def code_on(municipality: Municipality, day: date) -> str | Refusal:
    """The code the municipality had on `day`: Lørenskog's is 0230, 3029, then 3222."""
    entry = entry_on(municipality, day)
    return entry if isinstance(entry, Refusal) else entry.code


def municipalities_on(country: Country, day: date) -> tuple[Municipality, ...]:
    """The municipalities that existed on `day`, by the code they had then."""
    there = [
        (entry.code, found)
        for found in register().municipalities.values()
        if found.country is country
        for entry in found.entries
        if day in entry.period
    ]
    return tuple(found for _, found in sorted(there, key=lambda pair: pair[0]))


def find_municipality(
    name: str, *, country: Country | None = None
) -> tuple[Municipality, ...] | Refusal:
    """Every municipality that has or had this name, those that still exist first.

    Case, hyphens, "kommune" and the ways of writing æ, ø, å do not matter. Where a name
    fits with its Nordic letters, those that fit only without them are left out: "Habo" is
    Habo and not Håbo, "Lorenskog" is Lørenskog.
    """
    found = called(name, country)
    if found:
        return found
    facts = {"name": name, "suggestions": _labels(_alike(name, country))}
    return Refusal("place.unknown_name", facts)


def called(name: str, country: Country | None) -> tuple[Municipality, ...]:
    """Every municipality of this name; none where there is none, and nothing suggested."""
    for spelled in (nordic, bare):
        for text in without_title(name):
            keys = _index(spelled).get(spelled(text), frozenset())
            found = _in_order(keys, country)
            if found:
                return found
    return ()


def _in_order(keys: Iterable[str], country: Country | None) -> tuple[Municipality, ...]:
    found = (register().municipalities[key] for key in keys)
    here = (one for one in found if country in {None, one.country})
    return tuple(sorted(here, key=lambda one: (one.latest.period.until is not None, one.key)))


@cache
def _index(spelled: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    """The keys behind each name, spelled one way; each language of a name counts alone."""
    index: defaultdict[str, set[str]] = defaultdict(set)
    for key, one in register().municipalities.items():
        for entry in one.entries:
            for name in (entry.name, *entry.name.split(" - ")):
                index[spelled(name)].add(key)
    return {name: frozenset(keys) for name, keys in index.items()}


def _meant_by(country: Country, text: str) -> tuple[str, ...]:
    """What someone may have meant who gave `text` as a code."""
    codes = (digits.zfill(4) for digits in _CODE_WITHIN.findall(text))
    within = [entry for code in codes for entry in register().by_code.get((country, code), ())]
    if within:
        return tuple(entry.label for entry in within)[:_AT_MOST]
    return _labels(called(text, country) or _alike(text, country))


def _alike(name: str, country: Country | None) -> tuple[Municipality, ...]:
    index = _index(nordic)
    close = get_close_matches(nordic(name), index, n=_AT_MOST, cutoff=_ALIKE)
    return tuple(one for text in close for one in _in_order(index[text], country))


def _labels(found: Iterable[Municipality]) -> tuple[str, ...]:
    """The first few as code and name, each once, in the order found."""
    return tuple(dict.fromkeys(one.latest.label for one in found))[:_AT_MOST]
