"""What somebody signs in with besides a password, kept in the library's own table."""

from datetime import datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction

from samrad.records.people.models import Person

# Seconds a code is shown for, and how many codes a clock may be off by.
_PERIOD, _OFF = 30, 1
_STEP = "last_step"


class Factor(StrEnum):
    """The second steps there are."""

    APP = "totp"
    PASSKEY = "webauthn"
    RECOVERY_CODES = "recovery_codes"


def has_factor(person: Person) -> bool:
    """Whether a password alone lets nobody in as this person. One query."""
    factors = Authenticator.objects.filter(user_id=person.pk)
    return bool(factors.exclude(type=Factor.RECOVERY_CODES).exists())


def factors_of(person: Person) -> list[Authenticator]:
    """Everything this person signs in with besides a password, oldest first. One query."""
    return list(Authenticator.objects.filter(user_id=person.pk).order_by("created_at", "pk"))


def add_app(person: Person, secret: str, step: int) -> None:
    """Keep the app's secret; the code of `step`, which proved it, is used up."""
    made = TOTP.activate(person, secret).instance
    made.data[_STEP] = step
    made.save(update_fields=["data"])


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """In which of the half minutes around `at` the app shows that code, if in any."""
    typed = "".join(code.split())
    now = int(at.timestamp()) // _PERIOD
    steps = range(now - _OFF, now + _OFF + 1)
    return next((s for s in steps if format_hotp_value(hotp_value(secret, s)) == typed), None)


@transaction.atomic
def use_code(person: Person, code: str, *, at: datetime) -> Factor | None:
    """Which factor this code is of. Each code counts once, in whichever process it arrives.

    What was sealed with a key that is gone takes no code at all.
    """
    try:
        return _use(person, code, at=at)
    except InvalidToken:
        return None


def _use(person: Person, code: str, *, at: datetime) -> Factor | None:
    rows = Authenticator.objects.select_for_update().filter(user_id=person.pk)
    app = rows.filter(type=Factor.APP).first()
    if app is not None and _use_apps_code(app, code, at=at):
        return Factor.APP
    recovery = rows.filter(type=Factor.RECOVERY_CODES).first()
    if recovery is not None and RecoveryCodes(recovery).validate_code(code):
        return Factor.RECOVERY_CODES
    return None


def _use_apps_code(app: Authenticator, code: str, *, at: datetime) -> bool:
    """The library remembers used codes in a process of its own; two of ours would not share."""
    step = step_of(decrypt(app.data["secret"]), code, at=at)
    if step is None or step <= app.data.get(_STEP, 0):
        return False
    app.data[_STEP], app.last_used_at = step, at
    app.save(update_fields=["data", "last_used_at"])
    return True


def recovery_codes(person: Person, *, anew: bool) -> list[str]:
    """The codes that help when the others are lost; made if there are none or `anew`."""
    codes = Authenticator.objects.filter(user_id=person.pk, type=Factor.RECOVERY_CODES)
    if anew:
        codes.delete()
    unused: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return unused


def remove_factors(person: Person) -> None:
    """Everything but the password."""
    Authenticator.objects.filter(user_id=person.pk).delete()
