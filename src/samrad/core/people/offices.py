"""Who chairs a council and who is its secretary, on a day.

An office goes with a role: the one the agreement names, else what is usual in the country.
Whoever has that seat holds the office; on a day a deputy has taken it, the deputy; and while
it is vacant, the first deputy in line. In a joint council several can have the role: the
council chooses one of them, and until it has, each of them can.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.refusals import Refusal
from samrad.core.people.roles import Role
from samrad.core.people.seats import Place, Seat


class Office(StrEnum):
    """What somebody does for the whole council."""

    CHAIR = "chair"
    SECRETARY = "secretary"


class Basis(StrEnum):
    """Where it is taken from which role holds an office."""

    AGREEMENT = "agreement"
    COUNTRY = "country"


class Holding(StrEnum):
    """How somebody comes to hold an office on a day."""

    SEATED = "seated"
    DEPUTY_TOOK_SEAT = "deputy_took_seat"
    DEPUTY_WHILE_VACANT = "deputy_while_vacant"


@dataclass(frozen=True, slots=True)
class Named:
    """Which role holds an office, and where that stands.

    Attributes:
        role: The role the office goes with.
        basis: Whether the agreement or the country says so.
        cite: The heading of the clause, or the paragraph or practice.
        says: Its words.
        url: Where it can be read; empty for the agreement.
    """

    role: Role
    basis: Basis
    cite: str
    says: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office, and how that comes."""

    seat: Seat
    how: Holding


@dataclass(frozen=True, slots=True)
class Filled:
    """An office on a day; without `holders` nobody holds it, and there is no deputy."""

    office: Office
    named: Named
    holders: tuple[Holder, ...]

    @property
    def vacant(self) -> bool:
        """Whether nobody holds the office."""
        return not self.holders

    @property
    def sole(self) -> Seat | None:
        """The one seat that holds the office, if exactly one does."""
        return self.holders[0].seat if len(self.holders) == 1 else None


def offices_on(
    named: Mapping[Office, Named], seats: Iterable[Seat], *, on: date
) -> Mapping[Office, Filled]:
    """Who holds each office on the day `on`."""
    council = tuple(seats)
    return {
        office: Filled(office, of, _chosen(tuple(_holders(of.role, council, on))))
        for office, of in named.items()
    }


def why_not_choose(seat: Seat, named: Named, *, on: date) -> Refusal | None:
    """Why the council cannot choose `seat` for the office, or None if it can."""
    if on not in seat.period or seat.deputy is not None or seat.place.role is not named.role:
        return Refusal("seat.not_to_choose", {"name": seat.name, "role": named.role})
    return None


def _chosen(holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The one who is chosen; everybody where none is, or the one who was sits there no more."""
    return tuple(one for one in holders if one.seat.chosen) or holders


def _holders(role: Role, seats: Iterable[Seat], on: date) -> Iterator[Holder]:
    places: dict[Place, list[Seat]] = {}
    for seat in seats:
        if seat.place.role is role and on in seat.period:
            places.setdefault(seat.place, []).append(seat)
    for _, own in sorted(places.items()):
        yield from _of_place(own, on)


def _of_place(seats: list[Seat], on: date) -> Iterator[Holder]:
    """Each deputy who took a seat sits there instead of one who always does."""
    always = sorted((s for s in seats if s.deputy is None), key=lambda s: s.name)
    line = sorted((s for s in seats if s.deputy is not None), key=lambda s: s.deputy or 0)
    took = [seat for seat in line if seat.is_taken(on)]
    for seat in took:
        yield Holder(seat, Holding.DEPUTY_TOOK_SEAT)
    for seat in always[len(took) :]:
        yield Holder(seat, Holding.SEATED)
    if line and not always and not took:
        yield Holder(line[0], Holding.DEPUTY_WHILE_VACANT)
