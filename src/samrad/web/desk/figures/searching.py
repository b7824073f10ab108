"""Which municipality somebody looks for among the official statistics."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import entries_of, find_municipality, municipalities_on
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.places.register import register
from samrad.core.basics.refusals import Refusal

_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and what it is.

    Attributes:
        words: What was typed.
        country: Whose municipalities are looked through.
        codes: The codes that are shown: what was found, and the whole country ("").
        found: Several municipalities the words may mean, as code and name.
        unknown: Nothing is called so; these are alike.
        alike: Names that are nearly so.
        everywhere: Every municipality there is, as code and name, for who would rather choose.
    """

    words: str
    country: Country
    codes: tuple[str, ...]
    found: tuple[tuple[str, str], ...] = ()
    unknown: bool = False
    alike: tuple[str, ...] = ()
    everywhere: tuple[tuple[str, str], ...] = ()


def asked(sent: Mapping[str, str], fallback: Country, *, on: date) -> Asked:
    """What was looked for: a name, a number, or one of the list."""
    words = " ".join(sent.get("place", "").split())[:80]
    country = Country(sent["country"]) if sent.get("country") in list(Country) else fallback
    everywhere = _every(country, on)
    if not words:
        return Asked(words, country, (), everywhere=everywhere)
    found = _meant(words, country)
    if isinstance(found, Refusal):
        alike = found.facts.get("suggestions", ())
        assert isinstance(alike, tuple)  # noqa: S101 -- the register suggests in no other way
        return Asked(words, country, (), unknown=True, alike=alike, everywhere=everywhere)
    there = tuple(pair for one in found for pair in _now(one, on))[:_AT_MOST]
    codes = (there[0][0], "") if len(there) == 1 else ()
    return Asked(words, country, codes, there, unknown=not there, everywhere=everywhere)


def _meant(words: str, country: Country) -> tuple[Municipality, ...] | Refusal:
    code = words.partition(" ")[0]
    if code.isdecimal():
        entries = entries_of(country, code.zfill(4))
        return entries if isinstance(entries, Refusal) else _of(entries[-1].key)
    return find_municipality(words, country=country)


def _of(key: str) -> tuple[Municipality, ...]:
    return (register().municipalities[key],)


def _now(one: Municipality, on: date) -> list[tuple[str, str]]:
    return [(entry.code, entry.name) for entry in one.entries if on in entry.period]


def _every(country: Country, on: date) -> tuple[tuple[str, str], ...]:
    return tuple(pair for one in municipalities_on(country, on) for pair in _now(one, on))
