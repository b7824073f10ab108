"""Guests: whom a paper is shown without a seat, and for how long that may be."""

from dataclasses import dataclass
from datetime import date, timedelta

from samrad.core.basics.refusals import Refusal

# A meeting is prepared and held within this time.
LONGEST = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Guesting:
    """Who is to be shown a paper.

    Attributes:
        email: Where the letter goes, and with which address the person signs in.
        name: What the person is called, as far as whoever invites knows.
        workplace: A school, a business, a youth council: of neither party.
        until: The last day the paper is shown.
    """

    email: str
    name: str
    workplace: str
    until: date


def why_not_show(guest: Guesting, *, on: date) -> Refusal | None:
    """Why nobody is shown a paper for that long, or None if somebody may be."""
    if not on <= guest.until <= on + LONGEST:
        return Refusal("guest.until", {"latest": on + LONGEST})
    if not guest.name or not guest.workplace:
        return Refusal("guest.nobody")
    return None
