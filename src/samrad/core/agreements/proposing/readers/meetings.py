"""How often the council meets, alone and together with its neighbours."""

import re

from samrad.core.agreements.kinds import Meetings, RegionalMeeting
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import (
    EXPLICIT,
    IMPLIED,
    certainty,
)
from samrad.core.agreements.proposing.words.months import months_in
from samrad.core.agreements.proposing.words.numbers import NUMBER, number
from samrad.core.agreements.proposing.words.rhythms import Counted, rhythms_in

# "politirådet" is the body; "tre politiråd" are three meetings of it
_MEETING = (
    r"\w{0,20}(?:møter?|möten?)\b|politiråd\b|\w{0,12}sammanträden?\b|samling(?:er|ar)|samråd"
)
# nor are "ett av møtene hvert år" all the meetings there are
_NOUN = re.compile(rf"\b(?:{_MEETING}|\w{{0,20}}(?:møt(?:ene|a)|mötena|sammanträdena)\b)")
_COUNTED = Counted(_MEETING)
_MEETS = re.compile(
    r"\b(?:møtes|møtest|møtast|samles|samlast|samlas|sammanträder|sammanträda|träffas|möts"
    r"|mötas|kommer sammen|kjem saman|sammenkalles|sammankallas"
    r"|(?:møte|mötes)(?:frekvens|hyppighet)\w*"
    r"|(?:antall|antal|tal på) (?:møte|möte)\w*|innkalles|(?:skal|ska) møte)\b"
)
_HELD = re.compile(
    r"\b(?:avhold\w*|hold\w*|hald\w*|gjennomfør\w*|arranger\w*|avvikl\w*|har|ha|hålls|hållas"
    r"|genomförs|legges|leggast|lagt|förläggs|settes opp|planlegg\w*)\b"
)
# A rhythm that stands with one of these tells how often that is done, not how often we meet.
_OTHER_DEED = re.compile(
    r"evaluer|utvärder|revider|rapport|orienter|redovis|oppdater|uppdater|opp\b|följ|løfte|löfte"
    r"|vedtekt|gjennomg|konferanse|konferens|referat|plan\w*|arkiv|sendes|skickas|tema\b"
)
_SEASONS = re.compile(
    rf"(?P<n>{NUMBER})\s(?:\w+\s){{0,2}}(?:på|om|i)\s(?:vår|høst|haust|höst)\w*"
)
_REGIONAL = re.compile(
    r"\b(?:regional|interkommunal|mellankommunal)\w* (?:politiråd|møte|möte|samling)"
)
_TOGETHER = re.compile(
    r"\b(?:felles|gemensam\w*|sams) (?:politiråd|møte|möte|samling)|fellesmøte"
)
_NEIGHBOURS = re.compile(
    r"nabokommun|grannkommun|øvrige kommun|andre kommun|övriga kommun|i regionen"
    r"|i distriktet|i tillegg|utover|dessutan|dessuten|därutöver"
)
# "lagt etter SLT-samlingene": nothing else the word after could mean is asked for here
_AFTER_GATHERING = re.compile(r"\b(?:etter|efter) (?:\w+ ){0,2}slt-saml")
_OPTIONAL = re.compile(r"\b(?:kan|kunne|bør|bör)\b")
_FARTHEST = 60


def read_meetings(sentence: Sentence) -> Reading | None:
    """The council's own meetings in a year and the months they are laid to."""
    low = sentence.low
    if not any(stem in low for stem in ("møt", "möt", "politiråd", "sam", "träff")):
        return None
    if _is_regional(low):
        return None
    months = months_in(low)
    after = bool(_AFTER_GATHERING.search(low))
    if per_year := _per_year(low):
        return Reading(Meetings(per_year, months, after), certainty(sentence, EXPLICIT))
    if len(months) > 1 and _NOUN.search(low) and _HELD.search(low):
        return Reading(Meetings(len(months), months, after), certainty(sentence, IMPLIED))
    return None


def read_regional(sentence: Sentence) -> Reading | None:
    """A meeting with the neighbours, on top of the council's own."""
    low = sentence.low
    if not _is_regional(low):
        return None
    rhythm = _COUNTED.find(low) or next((heard.rhythm for heard in rhythms_in(low)), None)
    if not rhythm or not rhythm.per_year:
        return None
    terms = RegionalMeeting(rhythm.per_year, optional=bool(_OPTIONAL.search(low)))
    return Reading(terms, certainty(sentence, EXPLICIT))


def _is_regional(low: str) -> bool:
    return bool(_REGIONAL.search(low) or (_TOGETHER.search(low) and _NEIGHBOURS.search(low)))


def _per_year(low: str) -> int | None:
    if counted := _COUNTED.find(low):
        return counted.per_year
    seasons = [number(found["n"]) for found in _SEASONS.finditer(low)]
    if len(seasons) > 1 and _NOUN.search(low):
        return sum(seasons)
    return _in_rhythm(low)


def _in_rhythm(low: str) -> int | None:
    """The rhythm that stands near a word for meeting with no other deed between."""
    heard = list(rhythms_in(low))
    for said in _meets(low):
        for rhythm in heard:
            apart = max(said.start(), rhythm.start) - min(said.end(), rhythm.end)
            around = low[min(said.start(), rhythm.start) : max(said.end(), rhythm.end)]
            if apart <= _FARTHEST and not _OTHER_DEED.search(around):
                return rhythm.rhythm.per_year
    return None


def _meets(low: str) -> list[re.Match[str]]:
    """Where it says that somebody meets; a noun alone needs a verb that holds it."""
    verbs = list(_MEETS.finditer(low))
    return verbs + (list(_NOUN.finditer(low)) if _HELD.search(low) else [])
