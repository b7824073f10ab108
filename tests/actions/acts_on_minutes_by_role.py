"""Each act on minutes, done as somebody in Løten, of a meeting they were at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count

from django.db import connection

from held_meetings import held_meeting
from publishing_them import assess_all, released
from samrad.actions import locking, minutes, publishing
from samrad.core.access.permissions import BIND, Act
from samrad.core.people.roles import Role
from samrad.records.basics import context
from samrad.records.basics.context import Scope, token
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held as seat_held
from samrad.records.meetings.minuting import minutes_of
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.progress import comments_of
from samrad.records.people.models import Person

_numbers = count(60)
_RUN = (Role.COORDINATOR, Role.POLICE_CONTACT)
_ON = date(2025, 6, 16)


def a_held_one(council: Council, by: Person, at: datetime) -> Meeting:
    """A meeting at which `by` was, and who runs the year."""
    with as_if(council, *_RUN) as runs:
        there = {one.id: one for one in (by, runs)}.values()
    return held_meeting(council, at, by, *there, number=next(_numbers))


def sent(council: Council, by: Person, at: datetime) -> Meeting:
    found = a_held_one(council, by, at)
    with as_if(council, *_RUN) as runs:
        minutes.send_minutes(found, by=runs, at=at)
    return found


def approved(council: Council, by: Person, at: datetime) -> Meeting:
    """By each party's own; nobody does it for them."""
    found = sent(council, by, at)
    for party in ("municipality", "police"):
        with as_if(council, *BIND, party=party) as binds:
            _approve(found, binds, at)
    return found


def locked(council: Council, by: Person, at: datetime) -> Meeting:
    found = approved(council, by, at)
    with as_if(council, *_RUN) as runs:
        locking.lock_minutes(found, "møte", by=runs, at=at)
        found.refresh_from_db()
        assess_all(found, by=runs, at=at)
    return found


@contextmanager
def as_if(council: Council, *roles: str, **more: str) -> Iterator[Person]:
    """Look for a moment through the eyes of a member who has such a role."""
    rows = Seat.objects.filter(seat_held(_ON), council=council, role__in=roles, **more)
    rows = rows.exclude(person__email__startswith="uten.sete").select_related("person")
    person = rows.order_by("id")[0].person
    before = context._set(
        token(Scope.PERSON, person.id, connection.connection.info.backend_pid)
    )
    yield person
    context._set(before)


def _approve(found: Meeting, by: Person, at: datetime) -> None:
    shown = minutes_of(found, on=at.date()).sha256
    minutes.approve_minutes(found, shown, by=by, at=at)


def send(council: Council, by: Person, at: datetime) -> None:
    minutes.send_minutes(a_held_one(council, by, at), by=by, at=at)


def comment(council: Council, by: Person, at: datetime) -> None:
    minutes.comment_on_minutes(sent(council, by, at), None, "Mangler.", by=by, at=at)


def settle(council: Council, by: Person, at: datetime) -> None:
    found = sent(council, by, at)
    minutes.comment_on_minutes(found, None, "Mangler.", by=by, at=at)
    (said,) = comments_of(found, 1)
    minutes.settle_comment(said, "taken", "", by=by, at=at)


def approve(council: Council, by: Person, at: datetime) -> None:
    """Where nobody else of their party can bind it."""
    found = sent(council, by, at)
    others = Seat.objects.filter(council=council, role__in=BIND).exclude(person=by)
    others.update(until="2024-12-31")
    _approve(found, by, at)


def lock(council: Council, by: Person, at: datetime) -> None:
    locking.lock_minutes(approved(council, by, at), "møte", by=by, at=at)


def correct(council: Council, by: Person, at: datetime) -> None:
    locking.correct_minutes(locked(council, by, at), "Feil", by=by, at=at)


def publish(council: Council, by: Person, at: datetime) -> None:
    found = locked(council, by, at)
    publishing.publish_minutes(found, released(found, at), by=by, at=at)


def withdraw(council: Council, by: Person, at: datetime) -> None:
    found = locked(council, by, at)
    with as_if(council, *_RUN) as runs:
        publishing.publish_minutes(found, released(found, at), by=runs, at=at)
    publishing.withdraw_minutes(found, "Feil", by=by, at=at)


# Whoever was there comments; who can bind a party approves, or who runs its year.
MAY_ON_MINUTES: dict[Act, set[Role]] = {
    Act.SEND_MINUTES: {*_RUN},
    Act.COMMENT_MINUTES: set(Role),
    Act.SETTLE_COMMENT: {*_RUN},
    Act.APPROVE_MINUTES: {*_RUN, *BIND},
    Act.LOCK_MINUTES: {*_RUN},
    Act.CORRECT_MINUTES: {*_RUN},
    Act.PUBLISH_MINUTES: {*_RUN},
    Act.WITHDRAW_MINUTES: {*_RUN},
}
ACTS_ON_MINUTES: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.SEND_MINUTES: send,
    Act.COMMENT_MINUTES: comment,
    Act.SETTLE_COMMENT: settle,
    Act.APPROVE_MINUTES: approve,
    Act.LOCK_MINUTES: lock,
    Act.CORRECT_MINUTES: correct,
    Act.PUBLISH_MINUTES: publish,
    Act.WITHDRAW_MINUTES: withdraw,
}
