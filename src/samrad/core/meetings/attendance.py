"""Who came to the meetings of a year: members against meetings, deputies counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from samrad.core.meetings.kinds import Present
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role


class Came(StrEnum):
    """Whether a member came to a meeting."""

    PRESENT = "present"
    DEPUTY = "deputy"  # not they, but who sits for them
    EXCUSED = "excused"
    ABSENT = "absent"
    NOT_NOTED = "not_noted"
    NO_SEAT = "no_seat"  # they did not sit in the council that day


# When a seat was filled, and when it was empty though somebody could have come.
_FILLED = frozenset({Came.PRESENT, Came.DEPUTY})
_COUNTED = frozenset({*_FILLED, Came.EXCUSED, Came.ABSENT})


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's seat in the council; `deputy` is None for who sits there always."""

    id: UUID
    person: UUID
    name: str
    party: Party
    role: Role
    since: date
    until: date | None = None
    deputy: int | None = None

    def is_held(self, day: date) -> bool:
        """Whether it is theirs on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Noted:
    """That somebody was there, or not, for an item; on which seat, if on one."""

    person: UUID
    present: Present
    seat: UUID | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, and what was noted of who was there."""

    name: str
    day: date
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One member: a cell for each meeting."""

    name: str
    party: Party
    role: Role
    cells: tuple[Came, ...]

    @property
    def filled(self) -> int:
        """At how many meetings the seat was filled, by them or a deputy."""
        return sum(cell in _FILLED for cell in self.cells)

    @property
    def counted(self) -> int:
        """At how many meetings it was noted whether it was."""
        return sum(cell in _COUNTED for cell in self.cells)


def attendance(places: Sequence[Place], meetings: Sequence[Held]) -> tuple[Row, ...]:
    """A row for each member who sat in the council on the day of one of `meetings`."""
    mine: dict[tuple[UUID, Party], list[Place]] = {}
    for place in places:
        if place.deputy is None:
            mine.setdefault((place.person, place.party), []).append(place)
    deputies = [place for place in places if place.deputy is not None]
    rows = []
    for (_, party), own in mine.items():
        cells = tuple(_cell(own, deputies, meeting) for meeting in meetings)
        if any(cell is not Came.NO_SEAT for cell in cells):
            last = max(own, key=lambda place: place.since)
            rows.append(Row(last.name, party, last.role, cells))
    roles = list(Role)
    return tuple(sorted(rows, key=lambda row: (row.party, roles.index(row.role), row.name)))


def _cell(own: Iterable[Place], deputies: Iterable[Place], meeting: Held) -> Came:
    seat = next((place for place in own if place.is_held(meeting.day)), None)
    if seat is None:
        return Came.NO_SEAT
    if not meeting.noted:
        return Came.NOT_NOTED
    theirs = {one.present for one in meeting.noted if one.person == seat.person}
    if Present.PRESENT in theirs:
        return Came.PRESENT
    if _somebody_for(seat, deputies, meeting):
        return Came.DEPUTY
    if Present.EXCUSED in theirs:
        return Came.EXCUSED
    return Came.ABSENT if theirs else Came.NOT_NOTED


def _somebody_for(seat: Place, deputies: Iterable[Place], meeting: Held) -> bool:
    """Whether another sat on the seat, or on that of a deputy for it."""
    seats = {seat.id} | {
        place.id
        for place in deputies
        if (place.party, place.role) == (seat.party, seat.role) and place.is_held(meeting.day)
    }
    return any(
        one.seat in seats and one.person != seat.person and one.present is Present.PRESENT
        for one in meeting.noted
    )


def by_meeting(noted: Iterable[tuple[str, Noted]]) -> Mapping[str, tuple[Noted, ...]]:
    """What was noted, by the name of the meeting."""
    found: dict[str, list[Noted]] = {}
    for name, one in noted:
        found.setdefault(name, []).append(one)
    return {name: tuple(ones) for name, ones in found.items()}
