"""Writing down that somebody keeps what the person guard found."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from samrad.actions.log import To, note
from samrad.actions.standing import seated
from samrad.core.log.events import Event, Thing
from samrad.core.openness.looked import Unseen
from samrad.core.openness.persons import Found
from samrad.records.councils.models import Council
from samrad.records.people.models import Person


def note_override(
    council: Council,
    counts: Mapping[Found, int],
    reason: str,
    *,
    unseen: Sequence[Unseen] = (),
    by: Person,
    at: datetime,
) -> None:
    """Write into the log what kinds were kept, how many of each, and why; never which.

    `unseen` says why files were kept that nobody could look through.
    """
    party = seated(by, council, on=at.date()).party
    to = To(council.id, Thing.COUNCIL, council.id)
    kept = {kind.value: count for kind, count in sorted(counts.items())}
    facts = {"kept": kept, "reason": reason, "unseen": list(unseen)}
    note(Event.GUARD_OVERRIDDEN, to, by=by, party=party, at=at, **facts)
