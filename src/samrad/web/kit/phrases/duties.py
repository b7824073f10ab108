"""A duty's title, its reason and its source, in the reader's language."""

from collections.abc import Mapping
from typing import assert_never

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Level, StandingTopics
from samrad.core.duties.duty import Duty, Kind, Waits
from samrad.core.duties.status import Standing, Status
from samrad.core.norms.shapes import Norm
from samrad.web.kit import formats
from samrad.web.kit.phrases.clauses import kind_of
from samrad.web.kit.phrases.words import Word

_TITLES: Mapping[Kind, Word] = {
    Kind.MEETING: gettext_lazy("Hold the council meeting by the end of %(month)s"),
    Kind.REGIONAL_MEETING: gettext_lazy("Hold the regional meeting"),
    Kind.MATTERS: gettext_lazy("Gather matters for the meeting in %(month)s"),
    Kind.AGENDA: gettext_lazy("Send the agenda of the meeting in %(month)s"),
    Kind.MINUTES: gettext_lazy("Archive the minutes of the meeting in %(month)s"),
    Kind.TOPICS: gettext_lazy("Treat the national topics at the meeting in %(month)s"),
    Kind.AREA: gettext_lazy("Take up “%(part)s”"),
    Kind.PLAN: gettext_lazy("Have a binding action plan"),
    Kind.PLAN_FOLLOW_UP: gettext_lazy("Follow up the action plan"),
    Kind.EVALUATION: gettext_lazy("Evaluate the council's work"),
    Kind.REVIEW: gettext_lazy("Review the agreement"),
    Kind.BYLAWS: gettext_lazy("Review the police bylaws"),
    Kind.PICTURE: gettext_lazy("Bring the situation picture up to date"),
    Kind.REPORT: gettext_lazy("Report to the elected council"),
    Kind.PLEDGES: gettext_lazy("Publish the pledges to the residents"),
    Kind.AGREEMENT: gettext_lazy("Have a written agreement"),
    Kind.COUNCIL: gettext_lazy("Have a council"),
    Kind.COORDINATION: gettext_lazy("Have a coordination function"),
    Kind.COMPOSITION: gettext_lazy("Have the agreed seats filled"),
}
# Who decided on the topics tells two clauses with topics apart; the law's are national.
_TOPICS: Mapping[Level, Word] = {
    Level.NATIONAL: _TITLES[Kind.TOPICS],
    Level.DISTRICT: gettext_lazy("Treat the district's topics at the meeting in %(month)s"),
    Level.LOCAL: gettext_lazy("Treat the local topics at the meeting in %(month)s"),
}
_WAITS: Mapping[Waits, Word] = {
    Waits.NOT_YET_IN_FORCE: gettext_lazy("Not asked for: it applies from %(since)s."),
    Waits.NO_LONGER_IN_FORCE: gettext_lazy("Not asked for: it ended on %(until)s."),
    Waits.MEETING_NOT_HELD: gettext_lazy("Not asked for: that meeting was not held."),
    Waits.OPTIONAL: gettext_lazy("Not asked for: the agreement leaves it open."),
}

# A duty of these is still to be done, so it matters where its day comes from.
_OPEN = frozenset({Status.AHEAD, Status.DUE_SOON, Status.OVERDUE})


def title_of(duty: Duty) -> str:
    """What someone is asked to do, in one line."""
    return str(_title(duty)) % {"month": _month(duty), "part": duty.part}


def reason_of(standing: Standing) -> str:
    """One sentence: why the duty stands as it does."""
    sentence = _reason(standing)
    if standing.duty.assumed and standing.status in _OPEN:
        ours = _("The text names no deadline; this one is our reading.")
        return f"{sentence} {ours}"
    return sentence


def source_of(promise: Clause | Norm) -> str:
    """Where the duty comes from: heading and words of the clause, or the paragraph."""
    match promise:
        case Clause(source=source):
            heading = source.heading or kind_of(promise.kind)
            return f"{heading}: «{source.quote}»" if source.quote else heading
        case Norm():
            return promise.cite
        case _:
            assert_never(promise)


def _title(duty: Duty) -> Word:
    match duty.promise:
        case Clause(terms=StandingTopics(level=level)):
            return _TOPICS[level]
        case _:
            return _TITLES[duty.kind]


def _reason(standing: Standing) -> str:
    duty, evidence = standing.duty, standing.evidence
    due = formats.day(duty.due)
    match standing.status:
        case Status.MET if evidence:
            done = {"on": formats.day(evidence.on), "ref": evidence.ref}
            return _("Done %(on)s (%(ref)s).") % done
        case Status.MET_LATE if evidence:
            days = (evidence.on - duty.due).days
            done = {"on": formats.day(evidence.on), "ref": evidence.ref, "due": due}
            return _("Done %(on)s (%(ref)s), %(late)s after %(due)s.") % {
                **done,
                "late": formats.days(days),
            }
        case Status.OVERDUE:
            return _("Was due %(due)s and is not done.") % {"due": due} + _missing(duty)
        case Status.DUE_SOON:
            return _("Due %(due)s.") % {"due": due} + _planned(duty)
        case Status.NOT_APPLICABLE if standing.waits:
            return str(_WAITS[standing.waits]) % {
                "since": formats.day(duty.promise.since),
                "until": formats.day(duty.promise.until or duty.due),
            }
        case _:
            return _("Due %(due)s; there is plenty of time.") % {"due": due} + _planned(duty)


def _planned(duty: Duty) -> str:
    if duty.planned is None:
        return ""
    planned = {"on": formats.day(duty.planned.on), "ref": duty.planned.ref}
    return " " + _("Planned for %(on)s (%(ref)s).") % planned


def _missing(duty: Duty) -> str:
    """What was left out, once the day is past."""
    if not duty.missing:
        return ""
    return " " + _("Missing: %(topics)s.") % {"topics": "; ".join(duty.missing)}


def _month(duty: Duty) -> str:
    """The month the duty's meeting belongs to, or the day of a meeting nobody planned."""
    month = duty.part.partition("-")[0]
    if len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12:
        return formats.month(int(month))
    return duty.part
