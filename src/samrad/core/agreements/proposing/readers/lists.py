"""Topics that every meeting treats, and areas the parties work on: promises with a list."""

import re
from itertools import chain

from samrad.core.agreements.checking import LONGEST_ITEM
from samrad.core.agreements.kinds import FocusAreas, Level, StandingTopics
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.rhythms import rhythms_in

_STANDING = re.compile(
    r"\b(?:fast|stående|obligatorisk|återkommande)\w* (?:tema|punkt|agendapunkt|sak|sakskart)"
    r"|\b(?:fast|faste|fasta) (?:\w+ ){0,2}(?:på|i) (?:agenda|dagsorden|dagordning|saksl|sakl)"
    r"|\b(?:alltid|ständigt) (?:drøft|tas opp|takast opp|ta opp|behandl|handsam|tas upp)"
    r"|\b(?:tema\w*|mål|prioritering\w*|punkt\w*|spørsmål|frågor)\b.{0,60}\b(?:alltid"
    r"|(?:på|i|ved|vid) (?:hvert|hver|kvart|varje)|være tema|vere tema|være oppe|vere oppe)\b"
)
_AREAS = re.compile(
    r"\b(?:innsats|satsning|satsing|fokus|insats|prioritering|samverkan|utveckling|hoved"
    r"|samarbeid)s?områd\w*"
    r"|\bprioriter\w+ (?:\w+ )?områd\w*|\b(?:følgende|desse|disse|följande) områd\w*"
    r"|\binriktning(?:en|ar)?\b(?=[^.]*:$)|\brett\w* innsats\w* mot\b|\binnsats\w* rettes mot\b"
)
_DISTRICT = re.compile(r"politidistrikt|distriktet|regional|polisregion|polisområde")
_NATIONAL = re.compile(
    r"nasjonal|nationel|politidirektorat|\bpod\b|riksadvokat|regjering|regering|sentrale mål"
)
_INLINE = re.compile(r"(?::|\b(?:er|är)\b)\s+(?P<list>[^:;]+?)\.?$", re.IGNORECASE)
_LAST = re.compile(r"\s+(?:og|och|samt)\s+")
_LONGEST_INLINE = 80


def read_topics(sentence: Sentence) -> Reading | None:
    """Topics that stand on every agenda, with the list that follows."""
    if not (named := _STANDING.search(sentence.low)):
        return None
    topics, base = _listed(sentence, named.start())
    if not topics:
        return None
    return Reading(StandingTopics(topics, _level(sentence.low)), certainty(sentence, base))


def read_areas(sentence: Sentence) -> Reading | None:
    """Areas the parties work on, and how often each is taken up if that is said."""
    if _STANDING.search(sentence.low):
        return None
    named = _AREAS.search(sentence.low)
    in_heading = (
        sentence.items and not sentence.listed and _AREAS.search(sentence.heading.lower())
    )
    if not named and not in_heading:
        return None
    areas, base = _listed(sentence, named.end() if named else 0)
    if not areas:
        return None
    return Reading(FocusAreas(areas, _within(sentence)), certainty(sentence, base))


def _listed(sentence: Sentence, start: int) -> tuple[tuple[str, ...], float]:
    """The list below the sentence or within it after `start`, and how sure that is."""
    top = [item.text.rstrip(".,;") for item in sentence.items if not item.depth]
    if top:
        return _each_once(top), EXPLICIT
    found = _INLINE.search(sentence.text, start)
    parts = _parts(found["list"]) if found else []
    if len(parts) < 2 or any(len(part) > _LONGEST_INLINE for part in parts):
        return (), 0.0
    return _each_once(parts), IMPLIED


def _parts(listing: str) -> list[str]:
    """The parts of "a, b og c"; only the last "og" divides, for topics have theirs inside."""
    *first, last = (part.strip() for part in listing.split(","))
    conjunctions = list(_LAST.finditer(last))
    if not conjunctions:
        return [*first, last]
    cut = conjunctions[-1]
    return [*first, last[: cut.start()], last[cut.end() :]]


def _each_once(items: list[str]) -> tuple[str, ...]:
    """Items as they stand, without those that repeat or that no list of areas holds."""
    found: dict[str, str] = {}
    for item in items:
        if 0 < len(item.strip()) <= LONGEST_ITEM:
            found.setdefault(item.strip().casefold(), item.strip())
    return tuple(found.values())


def _level(low: str) -> Level:
    if _DISTRICT.search(low):
        return Level.DISTRICT
    return Level.NATIONAL if _NATIONAL.search(low) else Level.LOCAL


def _within(sentence: Sentence) -> int | None:
    """How many months may pass between two times; said in the sentence or right after."""
    below = sentence.after if _AREAS.search(sentence.after) else ""
    heard = next(chain(rhythms_in(sentence.low), rhythms_in(below)), None)
    return heard.rhythm.every_months if heard else None
