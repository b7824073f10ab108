"""How open a thing is, who sees it, and why a marking may not be made.

Four levels: open to everyone; internal to the council; internal to one of its parties;
exempt from public access on a ground of law. What is exempt the council still reads, and
each reading is written into the log; a party's own things the other party never sees.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.openness.grounds import grounds_of
from samrad.core.people.parties import Party


class Openness(StrEnum):
    """Who may see a thing."""

    OPEN = "open"
    COUNCIL = "council"
    PARTY = "party"
    EXEMPT = "exempt"


# Nothing stays exempt unlooked at for longer: offentleglova § 11 and OSL ask each time.
LONGEST_UNREVIEWED = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Marking:
    """How open a thing is marked to be.

    Attributes:
        openness: The level.
        ground: Key of the ground, only where it is exempt.
        review: The day by which somebody looks again, only where it is exempt.
    """

    openness: Openness
    ground: str = ""
    review: date | None = None


def sees(openness: Openness, owner: Party, reader: Party | None) -> bool:
    """Whether a reader who sits for `reader` (None: for nobody) sees a thing of `owner`."""
    if openness is Openness.OPEN:
        return True
    if openness is Openness.PARTY:
        return reader is owner
    return reader is not None


def is_logged(openness: Openness) -> bool:
    """Whether each reading goes into the log."""
    return openness is Openness.EXEMPT


def why_not_mark(marking: Marking, *, country: Country, on: date) -> Refusal | None:
    """Why a thing may not be marked so on the day `on`, or None if it may.

    A ground without its paragraph is none; and a marking nobody has to look at again stays
    for ever.
    """
    if marking.openness is not Openness.EXEMPT:
        if marking.ground or marking.review:
            return Refusal("openness.ground_without_exemption")
        return None
    if marking.ground not in {ground.key for ground in grounds_of(country, on=on)}:
        return Refusal("openness.no_ground")
    if marking.review is None or not on < marking.review <= on + LONGEST_UNREVIEWED:
        return Refusal("openness.no_review", {"latest": on + LONGEST_UNREVIEWED})
    return None


_CLOSED = {Openness.OPEN: 0, Openness.COUNCIL: 1, Openness.EXEMPT: 2, Openness.PARTY: 3}


def opens(before: Openness, after: Openness) -> bool:
    """Whether more people see a thing after than before."""
    return _CLOSED[after] < _CLOSED[before]


def why_not_change(
    before: Marking, after: Marking, *, owner: Party, by: Party, reason: str
) -> Refusal | None:
    """Why `by` may not change the marking of a thing of `owner`, or None if they may.

    Either party may close what should not have been open; only whose it is opens it. And
    nobody takes a thing away from the other party that is not their own.
    """
    if before == after:
        return Refusal("openness.nothing_changed")
    if not reason.strip():
        return Refusal("openness.no_reason")
    opened = opens(before.openness, after.openness)
    if by is not owner and (opened or after.openness is Openness.PARTY):
        return Refusal("openness.not_yours", {"party": owner})
    return None
