"""The agenda writes itself: what belongs on it, in which order, and how long it takes.

First the minutes of the meeting before, then what was not carried out in time, then what the
agreement asks for at every meeting, then what is due by law or agreement, then what was
proposed: the common matters, and a block for each municipality of a joint council.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from samrad.core.basics.refusals import Refusal
from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.status import Standing, Status
from samrad.core.meetings.kinds import ItemKind
from samrad.core.meetings.writing import why_not_words
from samrad.core.openness.levels import Marking, Openness

_T = TypeVar("_T")
# What a council does at its table; the other duties are about the meetings themselves.
_AT_THE_TABLE = frozenset(
    {
        *(Kind.PLAN, Kind.PLAN_FOLLOW_UP, Kind.EVALUATION, Kind.REVIEW, Kind.BYLAWS),
        *(Kind.PICTURE, Kind.REPORT, Kind.PLEDGES),
    }
)
_UNMET = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.AHEAD})
# A day has an end: more than this no agenda holds.
LONGEST_ITEM = 480


@dataclass(frozen=True, slots=True)
class Approval:
    """The minutes of an earlier meeting, still to be approved by the council.

    Attributes:
        meeting: Its name, "2/25".
    """

    meeting: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure that was not done in time.

    Attributes:
        measure: Its identifier.
        title: What was to be done.
        deadline: The day it should have been done.
        marking: How open it is; no more than the decision it follows from.
    """

    measure: UUID
    title: str
    deadline: date
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic the agreement asks for at every meeting."""

    name: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A matter that was accepted for the meeting.

    Attributes:
        matter: Its identifier.
        title: What it is about.
        minutes: How long it is to take.
        marking: How open it is.
        municipality: Whose block it stands in; empty for what is common.
    """

    matter: UUID
    title: str
    minutes: int
    marking: Marking
    municipality: str = ""


About = Approval | Carried | Topic | Duty | Raised


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that belongs on the agenda.

    Attributes:
        kind: Why it stands there.
        key: The same for the same thing, so that it comes on an agenda once.
        about: What it stands there for.
        minutes: How long it is planned to take.
    """

    kind: ItemKind
    key: str
    about: About
    minutes: int = 10

    @property
    def marking(self) -> Marking:
        """How open it is; what follows from an agreement is no secret."""
        if isinstance(self.about, Raised | Carried):
            return self.about.marking
        return Marking(Openness.COUNCIL)

    @property
    def municipality(self) -> str:
        """In whose block it stands."""
        return self.about.municipality if isinstance(self.about, Raised) else ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when an agenda is written.

    Attributes:
        approvals: Meetings whose minutes the council has not approved.
        carried: Measures not done in time.
        topics: Those asked for at every meeting, by law and agreement on its day.
        standings: How each duty of the year stands.
        before: The day of the meeting after, or the end of the year: what is due by then is
            treated now.
        raised: Matters accepted for this meeting.
    """

    approvals: tuple[Approval, ...] = ()
    carried: tuple[Carried, ...] = ()
    topics: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    before: date = date.max
    raised: tuple[Raised, ...] = ()


def compose(known: Known) -> tuple[Line, ...]:
    """Everything that belongs on an agenda, in its order."""
    return (
        *(
            Line(ItemKind.APPROVAL, f"approval.{one.meeting}", one, 5)
            for one in known.approvals
        ),
        *(Line(ItemKind.CARRIED, f"measure.{one.measure}", one) for one in known.carried),
        *(Line(ItemKind.STANDING, f"topic.{one}", Topic(one)) for one in known.topics),
        *(Line(ItemKind.DUTY, f"duty.{one.key}", one, 20) for one in _due(known)),
        *(
            Line(ItemKind.MATTER, f"matter.{one.matter}", one, one.minutes)
            for one in sorted(known.raised, key=lambda one: one.municipality)
        ),
    )


def _due(known: Known) -> list[Duty]:
    duties = [
        one.duty
        for one in known.standings
        if one.duty.kind in _AT_THE_TABLE
        and one.status in _UNMET
        and one.duty.due <= known.before
    ]
    return sorted(duties, key=lambda duty: (duty.due, duty.key))


def why_not_item(title: str, minutes: int) -> Refusal | None:
    """Why such an item cannot stand on an agenda, or None if it can."""
    if not title.strip():
        return Refusal("agenda.no_title")
    if not 0 < minutes <= LONGEST_ITEM:
        return Refusal("agenda.minutes", {"most": LONGEST_ITEM})
    return None


def why_not_mark_item(title: str, marking: Marking, *, on: date) -> Refusal | None:
    """Why an item with that title may not be as open as that, or None if it may."""
    if marking.openness is Openness.PARTY:
        return Refusal("agenda.kept_to_a_party")
    return why_not_words(title, marking, on=on)


def moved(order: Sequence[_T], one: _T, to: int) -> list[_T]:
    """`order` with `one` at position `to` (from 0; beyond the ends means the end)."""
    rest = [other for other in order if other != one]
    rest.insert(max(0, min(to, len(rest))), one)
    return rest
