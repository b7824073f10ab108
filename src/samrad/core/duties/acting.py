"""Who takes the next step with a duty that is not met."""

from collections.abc import Mapping

from samrad.core.duties.duty import Duty, Kind
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

# The secretary runs the year; what needs the elected council or the top is the leaders'.
_ACTS: Mapping[Kind, Role] = {
    Kind.MEETING: Role.COORDINATOR,
    Kind.REGIONAL_MEETING: Role.POLICE_CHIEF,
    Kind.MATTERS: Role.COORDINATOR,
    Kind.AGENDA: Role.COORDINATOR,
    Kind.MINUTES: Role.COORDINATOR,
    Kind.TOPICS: Role.COORDINATOR,
    Kind.AREA: Role.COORDINATOR,
    Kind.PLAN: Role.MAYOR,
    Kind.PLAN_FOLLOW_UP: Role.COORDINATOR,
    Kind.EVALUATION: Role.COORDINATOR,
    Kind.REVIEW: Role.MAYOR,
    Kind.BYLAWS: Role.MUNICIPAL_DIRECTOR,
    Kind.PICTURE: Role.COORDINATOR,
    Kind.REPORT: Role.MAYOR,
    Kind.PLEDGES: Role.COORDINATOR,
    Kind.AGREEMENT: Role.MAYOR,
    Kind.COUNCIL: Role.MAYOR,
    Kind.COORDINATION: Role.MUNICIPAL_DIRECTOR,
    Kind.COMPOSITION: Role.MAYOR,
}
# What the law or the clause binds the police alone to, the police do.
_POLICE = frozenset({Party.POLICE})


def acts_next(duty: Duty) -> Role:
    """The role that takes the next step with `duty`."""
    if duty.binds == _POLICE:
        return Role.POLICE_CONTACT
    return _ACTS[duty.kind]
