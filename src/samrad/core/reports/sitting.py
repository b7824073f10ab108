"""How it stands with who sits in a council: held against what was agreed, as seen on a day.

Parity, seats that are vacant, mandates that end, deputies that were agreed and are missing,
and whether those sit there who can bind their organisation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Composition
from samrad.core.norms.offices import Seating
from samrad.core.norms.shapes import Norm
from samrad.core.people.offices import Named
from samrad.core.people.parties import Party
from samrad.core.people.roles import ONE_EACH, ROLES_OF, Role
from samrad.core.people.seats import Place, Seat

# Time enough for the elected council to name somebody.
SOON = timedelta(days=60)
# A mandate that ran out is asked about for so long; then it is history.
_PAST = timedelta(days=365)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is asked of who sits there.

    Attributes:
        clause: The clause that says who sits there, if there is one in force.
        seating: What the law of the country asks, if it does.
        chair: Which role chairs, and where that stands.
    """

    clause: Clause | None
    seating: Seating | None
    chair: Named

    @property
    def terms(self) -> Composition:
        """What the clause says; nothing where there is none."""
        terms = self.clause.terms if self.clause else None
        return terms if isinstance(terms, Composition) else Composition()


@dataclass(frozen=True, slots=True)
class Share:
    """How many people sit for a party, and how many of them in leading positions."""

    people: int
    leading: int


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place nobody has, and the deputy who sits there meanwhile, if there is one."""

    place: Place
    deputy: Seat | None


@dataclass(frozen=True, slots=True)
class NotLeading:
    """A party that should be represented by people in leading positions, and why."""

    party: Party
    because: Clause | Norm


@dataclass(frozen=True, slots=True)
class Stand:
    """How it stands on a day.

    Attributes:
        shares: Who sits there for each party.
        vacant: Places the agreement names that nobody has.
        ending: Seats whose last day is near, with nobody to follow.
        over: Seats that ran out in the last year, with nobody in their place.
        without_deputy: Places the agreement promises a deputy, and there is none.
        not_leading: Parties without anybody in a leading position that should have one.
        led_by_other: The rule that says who leads, where the other party chairs.
    """

    shares: Mapping[Party, Share]
    vacant: tuple[Vacancy, ...]
    ending: tuple[Seat, ...]
    over: tuple[Seat, ...]
    without_deputy: tuple[Place, ...]
    not_leading: tuple[NotLeading, ...]
    led_by_other: Norm | None

    @property
    def even(self) -> bool:
        """Whether as many people sit there for one party as for the other."""
        return len({share.people for share in self.shares.values()}) == 1

    @property
    def in_order(self) -> bool:
        """Whether there is nothing to do."""
        missing = self.vacant or self.ending or self.over or self.without_deputy
        return not (missing or self.not_leading or self.led_by_other)


def stand_on(
    organisations: Mapping[Party, tuple[str, ...]],
    seats: tuple[Seat, ...],
    agreed: Agreed,
    *,
    on: date,
) -> Stand:
    """How it stands with the seats of a council in which these organisations take part."""
    shares = {party: _share(seats, party, on) for party in Party}
    places = tuple(_places(organisations, agreed.terms))
    return Stand(
        shares=shares,
        vacant=tuple(_vacant(places, seats, on)),
        ending=_by_last_day(seat for seat in seats if _is_ending(seat, seats, on)),
        over=_by_last_day(seat for seat in seats if _is_missed(seat, seats, on)),
        without_deputy=tuple(_without_deputy(places, seats, agreed.terms, on)),
        not_leading=tuple(_not_leading(shares, agreed)),
        led_by_other=_led_by_other(agreed),
    )


def _share(seats: tuple[Seat, ...], party: Party, on: date) -> Share:
    """People, not seats: one with two roles counts once."""
    own = [s for s in seats if s.place.party is party and _always_sits(s, on)]
    return Share(len({s.person for s in own}), len({s.person for s in own if s.leading}))


def _always_sits(seat: Seat, on: date) -> bool:
    return seat.deputy is None and on in seat.period


def _places(
    organisations: Mapping[Party, tuple[str, ...]], terms: Composition
) -> Iterator[Place]:
    """The places of the roles that are named; each municipality has a mayor of its own.

    "Other members" are left out: the agreement does not say how many, or which.
    """
    named = (*terms.members, terms.chair, terms.secretary)
    for role in dict.fromkeys(role for role in named if role and role is not Role.OTHER):
        party = next(one for one in Party if role in ROLES_OF[one])
        own = organisations[party]
        each = role in ONE_EACH and len(own) > 1
        yield from (Place(party, role, one) for one in (own if each else ("",)))


def _fills(seat: Seat, place: Place) -> bool:
    """Whether `seat` is at `place`; one that is shared is at no organisation."""
    same = (seat.place.party, seat.place.role) == (place.party, place.role)
    return same and place.organisation in ("", seat.place.organisation)


def _vacant(places: tuple[Place, ...], seats: tuple[Seat, ...], on: date) -> Iterator[Vacancy]:
    for place in places:
        own = [seat for seat in seats if _fills(seat, place) and on in seat.period]
        if all(seat.deputy is not None for seat in own):
            yield Vacancy(place, min(own, key=lambda s: s.deputy or 0, default=None))


def _without_deputy(
    places: tuple[Place, ...], seats: tuple[Seat, ...], terms: Composition, on: date
) -> Iterator[Place]:
    if not terms.deputies:
        return
    deputies = [seat for seat in seats if seat.deputy is not None and on in seat.period]
    for place in places:
        if not any(_fills(seat, place) for seat in deputies):
            yield place


def _is_ending(seat: Seat, seats: tuple[Seat, ...], on: date) -> bool:
    """Ends within two months, and nobody has the place after it: not yet, and not anew."""
    until = seat.period.until
    if until is None or on not in seat.period or until > on + SOON:
        return False
    same = (s for s in seats if s.place == seat.place and s.deputy == seat.deputy)
    return not any(
        until + _DAY in s.period and (s.person == seat.person or s.period.since > on)
        for s in same
    )


def _is_missed(seat: Seat, seats: tuple[Seat, ...], on: date) -> bool:
    """Ran out in the last year, and nobody sits there like that now or has since then."""
    until = seat.period.until
    if until is None or not on - _PAST <= until < on:
        return False
    return not any(
        s.place == seat.place
        and (s.deputy is None) is (seat.deputy is None)
        and (s.period.until is None or s.period.until > until)
        and s.period.since <= on
        for s in seats
    )


def _by_last_day(seats: Iterator[Seat]) -> tuple[Seat, ...]:
    return tuple(sorted(seats, key=lambda s: (s.period.until or date.max, s.place, s.name)))


def _not_leading(shares: Mapping[Party, Share], agreed: Agreed) -> Iterator[NotLeading]:
    """The agreement asks it of both parties, a law perhaps of one."""
    for party, share in shares.items():
        if share.leading:
            continue
        if agreed.clause and agreed.terms.leading_positions:
            yield NotLeading(party, agreed.clause)
        elif agreed.seating and agreed.seating.leading is party:
            yield NotLeading(party, agreed.seating.norm)


def _led_by_other(agreed: Agreed) -> Norm | None:
    seating = agreed.seating
    if seating is None or agreed.chair.role in ROLES_OF[seating.led_by]:
        return None
    return seating.norm
