"""What the papers of a meeting tell: plain values, in which nothing is left to look up."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from samrad.core.meetings.kinds import MatterKind, MeetingKind, Present, Wording
from samrad.core.meetings.stages import MinutesStage
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stands in the minutes and is not told here; `ground` is the key of the ground."""

    ground: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was called to the meeting, or came.

    Attributes:
        name: Their name.
        role: What they are in the council; none for a guest.
        party: For whom they sit; none for a guest.
        deputy: Whether they sat as a deputy.
        there: Whether they were there.
        items: The numbers of the items they were there for; empty for the whole meeting.
    """

    name: str
    role: Role | None
    party: Party | None
    deputy: bool = False
    there: Present = Present.PRESENT
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What will be done because of a decision, by whom at each party, and by when."""

    title: str
    municipality: str
    police: str
    deadline: date
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of the minutes, with what follows from it if it is a decision.

    Attributes:
        no_measure: Why nothing follows from it; empty where something does.
    """

    wording: Wording
    text: str
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))
    measures: tuple[Measure, ...] = ()
    no_measure: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What stood on the agenda.

    Attributes:
        number: "7/25"; empty before the notice has gone.
        title: What it is about, or on which ground that is not told.
        kind: What the council was asked; none where it was not asked by anybody.
        minutes: How long it was planned to take.
        municipality: Whose block it stands in; empty for what is common.
        marking: How open it is.
        background: What is known before.
        outcome: What is hoped for.
        attachments: The titles of the papers that belong to it.
        said: What was said and decided.
    """

    number: str
    title: str | Withheld
    kind: MatterKind | None = None
    minutes: int = 10
    municipality: str = ""
    marking: Marking = field(default_factory=lambda: Marking(Openness.COUNCIL))
    background: str = ""
    outcome: str = ""
    attachments: tuple[str, ...] = ()
    said: tuple[Said | Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with all that its papers tell.

    Attributes:
        council: The council's name.
        language: Of its documents.
        name: "3/25".
        stage: How far its minutes have come.
        following: The day of the next meeting, if it is known.
    """

    council: str
    language: str
    name: str
    kind: MeetingKind
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    stage: MinutesStage = MinutesStage.DRAFT
    attendees: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    following: date | None = None


@dataclass(frozen=True, slots=True)
class Approved:
    """That a party approved the minutes: by whom, and when."""

    party: Party
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """Minutes that were locked.

    Attributes:
        number: 1, and one more for each correction.
        at: When they were locked.
        sha256: The fingerprint of what was locked.
        approvals: Who approved them.
        reason: Why they were corrected; empty for the first version.
    """

    number: int
    at: datetime
    sha256: str
    approvals: tuple[Approved, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A meeting of the year with its locked minutes, or without, where there are none yet."""

    meeting: Meeting
    version: Version | None
