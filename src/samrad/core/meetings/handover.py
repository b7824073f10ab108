"""What a new coordinator or police contact has to know on the first day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samrad.core.duties.evidence import Evidence, seen_on
from samrad.core.duties.meetings_known import KnownMeeting, meetings_known
from samrad.core.duties.status import Standing, Status
from samrad.core.meetings.decisions import Decision, State
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

# As far ahead as somebody new can plan; and the meetings that are still being talked about.
_AHEAD = timedelta(days=183)
_MEETINGS = 3
_ASKED = (Status.OVERDUE, Status.DUE_SOON, Status.AHEAD)
_STILL = (State.OVERDUE, State.OPEN)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody in the council, and how one reaches them."""

    name: str
    role: Role
    party: Party
    organisation: str
    email: str
    deputy: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One of the last meetings, the topics it treated, and what was decided there."""

    meeting: KnownMeeting
    topics: tuple[str, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything the file tells, as of a day.

    Attributes:
        council: The council's name.
        language: Of its documents.
        on: The day it is as of.
        open: Decisions with measures still to be done, the one most in need first.
        unsettled: Decisions of which nobody has said what follows.
        duties: What is overdue or comes within half a year, by its day.
        people: Who sits in the council.
        meetings: The last three.
        planned: Meetings to come.
    """

    council: str
    language: str
    on: date
    open: tuple[Decision, ...]
    unsettled: tuple[Decision, ...]
    duties: tuple[Standing, ...]
    people: tuple[Contact, ...]
    meetings: tuple[Met, ...]
    planned: tuple[KnownMeeting, ...]

    @property
    def told(self) -> tuple[Decision, ...]:
        """Every decision the file tells of, each once."""
        every = (
            *self.open,
            *self.unsettled,
            *(d for met in self.meetings for d in met.decisions),
        )
        return tuple({one.id: one for one in every}.values())


def still_open(decisions: Iterable[Decision], *, on: date) -> tuple[Decision, ...]:
    """The decisions with something still to be done, by the first deadline."""
    left = [(first, one) for one in decisions if (first := _first_due(one, on=on))]
    left.sort(key=lambda pair: (pair[0], pair[1].meeting, pair[1].item))
    return tuple(one for _, one in left)


def _first_due(decision: Decision, *, on: date) -> date | None:
    """The first deadline of what is still to be done, if anything is."""
    still = (one.deadline for one in decision.measures if one.state(on=on) in _STILL)
    return min(still, default=None)


def next_duties(standings: Iterable[Standing], *, on: date) -> tuple[Standing, ...]:
    """What is overdue, and what comes within half a year, by its day."""
    near = [s for s in standings if s.status in _ASKED and s.duty.due <= on + _AHEAD]
    return tuple(sorted(near, key=lambda s: (s.duty.due, s.duty.key)))


def last_meetings(
    evidence: Iterable[Evidence], decisions: Iterable[Decision], *, on: date
) -> tuple[Met, ...]:
    """The last three meetings held, the latest first, with what was treated and decided."""
    seen, every = seen_on(on, evidence), tuple(decisions)
    held = [one for one in meetings_known(seen) if one.held]
    return tuple(
        Met(
            one,
            tuple(e.topic for e in seen if e.meeting == one.name and e.topic),
            tuple(d for d in every if d.meeting == one.name),
        )
        for one in held[:_MEETINGS]
    )


def to_come(meetings: Iterable[KnownMeeting], *, on: date) -> tuple[KnownMeeting, ...]:
    """The meetings planned from that day on, the next one first."""
    coming = [one for one in meetings if not one.held and one.day >= on]
    return tuple(sorted(coming, key=lambda one: one.day))
