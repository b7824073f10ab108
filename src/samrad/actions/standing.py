"""Who is acting, in which council, for which party: asked first by every act."""

from dataclasses import dataclass
from datetime import date

from samrad.core.access.permissions import Act, why_not
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.councils.models import Council
from samrad.records.councils.queries import party_of, roles_of, seats_of
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Seated:
    """A person in a council: the party they sit for and the roles they have there."""

    person: Person
    council: Council
    party: Party | None
    roles: frozenset[Role]

    def why_not(self, act: Act, openness: Openness | None = None) -> Refusal | None:
        """Why this person may not do `act` here, or None if they may."""
        return why_not(act, self.roles, openness=openness)


def seated(person: Person, council: Council, *, on: date) -> Seated:
    """How `person` sits in `council` on the day `on`. One query."""
    seats = seats_of(person, council, on=on)
    return Seated(person, council, party_of(seats), roles_of(seats))


def party_acting(
    person: Person,
    council: Council,
    act: Act,
    *,
    on: date,
    openness: Openness | None = None,
) -> Party:
    """The party `person` acts for; `openness` is that of the thing acted on, if it has one.

    Raises:
        Refused: They have no seat in the council, or none that may do `act`.
    """
    here = seated(person, council, on=on)
    if refusal := here.why_not(act, openness):
        raise Refused(refusal)
    if here.party is None:
        raise Refused(Refusal("access.no_seat"))
    return here.party
