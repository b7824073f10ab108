"""What residents are told: a council by its name, and which of its minutes are public."""

from dataclasses import dataclass
from datetime import date, datetime

from samrad.core.basics.countries import Country
from samrad.core.meetings.public_minutes import PublicMinutes, PublicPaper
from samrad.core.openness.looked import PaperKind


@dataclass(frozen=True, slots=True)
class PublicCouncil:
    """A council as everyone may know it."""

    slug: str
    name: str
    country: Country
    language: str


@dataclass(frozen=True, slots=True)
class Published:
    """Minutes that are public; where the text was asked for, with it.

    Attributes:
        year: The year of the meeting's number.
        number: Its number within the year.
        day: When the meeting was.
        at: When the minutes were published.
        minutes: What they say; None in a list.
    """

    year: int
    number: int
    day: date
    at: datetime
    minutes: PublicMinutes | None = None

    @property
    def name(self) -> str:
        """The meeting as people say it: "3/25"."""
        return f"{self.number}/{self.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class Front:
    """What a council shows everyone: its published minutes, the latest meeting first."""

    council: PublicCouncil
    published: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """The public minutes of one meeting, as a page and as a document.

    Attributes:
        council: Whose they are.
        minutes: What they say.
        at: When they were published.
        pdf: The document.
        papers: Of the papers they name, those that can be fetched now.
    """

    council: PublicCouncil
    minutes: PublicMinutes
    at: datetime
    pdf: bytes
    papers: tuple[PublicPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A paper that is open, named in published minutes, to be kept by whoever asks."""

    title: str
    kind: PaperKind
    content: bytes
