"""Clauses in words: their kind, and what their terms say."""

from collections.abc import Mapping
from typing import assert_never

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samrad.core.agreements import kinds
from samrad.core.agreements.versions import Action
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word, role_word

_KINDS: Mapping[str, Word] = {
    "meetings": gettext_lazy("Meetings"),
    "regional_meeting": gettext_lazy("Regional meeting"),
    "agenda_notice": gettext_lazy("Agenda sent in time"),
    "matter_deadline": gettext_lazy("Deadline for matters"),
    "minutes_archived": gettext_lazy("Minutes and archive"),
    "standing_topics": gettext_lazy("Standing topics"),
    "focus_areas": gettext_lazy("Focus areas"),
    "action_plan": gettext_lazy("Action plan"),
    "evaluation": gettext_lazy("Evaluation"),
    "agreement_review": gettext_lazy("Review of the agreement"),
    "bylaws_review": gettext_lazy("Review of the police bylaws"),
    "picture_updated": gettext_lazy("Situation picture"),
    "plan_followed_up": gettext_lazy("Follow-up of the plan"),
    "report_to_elected": gettext_lazy("Report to the elected council"),
    "composition": gettext_lazy("Who sits in the council"),
    "pledges_published": gettext_lazy("Pledges to the residents"),
    "termination_notice": gettext_lazy("Termination"),
}
_EVALUATION_TIMES: Mapping[kinds.EvaluationTime, Word] = {
    kinds.EvaluationTime.FIRST_MEETING: gettext_lazy("at the first meeting of the year"),
    kinds.EvaluationTime.YEAR_END: gettext_lazy("by the end of the year"),
    kinds.EvaluationTime.IN_YEAR: gettext_lazy("once a year"),
}
_ACTIONS: Mapping[Action, Word] = {
    Action.ADD: gettext_lazy("New clause"),
    Action.AMEND: gettext_lazy("Changed clause"),
    Action.REMOVE: gettext_lazy("Clause taken out"),
}


def kind_of(kind: str) -> str:
    """The kind of clause as a heading."""
    return str(_KINDS[kind])


def action_of(action: Action) -> str:
    """What a change does, as a heading."""
    return str(_ACTIONS[action])


def in_words(terms: kinds.Terms) -> str:  # noqa: C901, PLR0911, PLR0912 -- one line per kind of clause; the type checker sees to it that none is forgotten
    """What the terms say, as one sentence."""
    match terms:
        case kinds.Meetings():
            return _meetings(terms)
        case kinds.RegionalMeeting():
            return _regional(terms)
        case kinds.AgendaNotice(days=days):
            return _("The agenda is sent at least %(days)s before the meeting.") % {
                "days": formats.days(days)
            }
        case kinds.MatterDeadline():
            return _matters(terms)
        case kinds.MinutesArchived():
            return _minutes(terms)
        case kinds.StandingTopics(topics=topics):
            return _("Every meeting treats: %(topics)s.") % {"topics": "; ".join(topics)}
        case kinds.FocusAreas():
            return _areas(terms)
        case kinds.ActionPlan():
            return _("The council decides a binding action plan.")
        case kinds.Evaluation():
            return _evaluation(terms)
        case kinds.AgreementReview():
            return _review(terms)
        case kinds.BylawsReview():
            return _bylaws(terms)
        case kinds.PictureUpdated(within_months=months):
            return _("The situation picture is never older than %(months)s.") % {
                "months": formats.months(months)
            }
        case kinds.PlanFollowedUp(within_months=months):
            return _("The plan is followed up at least every %(months)s.") % {
                "months": formats.months(months)
            }
        case kinds.ReportToElected(per_year=times):
            return _("The elected council is told %(often)s.") % {"often": _times(times)}
        case kinds.Composition():
            return _composition(terms)
        case kinds.PledgesPublished(per_year=times):
            return _("Pledges to the residents are published %(often)s.") % {
                "often": _times(times)
            }
        case kinds.TerminationNotice():
            return _termination(terms)
        case _:
            assert_never(terms)


