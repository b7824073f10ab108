"""Inviting somebody to a seat: what an invitation says, and when it may be made or used."""

from dataclasses import dataclass
from datetime import date, timedelta

from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.core.people.roles import ROLES_OF, Role

# How long the link in the letter opens anything.
LIFE = timedelta(days=14)
_DEPUTIES = range(1, 10)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited to which seat.

    Attributes:
        name: What the person is called, as far as whoever invites knows.
        email: Where the letter goes, and with which address the person signs in.
        role: What they are to be in the council.
        since: First day of the seat.
        until: Last day, or None for a seat without end.
        deputy: 1 for the first deputy, 2 for the second …; None for who sits there always.
    """

    name: str
    email: str
    role: Role
    since: date
    until: date | None = None
    deputy: int | None = None


def why_not_invite(invited: Invited, party: Party, *, on: date) -> Refusal | None:
    """Why nobody sits for `party` like that, or None if somebody may."""
    if invited.role not in ROLES_OF[party]:
        facts = {"party": party, "roles": list(ROLES_OF[party])}
        return Refusal("invitation.not_a_role_of_the_party", facts)
    if invited.until is not None and invited.until < max(invited.since, on):
        return Refusal("invitation.over_already", {"until": invited.until})
    if invited.deputy is not None and invited.deputy not in _DEPUTIES:
        return Refusal("invitation.deputy_order")
    return None
