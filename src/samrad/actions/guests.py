"""Guests: somebody without a seat sees one paper, for a time."""

from datetime import date, datetime, timedelta

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.openness.levels import Openness
from samrad.records.basics.context import at_the_gate
from samrad.records.papers.models import Guest, Paper
from samrad.records.people.models import Person

# A meeting is prepared and held within this time.
LONGEST = timedelta(days=92)


@transaction.atomic
def invite_guest(paper: Paper, email: str, *, until: date, by: Person, at: datetime) -> Guest:
    """Show `paper` to the person with that address, until the day `until`.

    Raises:
        Refused: `by` may not, the paper is not one guests are shown, the day is past or more
            than three months off, or nobody of that address signs in here.
    """
    openness = Openness(paper.openness)
    on = at.date()
    party = party_acting(by, paper.council, Act.INVITE_GUEST, on=on, openness=openness)
    if not on <= until <= on + LONGEST:
        raise Refused(Refusal("guest.until", {"latest": on + LONGEST}))
    with at_the_gate():
        person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise Refused(Refusal("guest.unknown"))
    guest, _ = Guest.objects.update_or_create(
        council=paper.council,
        paper=paper,
        person=person,
        defaults={"until": until, "invited_at": at, "invited_by": by},
    )
    to = To(paper.council_id, Thing.PAPER, paper.id)
    note(Act.INVITE_GUEST, to, by=by, party=party, at=at, guest=person.id, until=until)
    return guest


@transaction.atomic
def withdraw_guest(guest: Guest, *, by: Person, at: datetime) -> None:
    """Show the guest the paper no longer.

    Raises:
        Refused: `by` may not.
    """
    party = party_acting(by, guest.council, Act.WITHDRAW_GUEST, on=at.date())
    to = To(guest.council_id, Thing.PAPER, guest.paper_id)
    note(Act.WITHDRAW_GUEST, to, by=by, party=party, at=at, guest=guest.person_id)
    guest.delete()
