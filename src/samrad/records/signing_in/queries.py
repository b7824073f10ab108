"""Reading and writing who is who at the services. All of it at the gate."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.records.signing_in.models import Identity, ServiceSession, UsedOnce


def known_as(issuer: str, subject_key: str) -> Person | None:
    """The person whom the service at `issuer` knows by that key. One query."""
    found = Identity.objects.select_related("person__organisation")
    identity = found.filter(issuer=issuer, subject_key=subject_key).first()
    return identity.person if identity else None


def goes_on(session: UUID) -> bool:
    """Whether a session that began at a service was not ended there. One query."""
    return ServiceSession.objects.filter(pk=session).exists()


def end_sessions(issuer: str, *, sid: str | None, subject_key: str | None) -> int:
    """End the sessions a service names: one of its own, or all of a person; how many."""
    named = Q(sid=sid) if sid else Q(subject_key=subject_key)
    ended, _ = ServiceSession.objects.filter(named, issuer=issuer).delete()
    return ended


def used_before(mark: str, *, until: datetime) -> bool:
    """Whether `mark` has been here before; it has from now on, whatever happens next.

    One statement that cannot be divided: of two at once, one waits for the other.
    """
    with at_the_gate(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_usedonce (mark, until) VALUES (%s, %s)"
            " ON CONFLICT (mark) DO NOTHING",
            [mark, until],
        )
        return not cursor.rowcount


def forget(*, marks_until: datetime, sessions_before: datetime) -> None:
    """Forget marks whose time is over, and sessions that began long ago."""
    UsedOnce.objects.filter(until__lt=marks_until).delete()
    ServiceSession.objects.filter(began_at__lt=sessions_before).delete()
