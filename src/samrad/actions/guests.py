"""Guests: somebody without a seat sees one thing, or raises matters, for a time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from samrad.actions.invitations import link_ends
from samrad.actions.joining import show, to_shown
from samrad.actions.log import note
from samrad.actions.releases import release_of
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.levels import Openness
from samrad.core.people.guests import LONGEST, LONGEST_RAISING, Guesting, why_not_show
from samrad.core.people.parties import Party
from samrad.records.basics.context import at_the_gate
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import (
    Raising,
    Shown,
    shown_by,
    thing_shown,
    undecided_of_guest,
)
from samrad.records.meetings.models import Item
from samrad.records.papers.models import Guest, Paper
from samrad.records.people.models import Person


@transaction.atomic
def invite_guest(shown: Shown, guest: Guesting, *, by: Person, at: datetime) -> Invitation:
    """Show one thing to `guest`, or let them raise matters.

    An invitation before to the same address ends. Who has an account sees it at once, everybody
    else when they accept. The answer and the log are the same, so that nobody learns here who
    has an account.

    Raises:
        Refused: `by` may not, it is not what guests are shown, the day is past or too far
            off, or name or workplace is missing.
    """
    openness = Openness(shown.openness)
    on = at.date()
    party = party_acting(by, shown.council, Act.INVITE_GUEST, on=on, openness=openness)
    guest = replace(
        guest,
        email=guest.email.strip(),
        name=guest.name.strip(),
        workplace=guest.workplace.strip(),
    )
    if refusal := why_not_show(guest, on=on, longest=_longest(shown, on)):
        raise Refused(refusal)
    if isinstance(shown, Paper) and shown.figures and release_of(shown) is None:
        raise Refused(Refusal("guest.not_released"))
    _end(shown, guest.email, by=by, at=at)
    made = _invitation(shown, guest, party, by=by, at=at)
    _show_at_once(made)
    facts = {"invitation": made.id, "until": guest.until}
    note(Act.INVITE_GUEST, to_shown(made), by=by, party=party, at=at, **facts)
    return made


@transaction.atomic
def withdraw_guest(guest: Guest | Invitation, *, by: Person, at: datetime) -> None:
    """Show it to the guest no longer; a link they have not followed opens nothing.

    Raises:
        Refused: `by` may not, or it is gone meanwhile.
    """
    party = party_acting(by, guest.council, Act.WITHDRAW_GUEST, on=at.date())
    shown = shown_by(guest)
    if shown is None:
        raise Refused(Refusal("invitation.decided"))
    note(Act.WITHDRAW_GUEST, to_shown(guest), by=by, party=party, at=at, guest=guest.id)
    email = guest.email if isinstance(guest, Invitation) else guest.person.email
    _end(shown, email, by=by, at=at)
    of = {"council": guest.council, **thing_shown(shown)}
    Guest.objects.filter(**of, person__email__iexact=email).delete()


def _longest(shown: Shown, on: date) -> timedelta:
    """How long somebody may be a guest; of an item it counts from its meeting."""
    if isinstance(shown, Raising):
        return LONGEST_RAISING
    if isinstance(shown, Item):
        return LONGEST + max(timedelta(), shown.meeting.day - on)
    return LONGEST


def _end(shown: Shown, email: str, *, by: Person, at: datetime) -> None:
    """The links of that address to it open nothing any more."""
    undecided_of_guest(shown, email).update(withdrawn_at=at, withdrawn_by=by)


def _invitation(
    shown: Shown, guest: Guesting, party: Party, *, by: Person, at: datetime
) -> Invitation:
    return Invitation.objects.create(
        council=shown.council,
        **thing_shown(shown),
        party=party,
        name=guest.name,
        email=guest.email,
        workplace=guest.workplace,
        since=at.date(),
        until=guest.until,
        invited_at=at,
        invited_by=by,
        expires_at=link_ends(at, guest.until),
    )


def _show_at_once(made: Invitation) -> None:
    """Who has an account need not follow the link."""
    with at_the_gate():
        person = Person.objects.filter(email__iexact=made.email, is_active=True).first()
    if person is not None:
        show(made, person)
