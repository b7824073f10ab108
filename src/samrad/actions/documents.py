"""Handing out the papers of a meeting; where something in them is exempt, the log knows it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import seated
from samrad.core.documents.document import Document, Shape
from samrad.core.log.events import Event, Thing
from samrad.core.meetings.told import Kept, exempt_on
from samrad.gateways.documents import WRITERS
from samrad.records.councils.models import Council
from samrad.records.people.models import Person


@transaction.atomic
def read_minutes(council: Council, read: Iterable[Kept], *, by: Person, at: datetime) -> None:
    """Write into the log whose minutes with exempt parts `by` reads, on a page or in a file."""
    party = seated(by, council, on=at.date()).party
    for one in read:
        for ground in exempt_on(one.minutes):
            to = To(council.id, Thing.MINUTES, one.meeting)
            note(Event.EXEMPT_READ, to, by=by, party=party, at=at, ground=ground)


def as_file(document: Document, shape: Shape) -> bytes:
    """The document as a file, for whoever may read it on a page."""
    return WRITERS[shape](document)
