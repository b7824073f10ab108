"""What looking through a file gave: where a person is pointed out, and what nobody could see.

A file that was not looked through is no `Looked`, and only what is can be brought.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.persons import IDENTITY, Found


class PaperKind(StrEnum):
    """The kinds of files that are brought to a council."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"


PICTURES = frozenset({PaperKind.PNG, PaperKind.JPEG, PaperKind.WEBP})


class Place(StrEnum):
    """Where in a file something can stand."""

    NAME = "name"
    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"
    TEXT_BOX = "text_box"
    NOTE = "note"
    COMMENT = "comment"
    HEADER = "header"
    SHEET = "sheet"
    CELL = "cell"
    CELL_COMMENT = "cell_comment"
    ANNOTATION = "annotation"
    LINK = "link"
    PROPERTIES = "properties"
    EARLIER = "earlier"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its kind, its number there, and for a cell the sheet and the cell."""

    place: Place
    number: int = 0
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """What kinds of things stand in one spot, and how many of each. Never which."""

    spot: Spot
    kinds: Mapping[Found, int]


class Unseen(StrEnum):
    """Why a program cannot see what is in a file, or in a part of it."""

    LOCKED = "locked"
    PICTURE = "picture"
    PICTURED_PAGES = "pictured_pages"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a file; `pages` are those nobody could see into."""

    hits: tuple[Hit, ...] = ()
    unseen: Unseen | None = None
    pages: tuple[int, ...] = ()

    @property
    def counts(self) -> Mapping[Found, int]:
        """How many of each kind there are in the whole file."""
        added: Counter[Found] = Counter()
        for hit in self.hits:
            added.update(hit.kinds)
        return added


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked through.

    Attributes:
        name: Its name as it is kept.
        kind: What it is.
        content: Its bytes as they are kept.
        seen: What points out a person in it, and what nobody could see.
        text: What readers of it read, for searching; the beginning of it where it is long.
    """

    name: str
    kind: PaperKind
    content: bytes
    seen: Seen = Seen()
    text: str = ""

    @property
    def sha256(self) -> str:
        """The fingerprint of what is kept."""
        return hashlib.sha256(self.content).hexdigest()


def why_not_open(seen: Seen) -> Refusal | None:
    """Why a file in which this was seen may not be open to everyone, or None if it may.

    No reason makes up for it: what is published cannot be taken back.
    """
    if not IDENTITY.isdisjoint(seen.counts):
        return Refusal("openness.holds_identity_numbers")
    if seen.unseen:
        return Refusal("openness.not_looked_through")
    return None


def asked_about(seen: Seen, *, opens: bool) -> tuple[Hit, ...]:
    """What somebody is asked about before the file is kept.

    Who wrote a file is no secret inside the council; before it is published it is asked.
    """
    if opens:
        return seen.hits
    inside = (Hit(hit.spot, _but_authors(hit.kinds)) for hit in seen.hits)
    return tuple(hit for hit in inside if hit.kinds)


def _but_authors(kinds: Mapping[Found, int]) -> Mapping[Found, int]:
    return {kind: number for kind, number in kinds.items() if kind != Found.AUTHOR}
