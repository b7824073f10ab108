"""What goes out before a meeting and what stays after it."""

import re

from samrad.core.agreements.kinds import AgendaNotice, MatterDeadline, MinutesArchived
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import EXPLICIT, IMPLIED, certainty
from samrad.core.agreements.proposing.words.spans import SPAN, Span, span_of

_AGENDA = re.compile(
    r"\b(?:agenda|dagsorden|dagordning|saksl|sakl|sakspapir|saksdokument|sakspapper|møtepapir"
    r"|innkall|kallelse|kallas|föredragningslist|möteshandling|møteinnkall|mötesinbjud)\w*"
)
_MATTER = re.compile(
    r"\b(?:saker|saka|sakene|saksforslag|innspill|innspel|ärenden?|punkt til)\b"
)
_HANDED_IN = re.compile(
    r"\b(?:meldes|meldast|melde|melder|melde inn|innmeld\w*|anmäl\w*|lämnas|sendes|sendast"
    r"|spilles|fremmes|fremjast|leveres|leverast|i hende|foreslås|inkommer|skickas"
    r"|vere|være|inn til)\b"
)
# "in advance" with or without a length of time
_AHEAD = re.compile(
    r"\b(?:før|innan|før|före|i forkant|i forveien|i førevegen|på forhånd|på førehand"
    r"|førehand|i förväg|varsel|frist|framförhållning)\b"
)
_AFTER = re.compile(r"\b(?:innen|innan|inom|etter|efter|senest|seinast|senast)\b")
_MINUTES = re.compile(r"\b(?:\w{0,8}referat|protokoll|(?:minnes|mötes)anteckning|møtebok)\w*")
_WRITTEN = re.compile(
    r"\b(?:skriv|skrev|utarbeid|fører|føres|førast|ført|förs|föras|upprätta|arkiver|diarieför"
    r"|sendes|sendast|sender|send|skickas|lages|lagast|lagres|publiser|legges|tas)\w*"
)
_NEAR = 90


def read_agenda(sentence: Sentence) -> Reading | None:
    """How long before the meeting the agenda goes out."""
    if not (said := _AGENDA.search(sentence.low)):
        return None
    span = _ahead_after(sentence.low, said.end())
    if span is None or span.days is None:
        return None
    return Reading(AgendaNotice(span.days), certainty(sentence, EXPLICIT))


def read_matters(sentence: Sentence) -> Reading | None:
    """How long before the meeting matters are handed in, or that they are."""
    low = sentence.low
    said = _MATTER.search(low)
    if not said or not _HANDED_IN.search(low):
        return None
    span = _ahead_after(low, said.end())
    if span is not None:
        return Reading(MatterDeadline(span.days), certainty(sentence, EXPLICIT))
    if _AHEAD.search(low, said.end()):
        return Reading(MatterDeadline(), certainty(sentence, EXPLICIT))
    return None


def read_minutes(sentence: Sentence) -> Reading | None:
    """That minutes are written or archived, and within how many days."""
    low = sentence.low
    said = _MINUTES.search(low)
    if not said or not _WRITTEN.search(low):
        return None
    for span in SPAN.finditer(low, said.end()):
        if _AFTER.search(low[max(said.end(), span.start() - 20) : span.end() + 20]):
            terms = MinutesArchived(span_of(span).days)
            return Reading(terms, certainty(sentence, EXPLICIT))
    return Reading(MinutesArchived(), certainty(sentence, IMPLIED))


def _ahead_after(low: str, start: int) -> Span | None:
    """The first length of time after `start` that is told to lie before something."""
    for found in SPAN.finditer(low, start):
        if _AHEAD.search(low[found.end() : found.end() + _NEAR]):
            return span_of(found)
    return None