def _meetings(terms: kinds.Meetings) -> str:
    after = (
        " " + _("Each meeting comes after an SLT gathering.") if terms.after_gathering else ""
    )
    if not terms.months:
        return _("The council meets %(often)s.") % {"often": _times(terms.per_year)} + after
    months = formats.and_list([formats.month(month) for month in terms.months])
    said = _("The council meets %(often)s, preferably in %(months)s.")
    return said % {"often": _times(terms.per_year), "months": months} + after


def _regional(terms: kinds.RegionalMeeting) -> str:
    often = {"often": _times(terms.per_year)}
    if terms.optional:
        return _("A regional meeting can be held %(often)s.") % often
    return _("A regional meeting is held %(often)s.") % often


def _matters(terms: kinds.MatterDeadline) -> str:
    if terms.days is None:
        return _("Matters are handed in before the meeting.")
    return _("Matters are handed in at least %(days)s before the meeting.") % {
        "days": formats.days(terms.days)
    }


def _minutes(terms: kinds.MinutesArchived) -> str:
    if terms.within_days is None:
        return _("Minutes are written and archived.")
    return _("Minutes are written and archived within %(days)s.") % {
        "days": formats.days(terms.within_days)
    }


def _bylaws(terms: kinds.BylawsReview) -> str:
    if terms.every_years is None:
        return _("The police bylaws are reviewed regularly.")
    return _("The police bylaws are reviewed %(often)s.") % {"often": _every(terms.every_years)}


def _termination(terms: kinds.TerminationNotice) -> str:
    if terms.months is None:
        return _("Either party can end the agreement.")
    return _("Either party can end the agreement with %(months)s' notice.") % {
        "months": formats.months(terms.months)
    }


def _areas(terms: kinds.FocusAreas) -> str:
    areas = "; ".join(terms.areas)
    if terms.within_months is None:
        return _("Taken up from time to time: %(areas)s.") % {"areas": areas}
    return _("Each taken up at least every %(months)s: %(areas)s.") % {
        "months": formats.months(terms.within_months),
        "areas": areas,
    }


def _evaluation(terms: kinds.Evaluation) -> str:
    how = _("in writing") if terms.written else ""
    when = str(_EVALUATION_TIMES[terms.when])
    words = [_("The council evaluates its work"), how, when]
    return " ".join(word for word in words if word) + "."


def _review(terms: kinds.AgreementReview) -> str:
    if terms.every_years is None:
        return (
            _("The agreement is reviewed when a party asks for it.")
            if terms.on_demand
            else _("The agreement is reviewed regularly.")
        )
    often = {"often": _every(terms.every_years)}
    if terms.on_demand:
        return _("The agreement is reviewed %(often)s, or when needed.") % often
    return _("The agreement is reviewed %(often)s.") % often


def _composition(terms: kinds.Composition) -> str:
    said = []
    if terms.chair:
        said.append(_("Led by the %(role)s.") % {"role": role_word(terms.chair)})
    if terms.secretary:
        said.append(_("Secretary: %(role)s.") % {"role": role_word(terms.secretary)})
    if terms.members:
        roles = formats.and_list([role_word(role) for role in terms.members])
        said.append(_("Members: %(roles)s.") % {"roles": roles})
    if terms.leading_positions:
        said.append(_("Both parties send people in leading positions."))
    if terms.deputies:
        said.append(_("Standing deputies can be named."))
    return " ".join(said) or _("The agreement does not say who sits in the council.")


def _times(number: int) -> str:
    """How often a year: "once a year", "three times a year"."""
    if number == 1:
        return _("once a year")
    return ngettext("%(n)s time a year", "%(n)s times a year", number) % {
        "n": formats.small_number(number)
    }


def _every(years: int) -> str:
    """How often in years: "every year", "every other year", "every 4 years"."""
    if years == 1:
        return _("every year")
    if years == 2:
        return _("every other year")
    return _("every %(n)s years") % {"n": years}
