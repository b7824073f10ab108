"""A document: what stands in it, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samrad.core.documents.blocks import Block, Heading, texts_of


class Shape(StrEnum):
    """How a document is written into a file."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read and kept.

    Attributes:
        title: Its name, and what stands above it.
        language: Of its words: nb, nn, sv or en.
        authors: Who answers for it: bodies, not persons.
        at: When it was made; the same values at the same time are the same file.
        subject: What it is about, in a sentence.
        keywords: What it should be found by.
        identifier: What it is cited by; stands on every page.
        blocks: What stands in it, in order.

    Raises:
        ValueError: It has no title, no time zone, or a heading skips a level.
    """

    title: str
    language: str
    authors: tuple[str, ...]
    at: datetime
    subject: str
    keywords: tuple[str, ...]
    identifier: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document has a title")
        if self.at.tzinfo is None:
            raise ValueError(f"“{self.title}” does not say in which time zone it was made")
        last = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                # Whoever listens finds the way by the levels; a skipped one is a lost part.
                if not 1 <= block.level <= last + 1:
                    raise ValueError(f"“{block.text}” skips a level of headings")
                last = block.level

    def texts(self) -> Iterator[str]:
        """Every text in the document, also what only machines read."""
        yield from (self.title, self.language, *self.authors, self.subject)
        yield from (*self.keywords, self.identifier)
        for block in self.blocks:
            yield from texts_of(block)
