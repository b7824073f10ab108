"""How a sentence says what it says: as a promise, a wish, a memory or somebody's advice.

What a reader finds is the more doubtful the more of these stand in the sentence; each takes
its share of the confidence.
"""

import re

from samrad.core.agreements.proposing.page.sentences import Sentence

# Where a reader begins: the number and the thing counted both stand there …
EXPLICIT = 0.95
# … the thing stands there, and the terms have no number or it follows from the words …
IMPLIED = 0.8
# … the words allow it, and a person must look.
LOOSE = 0.65

_HISTORY = re.compile(
    r"\b(?:ble|blei|vart|blev)\b(?! (?:enige|samde|einige|överens|fjärde|tredje|femte|\d))"
    r"|\b(?:hadde|hade|galdt|galt|gällde|møttes|träffades|tidligere|tidlegare|tidigare|forrige"
    r"|førre|förra|i fjor|erstatter|erstattar|ersätter|avløser|oppheves|upphävs|sedan den"
    r"|siden den gang)\b|\bvar (?:det|rådet|politirådet|møtene|møta)\b"
)
_ADVICE = re.compile(
    r"\b(?:anbefal|rekommender|tilrå|foreslå|føreslå|föreslå|föreslog|rundskriv|cirkulär|påla\b"
    r"|pålegger|veileder\w* sier|de fleste|ønskelig at|ønskjeleg at|önskvärt att)"
)
_NEGATED = re.compile(r"\b(?:skal|vil|kan|ska|bør|bör|må|er|är) (?:ikke|ikkje|inte|ej)\b")
_MAY = re.compile(r"\b(?:kan|kunne|bør|bör|evt|eventuelt|eventuellt)\b")
# Only where it opens the sentence: "avtalen gjelder i to år og har som formål å …" promises.
_PURPOSE = re.compile(
    r"(?:\w+ ){0,3}?(?:formål|føremål|hensikt|intensjon|syfte|ändamål)\w*\b|målet? (?:er|är)"
)
_ELSEWHERE = re.compile(
    r"koordineringsgrup|arbeidsgrup|arbetsgrup|arbeidsutval|fagteam|utfører|samordningsgrup"
    r"|operativ|utekontakt|fältare|nettverksmøte|nätverk|tverrfaglig|ungdomsskol|barneskol"
    r"|trygghetsmätning|rapportör|patrulje|prosjektgrup|ungdomsråd|kommunestyremøt|formannskapsmøt"
)
_COUNCIL = re.compile(r"politiråd|rådet\b|styringsgrup|styrgrup|strategisk")
_BACKGROUND = re.compile(
    r"bakgrunn|bakgrund|histori|innledning|inledning|definisjon|definition"
)

_DOUBTS: tuple[tuple[re.Pattern[str], float], ...] = (
    (_HISTORY, 0.4),
    (_ADVICE, 0.4),
    (_NEGATED, 0.3),
)


def certainty(sentence: Sentence, base: float, *, may: float = 0.7) -> float:
    """How sure a reader may be that this is a promise, having begun at `base`.

    Args:
        sentence: The sentence read.
        base: `EXPLICIT`, `IMPLIED` or `LOOSE`.
        may: What is left when the sentence only says "kan" or "bør"; 1 where that word is
            the promise itself (a right to end the agreement).
    """
    low = sentence.low
    for pattern, left in (*_DOUBTS, (_MAY, may)):
        if pattern.search(low):
            base *= left
    if _PURPOSE.match(low):
        base *= 0.5
    if low.rstrip().endswith("?"):
        base *= 0.3
    if _BACKGROUND.search(sentence.heading.lower()):
        base *= 0.6
    if is_elsewhere(low):
        base *= 0.4
    return base


def is_elsewhere(low: str) -> bool:
    """Whether the sentence is about another body or about field work, not the council."""
    return bool(_ELSEWHERE.search(low)) and not _COUNCIL.search(low)
