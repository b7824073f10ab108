"""What has to be looked at again, as it waits on the front page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samrad.core.duties.status import Status
from samrad.records.councils.models import Council
from samrad.records.papers.models import Paper
from samrad.records.papers.queries import to_look_at
from samrad.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Look:
    """A paper to look at again, by when, and whether it is an exemption or a release."""

    paper: Paper
    council: Council
    day: date
    exemption: bool
    status: Status


def looks(person: Person, councils: Sequence[Council], *, on: date) -> list[Look]:
    """What waits for the party of `person`; nothing is asked where they have no council."""
    papers = to_look_at(person, on=on) if councils else []
    found = (look for paper in papers for look in _of(paper, on=on))
    return sorted(found, key=lambda look: (look.day, look.paper.title))


def _of(paper: Paper, *, on: date) -> list[Look]:
    """One paper may have both an exemption and a release that run out."""
    days = [(paper.review, True), (getattr(paper, "released_until", None), False)]
    return [
        Look(paper, paper.council, day, exemption, _status(day, on=on))
        for day, exemption in days
        if day is not None
    ]


def _status(day: date, *, on: date) -> Status:
    return Status.OVERDUE if day < on else Status.DUE_SOON
