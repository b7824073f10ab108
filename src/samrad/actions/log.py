"""Writing down what was done: the last line of every act."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samrad.core.access.permissions import Act
from samrad.core.log.events import Event, Thing
from samrad.core.people.parties import Party
from samrad.records.log import queries
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class To:
    """What it was done to: the council, the kind of thing, which one."""

    council: UUID
    thing: Thing
    which: UUID | None = None


def note(
    what: Act | Event,
    to: To,
    *,
    by: Person | None,
    party: Party | None,
    at: datetime,
    **facts: object,
) -> None:
    """Write into the log of the council that `what` was done; part of the act's transaction.

    `facts` are codes, days and numbers. What people wrote stays where they wrote it, and can
    be deleted there; the log cannot.
    """
    new = queries.NewEntry(
        council=to.council,
        at=at,
        who=by.id if by else None,
        party=party or "",
        act=what,
        thing=to.thing,
        thing_id=to.which,
        facts=facts,
    )
    queries.write(new)
