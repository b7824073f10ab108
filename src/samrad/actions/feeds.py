"""Calendar feeds: subscribing, opening one by its address, and writing it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.log.events import Thing
from samrad.gateways.ical.write import DayEvent, TimedEvent, calendar
from samrad.records.basics.secrets import new_secret, sha256_of
from samrad.records.councils.models import Council
from samrad.records.councils.queries import seats_of
from samrad.records.evidence.models import Feed
from samrad.records.people.models import Person


@transaction.atomic
def subscribe(council: Council, *, by: Person, at: datetime) -> str:
    """A new secret for the address of `by`'s feed of `council`; an older one stops working.

    Only its hash is kept, so the address is shown once.

    Raises:
        Refused: `by` has no seat in the council.
    """
    party = party_acting(by, council, Act.SUBSCRIBE, on=at.date())
    secret = new_secret()
    Feed.objects.filter(council=council, person=by).delete()
    made = {"secret_sha256": sha256_of(secret), "made_at": at}
    feed = Feed.objects.create(council=council, person=by, **made)
    note(Act.SUBSCRIBE, To(council.id, Thing.FEED, feed.id), by=by, party=party, at=at)
    return secret


def open_feed(secret: str, *, on: date) -> Council | None:
    """The council whose feed has that secret, if its subscriber still has a seat there.

    Whoever can no longer sign in can no longer follow either.
    """
    feed = Feed.objects.filter(secret_sha256=sha256_of(secret)).select_related(
        "council", "person"
    )
    found = feed.first()
    if found is None or not found.person.is_active:
        return None
    if not seats_of(found.person, found.council, on=on):
        return None
    return found.council


def as_calendar(
    name: str, events: Iterable[DayEvent], meetings: Iterable[TimedEvent], *, at: datetime
) -> bytes:
    """The feed as a calendar reads it."""
    return calendar(name, events, meetings, at=at)


__all__ = ["DayEvent", "TimedEvent", "as_calendar", "open_feed", "subscribe"]
