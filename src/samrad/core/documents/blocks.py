"""What a document is built of. Each text is text: nothing in it is ever markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part; parts of the document are of level 1, parts of those of level 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What people wrote; a line break in it is kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things of a kind, in no order that matters."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so: what is asked, and the answer."""

    term: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so, line by line."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a row of headings.

    Attributes:
        caption: What the table shows, for who hears it and does not see it.
        columns: What stands above each column.
        rows: The cells, as many in each row as there are columns.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows) or not self.columns:
            raise ValueError(f"a row of “{self.caption}” has not as many cells as columns")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and in words what it shows, for who hears it and does not see it.

    Attributes:
        svg: The drawing itself; ours, and nothing anybody wrote is markup in it.
        alt: What it shows, in a sentence.
    """

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Note:
    """What shall stand out: a decision, or that something is left out here."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Bullets | Facts | Table | Drawing | Note | PageBreak


def texts_of(block: Block) -> Iterator[str]:  # noqa: C901 -- one line per kind of block; the type checker sees to it that none is forgotten
    """Every text that stands in the block, in the order it is read."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Bullets(items=items):
            yield from items
        case Facts(facts=facts):
            for fact in facts:
                yield from (fact.term, fact.value)
        case Table(caption=caption, columns=columns, rows=rows):
            yield from (caption, *columns)
            for row in rows:
                yield from row
        case Drawing(alt=alt):
            yield alt
        case Note(title=title, text=text):
            yield from (title, text)
        case PageBreak():
            pass
        case _:
            assert_never(block)
