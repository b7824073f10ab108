"""Writing down that somebody read what is exempt: once for each page they open."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from samrad.actions.log import To, note
from samrad.actions.standing import Seated
from samrad.core.log.events import Event, Thing
from samrad.core.meetings.decisions import Decision
from samrad.core.openness.levels import Openness, is_logged


class Shown(Protocol):
    """A row a page shows, or the title of."""

    id: UUID
    openness: str


def note_read(
    seat: Seated, to: To | None = None, *, at: datetime, **shown: Iterable[Shown]
) -> None:
    """Note that what is exempt among the rows a page shows was read, if any is.

    One line for the page, however many rows: `shown` by the word for what they are.
    """
    found = {
        what: [row.id for row in rows if is_logged(Openness(row.openness))]
        for what, rows in shown.items()
    }
    _note(seat, to, found, at=at)


def note_decisions_read(shown: Iterable[Decision], seat: Seated, *, at: datetime) -> None:
    """Note that the exempt ones among the decisions on a page were read, if any are."""
    exempt = [one.id for one in shown if is_logged(one.marking.openness)]
    _note(seat, None, {"decisions": exempt}, at=at)


def _note(seat: Seated, to: To | None, found: dict[str, list[UUID]], *, at: datetime) -> None:
    facts = {what: sorted({str(one) for one in ids}) for what, ids in found.items() if ids}
    if facts:
        to = to or To(seat.council.id, Thing.COUNCIL, seat.council.id)
        note(Event.EXEMPT_READ, to, by=seat.person, party=seat.party, at=at, **facts)
