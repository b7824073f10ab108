"""How open a row is marked to be, as its columns."""

from datetime import date
from typing import Protocol

from samrad.core.openness.levels import Marking, Openness


class MarkedRow(Protocol):
    """A row of any table that is marked."""

    openness: str
    ground: str
    review: date | None


def columns_of(marking: Marking) -> dict[str, object]:
    """The three columns every row has that is marked."""
    return {
        "openness": marking.openness,
        "ground": marking.ground,
        "review": marking.review,
    }


def marking_of(row: MarkedRow) -> Marking:
    """How open a row is marked to be."""
    return Marking(Openness(row.openness), row.ground, row.review)
