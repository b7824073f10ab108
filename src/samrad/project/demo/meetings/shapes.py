"""What a meeting of the demo is written in."""

from dataclasses import dataclass
from datetime import date, time

from samrad.core.meetings.kinds import MatterKind, MatterType, RaisedBy
from samrad.core.openness.levels import Marking, Openness
from samrad.project.demo.shapes import Member

SHARED = Marking(Openness.COUNCIL)
OPEN = Marking(Openness.OPEN)


@dataclass(frozen=True, slots=True)
class DemoMatter:
    """A matter a member proposes, so many days before the meeting."""

    title: str
    by: Member
    days_before: int
    kind: MatterKind = MatterKind.DISCUSS
    type: MatterType = MatterType.POLITICAL
    background: str = ""
    outcome: str = ""
    focus: str = ""
    minutes: int = 15
    marking: Marking = SHARED
    raised_by: RaisedBy = RaisedBy.MEMBER
    raised_for: str = ""


@dataclass(frozen=True, slots=True)
class DemoMeasure:
    """A measure decided on: who owns it at each party, until when, and when it was done."""

    title: str
    deadline: date
    municipality: Member | None = None
    police: Member | None = None
    indicator: str = ""
    done: date | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the minutes say of an item, found by how its title begins."""

    item: str
    summary: str
    decision: str = ""
    dissent: str = ""
    measures: tuple[DemoMeasure, ...] = ()
    without: str = ""
    marking: Marking = OPEN


def status(item: str) -> Said:
    """A standing topic in which nothing is new."""
    return Said(
        item,
        "Status ble gjennomgått; ingen endring som er større enn det tilfeldige.",
        "Tas til orientering.",
        without="Saken var til orientering.",
    )


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """A meeting from its plan to its locked minutes; what lies after the stage is not done."""

    name: str
    day: date
    planned: date
    starts: time
    ends: time
    place: str
    notice_days: int
    said: tuple[Said, ...]
    matters: tuple[DemoMatter, ...] = ()
    struck: tuple[str, ...] = ()
    away: tuple[Member, ...] = ()
    sent_days: int = 3
    locked_days: int = 10
    # What it was evidence of besides, e.g. that the council judged its own work.
    evaluated: bool = False
