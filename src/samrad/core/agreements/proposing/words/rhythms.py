"""How often: "to ganger i året", "kvart kvartal", "vartannat år", "årlig"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samrad.core.agreements.proposing.words.numbers import (
    NUMBER,
    ORDINAL,
    UP_TO,
    number,
    ordinal,
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`times` times in every `months` months."""

    times: int
    months: int

    @property
    def per_year(self) -> int | None:
        """How many times a year, if that is a whole number."""
        whole, rest = divmod(12 * self.times, self.months)
        return None if rest else whole

    @property
    def every_months(self) -> int:
        """How many months may pass between two times; at least one."""
        return max(1, self.months // self.times)

    @property
    def every_years(self) -> int | None:
        """The same in years, if they are whole."""
        return None if self.every_months % 12 else self.every_months // 12


@dataclass(frozen=True, slots=True)
class Heard:
    """A rhythm and where in the sentence it stands."""

    rhythm: Rhythm
    start: int
    end: int


_UNIT_MONTHS = {
    "år": 12,
    "kalenderår": 12,
    "halvår": 6,
    "termin": 6,
    "tertial": 4,
    "kvartal": 3,
    "måned": 1,
    "månad": 1,
    "mnd": 1,
    "valgperiode": 48,
    "valperiode": 48,
    "mandatperiod": 48,
    "fireårsperiode": 48,
}
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNIT_MONTHS, key=len, reverse=True))})(?:et|en|e|n)?\b"
_EACH = r"\b(?:hver|hvert|kvar|kvart|varje|var|vart)"
_OTHER = (
    r"\b(?:annenhver|annethvert|annahver|annankvar|annakvart|annakvar|annankvart|varannan"
    r"|vartannat|vartannan|annen hver|annet hvert|anna kvart|anna kvar|annan kvar)"
)
_IN = (
    r"(?:\bi løpet av|\bi laupet av|\bunder loppet av|\binnenfor|\binom|\bi|\bper|\bpr\.?"
    rf"|\bom|\bunder|\bav|{_EACH})(?: et| eit| ett| den| det| hvert?| kvart?| varje)?"
)
_ADVERBS = {
    "halvårlig halvårleg halvårsvis halvårligen": Rhythm(1, 6),
    "kvartalsvis kvartalsvist kvartalsvise kvartalsvisa": Rhythm(1, 3),
    "tertialvis tertialvist": Rhythm(1, 4),
    "månedlig månedlige månadleg månadlege månatligen månadsvis månatlig": Rhythm(1, 1),
    "årlig årleg årligen årsvis årlige årlege årliga": Rhythm(1, 12),
    "toårlig toårleg": Rhythm(1, 24),
}
_SAID = {word: rhythm for words, rhythm in _ADVERBS.items() for word in words.split()}
_ADVERB = rf"\b(?P<adverb>{'|'.join(sorted(_SAID, key=len, reverse=True))})\b"
_TIMES = rf"(?P<times>{NUMBER}){UP_TO}\s(?:gang(?:er)?|gong(?:er)?|gång(?:er)?)"
_IN_UNIT = rf"(?:{_IN}\s{_UNIT}|{_ADVERB})"

_RHYTHM = re.compile(
    rf"{_TIMES}(?:\s\w+){{0,2}}?\s{_IN_UNIT}"
    rf"|{_EACH}\s(?:(?P<ordinal>{ORDINAL})\s)?{_UNIT.replace('<unit>', '<every>')}"
    rf"|{_OTHER}\s{_UNIT.replace('<unit>', '<other>')}"
    rf"|{_ADVERB.replace('<adverb>', '<alone>')}"
)
# How far, in letters, a rhythm may stand from what is done in it.
_FAR = 160
_TURN = re.compile(r"\s(?:og|och|men|samt)\s|[;:]")
_TURN_LENGTH = 60


def rhythms_in(low: str) -> Iterator[Heard]:
    """Every rhythm `low` names, in order."""
    for found in _RHYTHM.finditer(low):
        yield Heard(_rhythm(found), found.start(), found.end())


def _rhythm(found: re.Match[str]) -> Rhythm:
    if found["times"]:
        unit = _in_unit(found)
        return Rhythm(max(1, number(found["times"])) * unit.times, unit.months)
    if found["other"]:
        return Rhythm(1, 2 * _UNIT_MONTHS[found["other"]])
    if found["alone"]:
        return _SAID[found["alone"]]
    step = ordinal(found["ordinal"]) if found["ordinal"] else 1
    return Rhythm(1, max(1, step) * _UNIT_MONTHS[found["every"]])


def _in_unit(found: re.Match[str]) -> Rhythm:
    return _SAID[found["adverb"]] if found["adverb"] else Rhythm(1, _UNIT_MONTHS[found["unit"]])


def rhythm_of(low: str, deed: re.Pattern[str], *, within: int = _FAR) -> Rhythm | None:
    """The rhythm in which `deed` is done: the one that stands nearest to it.

    A conjunction between the two usually begins another promise ("oppdateres to ganger i
    året og redovises årlig"), so it counts as distance.
    """
    near = [
        (_apart(low, heard, done), heard.rhythm)
        for heard in rhythms_in(low)
        for done in deed.finditer(low)
    ]
    apart, rhythm = min(near, key=lambda pair: pair[0], default=(within, None))
    return rhythm if apart < within else None


def _apart(low: str, heard: Heard, done: re.Match[str]) -> int:
    start, end = (
        (done.end(), heard.start) if done.end() <= heard.start else (heard.end, done.start())
    )
    between = low[start:end]
    return len(between) + _TURN_LENGTH * len(_TURN.findall(between))


class Counted:
    """Finds how many of a thing there are in a year: "tre politiråd i året"."""

    def __init__(self, thing: str) -> None:
        some = rf"(?P<n>{NUMBER}){UP_TO}\s"
        self._patterns = tuple(
            re.compile(pattern)
            for pattern in (
                rf"{some}(?:\w+\s){{0,3}}?(?:{thing})(?:[,\s]+\w+){{0,6}}?[,\s]+{_IN_UNIT}",
                rf"{_IN_UNIT}(?:\s\w+){{0,8}}?\s{some}(?:\w+\s){{0,3}}?(?:{thing})",
                rf"{some}{_ADVERB}\s(?:\w+\s){{0,2}}?(?:{thing})",
                rf"^(?:{thing})\s?:\s{some}(?:\w+\s)?{_IN_UNIT}",
            )
        )

    def find(self, low: str) -> Rhythm | None:
        """How often `low` counts the thing, or None if it does not."""
        for pattern in self._patterns:
            if found := pattern.search(low):
                named = found.groupdict()
                unit = (
                    _SAID[found["adverb"]]
                    if named.get("adverb")
                    else Rhythm(1, _UNIT_MONTHS[found["unit"]])
                )
                return Rhythm(max(1, number(found["n"])) * unit.times, unit.months)
        return None
