"""Being let in anew by a second person who runs the year for the same party, or an operator.

Whoever lets somebody in never gets in themselves: the link goes to the address of the one
recovered (where there is no mail server it is handed over), and the log says who did it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.sessions import end_sessions
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Thing
from samrad.records.basics.context import at_the_gate
from samrad.records.basics.secrets import new_secret, sha256_of
from samrad.records.councils.models import Council
from samrad.records.councils.queries import seated_for
from samrad.records.people.factors import remove_factors
from samrad.records.people.models import Person, Recovery

LIFE = timedelta(days=2)
_NOT_OPEN = Refusal("recovery.not_open")


def ask_to_be_let_in(person: Person, *, at: datetime) -> None:
    """Keep that `person`, who knew the password, asks to be let in anew; once is enough."""
    with at_the_gate():
        Recovery.objects.get_or_create(person=person, given_at=None, defaults={"asked_at": at})


def who_asks(among: Iterable[UUID]) -> frozenset[UUID]:
    """Those of `among` who asked and were not let in yet. One query."""
    with at_the_gate():
        found = Recovery.objects.filter(person__in=set(among), given_at=None)
        return frozenset(found.values_list("person", flat=True))


@transaction.atomic
def let_in_anew(
    council: Council, person: Person, *, by: Person, at: datetime, handed_over: bool = False
) -> Recovery:
    """Take away what `person` signs in with and sign them out; a link lets them begin anew.

    Where the link is `handed_over`, it passes through the hands of `by`, who could use it as
    `person`, also in councils they do not share. So nobody is let in who has not asked.

    Raises:
        Refused: `by` may not, is the person themselves, or sits for the other party; or
            `person` has not asked and would be handed the link.
    """
    on = at.date()
    party = party_acting(by, council, Act.LET_IN_ANEW, on=on)
    if person.pk == by.pk:
        raise Refused(Refusal("recovery.oneself"))
    if not seated_for(council, person, party, on=on):
        raise Refused(Refusal("recovery.not_of_the_party", {"party": party}))
    if handed_over and not _waits(person):
        raise Refused(Refusal("recovery.has_not_asked", {"name": person.name}))
    given = give_recovery(person, giver=by, at=at)
    note(Act.LET_IN_ANEW, To(council.id, Thing.PERSON, person.id), by=by, party=party, at=at)
    return given


def _waits(person: Person) -> bool:
    """Whether they asked, or were given a link that is not used: theirs may have been lost."""
    with at_the_gate():
        return Recovery.objects.filter(person=person, used_at=None).exists()


def give_recovery(person: Person, *, giver: Person | None, at: datetime) -> Recovery:
    """Nothing they had opens anything any more; what they asked for is given."""
    with at_the_gate():
        Recovery.objects.filter(person=person, used_at=None).delete()
        remove_factors(person)
        person.identities.all().delete()
        person.set_unusable_password()
        Person.objects.filter(pk=person.pk).update(password=person.password)
        end_sessions(person)
        return Recovery.objects.create(
            person=person, given_at=at, giver=giver, expires_at=at + LIFE
        )


def renew_recovery_link(given: Recovery, *, at: datetime) -> str:
    """A new secret for the link; the one before stops working. Called at the gate."""
    secret = new_secret()
    given.secret_sha256, given.expires_at = sha256_of(secret), at + LIFE
    given.save(update_fields=["secret_sha256", "expires_at"])
    return secret


def open_recovery(secret: str, *, at: datetime) -> Person:
    """Whose link it is; nothing is changed.

    Raises:
        Refused: It opens nothing, or not any more: the answer is the same.
    """
    with _opened(secret, at=at) as found:
        return found.person


def begin_anew(secret: str, password: str, *, at: datetime) -> Person:
    """Set a new password, once; the second step is added when they are in.

    Raises:
        Refused: It opens nothing, or not any more.
    """
    with _opened(secret, at=at) as found:
        person = found.person
        person.set_password(password)
        person.save(update_fields=["password"])
        found.used_at = at
        found.save(update_fields=["used_at"])
        return person


@contextmanager
def _opened(secret: str, *, at: datetime) -> Iterator[Recovery]:
    with at_the_gate():
        rows = Recovery.objects.select_for_update(of=("self",)).select_related("person")
        found = rows.filter(secret_sha256=sha256_of(secret), used_at=None).first()
        if found is None or found.expires_at is None or found.expires_at <= at:
            raise Refused(_NOT_OPEN)
        if not found.person.is_active:
            raise Refused(_NOT_OPEN)
        yield found
