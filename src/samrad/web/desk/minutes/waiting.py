"""Minutes that wait for somebody: to be commented, or approved for their party."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.meetings.progress import waiting_to_approve, waiting_to_comment
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """A meeting whose minutes wait, and whether for approval or for a comment."""

    meeting: Meeting
    approve: bool


def minutes_waiting(person: Person, councils: Sequence[Council], *, on: date) -> list[Waiting]:
    """What waits for `person`, the oldest meeting first; nothing is asked without a council."""
    if not councils:
        return []
    approving = waiting_to_approve(person, on=on)
    commenting = [one for one in waiting_to_comment(person) if one not in approving]
    found = [Waiting(one, approve=True) for one in approving]
    found += [Waiting(one, approve=False) for one in commenting]
    return sorted(found, key=lambda one: one.meeting.day)
