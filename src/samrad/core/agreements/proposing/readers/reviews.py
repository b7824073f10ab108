"""How long the agreement holds, when it is looked at again and how it ends."""

import re

from samrad.core.agreements.kinds import AgreementReview, TerminationNotice
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.rhythms import rhythm_of
from samrad.core.agreements.proposing.words.spans import SPAN, span_of

_AGREEMENT = re.compile(
    r"\b(?:\w{0,16}avtal(?!t|ep|sp|ef)|overenskomst|overeinskomst|\w{0,10}överenskommelse)\w*"
)
_REVIEWED = re.compile(
    r"\b(?:revider|revisjon|revision|reforhandl|omförhandl|fornye|förnya|gjennomg|evaluer"
    r"|utvärder|rull|ses över|översyn|oppdater|uppdater|vurder|handsam"
    r"|följs upp|följas upp|følges opp|følgjast opp|vert følgd opp)\w*"
)
_ON_DEMAND = re.compile(
    r"\b(?:ved|vid|etter|efter) behov\b|\bnår (?:en|ein|éin) av part|\bom (?:någon|en|ein) av"
    r"|\bpå (?:begäran|oppfordring|førespurnad|anmodning)|\bnår (?:minst )?en part"
)
_HOLDS = re.compile(
    r"\b(?:gjelder|gjeld|gjelde|gäller|gälla|gyldig|varighet\w*|varig|løper|løpetid|giltig\w*|löper"
    r"|avtaleperiode\w*|avtalsperiod\w*|avtalstid\w*|inngås for|inngått for|träffas för)\b"
)
_FROM_TO = re.compile(
    r"\b(?:19|20)(?P<first>\d\d)\b\s?(?:[-–—/]|til|till|til og med|t\.o\.m\.?|–)\s?"
    r"(?:(?:og|och) med )?(?:den )?(?:\d{1,2}\.\s?\w{1,9}\.?\s?|\d{1,2} \w{3,9} )?"
    r"(?:19|20)(?P<last>\d\d)\b"
)
_AFTER = re.compile(rf"\b(?:etter|efter|innen|inom)\s(?:{SPAN.pattern})")
# As a label or a heading the word says of itself what it is about.
_TERM = re.compile(r"[\W\d]*(?:varighet|gyldig|gyldighe|giltig|\w*avtale|løpetid|overenskomst)")
_UNTIL_ENDED = re.compile(
    r"\b(?:si(?:es|ast|e)? opp|seiast opp|seie opp|sägas upp|säga upp|sagt opp|oppseiing"
    r"|oppsigelse\w*|oppseiingstid\w*|uppsägning\w*|opphører|opphøyrer|upphör)\b"
)
_BETWEEN_PARTIES = re.compile(
    rf"{_AGREEMENT.pattern}|\bpart|tid(?:en|a)?\b|varsel|frist\b|^\w+ ?:"
)
_LONGEST_NOTICE = 12


def read_review(sentence: Sentence) -> Reading | None:
    """How often the agreement is reviewed, or that it is when somebody asks."""
    low = sentence.low
    if not _AGREEMENT.search(low) or not _REVIEWED.search(low):
        return None
    rhythm = rhythm_of(low, _REVIEWED)
    years = rhythm.every_years if rhythm else _years_after(low)
    on_demand = bool(_ON_DEMAND.search(low))
    if years is None and not on_demand:
        return None
    terms = AgreementReview(years, on_demand=on_demand)
    return Reading(terms, certainty(sentence, EXPLICIT if years else IMPLIED, may=0.9))


def _years_after(low: str) -> int | None:
    """An agreement that is evaluated "etter to år": once, but nobody may forget it."""
    found = _AFTER.search(low)
    return _whole_years(found) if found else None


def read_term(sentence: Sentence) -> Reading | None:
    """For how many years the agreement holds: then it is looked at again."""
    low = sentence.low
    about = _AGREEMENT.search(low) or _TERM.match(low) or _TERM.match(sentence.heading.lower())
    said = _HOLDS.search(low)
    if not about or not said:
        return None
    years = _years(low, said)
    if years is None:
        return None
    on_demand = bool(_REVIEWED.search(low) and _ON_DEMAND.search(low))
    return Reading(
        AgreementReview(years, on_demand=on_demand), certainty(sentence, IMPLIED, may=0.9)
    )


def _years(low: str, said: re.Match[str]) -> int | None:
    if found := _FROM_TO.search(low):
        years = int(found["last"]) - int(found["first"]) + 1
        return years if years > 0 else None
    for span in SPAN.finditer(low, said.start()):
        if held := _whole_years(span):
            return held
    return None


def _whole_years(found: re.Match[str]) -> int | None:
    months = span_of(found).months
    return None if months is None or months % 12 else months // 12


def read_termination(sentence: Sentence) -> Reading | None:
    """That either party may end the agreement, and with how many months' notice."""
    low = sentence.low
    if not _UNTIL_ENDED.search(low) or not _BETWEEN_PARTIES.search(low):
        return None
    spans = (span_of(found).months for found in SPAN.finditer(low))
    # "gjelder i fire år, men kan sies opp med …": four years are the term, not the notice
    months = next((months for months in spans if months and months <= _LONGEST_NOTICE), None)
    sure = certainty(sentence, EXPLICIT if months else IMPLIED, may=1)
    return Reading(TerminationNotice(months), sure)
