"""What the tests of signing in share: somebody with a second step, and their app's codes."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from samrad.records.basics.context import at_the_gate
from samrad.records.people import factors
from samrad.records.people.models import Person

PASSWORD = "en lang setning om torget"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast with a password of their own, and an app unless told otherwise."""

    person: Person

    @property
    def email(self) -> str:
        return self.person.email

    def types_password(self, client: Client, password: str = PASSWORD, **more: Any) -> Any:
        sent = {"username": self.email, "password": password}
        return client.post("/sign-in/", sent, **more)

    def types_code(self, client: Client, code: str = "") -> Any:
        return client.post("/sign-in/second/", {"code": code or code_now()})

    def signs_in(self, client: Client) -> Client:
        self.types_password(client)
        assert self.types_code(client).status_code == 302
        return client


def a_member(person: Person, *, app: bool = True) -> Member:
    person.set_password(PASSWORD)
    with at_the_gate():
        person.save(update_fields=["password"])
        if app:
            factors.add_app(person, SECRET, 0)
    return Member(person)


def code_now(later: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 -- codes of apps follow the real time


def who_is_in(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))
