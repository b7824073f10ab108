"""Seats: who sits in a council for whom, always or as a deputy, and in which order.

A **place** is what one organisation fills with one role: the mayor of Gol in a joint council
of six. Deputies stand in line for a place, not for a person.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from samrad.core.basics.periods import Period
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.core.people.roles import LEADING, LEADING_IF_SAID, Role

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What one organisation fills with one role.

    `organisation` is empty where only one takes part for the party.
    """

    party: Party
    role: Role
    organisation: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in a council, for a time.

    Attributes:
        key: Which seat it is.
        person: Who sits there.
        name: What that person is called.
        place: For which organisation, and as what.
        period: From the first day to the last; without end if none is said.
        deputy: 1 for the first deputy, 2 for the second …; None for who sits there always.
        said_leading: Said of those whose role does not tell.
        taken: The days on which a deputy has taken the seat.
        chosen: Chosen by the council for the office that several could hold.
        workplace: Where the person works.
    """

    key: UUID
    person: UUID
    name: str
    place: Place
    period: Period
    deputy: int | None = None
    said_leading: bool = False
    taken: tuple[Period, ...] = ()
    chosen: bool = False
    workplace: str = ""

    @property
    def leading(self) -> bool:
        """Whether who sits here can bind their own organisation."""
        return self.place.role in LEADING or self.said_leading

    def is_taken(self, on: date) -> bool:
        """Whether a deputy sits here on that day in another's stead."""
        return self.deputy is not None and any(on in days for days in self.taken)

    def is_over(self, on: date) -> bool:
        """Whether its last day is past."""
        return self.period.until is not None and self.period.until < on


def why_not_sit(new: Seat, others: Iterable[Seat]) -> Refusal | None:
    """Why `new` does not go together with the council's other seats, or None if it does.

    Nobody sits for both parties on the same day, and no two are the same deputy.
    """
    for other in others:
        if other.key == new.key or not other.period.overlaps(new.period):
            continue
        if other.person == new.person and other.place.party is not new.place.party:
            return Refusal("seat.both_parties", {"name": new.name, "party": other.place.party})
        if new.deputy is not None and (other.place, other.deputy) == (new.place, new.deputy):
            facts = {"order": new.deputy, "role": new.place.role, "name": other.name}
            return Refusal("seat.order_taken", facts)
    return None


def why_not_end(seat: Seat, until: date | None, *, by: UUID, on: date) -> Refusal | None:
    """Why the last day of `seat` cannot become `until` (None: no end), or None if it can.

    Who ends their own sits there today: they have just acted in it.
    """
    if seat.is_over(on):
        return Refusal("seat.over", {"until": seat.period.until})
    # Who is to be shut out at once had the last day yesterday; further back it is history.
    earliest = max(seat.period.since, on if seat.person == by else on - _DAY)
    if until is not None and until < earliest:
        return Refusal("seat.ends_too_early", {"earliest": earliest})
    if until == seat.period.until:
        return Refusal("seat.same_day")
    return None


def lasting(seat: Seat, until: date | None) -> Seat:
    """`seat` with `until` as its last day."""
    return replace(seat, period=Period(seat.period.since, until))


def why_nobody_would_run(
    ending: Seat, seats: Iterable[Seat], runs: Container[Role], *, on: date
) -> Refusal | None:
    """Why `ending` may not end now: none of its party with a role in `runs` would be left.

    A last day still to come leaves time to find a successor, and is not asked about.
    """
    until, party = ending.period.until, ending.place.party
    if until is None or until > on or ending.deputy or ending.place.role not in runs:
        return None
    for seat in seats:
        own = seat.place.party is party and seat.place.role in runs and not seat.deputy
        if own and seat.key != ending.key and until + _DAY in seat.period:
            return None
    return Refusal("seat.nobody_would_run", {"party": party})


def why_not_lead(seat: Seat, *, leading: bool, on: date) -> Refusal | None:
    """Why `leading` cannot be said of `seat`, or None if it can."""
    if seat.is_over(on):
        return Refusal("seat.over", {"until": seat.period.until})
    if seat.place.role not in LEADING_IF_SAID:
        return Refusal("seat.role_tells", {"role": seat.place.role})
    if leading is seat.said_leading:
        return Refusal("seat.said_already")
    return None


def why_not_move(seat: Seat, *, on: date) -> Refusal | None:
    """Why `seat` is not moved in a line, or None if it can be."""
    if seat.is_over(on):
        return Refusal("seat.over", {"until": seat.period.until})
    if seat.deputy is None:
        return Refusal("seat.no_deputy", {"name": seat.name})
    return None


def in_line(seats: Iterable[Seat], place: Place, *, on: date) -> tuple[Seat, ...]:
    """The deputies for `place`, now or later, the first one first."""
    own = (s for s in seats if s.place == place and s.deputy is not None and not s.is_over(on))
    return tuple(sorted(own, key=lambda s: (s.deputy or 0, s.period.since, s.name)))


def moved(line: Sequence[Seat], seat: UUID, to: int) -> tuple[Seat, ...]:
    """`line` with `seat` as number `to`; the others keep their order among themselves.

    Beyond either end it becomes the first or the last. Who is not in line moves nobody.
    """
    others = [one for one in line if one.key != seat]
    place = min(max(to, 1), len(line)) - 1
    mine = [one for one in line if one.key == seat]
    return (*others[:place], *mine, *others[place:])


def next_order(line: Iterable[Seat], wanted: int) -> int:
    """The first number from `wanted` on that nobody in `line` has."""
    taken = {seat.deputy for seat in line}
    while wanted in taken:
        wanted += 1
    return wanted
