"""One word or two for each value of the core's closed lists."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samrad.core.agreements.stages import Stage
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.planner import Against, DayWarning
from samrad.core.duties.status import Status
from samrad.core.people.parties import BOTH, Party
from samrad.core.people.roles import Role

Word = str | Promise

_STATUS: Mapping[Status, Word] = {
    Status.MET: pgettext_lazy("duty status", "Met"),
    Status.MET_LATE: pgettext_lazy("duty status", "Met late"),
    Status.DUE_SOON: pgettext_lazy("duty status", "Due soon"),
    Status.OVERDUE: pgettext_lazy("duty status", "Overdue"),
    Status.AHEAD: pgettext_lazy("duty status", "Ahead"),
    Status.NOT_APPLICABLE: pgettext_lazy("duty status", "Not applicable"),
}
_PARTY: Mapping[Party, Word] = {
    Party.MUNICIPALITY: _("the municipality"),
    Party.POLICE: _("the police"),
}
_ROLE: Mapping[Role, Word] = {
    Role.MAYOR: _("mayor"),
    Role.MUNICIPAL_DIRECTOR: _("municipal director"),
    Role.SECTOR_DIRECTOR: _("head of sector"),
    Role.COORDINATOR: _("coordinator"),
    Role.POLICE_CHIEF: _("chief of police"),
    Role.POLICE_SECTION_LEADER: _("head of police section"),
    Role.POLICE_CONTACT: _("police contact"),
    Role.OTHER: _("member"),
}
_STAGE: Mapping[Stage, Word] = {
    Stage.DRAFT: pgettext_lazy("agreement stage", "Draft"),
    Stage.AT_COUNCIL: pgettext_lazy("agreement stage", "With the elected council"),
    Stage.RETURNED: pgettext_lazy("agreement stage", "Returned"),
    Stage.SIGNED: pgettext_lazy("agreement stage", "Signed"),
    Stage.TERMINATED: pgettext_lazy("agreement stage", "Terminated"),
}
_STEP: Mapping[Stage, Word] = {
    Stage.DRAFT: pgettext_lazy("agreement step", "Draft"),
    Stage.AT_COUNCIL: pgettext_lazy("agreement step", "Lay it before the elected council"),
    Stage.RETURNED: pgettext_lazy("agreement step", "Return it with a reason"),
    Stage.SIGNED: pgettext_lazy("agreement step", "Sign it"),
    Stage.TERMINATED: pgettext_lazy("agreement step", "Terminate it"),
}
_DEED: Mapping[Deed, Word] = {
    Deed.MEETING_PLANNED: _("meeting planned"),
    Deed.MEETING_HELD: _("meeting held"),
    Deed.REGIONAL_MEETING_HELD: _("regional meeting held"),
    Deed.MATTERS_CALLED_FOR: _("matters called for"),
    Deed.AGENDA_SENT: _("agenda sent"),
    Deed.MINUTES_ARCHIVED: _("minutes archived"),
    Deed.TOPIC_TREATED: _("topic treated"),
    Deed.AREA_TREATED: _("focus area treated"),
    Deed.PLAN_DECIDED: _("action plan decided"),
    Deed.PLAN_FOLLOWED_UP: _("action plan followed up"),
    Deed.EVALUATED: _("evaluation done"),
    Deed.AGREEMENT_SIGNED: _("agreement signed"),
    Deed.AGREEMENT_REVIEWED: _("agreement reviewed"),
    Deed.BYLAWS_REVIEWED: _("police bylaws reviewed"),
    Deed.PICTURE_UPDATED: _("situation picture updated"),
    Deed.REPORTED: _("elected council told"),
    Deed.COUNCIL_FORMED: _("council formed"),
    Deed.COORDINATION_NAMED: _("coordination function named"),
    Deed.PLEDGES_PUBLISHED: _("pledges published"),
    Deed.SEATS_NAMED: _("seats named"),
}

_AGAINST: Mapping[Against, Word] = {
    Against.WEEKEND: _("it is a weekend"),
    Against.HOLIDAY: _("it is a public holiday (%(name)s)"),
    Against.SQUEEZED: _("it is a single working day between days off"),
    Against.SCHOOL_BREAK: _("the schools have a break (%(name)s)"),
    Against.JULY: _("it is July, when most people are on holiday"),
    Against.CHRISTMAS: _("it is Christmas week"),
    Against.ELECTION: _("it is close to an election"),
    Against.SAME_DAY: _("the council has another meeting that day"),
    Against.BUSY: _("%(name)s has a meeting of another council"),
    Against.NO_GATHERING: _("there is no SLT gathering between it and the meeting before"),
}
_BUSY_WHERE = _("%(name)s has a meeting of %(where)s")


def against_word(warning: DayWarning) -> str:
    """What speaks against a day, as it stands in a list."""
    sentence = _BUSY_WHERE if warning.where else _AGAINST[warning.against]
    return str(sentence) % {"name": warning.name, "where": warning.where}


def status_word(status: Status) -> str:
    """The status in a word or two."""
    return str(_STATUS[status])


def party_word(party: Party) -> str:
    """The party as it stands in a sentence: "the police"."""
    return str(_PARTY[party])


def parties_word(parties: frozenset[Party]) -> str:
    """Whom a promise binds: one party, or both."""
    return str(_("both parties")) if parties == BOTH else party_word(next(iter(parties)))


def role_word(role: Role) -> str:
    """The role as it stands in a sentence: "mayor"."""
    return str(_ROLE[role])


def stage_word(stage: Stage) -> str:
    """Where a party stands with a version."""
    return str(_STAGE[stage])


def step_word(stage: Stage) -> str:
    """The step to a stage, as a button."""
    return str(_STEP[stage])


def deed_word(deed: Deed) -> str:
    """What was done, in a few words."""
    return str(_DEED[deed])
