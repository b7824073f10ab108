"""Each refusal as a sentence with the way out. A test finds any code without one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.agreements.stages import Stage
from samrad.core.basics.refusals import Refusal
from samrad.core.meetings.decisions import State
from samrad.core.meetings.stages import MatterStage, MeetingStage, MinutesStage
from samrad.core.openness.cleaned import Left
from samrad.core.orders.stages import OrderStage
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.pictures.parts import PartKind
from samrad.core.problems.sheet import Aspect
from samrad.core.problems.stages import ProblemStage
from samrad.web.kit import formats
from samrad.web.kit.phrases.measures import measure_state_word
from samrad.web.kit.phrases.meetings import (
    matter_stage_word,
    meeting_stage_word,
    minutes_stage_word,
)
from samrad.web.kit.phrases.orders import order_stage_word
from samrad.web.kit.phrases.pictures import part_word
from samrad.web.kit.phrases.problems import aspect_word, problem_stage_word
from samrad.web.kit.phrases.refusals_of_accounts import OF_ACCOUNTS
from samrad.web.kit.phrases.refusals_of_copies import OF_COPIES, left_word
from samrad.web.kit.phrases.refusals_of_effects import OF_EFFECTS
from samrad.web.kit.phrases.refusals_of_fetching import OF_FETCHING
from samrad.web.kit.phrases.refusals_of_figures import OF_FIGURES
from samrad.web.kit.phrases.refusals_of_files import OF_FILES
from samrad.web.kit.phrases.refusals_of_meetings import OF_MEETINGS
from samrad.web.kit.phrases.refusals_of_minutes import OF_MINUTES
from samrad.web.kit.phrases.refusals_of_orders import OF_ORDERS
from samrad.web.kit.phrases.refusals_of_papers import OF_PAPERS
from samrad.web.kit.phrases.refusals_of_pictures import OF_PICTURES
from samrad.web.kit.phrases.refusals_of_planning import OF_PLANNING
from samrad.web.kit.phrases.refusals_of_problems import OF_PROBLEMS
from samrad.web.kit.phrases.refusals_of_rights import OF_RIGHTS
from samrad.web.kit.phrases.refusals_of_seats import OF_SEATS
from samrad.web.kit.phrases.refusals_of_signing_in import OF_SIGNING_IN
from samrad.web.kit.phrases.refusals_of_tables import OF_TABLES
from samrad.web.kit.phrases.refusals_of_texts import OF_TEXTS
from samrad.web.kit.phrases.words import Word, party_word, role_word, stage_word

_SENTENCES: Mapping[str, Word] = {
    **OF_COPIES,
    **OF_EFFECTS,
    **OF_FETCHING,
    **OF_FIGURES,
    **OF_FILES,
    **OF_SIGNING_IN,
    **OF_TABLES,
    **OF_TEXTS,
    **OF_PAPERS,
    **OF_PICTURES,
    **OF_PLANNING,
    **OF_MEETINGS,
    **OF_MINUTES,
    **OF_ORDERS,
    **OF_PROBLEMS,
    **OF_ACCOUNTS,
    **OF_RIGHTS,
    **OF_SEATS,
    "access.no_seat": gettext_lazy(
        "You have no seat in this council. Ask its coordinator to give you one."
    ),
    "access.not_your_role": gettext_lazy("This is done by: %(roles)s."),
    "access.not_open_enough": gettext_lazy(
        "This is not done with what is marked like that. Change how open it is first."
    ),
    "api.second_step": gettext_lazy("Sign in with your second step first."),
    "api.no_day": gettext_lazy("Write the day as 2025-03-01."),
    "api.not_signed_in": gettext_lazy("Sign in first; the session counts here."),
    "api.not_there": gettext_lazy("There is nothing here that you may see."),
    "api.read_only": gettext_lazy("Here one only reads: ask with GET."),
    "api.no_year": gettext_lazy("Write the year as 2025."),
    "agreement.answered_already": gettext_lazy("This change has been answered already."),
    "agreement.before_the_last": gettext_lazy(
        "The new version cannot count from before the last one, which began on %(since)s."
    ),
    "agreement.counts_before_signed": gettext_lazy(
        "The clauses cannot count from before the day of this step, %(on)s."
    ),
    "agreement.ends_before_it_begins": gettext_lazy(
        "The agreement begins on %(since)s and cannot end before that day."
    ),
    "agreement.no_reason": gettext_lazy("Say why, so that the other party knows what to do."),
    "agreement.no_such_clause": gettext_lazy(
        "That clause is not in this version any more. Read it again and propose anew."
    ),
    "agreement.not_in_force": gettext_lazy(
        "Only an agreement that both parties have signed can be terminated."
    ),
    "agreement.not_your_change": gettext_lazy(
        "The other party proposed this change; you can accept or decline it."
    ),
    "agreement.nothing_changed": gettext_lazy("Nothing is different from the clause as it is."),
    "agreement.open_change_on_clause": gettext_lazy(
        "There is an open proposal on this clause. It has to be answered first."
    ),
    "agreement.open_changes": gettext_lazy(
        "%(count)s proposed changes are not answered yet. Answer them first."
    ),
    "agreement.over": gettext_lazy("The last day of this version is %(until)s already."),
    "agreement.own_change": gettext_lazy(
        "Your own party proposed this change; the other party answers it."
    ),
    "agreement.settled": gettext_lazy(
        "This version is settled and never changes. Start a new version instead."
    ),
    "agreement.step_still_to_come": gettext_lazy(
        "%(on)s is still to come. Record the step when it has been taken."
    ),
    "agreement.under_way": gettext_lazy(
        "Version %(number)s is under way already. Finish that one first."
    ),
    "agreement.with_party": gettext_lazy(
        "The text lies with %(party)s for a decision and cannot be changed meanwhile. "
        "They can return it."
    ),
    "agreement.wrong_step": gettext_lazy(
        "From “%(now)s” the next step cannot be “%(to)s”. Read the page again; somebody may "
        "have been quicker."
    ),
    "evidence.already_withdrawn": gettext_lazy("This was withdrawn already."),
    "evidence.no_reference": gettext_lazy(
        "Say where it can be seen: a case number, a meeting, the name of a document."
    ),
    "evidence.planned_in_the_past": gettext_lazy(
        "%(on)s is past. Choose a day to come, or note that the meeting was held."
    ),
    "evidence.still_to_come": gettext_lazy(
        "%(on)s is still to come. Note it when it has been done."
    ),
}

_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (date, formats.day),
    (Party, party_word),
    (Stage, stage_word),
    (MeetingStage, meeting_stage_word),
    (MatterStage, matter_stage_word),
    (MinutesStage, minutes_stage_word),
    (OrderStage, order_stage_word),
    (State, measure_state_word),
    (Role, role_word),
    (Left, left_word),
    (Refusal, lambda inner: say(inner)),  # noqa: PLW0108 -- it is written below
    (PartKind, part_word),
    (Aspect, aspect_word),
    (ProblemStage, problem_stage_word),
)


def say(refusal: Refusal) -> str:
    """The refusal as one sentence; the code itself if it has none, which a test forbids."""
    sentence = _SENTENCES.get(_code(refusal))
    if sentence is None:
        return _("This cannot be done (%(code)s).") % {"code": refusal.code}
    facts = {name: _worded(fact) for name, fact in refusal.facts.items()}
    return str(sentence) % facts


def _code(refusal: Refusal) -> str:
    """Where there is nothing to suggest, another sentence is said."""
    if refusal.facts.get("suggestions", True):
        return refusal.code
    return f"{refusal.code}.no_suggestion"


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_SENTENCES)


def _worded(fact: object) -> str:
    if isinstance(fact, list | tuple | frozenset):
        return formats.and_list([_worded(one) for one in fact])
    for kind, word in _WORDS:
        if isinstance(fact, kind):
            return word(fact)
    return str(fact)
