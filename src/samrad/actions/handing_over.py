"""Opening the file for who takes over; each time it is opened stands in the log."""

from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.duties.meetings_known import meetings_known
from samrad.core.log.events import Thing
from samrad.core.meetings import handover as core
from samrad.core.meetings.decisions import unsettled
from samrad.core.meetings.handover import Contact, Handover
from samrad.core.openness.levels import is_logged
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.reports.panel import Partnership, panel
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import members
from samrad.records.meetings.decisions import decisions_of
from samrad.records.people.models import Person


@transaction.atomic
def open_handover(
    council: Council, partnership: Partnership, *, by: Person, at: datetime
) -> Handover:
    """The handover file of the council, as of today, for who may read it.

    Raises:
        Refused: `by` neither runs the year for a party nor can bind it.
    """
    party = party_acting(by, council, Act.OPEN_HANDOVER, on=at.date())
    found = _told(council, partnership, on=at.date())
    exempt = [str(one.id) for one in found.told if is_logged(one.marking.openness)]
    to = To(council.id, Thing.COUNCIL, council.id)
    note(Act.OPEN_HANDOVER, to, by=by, party=party, at=at, exempt=sorted(exempt))
    return found


def _told(council: Council, partnership: Partnership, *, on: date) -> Handover:
    decisions = decisions_of(council, on=on)
    known = meetings_known(partnership.evidence)
    years = (panel(partnership, year, on=on) for year in (on.year, on.year + 1))
    standings = {s.duty.key: s for seen in years for s in seen.standings}
    return Handover(
        council=council.name,
        language=council.language,
        on=on,
        open=core.still_open(decisions, on=on),
        unsettled=unsettled(decisions),
        duties=core.next_duties(standings.values(), on=on),
        people=tuple(_contact(seat) for seat in members(council, on=on)),
        meetings=core.last_meetings(partnership.evidence, decisions, on=on),
        planned=core.to_come(known, on=on),
    )


def _contact(seat: Seat) -> Contact:
    person = seat.person
    return Contact(
        name=person.name,
        role=Role(seat.role),
        party=Party(seat.party),
        organisation=person.organisation.name,
        email=person.email,
        deputy=seat.deputy,
        until=seat.until,
    )
