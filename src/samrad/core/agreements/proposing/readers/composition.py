"""Who leads, who writes, who has a seat: found in parts, put together by `merging`."""

import re

from samrad.core.agreements.kinds import Composition
from samrad.core.agreements.proposing.page.sentences import Item, Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.roles import ROLE, roles_in, with_roles
from samrad.core.people.roles import Role

_BE = r"(?:er|är|skal være|skal vere|ska vara|fungerer som|fungerar som|virker som|blir|vert)"
_CHAIR = r"(?<!vice )(?:møte|mötes)?(?:leder|leiar|ordförande|ordf|formann)\b"
_SECRETARY = r"(?:møte)?(?:sekretær|sekreterare|referent|sekretariat)\w*"
_BODY = r"(?:politiråd|råd|møte|møta|möte|mötena|styr|arbeidet i)"
_MINUTES = r"(?:\w{0,6}referat|protokoll|minnesanteckning)"
_NAMED = r"(?:\s[\w.]+){0,4}?"


def _any(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_LEADS = _any(
    rf"{ROLE}{_NAMED}\s{_BE}\s(?:\w+\s){{0,1}}?{_CHAIR}",
    rf"{ROLE}{_NAMED}\s(?:leder|leier|leiar)\s(?:\w+\s)?{_BODY}",
    rf"\b(?:ledes|leias|leiast|leds|leia|leidd|leidde|leda|ledet|leies)\s(?:av|ved)\s(?:\w+\s)?{ROLE}",
    rf"{_CHAIR}(?:\s\w+){{0,3}}?\s(?:er|är|skal være|ska vara)\s(?:\w+\s)?{ROLE}",
    rf"{_CHAIR}\s?:\s?{ROLE}",
    rf"{ROLE}\s?[(/,–-]\s?{_CHAIR}",
)
_WRITES = _any(
    rf"{ROLE}{_NAMED}\s{_BE}\s(?:\w+\s){{0,2}}?{_SECRETARY}",
    rf"{ROLE}(?:\s[\w.]+){{0,6}}?\s(?:fører|skriver|skriv|förer|för)\s(?:\w+\s)?{_MINUTES}",
    rf"{_MINUTES}(?:\s\w+){{0,4}}?\s(?:av|ved)\s{ROLE}",
    rf"{_SECRETARY}(?:\s\w+){{0,4}}?\s(?:er|är|ved|av|til|hos)\s(?:\w+\s)?{ROLE}",
    rf"{_SECRETARY}\s?:\s?{ROLE}",
    rf"{ROLE}\s?[(/,–-]\s?{_SECRETARY}",
)
_LEADING = re.compile(
    r"øverste ledelse|øvste leiing|øverste leiing|led(?:ende|ande) ställning|ledande ställning"
    r"|ledende stilling|leiande stilling|beslutningsmyndig|avgjerdsmynd|beslutsmandat"
    r"|kan forplikte|kan binde|beslutsför|beslutande mandat|toppledelse"
)
_MUNICIPAL_LEADERS = re.compile(r"kommune?lede?lse|kommuneleiing|kommunens ledning")
_POLICE_LEADERS = re.compile(r"politiledelse|politileiing|polisens ledning")
_DEPUTIES = re.compile(
    r"\b(?:faste? )?(?:stedfortred|stadfortred|varamedlem|vararepresentant|varemedlem"
    r"|ersättare|suppleant|fast vara)\w*"
)
_SEATED = (
    r"består av|bestå av|sammensatt|samansett|sett saman|ingår|inngår|utgörs av|utgjøres av"
    r"|sitter|sit|representert ved|representeras av|møter fast"
)
_PEOPLE = (
    r"medlemm?(?:er|ene|ar|ane|em)?|deltakere?n?e?|deltakarar?n?e?|deltagere|ledamöter(?:na)?"
    r"|sammensetning|samansetjing|sammansättning"
)
# Above a list the noun is enough; in a sentence it must be told who they are.
_MEMBERS = re.compile(rf"\b(?:{_SEATED}|{_PEOPLE})\b")
_MEMBERS_IN_LINE = re.compile(
    rf"\b(?:{_SEATED})\b|\b(?:{_PEOPLE})\b(?:\s\w+){{0,4}}?(?:\s(?:er|är)\b|:)"
)
_INVITED = re.compile(
    r"ved behov|etter behov|vid behov|kalles inn|kallast inn|innkalles|inviter|adjunger|utvides"
    r"|ved særskilt|ikke fast|andre aktuelle"
)
_FEWEST_IN_LINE = 2


def read_composition(sentence: Sentence) -> Reading | None:
    """What this sentence, or the list below it, says of who sits in the council."""
    marked = with_roles(sentence.low)
    lines = (marked, *(with_roles(item.text.lower()) for item in _fixed(sentence.items)))
    members = _members(sentence, marked)
    if members or not sentence.items:
        found = Composition(
            chair=_first(_LEADS, lines),
            secretary=_first(_WRITES, lines),
            leading_positions=_leading(sentence, members=members),
            deputies=bool(_DEPUTIES.search(sentence.low)),
            members=members,
        )
        if found != Composition():
            return Reading(found, _sure(sentence, found))
    return None


def _sure(sentence: Sentence, found: Composition) -> float:
    """A right to name deputies is the promise itself; else "kan" makes it doubtful."""
    base = EXPLICIT if found.chair or found.secretary or sentence.items else IMPLIED
    return certainty(
        sentence, base, may=0.8 if found.deputies or found.leading_positions else 0.5
    )


def _first(patterns: tuple[re.Pattern[str], ...], lines: tuple[str, ...]) -> Role | None:
    for line in lines:
        for pattern in patterns:
            if (found := pattern.search(line)) and found["role"] != Role.OTHER:
                return Role(found["role"])
    return None


def _leading(sentence: Sentence, *, members: tuple[Role, ...]) -> bool:
    if _LEADING.search(sentence.low):
        return True
    groups = " ".join(item.text.lower() for item in sentence.items) if members else ""
    return bool(_MUNICIPAL_LEADERS.search(groups) and _POLICE_LEADERS.search(groups))


def _fixed(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if not _INVITED.search(item.text.lower())]


def _members(sentence: Sentence, marked: str) -> tuple[Role, ...]:
    """Roles with a seat: in the list below, or in the sentence itself if it names several."""
    if sentence.items:
        return _of_list(_fixed(sentence.items)) if _MEMBERS.search(marked) else ()
    introduced = _MEMBERS_IN_LINE.search(marked)
    if not introduced:
        return ()
    roles = roles_in(marked[introduced.end() :])
    known = [role for role in roles if role is not Role.OTHER]
    enough = len(known) >= _FEWEST_IN_LINE and not _INVITED.search(marked)
    return roles if enough else ()


def _of_list(items: list[Item]) -> tuple[Role, ...]:
    """The roles of a list; an item that names none of them is somebody else.

    Unless it is a heading over others or stands there without a bullet.
    """
    deepest = max((item.depth for item in items), default=0)
    found: list[Role] = []
    for item in items:
        roles = roles_in(with_roles(item.text.lower()))
        above = item.depth < deepest or item.bare
        found.extend(roles or (() if above else (Role.OTHER,)))
    known = [role for role in found if role is not Role.OTHER]
    return tuple(dict.fromkeys(found)) if known else ()
