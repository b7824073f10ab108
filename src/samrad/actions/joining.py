"""Who accepts comes in: the person, where they work, and the seat or the paper they get."""

from datetime import datetime

from django.db import IntegrityError

from samrad.actions.log import To, note
from samrad.actions.seats import Mandate, seat_person
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.context import at_the_gate
from samrad.records.councils.models import Seat
from samrad.records.invitations.models import Invitation
from samrad.records.orders.models import Unit
from samrad.records.papers.models import Guest
from samrad.records.people.models import Organisation, Person


def add_person(new: Person, found: Invitation) -> None:
    """Keep the new person and where they work; two links followed at once make one.

    Raises:
        Refused: Somebody of that address came in meanwhile.
    """
    try:
        with at_the_gate():
            new.organisation = found.organisation or _workplace(found)
            new.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(Refusal("invitation.has_account")) from taken


def _workplace(found: Invitation) -> Organisation:
    """Where the guest works: of neither party, also where it is called as one that is."""
    made, _ = Organisation.objects.get_or_create(
        country=found.council.country, name=found.workplace, party=""
    )
    return made


def require_of_party(by: Person, organisation: Organisation) -> None:
    """Make sure that `by` can sit for the party of `organisation`.

    Raises:
        Refused: They work for the other party.
    """
    with at_the_gate():
        party = join(by, organisation).party
    if party != organisation.party:
        raise Refused(Refusal("invitation.other_party", {"party": Party(party)}))


def accept(found: Invitation, person: Person, *, at: datetime) -> None:
    """Give `person` what they are invited to: the seat, or the sight of one thing."""
    if found.role:
        _take_seat(found, person, at=at)
    else:
        show(found, person)
        to, facts = to_shown(found), {"invitation": found.id}
        note(Event.GUEST_ACCEPTED, to, by=person, party=None, at=at, **facts)
    found.accepted_at, found.accepted_by = at, person
    found.save(update_fields=["accepted_at", "accepted_by"])


def show(found: Invitation, person: Person) -> None:
    """From now on `person` sees or raises what they are invited to, until its last day."""
    Guest.objects.update_or_create(
        council=found.council,
        paper=found.paper,
        matter=found.matter,
        unit=found.unit,
        item=found.item,
        raises=found.raises,
        person=person,
        defaults={
            "until": found.until,  # type: ignore[misc]  # the database wants it of a guest's
            "invited_at": found.invited_at,
            "invited_by": found.invited_by,
        },
    )
    if found.unit_id:
        Unit.objects.filter(pk=found.unit_id).update(person=person)


def to_shown(of: Invitation | Guest) -> To:
    """What an entry of the log is to: what is shown; of a question its order, and so on."""
    if of.matter_id:
        return To(of.council_id, Thing.MATTER, of.matter_id)
    if of.unit is not None:
        return To(of.council_id, Thing.ORDER, of.unit.order_id)
    if of.item is not None:
        return To(of.council_id, Thing.MEETING, of.item.meeting_id)
    if of.raises:
        return To(of.council_id, Thing.COUNCIL, of.council_id)
    return To(of.council_id, Thing.PAPER, of.paper_id)


def _take_seat(found: Invitation, person: Person, *, at: datetime) -> None:
    what = {"council": found.council, "person": person, "role": found.role}
    if Seat.objects.filter(**what, since=found.since).exists():
        raise Refused(Refusal("invitation.seated_already", {"role": Role(found.role)}))
    mandate = Mandate(Role(found.role), found.since, found.until, found.deputy)
    seat_person(found.council, person, mandate, by=person, at=at, or_next=True)


def join(person: Person, organisation: Organisation) -> Organisation:
    """Where `person` works; somebody of neither party works there from now on.

    A guest or an analyst who gets a seat: nobody sits without a party. Called at the gate, or
    as operator.
    """
    own = Organisation.objects.get(pk=person.organisation_id)
    if own.party:
        return own
    person.organisation = organisation
    person.save(update_fields=["organisation"])
    return organisation
