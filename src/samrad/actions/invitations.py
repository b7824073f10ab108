"""Invitations: whoever runs the year gives somebody of their own party a way to a seat.

A guest's, to one thing, is made in `actions/guests` and opened and accepted here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db import transaction

from samrad.actions.joining import accept, add_person, require_of_party
from samrad.actions.log import To, note
from samrad.actions.seats import require_room
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act, guest_may_see
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.core.openness.levels import Openness
from samrad.core.people.guests import Sight
from samrad.core.people.invitations import LIFE, Invited, why_not_invite
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.records.basics.context import at_the_gate, in_council
from samrad.records.basics.secrets import new_secret, sha256_of
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held, taking_part
from samrad.records.invitations.models import Invitation
from samrad.records.invitations.queries import council_invited_to, shown_by
from samrad.records.people.models import Organisation, Person

_NOT_OPEN = Refusal("invitation.not_open")


@dataclass(frozen=True, slots=True)
class Opened:
    """What whoever has the link may know: who invites to what, and whether they are new.

    Attributes:
        organisation: For which they are to sit; None for a guest, who has a `workplace`.
        role: As what; None for a guest, who is shown one thing, and here not even its title.
        sight: What a guest is invited to; None for a seat.
    """

    council: str
    language: str
    invited_by: str
    organisation: Organisation | None
    workplace: str
    party: Party
    role: Role | None
    sight: Sight | None
    since: date
    until: date | None
    deputy: int | None
    name: str
    email: str
    has_account: bool


@transaction.atomic
def invite(
    council: Council, invited: Invited, organisation: Organisation, *, by: Person, at: datetime
) -> Invitation:
    """Invite somebody to a seat for the party of `by`; its link is made by `renew_link`.

    Raises:
        Refused: `by` may not, nobody sits for that party like that, they are invited or have
            the seat already, or it does not go together with another seat.
    """
    on = at.date()
    party = party_acting(by, council, Act.INVITE_PERSON, on=on)
    invited = replace(invited, name=invited.name.strip(), email=invited.email.strip())
    if refusal := why_not_invite(invited, party, on=on):
        raise Refused(refusal)
    _require_of_the_party(council, organisation, party, on=on)
    _require_new(council, invited, on=on)
    require_room(council, invited, organisation, at=at)
    invitation = Invitation.objects.create(
        council=council,
        party=party,
        organisation=organisation,
        name=invited.name,
        email=invited.email,
        role=invited.role,
        since=invited.since,
        until=invited.until,
        deputy=invited.deputy,
        invited_at=at,
        invited_by=by,
        expires_at=at + LIFE,
    )
    to = To(council.id, Thing.INVITATION, invitation.id)
    note(Act.INVITE_PERSON, to, by=by, party=party, at=at, role=invited.role)
    return invitation


@transaction.atomic
def invite_anew(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """The link sent before stops working; the next one lives as long as the first did.

    Raises:
        Refused: `by` may not, or it was accepted or withdrawn meanwhile.
    """
    found = _to_change(invitation, Act.INVITE_PERSON, by=by, at=at)
    found.secret_sha256, found.expires_at = "", at + LIFE
    found.sent_at = found.undelivered_at = None
    found.save()


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """The link opens nothing any more.

    Raises:
        Refused: `by` may not, or it was accepted or withdrawn already.
    """
    found = _to_change(invitation, Act.WITHDRAW_INVITATION, by=by, at=at)
    found.withdrawn_at, found.withdrawn_by = at, by
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])


def renew_link(invitation: Invitation, *, at: datetime) -> str:
    """A new secret for the link; the one before stops working. Only its hash is kept."""
    secret = new_secret()
    shown_until = None if invitation.role else invitation.until
    invitation.secret_sha256 = sha256_of(secret)
    invitation.expires_at = link_ends(at, shown_until)
    invitation.save(update_fields=["secret_sha256", "expires_at"])
    return secret


def link_ends(at: datetime, shown_until: date | None = None) -> datetime:
    """When a link made now opens nothing any more: no guest's after the paper's last day."""
    if shown_until is None:
        return at + LIFE
    return min(at + LIFE, datetime.combine(shown_until, time.max, tzinfo=at.tzinfo))


def open_invitation(secret: str, *, at: datetime) -> Opened:
    """What the link says; nothing is changed. Called in no context.

    Raises:
        Refused: There is no such invitation, or not any more: the answer is the same.
    """
    with _opened(secret, at=at) as found:
        return Opened(
            council=found.council.name,
            language=found.council.language,
            invited_by=found.invited_by.name,
            organisation=found.organisation,
            workplace=found.workplace,
            party=Party(found.party),
            role=Role(found.role) if found.role else None,
            sight=found.sight,
            since=found.since,
            until=found.until,
            deputy=found.deputy,
            name=found.name,
            email=found.email,
            has_account=_account_of(found) is not None,
        )


def accept_invitation(secret: str, *, by: Person, at: datetime) -> None:
    """Take the seat, or see the paper, with the account one has. Called in no context.

    Raises:
        Refused: It is open no more, was meant for somebody else, or `by` works for the other
            party or has the seat already.
    """
    with _opened(secret, at=at) as found:
        if by.email.casefold() != found.email.casefold():
            raise Refused(Refusal("invitation.for_somebody_else", {"email": found.email}))
        if found.organisation is not None:
            require_of_party(by, found.organisation)
        accept(found, by, at=at)


def accept_as_new(secret: str, name: str, password: str | None, *, at: datetime) -> Person:
    """Make the person who takes the seat or sees the paper, all or nothing.

    Called in no context.

    `password` is None for who signs in through their organisation's service.

    Raises:
        Refused: It is open no more, or somebody of that address has an account already.
    """
    with _opened(secret, at=at) as found:
        if _account_of(found) is not None:
            raise Refused(Refusal("invitation.has_account"))
        new = Person(email=found.email, name=name.strip(), language=found.council.language)
        new.set_password(password)
        add_person(new, found)
        accept(found, new, at=at)
        return new


@contextmanager
def _opened(secret: str, *, at: datetime) -> Iterator[Invitation]:
    """The open invitation with that secret, within its council and held until the end."""
    with at_the_gate():
        council = council_invited_to(secret)
    if council is None:
        raise Refused(_NOT_OPEN)
    with in_council(council):
        rows = Invitation.objects.select_for_update(of=("self",))
        rows = rows.select_related(
            "council", "invited_by", "organisation", "paper", "matter", "unit", "item"
        )
        rows = rows.defer("paper__content", "paper__text")
        found = rows.filter(secret_sha256=sha256_of(secret)).first()
        if found is None or not found.is_open(at) or _was_closed(found):
            raise Refused(_NOT_OPEN)
        yield found


def _was_closed(found: Invitation) -> bool:
    """Whether what is shown was closed since; what a party keeps, the database hides."""
    shown = shown_by(found)
    return shown is not None and not guest_may_see(Openness(shown.openness))


def _account_of(found: Invitation) -> Person | None:
    with at_the_gate():
        return Person.objects.filter(email__iexact=found.email).first()


def _to_change(invitation: Invitation, act: Act, *, by: Person, at: datetime) -> Invitation:
    """The invitation, held until the end, if `by` may do `act` to it and it is undecided."""
    party = party_acting(by, invitation.council, act, on=at.date())
    found = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if found.party != party:
        raise Refused(Refusal("invitation.other_partys", {"party": Party(found.party)}))
    if found.accepted_at or found.withdrawn_at:
        raise Refused(Refusal("invitation.decided"))
    to = To(found.council_id, Thing.INVITATION, found.id)
    note(act, to, by=by, party=party, at=at, role=found.role)
    return found


def _require_of_the_party(
    council: Council, organisation: Organisation, party: Party, *, on: date
) -> None:
    parts = taking_part(council, on=on).filter(organisation=organisation)
    if not parts.filter(party=party).exists():
        raise Refused(Refusal("invitation.not_of_the_party", {"party": party}))


def _require_new(council: Council, invited: Invited, *, on: date) -> None:
    of = {"council": council, "role": invited.role}
    undecided = Invitation.objects.filter(**of, accepted_at=None, withdrawn_at=None)
    if undecided.filter(email__iexact=invited.email).exists():
        raise Refused(Refusal("invitation.invited_already"))
    seats = Seat.objects.filter(held(on), **of, deputy=invited.deputy)
    if seats.filter(person__email__iexact=invited.email).exists():
        raise Refused(Refusal("invitation.seated_already", {"role": invited.role}))
