"""Asking what is held on a person, and letting them go."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import OuterRef, Subquery

from samrad.core.access.permissions import MAY, Act
from samrad.core.basics.countries import Country
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import held
from samrad.records.people.digests import Digest
from samrad.records.people.models import Person, Recovery
from samrad.records.rights.models import Forgetting
from samrad.records.signing_in.models import Identity, ServiceSession

# What is kept of who signs in, by the libraries and by us. A table that is missing here is
# found by tests/records/test_nothing_remains.py.
_OF_LIBRARIES: tuple[Any, ...] = (EmailAddress, Authenticator, UserSession)
_OURS: tuple[Any, ...] = (Identity, ServiceSession, Recovery, Digest)


@dataclass(frozen=True, slots=True)
class Trace:
    """One row that names a person: where, by which column, in which council, on which day.

    `details` are filled where the row is about the person, and empty where they only did it.
    """

    table: str
    column: str
    which: str
    council: str
    on: date | None
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One entry of a log in this person's name."""

    council: str
    number: int
    at: datetime
    act: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """What went with somebody, by kind, and the role and party they had last."""

    removed: dict[str, int]
    role: str
    party: str


def traces() -> list[Trace]:
    """Every row that names this transaction's person, the latest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT held_in, by_column, which, coalesce(council, ''), on_day, details::text"
            " FROM samrad_traces() ORDER BY on_day DESC NULLS LAST, held_in, by_column, which"
        )
        rows = cursor.fetchall()
    return [
        Trace(table, column, which, council, on, _read(details))
        for table, column, which, council, on, details in rows
    ]


def own_entries() -> list[OwnEntry]:
    """What the logs say this transaction's person did, the latest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT council, number, at, act FROM samrad_own_entries()"
            " ORDER BY at DESC, council, number DESC"
        )
        return [OwnEntry(*row) for row in cursor.fetchall()]


def bars(person: UUID) -> frozenset[str]:
    """Why `person` cannot be forgotten yet: `seat`, `signed`, or nothing. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_bars(%s)", [person])
        return frozenset(cursor.fetchone()[0])


def let_go(person: UUID) -> LetGo:
    """Remove all that only served `person`: sign-in, sessions, feeds, invitations, posts.

    Called at the gate.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT removed::text, role, party FROM samrad_let_go(%s)", [person])
        removed, role, party = cursor.fetchone()
    counts = _read(removed)
    counts["sessions"] = _end_sessions(person)
    kept = [model.objects.filter(user_id=person) for model in _OF_LIBRARIES]
    kept += [model.objects.filter(person_id=person) for model in _OURS]
    counts["sign_in"] = sum(rows.delete()[0] for rows in kept)
    return LetGo(counts, role or "", party or "")


def asking(person: Person, *, on: date) -> list[Seat]:
    """Seats of former members who ask to be forgotten, where `person` may do it. One query.

    Of each who asks one seat, with the request in `asked`.
    """
    mine = Seat.objects.filter(held(on), person=person, role__in=MAY[Act.FORGET_PERSON])
    asked = Forgetting.objects.filter(person=OuterRef("person"))
    rows = Seat.objects.filter(council__in=mine.values("council")).exclude(person=person)
    rows = rows.annotate(asked=Subquery(asked.values("id")[:1])).filter(asked__isnull=False)
    rows = rows.select_related("person", "council")
    return list(rows.order_by("person", "council").distinct("person"))


def idle_persons(country: Country, *, before: date) -> list[UUID]:
    """Whose last seat, invitation and sign-in lie before the day `before`. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM samrad_idle_persons(%s, %s)", [country, before])
        return [one for (one,) in cursor.fetchall()]


def rename(person: Person, email: str) -> None:
    """Let the libraries know `person` by another address; it is not confirmed yet."""
    known = EmailAddress.objects.filter(user=person, email__iexact=person.email)
    known.exclude(email=email).update(email=email, verified=False)


def _end_sessions(person: UUID) -> int:
    """A session says only inside its sealed text whose it is; each is opened."""
    own = [
        one.pk
        for one in Session.objects.iterator()
        if one.get_decoded().get("_auth_user_id") == str(person)
    ]
    return Session.objects.filter(pk__in=own).delete()[0]


def _read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text)
    return read
