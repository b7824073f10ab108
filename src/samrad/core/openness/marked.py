"""One rule for everything that is marked: what a change is, and whose it is to make.

A paper, a matter or an answer is the party's it came from. An item, a paragraph of minutes
or a part of a situation picture is both parties': where one of them closed it, it is theirs
to open.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal
from samrad.core.openness.levels import Marking, Openness, why_not_change, why_not_mark
from samrad.core.people.parties import Party


class MarkedKind(StrEnum):
    """The kinds of things that are marked."""

    PAPER = "paper"
    MATTER = "matter"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    PART = "part"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Stands:
    """How a thing is marked.

    Attributes:
        marking: How open it is.
        whose: The party it came from, or that closed it; None where it is both parties'.
        fresh: Whether it was just written, and nobody has marked it yet.
    """

    marking: Marking
    whose: Party | None = None
    fresh: bool = False


def why_not_mark_so(
    stands: Stands, after: Marking, *, by: Party, reason: str, country: Country, on: date
) -> Refusal | None:
    """Why `by` may not mark a thing so on the day `on`, or None if they may.

    The first marking of something just written is no change, and needs no reason.
    """
    if refusal := why_not_mark(after, country=country, on=on):
        return refusal
    if stands.fresh:
        return None
    owner = stands.whose or by
    return why_not_change(stands.marking, after, owner=owner, by=by, reason=reason)


def is_unmarked(marking: Marking) -> bool:
    """Whether what is written in minutes stands as it was begun: the council's."""
    return marking == Marking(Openness.COUNCIL)
