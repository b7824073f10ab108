"""How the council judges its own work, and whom it and the parties tell."""

import re

from samrad.core.agreements.kinds import (
    Evaluation,
    EvaluationTime,
    PledgesPublished,
    ReportToElected,
)
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.rhythms import rhythm_of

_EVALUATED = re.compile(r"\b(?:egen|eigen|själv|sjølv)?(?:evaluer|utvärder)\w*")
# An evaluation of these is another promise, or none.
_OF_OTHER = re.compile(
    r"\b(?:\w{0,16}avtal|overenskomst|\w{0,10}överenskommelse|\w{0,12}plan(?:en|er|ene)?\b"
    r"|politivedtekt|tiltak)"
)
_OF_OURS = re.compile(r"politiråd|råde?t|samarbeid|samverkan|arbeid|arbete|virksomhet|innsats")
_BESIDE = 35
_YEAR_END = re.compile(
    r"\bårets slutt?\b|\bårets utgang\b|\b(?:utgangen|slutten|slutet|utløpet|utgången|enden) av"
    r" (?:hvert |kvart |varje |hver )?(?:kalender)?år|\bårsslutt|\bårsskifte|\bårsskiftet"
    r"|\b(?:i|innen) (?:desember|december)|\bårsavslut|\bved slutten av året"
)
_FIRST_MEETING = re.compile(
    r"\b(?:første|fyrste|første ordinære|första|årets første|årets första)"
    r" (?:\w+ )?(?:\w{0,10}møtet?|\w{0,10}mötet?|politiråd|sammanträdet?)\b"
    r"(?! (?:etter|efter) (?:sommer|sommar|ferie|semester)| (?:på|om) (?:høst|haust|höst))"
)
_WRITTEN = re.compile(r"\bskriftl?[ie]g\w*|\bskriftleg\w*")
_ELECTED = re.compile(
    r"\b(?:kommunestyre|kommunefullmektig|kommunfullmäktige|fullmäktige|bystyre|formannskap"
    r"|folkevalgte|folkevalde|kommunestyra)\w*"
)
_TOLD = re.compile(
    r"\b(?:\w{0,6}rapport|orienter|redovis|återrapporter|informer|legges fram|leggast fram"
    r"|legger fram|lagt fram|årsmelding|årsberetning|melding|gjøre rede|avgir|avgis)\w*"
)
_YEARLY_PAPER = re.compile(r"\bårs(?:rapport|melding|beretning|berättelse|redovisning)\w*")
_PLEDGES = re.compile(r"\bmedborgarlöfte\w*")
_GIVEN = re.compile(
    r"\b(?:publicer|kommunicer|offentliggör|tas fram|ta fram|tar fram|lämna|avge|presenter"
    r"|beslut|redovis|formuler|upprätta|kompletter"
    r"|ger\b|ge\b|avger\b)\w*"
)


def read_evaluation(sentence: Sentence) -> Reading | None:
    """When in the year the council evaluates its work, and whether in writing."""
    low = sentence.low
    done = _EVALUATED.search(low)
    if not done or _is_of_other(low[max(0, done.start() - _BESIDE) : done.end() + _BESIDE]):
        return None
    when = _when(low)
    if when is None:
        return None
    in_writing = _WRITTEN.search(low) or (
        _EVALUATED.match(sentence.after) and _WRITTEN.search(sentence.after)
    )
    terms = Evaluation(when, written=bool(in_writing))
    return Reading(terms, certainty(sentence, EXPLICIT))


def _is_of_other(beside: str) -> bool:
    """Whether what stands beside the word is evaluated itself, and not our own work."""
    return bool(_OF_OTHER.search(beside)) and not _OF_OURS.search(beside)


def _when(low: str) -> EvaluationTime | None:
    if _YEAR_END.search(low):
        return EvaluationTime.YEAR_END
    if _FIRST_MEETING.search(low):
        return EvaluationTime.FIRST_MEETING
    rhythm = rhythm_of(low, _EVALUATED)
    return EvaluationTime.IN_YEAR if rhythm and rhythm.per_year == 1 else None


def read_report(sentence: Sentence) -> Reading | None:
    """How often the elected council is told."""
    low = sentence.low
    if not _ELECTED.search(low) or not _TOLD.search(low):
        return None
    rhythm = rhythm_of(low, _TOLD)
    if rhythm and rhythm.per_year:
        return Reading(ReportToElected(rhythm.per_year), certainty(sentence, EXPLICIT))
    if _YEARLY_PAPER.search(low):
        return Reading(ReportToElected(1), certainty(sentence, IMPLIED))
    return None


def read_pledges(sentence: Sentence) -> Reading | None:
    """How often promises to the residents are published."""
    if not _PLEDGES.search(sentence.low):
        return None
    rhythm = rhythm_of(sentence.low, _GIVEN)
    if not rhythm or not rhythm.per_year:
        return None
    return Reading(PledgesPublished(rhythm.per_year), certainty(sentence, EXPLICIT))
