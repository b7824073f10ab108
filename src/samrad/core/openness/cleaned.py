"""A paper as it leaves for everyone: without who wrote it, and with nothing overlooked.

What a program added about a file is taken out. What somebody wrote and may have forgotten is
never taken out for them: the paper does not leave before they have decided.
"""

from dataclasses import dataclass
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.looked import PaperKind


class Left(StrEnum):
    """What somebody may have left in a file without seeing it any more."""

    CHANGES = "changes"
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_SHEETS = "hidden_sheets"
    HIDDEN_CELLS = "hidden_cells"
    BEHIND_TABLES = "behind_tables"
    ANNOTATIONS = "annotations"
    HIDDEN_LAYERS = "hidden_layers"


@dataclass(frozen=True, slots=True)
class Overlooked:
    """One kind of thing that is left in a file, and where, as far as that can be said."""

    left: Left
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file made clean.

    Attributes:
        content: Its bytes without what programs say of it and of who used them.
        overlooked: What keeps it from leaving.
    """

    content: bytes
    overlooked: tuple[Overlooked, ...] = ()


# In text there is nothing but the text; pictures were drawn anew when they were brought.
CLEANED = frozenset({PaperKind.PDF, PaperKind.DOCX, PaperKind.XLSX})


def why_not_leave(title: str, overlooked: tuple[Overlooked, ...]) -> Refusal | None:
    """Why the paper called `title` cannot go out to everyone, or None if it can."""
    if not overlooked:
        return None
    left, where = overlooked[0].left, overlooked[0].where
    if not where:
        return Refusal("publish.overlooked", {"paper": title, "left": left})
    if left is Left.ANNOTATIONS:
        return Refusal("publish.overlooked_on", {"paper": title, "left": left, "pages": where})
    return Refusal("publish.overlooked_in", {"paper": title, "left": left, "sheets": where})
