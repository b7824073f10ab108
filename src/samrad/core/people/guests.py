"""Guests: who is shown something without a seat, what it is, and for how long that may be."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samrad.core.basics.refusals import Refusal

# A meeting is prepared and held within this time.
LONGEST = timedelta(days=92)
# Who raises matters is shown nothing but those, and a group that does so does it all year.
LONGEST_RAISING = timedelta(days=366)
# Who raised a matter reads the answer this long, also if their time would be over.
TO_READ_THE_ANSWER = timedelta(days=31)


class Sight(StrEnum):
    """What a guest is invited to."""

    PAPER = "paper"
    MATTER = "matter"
    QUESTION = "question"  # what their unit is asked in a knowledge order
    ITEM = "item"  # of an agenda, where it has no matter
    RAISING = "raising"  # matters of their own


@dataclass(frozen=True, slots=True)
class Guesting:
    """Who is to be a guest.

    Attributes:
        email: Where the letter goes, and with which address the person signs in.
        name: What the person is called, as far as whoever invites knows.
        workplace: A school, a business, a youth council: of neither party.
        until: The last day it is shown.
    """

    email: str
    name: str
    workplace: str
    until: date


def why_not_show(guest: Guesting, *, on: date, longest: timedelta = LONGEST) -> Refusal | None:
    """Why nobody is a guest for that long, or None if somebody may be."""
    if not on <= guest.until <= on + longest:
        return Refusal("guest.until", {"latest": on + longest})
    if not guest.name or not guest.workplace:
        return Refusal("guest.nobody")
    return None
