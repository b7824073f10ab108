"""A situation picture as one plain value: what both parties adopt, and what is frozen.

Each party brings its own picture of an area. What differs is listed with how it was settled;
the joint statement stands beside the two and never in their place. Two who see the same
picture hold the same bytes: `canonical` is what both adopt by its fingerprint.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from samrad.core.basics.canonical import canonical
from samrad.core.basics.countries import Country
from samrad.core.figures.harm import HarmTable
from samrad.core.openness.levels import Marking, Openness
from samrad.core.orders.answers import Given
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind

_UNMARKED = Marking(Openness.COUNCIL)


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """What one party sees, in its own words, as it shows it to the other."""

    party: Party
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something the two parties see differently.

    Attributes:
        id: Which.
        text: What it is.
        noted_by: The party that noted it.
        settled: How it was settled, perhaps that both views stand; empty while it is open.
    """

    id: UUID
    text: str
    noted_by: Party
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a picture.

    Attributes:
        id: Which part.
        kind: What it is about.
        area: The focus area; empty for a part the law asks for.
        marking: How open it is; "council" is not assessed yet.
        own: Each party's own picture, as far as it is shown.
        differences: What they see differently.
        joint: What both state together.
        unreported: What is known of crime nobody reports, and from where.
        causes: What both think it comes from.
        figures: The figures chosen for it, in order.
        answers: What units answered that the council asked about it, the latest first.
    """

    id: UUID
    kind: PartKind
    area: str
    marking: Marking = _UNMARKED
    own: tuple[OwnPicture, ...] = ()
    differences: tuple[Difference, ...] = ()
    joint: str = ""
    unreported: str = ""
    causes: str = ""
    figures: tuple[ToldFigure, ...] = ()
    answers: tuple[Given, ...] = ()

    def own_of(self, party: Party) -> str:
        """What `party` sees, as far as it is shown."""
        return next((one.text for one in self.own if one.party is party), "")

    @property
    def says_something(self) -> bool:
        """Whether residents would read anything, were it open."""
        told = self.joint or self.unreported or self.causes or self.figures
        return bool(told) or any(one.is_public for one in self.answers)

    @property
    def open_differences(self) -> tuple[Difference, ...]:
        """The differences nobody has settled."""
        return tuple(one for one in self.differences if not one.settled)


@dataclass(frozen=True, slots=True)
class Picture:
    """The situation picture of a council.

    Attributes:
        council: The council's name.
        country: Whose law it is under.
        language: In which its documents are written.
        meeting: The name of the meeting it is made for, "2/25".
        day: When that meeting is.
        as_of: The day it looks from: what had been delivered by then counts.
        version: 1 for the council's first picture, and one more for each that was frozen.
        parts: In the order they are read.
        reason: Why a frozen picture was corrected; empty for the first version.
        corrects: The fingerprint of the version this one corrects, else empty. So no version
            can be changed without all that correct it.
        weights: What a case weighs, as the council had adopted it by that day: what has changed
            is ranked by it.
    """

    council: str
    country: Country
    language: str
    meeting: str
    day: date
    as_of: date
    version: int
    parts: tuple[Part, ...] = ()
    reason: str = ""
    corrects: str = ""
    weights: HarmTable | None = None

    def canonical(self) -> bytes:
        """The one way to write it down: JSON with sorted keys, in UTF-8.

        How open its parts are is not in it: that is assessed again and again.
        """
        unmarked = tuple(replace(part, marking=_UNMARKED) for part in self.parts)
        return canonical(replace(self, parts=unmarked))

    @property
    def sha256(self) -> str:
        """The fingerprint of what was written down."""
        return hashlib.sha256(self.canonical()).hexdigest()
