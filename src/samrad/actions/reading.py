"""Writing down that somebody read what is exempt: once for each page they open."""

from collections.abc import Iterable
from datetime import datetime

from samrad.actions.log import To, note
from samrad.actions.standing import Seated
from samrad.core.log.events import Event, Thing
from samrad.core.meetings.decisions import Decision
from samrad.core.openness.levels import is_logged


def note_decisions_read(shown: Iterable[Decision], seat: Seated, *, at: datetime) -> None:
    """Note that the exempt ones among the decisions on a page were read, if any are."""
    exempt = sorted({str(one.id) for one in shown if is_logged(one.marking.openness)})
    if exempt:
        to = To(seat.council.id, Thing.COUNCIL, seat.council.id)
        facts = {"decisions": exempt}
        note(Event.EXEMPT_READ, to, by=seat.person, party=seat.party, at=at, **facts)
