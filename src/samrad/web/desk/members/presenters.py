"""What the page of the members shows: seats by party, deputies in line, what is over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samrad.core.access.permissions import Act
from samrad.core.people.offices import Office
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.core.people.seats import Place, Seat, in_line
from samrad.records.reports.sitting import Composed
from samrad.web.desk.here import Here
from samrad.web.kit.phrases import basis_in_words, holders_in_words, office_word, place_words

_ROLES = tuple(Role)


@dataclass(frozen=True, slots=True)
class Row:
    """One seat, and what the reader may do with it.

    Attributes:
        asking: Whether its person asks to be let in anew.
        up: The number it would have one place up; None for the first.
        down: The number it would have one place down; None for the last.
    """

    seat: Seat
    asking: bool = False
    up: int | None = None
    down: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The deputies of one place, in their order."""

    place: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One party: who sits there always, who is deputy, and who did before."""

    party: Party
    always: tuple[Row, ...]
    lines: tuple[Line, ...]
    before: tuple[Seat, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office, who holds it and where that is taken from.

    `choices` are the seats the council can choose among, where several could hold it.
    """

    office: str
    who: str
    basis: str
    says: str
    url: str
    choices: tuple[Seat, ...]


def offices(found: Composed, on: date) -> list[OfficeRow]:
    """The offices as the page shows them."""
    return [
        OfficeRow(
            office_word(office),
            holders_in_words(filled),
            basis_in_words(filled.named),
            filled.named.says,
            filled.named.url,
            _choices(office, filled.named.role, found, on),
        )
        for office, filled in found.offices.items()
    ]


def _choices(office: Office, role: Role, found: Composed, on: date) -> tuple[Seat, ...]:
    """Whom the council can choose to chair; nobody where there is one or none."""
    there = [s for s in found.sitting.seats if s.place.role is role and on in s.period]
    could = tuple(sorted((s for s in there if s.deputy is None), key=lambda s: s.place))
    return could if office is Office.CHAIR and len(could) > 1 else ()


def sides(at: Here, found: Composed, asking: Collection[UUID]) -> list[Side]:
    """The two parties as the page shows them on its day."""
    may = at.is_today and at.seat.why_not(Act.CHANGE_MANDATE) is None
    return [
        _side(party, found.sitting.seats, asking, at.on, may=may and party is at.seat.party)
        for party in Party
    ]


def _side(
    party: Party, seats: Iterable[Seat], asking: Collection[UUID], on: date, *, may: bool
) -> Side:
    own = [seat for seat in seats if seat.place.party is party]
    there = [seat for seat in own if not seat.is_over(on)]
    places = sorted({s.place for s in there if s.deputy is not None}, key=_by_role)
    return Side(
        party,
        always=tuple(_row(seat, asking) for seat in _always(there)),
        lines=tuple(_line(place, there, asking, on) for place in places),
        before=tuple(sorted((s for s in own if s.is_over(on)), key=_last_day, reverse=True)),
        may_change=may,
    )


def _always(seats: Iterable[Seat]) -> list[Seat]:
    own = (seat for seat in seats if seat.deputy is None)
    return sorted(own, key=lambda s: (_by_role(s.place), s.period.since, s.name))


def _line(place: Place, seats: Iterable[Seat], asking: Collection[UUID], on: date) -> Line:
    line = in_line(seats, place, on=on)
    rows = tuple(
        _row(seat, asking, number, len(line)) for number, seat in enumerate(line, start=1)
    )
    return Line(place_words(place), rows)


def _row(seat: Seat, asking: Collection[UUID], number: int = 1, last: int = 1) -> Row:
    return Row(
        seat,
        asking=seat.person in asking,
        up=number - 1 if number > 1 else None,
        down=number + 1 if number < last else None,
    )


def _by_role(place: Place) -> tuple[int, str]:
    return _ROLES.index(place.role), place.organisation


def _last_day(seat: Seat) -> date:
    return seat.period.until or date.max
