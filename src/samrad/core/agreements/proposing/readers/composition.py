"""Who leads, who writes, who has a seat: found in parts, put together by `merging`."""

import re
from collections.abc import Iterable, Sequence

from samrad.core.agreements.kinds import Composition
from samrad.core.agreements.proposing.page.sentences import Item, Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.roles import ROLE, roles_in, with_roles
from samrad.core.people.roles import Role

_BE = (
    r"(?:er|är|skal være|skal vere|ska vara|fungerer som|fungerar som|virker som|blir|vert"
    r"|ivaretar|ivaretek)"
)
_CHAIR = r"(?<!vice )(?:møte|mötes)?(?:leder|leiar|ordförande|ordf|formann)\b"
_SECRETARY = r"(?:møte)?(?:sekretær|sekreterare|referent|sekretariat)\w*"
_BODY = r"(?:politiråd|råd|møte|møta|möte|mötena|styr|arbeidet i)"
_MINUTES = r"(?:\w{0,6}referat|protokoll|minnesanteckning)\w*"
_NAMED = r"(?:\s[\w.]+){0,4}?"


def _any(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_LEADS = _any(
    rf"{ROLE}{_NAMED}\s{_BE}\s(?:\w+\s){{0,1}}?{_CHAIR}",
    rf"{ROLE}{_NAMED}\s(?:leder|leier|leiar)\s(?:\w+\s)?{_BODY}",
    rf"\b(?:ledes|leias|leiast|leds|leia|leidde?|leda|ledet)\s(?:av|ved)\s(?:\w+\s)?{ROLE}",
    rf"{_CHAIR}(?:\s\w+){{0,3}}?\s(?:er|är|skal være|ska vara)\s(?:\w+\s)?{ROLE}",
    rf"{_CHAIR}\s?:\s?{ROLE}",
    rf"(?:ordförandeskap|møteledelse|møteleiing)\w*(?:\s\w+){{0,4}}?\s(?:av|ved|til|hos)\s{ROLE}",
    rf"{ROLE}\s?(?:[(/–-]\s?|,\s(?=\w+$)){_CHAIR}",
)
_WRITES = _any(
    rf"{ROLE}{_NAMED}\s{_BE}\s(?:\w+\s){{0,2}}?{_SECRETARY}",
    rf"{ROLE}(?:\s[\w.]+){{0,6}}?\s(?:fører|skriver|skriv|förer|för)\s(?:\w+\s)?{_MINUTES}",
    rf"{_MINUTES}(?:\s\w+){{0,4}}?\s(?:av|ved)\s{ROLE}",
    rf"{_SECRETARY}(?:\s\w+){{0,6}}?\s(?:er|är|ved|av|til|hos)\s(?:\w+\s)?{ROLE}",
    rf"{_SECRETARY}\s?:\s?{ROLE}",
    rf"^(?:\w+\s)?{ROLE}\s(?:og|och)\s{_SECRETARY}",
    rf"{ROLE}\s?(?:[(/–-]\s?|,\s(?=\w+$)){_SECRETARY}",
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
    r"|(?:fra|frå|från) (?:kommunen|politiet|polisen) (?:deltar|deltek|møter|stiller)"
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
# words outside the marks
_WORD = re.compile(r"(?<!«)\b\w+\b(?!»)")
_JOINING = frozenset(("og", "och", "samt", "eller", "politi", "polis"))
_MOST_OTHER_WORDS = 2
_ROLL_OF = re.compile(rf"\b(?:{_PEOPLE}|politiråd\w*|rådet|styrgrupp\w*|styringsgruppe\w*)\b")


def read_composition(sentence: Sentence) -> Reading | None:
    """What this sentence, or the list below it, says of who sits in the council."""
    marked = with_roles(sentence.low)
    listed = _fixed(sentence.items) if _MEMBERS.search(marked) else []
    seats = _of_list(listed)
    lines = [marked, *(with_roles(item.text.lower()) for item in listed if seats)]
    found = Composition(
        chair=_first(_LEADS, lines),
        secretary=_first(_WRITES, lines),
        leading_positions=_leading(sentence, listed if seats else []),
        deputies=bool(_DEPUTIES.search(sentence.low)),
        members=seats or _in_line(sentence, marked),
    )
    return None if found == Composition() else Reading(found, _sure(sentence, found))


def _sure(sentence: Sentence, found: Composition) -> float:
    """A right to name deputies is the promise itself; else "kan" makes it doubtful."""
    base = EXPLICIT if found.chair or found.secretary or found.members else IMPLIED
    own = found.deputies or found.leading_positions
    return certainty(sentence, base, may=1 if own else 0.5)


def _first(patterns: tuple[re.Pattern[str], ...], lines: Iterable[str]) -> Role | None:
    for line in lines:
        for pattern in patterns:
            if (found := pattern.search(line)) and found["role"] != Role.OTHER:
                return Role(found["role"])
    return None


def _leading(sentence: Sentence, listed: Sequence[Item]) -> bool:
    groups = " ".join(item.text.lower() for item in listed)
    both = _MUNICIPAL_LEADERS.search(groups) and _POLICE_LEADERS.search(groups)
    return bool(both or _LEADING.search(sentence.low))


def _fixed(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if not _INVITED.search(item.text.lower())]


def _in_line(sentence: Sentence, marked: str) -> tuple[Role, ...]:
    """Roles with a seat that the sentence itself names, if it names several."""
    introduced = _MEMBERS_IN_LINE.search(marked)
    if not introduced and not _is_roll(sentence, marked):
        return ()
    start = introduced.end() if introduced else 0
    if _INVITED.search(marked, 0, start):
        return ()
    roles = roles_in(_with_a_seat(marked[start:]))
    known = [role for role in roles if role is not Role.OTHER]
    return roles if len(known) >= _FEWEST_IN_LINE else ()


def _with_a_seat(marked: str) -> str:
    """What stands before "…, samt andre ved behov": those have no seat."""
    found = _INVITED.search(marked)
    return marked[: max(0, marked.rfind(",", 0, found.start()))] if found else marked


def _is_roll(sentence: Sentence, marked: str) -> bool:
    """Whether it is hardly more than names of roles, under a heading that says of what."""
    if sentence.listed:
        return False
    others = [word for word in _WORD.findall(marked) if word not in _JOINING]
    return len(others) <= _MOST_OTHER_WORDS and bool(_ROLL_OF.search(sentence.heading.lower()))


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
