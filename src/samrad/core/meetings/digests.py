"""When people are reminded of what they owe: one letter a day at most, quiet days.

Two weeks before a deadline, three days before, the day after, and then every two weeks; of an
exemption to be looked at again, on the steps of reviews. A letter tells of all that is near or
overdue, so that the next one is not needed sooner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from samrad.core.calendars.countries import Country
from samrad.core.calendars.workdays import is_working_day
from samrad.core.openness import reviews
from samrad.core.openness.marked import MarkedKind

# Days from the deadline; after the last of them again and again.
_STEPS = (-14, -3, 1)
_AGAIN = 14
_NEAR = timedelta(days=14)
_JULY = 7


@dataclass(frozen=True, slots=True)
class Owned:
    """A measure that is neither done nor dropped, a question, or an exemption to look at again.

    Attributes:
        which: Its identifier.
        council: The name of the council.
        slug: The council's name in addresses.
        deadline: The last day it is done in time.
        since: The day it was agreed, or last came to this owner or this deadline.
        title: What is to be done; empty where it may stand in no letter.
        is_order: Whether it is a question of a knowledge order.
        review: What kind of exempt thing is looked at again, if it is an exemption.
    """

    which: UUID
    council: str
    slug: str
    deadline: date
    since: date
    title: str = ""
    is_order: bool = False
    review: MarkedKind | None = None

    def is_near(self, on: date) -> bool:
        """Whether a letter of the day `on` tells of it."""
        return self.deadline <= on + (_NEAR if self.review is None else reviews.SOON)


def step_reached(deadline: date, *, on: date) -> date | None:
    """The day of the latest reminder of `deadline` that has come by `on`, if one has."""
    gone = (on - deadline).days
    last = max((step for step in _STEPS if step <= gone), default=None)
    if last is None:
        return None
    if last == _STEPS[-1]:
        last += (gone - last) // _AGAIN * _AGAIN
    return deadline + timedelta(days=last)


def to_tell(owned: Iterable[Owned], *, told_on: date | None, on: date) -> tuple[Owned, ...]:
    """What the letter of the day `on` tells, the most overdue first; nothing, no letter.

    There is a letter when a reminder has come since `told_on`, the day of the last one. Of
    a measure agreed since then nobody has to be told what they have just agreed.
    """
    open_ones = sorted(owned, key=lambda one: (one.deadline, one.council, one.which.hex))
    if not any(_is_new(one, told_on=told_on, on=on) for one in open_ones):
        return ()
    return tuple(one for one in open_ones if one.is_near(on))


def _is_new(one: Owned, *, told_on: date | None, on: date) -> bool:
    step = step_reached(one.deadline, on=on) if one.review is None else _review(one, on=on)
    return step is not None and step > one.since and (told_on is None or step > told_on)


def _review(one: Owned, *, on: date) -> date | None:
    left = reviews.step_reached(one.deadline, on=on)
    return None if left is None else one.deadline - timedelta(days=left)


def is_quiet(day: date, *, country: Country, quiet_in_july: bool) -> bool:
    """Whether no letter goes on `day`: offices are closed, or it is July and wished so."""
    return (quiet_in_july and day.month == _JULY) or not is_working_day(country, day)


def overdue(tell: Sequence[Owned], *, on: date) -> int:
    """How many of them are overdue."""
    return sum(one.deadline < on for one in tell)
