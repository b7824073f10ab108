"""What somebody does about the second step of their own sign-in.

Called in the context of the person. Whoever changes how they sign in is signed out everywhere
else: had somebody got in, they are out.
"""

from collections.abc import Mapping
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.auth.hashers import check_password
from django.db import transaction

from samrad.actions.sessions import end_sessions
from samrad.core.basics.refusals import Refusal, Refused
from samrad.records.people import factors
from samrad.records.people.factors import Factor
from samrad.records.people.models import Person


@transaction.atomic
def add_app(person: Person, secret: str, code: str, *, here: str, at: datetime) -> list[str]:
    """Sign in with codes of an app from now on; the answer is the recovery codes if new.

    Raises:
        Refused: The code is not the app's, or there is an app already.
    """
    step = factors.step_of(secret, code, at=at)
    if step is None:
        raise Refused(Refusal("factor.wrong_code"))
    known = factors.factors_of(person)
    if any(one.type == Factor.APP for one in known):
        raise Refused(Refusal("factor.one_app"))
    factors.add_app(person, secret, step)
    return _changed(person, known, here=here)


@transaction.atomic
def add_passkey(
    person: Person, name: str, credential: Mapping[str, object], *, here: str
) -> list[str]:
    """Sign in with a passkey from now on; the answer is the recovery codes if new."""
    known = factors.factors_of(person)
    WebAuthn.add(person, name, dict(credential))
    return _changed(person, known, here=here)


@transaction.atomic
def remove_factor(person: Person, which: int, *, here: str) -> None:
    """Sign in with it no more.

    Raises:
        Refused: It is the last one, or none of theirs.
    """
    known = [one for one in factors.factors_of(person) if one.type != Factor.RECOVERY_CODES]
    found = next((one for one in known if one.pk == which), None)
    if found is None:
        raise Refused(Refusal("factor.not_yours"))
    if len(known) == 1:
        raise Refused(Refusal("factor.last"))
    found.delete()
    end_sessions(person, but=here)


@transaction.atomic
def renew_recovery_codes(person: Person, *, here: str) -> list[str]:
    """New codes; the ones before open nothing any more.

    Raises:
        Refused: There is nothing to recover yet.
    """
    if not factors.has_factor(person):
        raise Refused(Refusal("factor.none"))
    end_sessions(person, but=here)
    return factors.recovery_codes(person, anew=True)


@transaction.atomic
def change_password(person: Person, old: str, new: str, *, here: str) -> None:
    """Sign in with another password from now on.

    Raises:
        Refused: `old` is not the password they have.
    """
    if not check_password(old, person.password):
        raise Refused(Refusal("password.wrong"))
    person.set_password(new)
    person.save(update_fields=["password"])
    end_sessions(person, but=here)


def _changed(person: Person, known: list[Authenticator], *, here: str) -> list[str]:
    end_sessions(person, but=here)
    if any(one.type == Factor.RECOVERY_CODES for one in known):
        return []
    return factors.recovery_codes(person, anew=False)
