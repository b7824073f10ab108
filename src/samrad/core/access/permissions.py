"""The permission table: which role may do which act in its council.

Button, act, page and feed ask the same function. Reading needs no line here: whoever has a
seat reads what the council has, and row-level security shows nobody else anything.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.people.roles import Role


class Act(StrEnum):
    """What people do in a council."""

    PROPOSE_CHANGE = "propose_change"
    ANSWER_CHANGE = "answer_change"
    START_VERSION = "start_version"
    TAKE_STEP = "take_step"
    KEEP_SIGNED_FILE = "keep_signed_file"
    NOTE_EVIDENCE = "note_evidence"
    WITHDRAW_EVIDENCE = "withdraw_evidence"
    SUBSCRIBE = "subscribe"


# The people who run the year, one at each party, and the two who can bind their organisation.
_RUN = frozenset({Role.COORDINATOR, Role.POLICE_CONTACT})
_BIND = frozenset(
    {Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.POLICE_CHIEF, Role.POLICE_SECTION_LEADER}
)
_ALL = frozenset(Role)

# docs/reference/permissions.md prints this table; `make docs` keeps it fresh.
MAY: Mapping[Act, frozenset[Role]] = {
    Act.PROPOSE_CHANGE: _RUN | _BIND,
    Act.ANSWER_CHANGE: _RUN | _BIND,
    Act.START_VERSION: _RUN | _BIND,
    Act.TAKE_STEP: _RUN | _BIND,
    Act.KEEP_SIGNED_FILE: _RUN,
    Act.NOTE_EVIDENCE: _RUN,
    Act.WITHDRAW_EVIDENCE: _RUN,
    Act.SUBSCRIBE: _ALL,
}


def why_not(act: Act, roles: Iterable[Role]) -> Refusal | None:
    """Why someone with `roles` in the council may not do `act`, or None if they may."""
    held = frozenset(roles)
    if not held:
        return Refusal("access.no_seat")
    if held & MAY[act]:
        return None
    return Refusal("access.not_your_role", {"act": act, "roles": sorted(MAY[act])})
