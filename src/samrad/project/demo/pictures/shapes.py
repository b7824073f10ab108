"""What a situation picture of the demo is written in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samrad.actions.pictures import Statement
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import Against
from samrad.project.demo.meetings.shapes import OPEN


@dataclass(frozen=True, slots=True)
class DemoFigure:
    """A series by its label, of a period; `statistic` where it is official statistics."""

    label: str
    period: Period
    statistic: bool = False
    against: Against = Against.EARLIER


@dataclass(frozen=True, slots=True)
class DemoPart:
    """What is written of one part, found by its area or its kind."""

    about: str
    own: Mapping[Party, str] = field(default_factory=dict)
    hidden: frozenset[Party] = frozenset()
    differences: tuple[tuple[Party, str, str], ...] = ()
    statement: Statement | None = None
    figures: tuple[DemoFigure, ...] = ()
    marking: Marking = OPEN


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """A picture from its beginning until it is public; what lies after the stage is not done.

    Attributes:
        meeting: The name of its meeting.
        day: When that is.
        as_of: The day it looks from.
        begun: When it was begun.
        parts: What is written.
        frozen: When both had adopted it and it was frozen.
        published: When it was published.
        meeting_noted: Whether the meeting is only noted as planned, and prepared for this.
    """

    meeting: str
    day: date
    as_of: date
    begun: date
    parts: tuple[DemoPart, ...]
    frozen: date | None = None
    published: date | None = None
    meeting_noted: bool = False
