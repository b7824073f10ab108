"""Letting somebody in by an operator's hand: a link to begin signing in with, printed once."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from samrad.actions.letters import can_post, queue_recovery
from samrad.actions.log import To, note
from samrad.actions.recovering import give_recovery, renew_recovery_link
from samrad.core.access.permissions import Act
from samrad.core.log.events import Thing
from samrad.core.people.parties import Party
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble
from samrad.records.basics.context import at_the_gate, in_council
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import held
from samrad.records.people.models import Person

# Where a laptop serves, when nobody said where the site is.
_HERE = "http://localhost:8000"


def let_in_anew(email: str, *, show: bool, at: datetime) -> str:
    """Take away what they sign in with; the answer is the link, or nothing if it is mailed.

    Raises:
        Trouble: Nobody who may sign in has that address.
    """
    with at_the_gate():
        person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
        if person is None:
            raise Trouble(f"Nobody with the address {email} signs in here.")
        if can_post() and not show:
            queue_recovery(give_recovery(person, giver=None, at=at))
            link = ""
        else:
            link = link_of(person, at=at)
    _log(person, at=at)
    return link


def link_of(person: Person, *, at: datetime) -> str:
    """A link with which `person` begins signing in, shown to the operator this once."""
    with at_the_gate():
        secret = renew_recovery_link(give_recovery(person, giver=None, at=at), at=at)
    return f"{settings.SAMRAD_ADDRESS or _HERE}{reverse('anew', args=[secret])}"


def _log(person: Person, *, at: datetime) -> None:
    """Into the log of every council they sit in: nobody is let in unseen."""
    for council in councils_here().values():
        with in_council(council):
            seat = Seat.objects.filter(held(at.date()), person=person).first()
            if seat is not None:
                to, party = To(council, Thing.PERSON, person.id), Party(seat.party)
                note(Act.LET_IN_ANEW, to, by=None, party=party, at=at)
