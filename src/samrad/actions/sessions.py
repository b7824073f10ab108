"""Where somebody is signed in: beginning, being seen, ending."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.records.people.places import has_place

# The library's table wants an address; we keep nobody's.
_NO_ADDRESS = "::"


@dataclass(frozen=True, slots=True)
class SignedInOn:
    """One place somebody is signed in at; `device` is what the browser calls itself."""

    which: int
    device: str
    since: datetime
    seen: datetime
    is_this: bool


def begin_session(person: Person, key: str, device: str, *, at: datetime) -> None:
    """Write down that `person` is signed in here from now on."""
    with at_the_gate():
        _forget_ended(person)
        told = {"user_agent": device[:200], "ip": _NO_ADDRESS}
        when = {"created_at": at, "last_seen_at": at}
        UserSession.objects.update_or_create(
            session_key=key, defaults={"user": person, **told, **when}
        )


def see_session(person: Person, key: str, *, at: datetime) -> bool:
    """Write down that the session is in use; the answer is whether they have a place here."""
    with at_the_gate():
        UserSession.objects.filter(user=person, session_key=key).update(last_seen_at=at)
        return has_place(person.id)


def sessions_of(person: Person, key: str) -> list[SignedInOn]:
    """Where `person` is signed in, last seen first; `key` is of the session that asks."""
    with at_the_gate():
        _forget_ended(person)
        rows = list(UserSession.objects.filter(user=person).order_by("-last_seen_at", "-pk"))
    return [
        SignedInOn(
            row.pk, row.user_agent, row.created_at, row.last_seen_at, row.session_key == key
        )
        for row in rows
    ]


def end_session(person: Person, which: int) -> None:
    """Sign `person` out there; of nobody else."""
    with at_the_gate():
        _end(UserSession.objects.filter(user=person, pk=which))


def end_sessions(person: Person, *, but: str = "") -> None:
    """Sign `person` out everywhere, but in the session with the key `but`."""
    with at_the_gate():
        _end(UserSession.objects.filter(user=person).exclude(session_key=but))


def _end(rows: "QuerySet[UserSession]") -> None:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()


def _forget_ended(person: Person) -> None:
    """What ended by itself: signed out, or too old."""
    rows = UserSession.objects.filter(user=person)
    alive = Session.objects.filter(session_key__in=rows.values("session_key"))
    rows.exclude(session_key__in=alive.values("session_key")).delete()
