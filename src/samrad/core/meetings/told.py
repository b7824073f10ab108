"""What the papers of a meeting tell besides what was written at the table."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from samrad.core.meetings.kinds import MatterKind, Present
from samrad.core.meetings.minutes import Held, Minutes
from samrad.core.meetings.stages import MinutesStage
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.offices import Filled, Office
from samrad.core.people.parties import Party


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands on the agenda that goes out with a notice.

    Attributes:
        number: As it is written, "12/25"; empty before the notice has gone.
        title: What it is about.
        minutes: How long it is planned to take.
        kind: What the council is asked to do; none where nobody asked.
        municipality: In a joint council, in whose block; empty for what is common.
        marking: How open it is.
        background: What is known before.
        outcome: What is hoped for.
        enclosed: The titles of the papers that belong to it.
    """

    number: str
    title: str
    minutes: int
    kind: MatterKind | None = None
    municipality: str = ""
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))
    background: str = ""
    outcome: str = ""
    enclosed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice(Held):
    """The call to a meeting; `attended` are those who are called."""

    items: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """Who led the meeting and who wrote; empty where nobody said."""

    chair: str = ""
    secretary: str = ""

    def without(self, names: Container[str]) -> "Offices":
        """The same, but for those who are not to be named."""
        chair, secretary = self.chair, self.secretary
        return Offices("" if chair in names else chair, "" if secretary in names else secretary)


NOT_TOLD = Offices()


@dataclass(frozen=True, slots=True)
class Approved:
    """That a party approved the minutes: by whom, and when."""

    party: Party
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What became of minutes once they were written.

    Attributes:
        stage: How far they have come.
        approvals: Who approved them.
        locked_at: When they were locked; none until then.
    """

    stage: MinutesStage = MinutesStage.DRAFT
    approvals: tuple[Approved, ...] = ()
    locked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The minutes of one meeting, `meeting`, locked or not."""

    meeting: UUID
    minutes: Minutes
    afterwards: Afterwards
    offices: Offices = NOT_TOLD


def offices_at(held: Held, filled: Mapping[Office, Filled]) -> Offices:
    """Who led and who wrote: whoever has the office, unless they were missed at the meeting."""
    missed = {one.name for one in held.attended if one.present is not Present.PRESENT}
    names = {
        office: one.sole.name if one.sole and one.sole.name not in missed else ""
        for office, one in filled.items()
    }
    return Offices(names.get(Office.CHAIR, ""), names.get(Office.SECRETARY, ""))


def exempt_on(minutes: Minutes) -> tuple[str, ...]:
    """The grounds on which something in `minutes` is exempt, each once."""
    return tuple(dict.fromkeys(_grounds(minutes)))


def _grounds(minutes: Minutes) -> Iterator[str]:
    for item in minutes.items:
        for marking in (item.marking, *(one.marking for one in item.paragraphs)):
            if marking.openness is Openness.EXEMPT:
                yield marking.ground
