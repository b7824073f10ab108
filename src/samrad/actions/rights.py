"""A person's own rights: being told, corrected, and forgotten."""

from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.records.basics.context import at_the_gate
from samrad.records.basics.secrets import new_secret, sha256_of
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.rights import queries
from samrad.records.rights.models import Forgetting

# Nobody is written to there (RFC 2606), and nobody else can have the address.
_NOWHERE = "forgotten.invalid"
# The graver reason is said first: who gives up the seat still has the signature.
_BARS = ("signed", "seat")


@transaction.atomic
def correct(person: Person, *, name: str, email: str) -> None:
    """Correct what stands under `person`'s name (GDPR art. 16).

    Raises:
        Refused: The address is another person's.
    """
    with at_the_gate():
        others = Person.objects.filter(email__iexact=email).exclude(pk=person.pk)
        if others.exists():
            raise Refused(Refusal("rights.address_taken"))
        queries.rename(person, email)
        person.name, person.email = name, email
        person.save(update_fields=["name", "email"])


def why_not_forget(person: Person) -> Refusal | None:
    """Why `person` cannot be forgotten yet, or None if they can. One query."""
    held = queries.bars(person.id)
    bar = next((one for one in _BARS if one in held), None)
    if bar is None:
        return None
    return Refusal("rights.signed" if bar == "signed" else "rights.seat")


@transaction.atomic
def ask_to_be_forgotten(person: Person, *, at: datetime) -> str:
    """Ask to be forgotten (GDPR art. 17); the answer is the secret of the receipt's address.

    Only its hash is kept, so the address is shown once. Asked again, the older one stops
    working.

    Raises:
        Refused: They hold a seat, or signed an agreement that is in force.
    """
    if refusal := why_not_forget(person):
        raise Refused(refusal)
    secret = new_secret()
    Forgetting.objects.filter(person=person).delete()
    Forgetting.objects.create(person=person, secret_sha256=sha256_of(secret), asked_at=at)
    return secret


@transaction.atomic
def take_back(person: Person) -> None:
    """Ask no longer to be forgotten."""
    Forgetting.objects.filter(person=person).delete()


@transaction.atomic
def forget_person(asked: Forgetting, council: Council, *, by: Person, at: datetime) -> None:
    """Forget who asked for it; a second person does it, who runs the year of a council.

    Raises:
        Refused: `by` may not or is the one who asked, or there is a bar by now.
    """
    party = party_acting(by, council, Act.FORGET_PERSON, on=at.date())
    if asked.person is None or asked.person == by:
        raise Refused(Refusal("rights.second_person"))
    person = asked.person
    with at_the_gate():
        if queries.bars(person.id):
            raise Refused(Refusal("rights.barred"))
        forget_now(person.id, at=at)
    to = To(council.id, Thing.PERSON, person.id)
    note(Act.FORGET_PERSON, to, by=by, party=party, at=at)


@transaction.atomic
def forget(person: Person, *, at: datetime) -> dict[str, int]:
    """Forget `person`; the answer is how much went, by kind.

    Raises:
        Refused: They hold a seat, or signed an agreement that is in force.
    """
    with at_the_gate():
        if refusal := why_not_forget(person):
            raise Refused(refusal)
        return forget_now(person.id, at=at)


def forget_now(person: Any, *, at: datetime) -> dict[str, int]:
    """Forget the person with that identifier. Called at the gate, where no bar is left.

    What they did stands, under their last role and party: it is the council's, and may have
    to be kept.
    """
    gone = queries.let_go(person)
    Person.objects.filter(pk=person).update(
        name="",
        email=f"{person}@{_NOWHERE}",
        password=make_password(None),
        language="nb",
        last_login=None,
        is_active=False,
        forgotten_at=at,
        last_role=gone.role,
        last_party=gone.party,
    )
    asked = Forgetting.objects.filter(person=person)
    asked.update(person=None, done_at=at, removed=gone.removed)
    return gone.removed
