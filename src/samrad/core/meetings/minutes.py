"""The minutes of a meeting as one plain value: what is approved, locked, and made public.

Two who see the same minutes hold the same bytes: `canonical` is what both parties approve by
its fingerprint, and what is kept when they are locked.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MeetingKind, Present, Wording
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who was there, or was missed.

    Attributes:
        name: As the person is called.
        party: Whom they sat for; None for a guest.
        role: What they are in the council; None for a guest.
        present: Present where they were there for any item.
        deputy: Whether they sat for somebody else.
        items: The numbers of the items they were there for; empty for all of them.
    """

    name: str
    party: Party | None
    role: Role | None
    present: Present
    deputy: bool = False
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreedMeasure:
    """What will be done because of a decision, as it was agreed at the table.

    Attributes:
        title: What is to be done.
        owners: The name of who sees to it, by party.
        deadline: The day by which it is done.
        indicator: By what one sees that it helped.
    """

    title: str
    owners: Mapping[Party, str]
    deadline: date
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One paragraph: a summary, a decision with what follows from it, or a dissent.

    Attributes:
        id: Which paragraph; a later assessment of how open it is names it.
        wording: What it is.
        text: What it says.
        marking: How open it is; "council" is not assessed yet.
        measures: What follows from a decision.
        without: Why a decision needs no measure; empty where it has some or nobody said.
    """

    id: UUID
    wording: Wording
    text: str
    marking: Marking
    measures: tuple[AgreedMeasure, ...] = ()
    without: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A paper that belonged to an item.

    Attributes:
        id: Which paper.
        title: What it is called.
        name: The name of its file.
        sha256: The fingerprint of its content.
        openness: How open it is.
    """

    id: UUID
    title: str
    name: str
    sha256: str
    openness: Openness


@dataclass(frozen=True, slots=True)
class Treated:
    """One item and what was written of it.

    Attributes:
        id: Which item; comments name it.
        number: As it is written, "12/25"; empty while it has none.
        title: What it was about.
        marking: How open it is; where it is exempt, so is everything in it.
        municipality: In a joint council, in whose block; empty for what is common.
        paragraphs: What was written.
        enclosed: The papers that belonged to it.
    """

    id: UUID
    number: str
    title: str
    marking: Marking
    municipality: str = ""
    paragraphs: tuple[Written, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()

    @property
    def is_exempt(self) -> bool:
        """Whether nothing of it is for everyone."""
        return self.marking.openness is Openness.EXEMPT


@dataclass(frozen=True, slots=True)
class Held:
    """Which meeting it is about: the same in the full text and in the public one.

    Attributes:
        council: The council's name.
        country: Whose law it is under.
        language: In which its documents are written: nb, nn or sv.
        meeting: The meeting's name, "3/25".
        kind: What sort of meeting.
        day: When it was.
        place: Where.
        starts: Wall-clock time, if known.
        ends: Wall-clock time, if known.
        attended: Who was there and who was missed.
        version: 1, and one more for each correction of what was locked.
    """

    council: str
    country: Country
    language: str
    meeting: str
    kind: MeetingKind
    day: date
    place: str = ""
    starts: time | None = None
    ends: time | None = None
    attended: tuple[Attended, ...] = ()
    version: int = 1

    def canonical(self) -> bytes:
        """The one way to write them down: JSON with sorted keys, in UTF-8."""
        told = json.dumps(
            asdict(self),
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
            default=_plainly,
        )
        return told.encode()

    @property
    def sha256(self) -> str:
        """The fingerprint of what was written down."""
        return hashlib.sha256(self.canonical()).hexdigest()


@dataclass(frozen=True, slots=True)
class Minutes(Held):
    """What a meeting left behind.

    Attributes:
        items: What was treated, in the order of the agenda.
        reason: Why locked minutes were corrected; empty for the first version.
    """

    items: tuple[Treated, ...] = ()
    reason: str = ""


def _plainly(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)
