"""A number that is known and not shown, or not known: neither is zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a cell shows no number."""

    TOO_FEW = "too_few"
    PROTECTS_ANOTHER = "protects_another"
    NOT_RELEASED = "not_released"
    NOT_COLLECTED = "not_collected"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number we do not show. Not zero."""

    why: Why


Cell = int | Hidden


def total(cells: Iterable[Cell]) -> Cell:
    """Add up cells; hidden as soon as one part is hidden."""
    added = 0
    for cell in cells:
        if isinstance(cell, Hidden):
            return Hidden(Why.PROTECTS_ANOTHER)
        added += cell
    return added
