"""Who it is whom a service vouches for: somebody known, somebody invited, or nobody here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from samrad.actions.invitations import accept_as_new, accept_invitation, open_invitation
from samrad.actions.services import Service, names_of, services_for
from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.oidc import SignedInElsewhere
from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Organisation, Person
from samrad.records.signing_in import queries
from samrad.records.signing_in.models import Identity


@dataclass(frozen=True, slots=True)
class Way:
    """A service somebody could sign in with, and whether it knows them already."""

    service: Service
    is_known: bool


# Says who it is, or refuses. Called in no context.
Whom = Callable[[SignedInElsewhere], Person]


def known(someone: SignedInElsewhere) -> Person:
    """The person whom the service knows by that key, if they still belong where it says.

    Raises:
        Refused: Nobody is known so, their account is closed, or they belong elsewhere.
    """
    person = _found(someone)
    if person is None:
        raise Refused(Refusal("sign_in.unknown_person"))
    if refusal := why_not(person, someone):
        raise Refused(refusal)
    return person


def only(person: Person) -> Whom:
    """Nobody but `person`: for signing in once more."""

    def whom(someone: SignedInElsewhere) -> Person:
        found = known(someone)
        if found.pk != person.pk:
            raise Refused(Refusal("sign_in.another_person"))
        return found

    return whom


def invited(secret: str, *, at: datetime) -> Whom:
    """Whoever comes with an invitation: they take the seat, and are known from now on.

    A person who has an account already is never found by the address in the invitation: else
    whoever invites could make a key of their own open somebody else's account.
    """

    def whom(someone: SignedInElsewhere) -> Person:
        if _found(someone) is not None:
            person = known(someone)
            accept_invitation(secret, by=person, at=at)
            return person
        opened = open_invitation(secret, at=at)
        if opened.organisation is None:  # a guest's: no service signs in for neither party
            facts = {"organisation": opened.workplace}
            raise Refused(Refusal("sign_in.other_organisation", facts))
        name = someone.name or opened.name
        person = accept_as_new(secret, name, None, at=at)
        _bind(person, someone, at)
        return person

    return whom


def connecting(person: Person, *, at: datetime) -> Whom:
    """`person`, who is signed in, lets the service's key mean them too."""

    def whom(someone: SignedInElsewhere) -> Person:
        _bind(person, someone, at)
        return person

    return whom


def ways_of(person: Person) -> list[Way]:
    """The services of the organisation of `person`. One query."""
    with at_the_gate():
        issuers = set(person.identities.values_list("issuer", flat=True))
        organisation = Organisation.objects.get(pk=person.organisation_id)
    return [Way(one, one.issuer in issuers) for one in services_for(organisation)]


def why_not(person: Person, someone: SignedInElsewhere) -> Refusal | None:
    """Why what the service says does not let `person` in, or None if it does."""
    if not person.is_active:
        return Refusal("sign_in.closed")
    with at_the_gate():
        own = person.organisation
    if own.party != someone.party or not names_of(own) & someone.organisations:
        return Refusal("sign_in.other_organisation", {"organisation": own.name})
    return None


def _found(someone: SignedInElsewhere) -> Person | None:
    with at_the_gate():
        return queries.known_as(someone.issuer, someone.subject_key)


def _bind(person: Person, someone: SignedInElsewhere, at: datetime) -> None:
    """From now on the service's key means `person`.

    Raises:
        Refused: The service does not vouch for them where they belong, the key means somebody
            else already, or the service knows them by another.
    """
    if refusal := why_not(person, someone):
        raise Refused(refusal)
    with at_the_gate():
        others = person.identities.filter(issuer=someone.issuer)
        if others.exclude(subject_key=someone.subject_key).exists():
            raise Refused(Refusal("sign_in.known_by_another"))
        identity, _ = Identity.objects.get_or_create(
            issuer=someone.issuer,
            subject_key=someone.subject_key,
            defaults={"person": person, "bound_at": at},
        )
    if identity.person_id != person.pk:
        raise Refused(Refusal("sign_in.another_person"))
