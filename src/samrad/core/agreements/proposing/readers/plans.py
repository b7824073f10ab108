"""The action plan, the shared picture and the bylaws: what is decided and kept up to date."""

import re

from samrad.core.agreements.kinds import (
    ActionPlan,
    BylawsReview,
    PictureUpdated,
    PlanFollowedUp,
)
from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.proposal import Reading
from samrad.core.agreements.proposing.words.manners import (
    EXPLICIT,
    IMPLIED,
    LOOSE,
    certainty,
)
from samrad.core.agreements.proposing.words.rhythms import Rhythm, rhythm_of

_PLAN = re.compile(
    r"\b(?:\w{0,12}(?:handlings|tiltaks|åtgärds|aktivitets)plan|handlingsprogram)\w*|\bplanen\b"
)
_BINDING = re.compile(r"\b(?:forplikt|förplikt|bindande|bindende)\w*")
_DECIDED = re.compile(
    r"\b(?:vedta|vedtek|beslut|fastsett|fastset|fastställ|anta|utarbeid|utarbeta|lage|lages"
    r"|ta fram|tar fram|tas fram|upprätta|opprett)\w*"
)
_SHALL = re.compile(r"\b(?:skal|ska|skall|må|vedtar|vedtek|beslutar|fastställer|antar)\b")
_OURS = re.compile(r"^(?:politiråd|råd|partane|partene|parterna|styrgrupp|styringsgrup)\w*")
_FOLLOWED_UP = re.compile(
    r"\b(?:følges? opp|følgjast opp|følgd opp|fulgt opp|følgjer opp|följs upp|följas upp|följer"
    r" upp|følger opp|oppfølg\w*|uppfölj\w*|rull\w+|revider\w*|oppdater\w*|uppdater\w*"
    r"|gjennomg\w+|evaluer\w*|utvärder\w*)\b"
)
_PICTURE = re.compile(
    r"\b(?:situasjonsbil(?:de|ete?)|lagebil(?:de|ete?)|lägesbild|problembild"
    r"|kriminalitetsbil(?:de|ete?)|situasjonsforståing)\w*"
)
_RENEWED = re.compile(
    r"\b(?:oppdater|uppdater|ajourfør|revider|utarbeid|utarbeta|fornye|förnya|tas fram|ta fram"
    r"|tar fram|lages|lage|legges fram|legge fram|presenter|gjennomg)\w*"
)
_BYLAWS = re.compile(r"\b(?:politivedtekt|ordningsföreskrift)\w*")
_REVIEWED = re.compile(
    r"\b(?:revider|revisjon|revision|gjennomg|evaluer|vurder|ses över|översyn|oppdater)\w*"
)
_REGULARLY = re.compile(
    r"\b(?:jevnlig|jamleg|jamn|regelmessig|regelbunde|regelbundet|med jevne|løpende)\w*"
)


def read_plan(sentence: Sentence) -> Reading | None:
    """That a binding plan is decided."""
    low = sentence.low
    if not _PLAN.search(low) or not _DECIDED.search(low):
        return None
    if _BINDING.search(low):
        return Reading(ActionPlan(), certainty(sentence, EXPLICIT))
    if _FOLLOWED_UP.search(low):
        return None
    if _SHALL.search(low):
        return Reading(ActionPlan(), certainty(sentence, IMPLIED))
    ours = _OURS.search(low)
    return Reading(ActionPlan(), certainty(sentence, LOOSE)) if ours else None


def read_follow_up(sentence: Sentence) -> Reading | None:
    """How often the plan is followed up."""
    if not _PLAN.search(sentence.low):
        return None
    rhythm = _rhythm(sentence.low, _PLAN, _FOLLOWED_UP)
    if not rhythm:
        return None
    return Reading(PlanFollowedUp(rhythm.every_months), certainty(sentence, EXPLICIT))


def read_picture(sentence: Sentence) -> Reading | None:
    """How often the shared picture of the situation is brought up to date."""
    if not _PICTURE.search(sentence.low):
        return None
    rhythm = _rhythm(sentence.low, _PICTURE, _RENEWED)
    if not rhythm:
        return None
    return Reading(PictureUpdated(rhythm.every_months), certainty(sentence, EXPLICIT))


def _rhythm(low: str, thing: re.Pattern[str], deed: re.Pattern[str]) -> Rhythm | None:
    """How often `deed` is done to `thing`.

    "Lägesbilden revideras årligen och planen vartannat år": a rhythm right behind the thing
    is its own, though the deed is said with another.
    """
    if not deed.search(low):
        return None
    return rhythm_of(low, thing, within=2) or rhythm_of(low, deed)


def read_bylaws(sentence: Sentence) -> Reading | None:
    """That the police bylaws are reviewed, and how often if that is said."""
    low = sentence.low
    if not _BYLAWS.search(low) or not _REVIEWED.search(low):
        return None
    rhythm = rhythm_of(low, _REVIEWED)
    if rhythm and rhythm.every_years:
        return Reading(BylawsReview(rhythm.every_years), certainty(sentence, EXPLICIT))
    if _REGULARLY.search(low):
        return Reading(BylawsReview(), certainty(sentence, IMPLIED))
    return None
