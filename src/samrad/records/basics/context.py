"""The signed context of a transaction: which councils its rows may belong to.

Row-level security reads it in the database (migration `0001`). It is signed, so that even
an SQL injection that calls `set_config` cannot move to another council, and bound to the
connection and to a short time, so that a leaked one is worth nothing.
"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

_SECONDS = 600


class Scope(StrEnum):
    """Whose eyes a transaction looks through."""

    PERSON = "person"
    COUNCIL = "council"
    OPERATOR = "operator"
    GATE = "gate"
    RESIDENT = "resident"


NOBODY = UUID(int=0)
# Whether this thread is at the gate already: asking again there costs nothing.
_gate = ContextVar("at the gate", default=False)


class ContextInUse(Exception):
    """A second context was asked for inside the first: one transaction, one context."""


@contextmanager
def as_person(person: UUID) -> Iterator[None]:
    """A transaction that sees the councils in which `person` has a seat."""
    with _context(Scope.PERSON, person):
        yield


@contextmanager
def in_council(council: UUID) -> Iterator[None]:
    """A transaction that sees one council: for jobs, feeds and the operator's commands."""
    with _context(Scope.COUNCIL, council):
        yield


@contextmanager
def as_operator() -> Iterator[None]:
    """A transaction that may list the councils' names and identifiers, and see no row."""
    with _context(Scope.OPERATOR, NOBODY):
        yield


@contextmanager
def as_resident() -> Iterator[None]:
    """A transaction that sees no row at all, and may ask what is published."""
    with _context(Scope.RESIDENT, NOBODY):
        yield


@contextmanager
def at_the_gate() -> Iterator[None]:
    """Looking up who signs in: persons, sessions and what they sign in with; no council's row.

    The one context that may be asked for inside another, because a session is kept and a
    person looked up wherever a page needs it; the surrounding one is in force again after.
    """
    if _gate.get():
        yield
        return
    nested = connection.in_atomic_block
    entered = _gate.set(True)
    try:
        with transaction.atomic():
            before = _set(token(Scope.GATE, NOBODY, _backend()))
            yield
            if nested:
                _set(before)
    finally:
        _gate.reset(entered)


@contextmanager
def _context(scope: Scope, subject: UUID) -> Iterator[None]:
    nested = connection.in_atomic_block
    with transaction.atomic():
        _enter(token(scope, subject, _backend()))
        yield
        # Only a surrounding transaction (a test's) outlives ours and must forget it; where
        # something went wrong, rolling back has forgotten it already.
        if nested:
            _set("")


def _enter(context: str) -> None:
    if _set(context):
        raise ContextInUse


def _set(context: str) -> str:
    """Put `context` in force until the transaction ends; the answer is the one before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('samrad.context', true), ''),"
            " set_config('samrad.context', %s, true)",
            [context],
        )
        before: str = cursor.fetchone()[0]
    return before


def _backend() -> int:
    connection.ensure_connection()
    backend: int = connection.connection.info.backend_pid
    return backend


def token(scope: Scope, subject: UUID, backend: int) -> str:
    """The context as the database verifies it: claim and signature, `|` between.

    The last part of the claim is the day the demo stands on, and empty where the database's
    own day counts: seats and releases are in force on the day the pages show.
    """
    until = int(time.time()) + _SECONDS
    claim = f"{scope}|{subject}|{backend}|{until}|{settings.SAMRAD_DEMO_DAY}"
    key = settings.SAMRAD_CONTEXT_KEY.encode()
    return f"{claim}|{hmac.new(key, claim.encode(), hashlib.sha256).hexdigest()}"
