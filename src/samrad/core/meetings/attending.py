"""Who was there: noted where it changes, and so from that item on until it changes again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from samrad.core.meetings.kinds import Present


@dataclass(frozen=True, slots=True)
class Place:
    """Whether somebody was there, and on which seat.

    Attributes:
        present: Whether.
        seat: The seat sat on, which for a deputy is that of who is away; None for a guest.
    """

    present: Present
    seat: UUID | None = None


# What is noted: by item and person.
Noted = Mapping[tuple[UUID, UUID], Place]


def there(items: Sequence[UUID], noted: Noted) -> dict[UUID, dict[UUID, Place]]:
    """Who was there at each item, in their order.

    Of whom nothing is noted at an item it is as at the one before; a guest is there at theirs
    and at no other.
    """
    found: dict[UUID, dict[UUID, Place]] = {}
    before: dict[UUID, Place] = {}
    for item in items:
        here = {person: place for (at, person), place in noted.items() if at == item}
        stayed = {person: place for person, place in before.items() if place.seat is not None}
        found[item] = before = {**stayed, **here}
    return found


def from_here_on(
    items: Sequence[UUID], noted: Noted, item: UUID, person: UUID, place: Place
) -> list[UUID]:
    """The items at which it is to be noted when `person` changes to `place` at `item`.

    It goes on until something else was noted; for a guest it is that item alone.
    """
    if place.seat is None:
        return [item]
    start = items.index(item)
    before = there(items, noted)[item].get(person)
    changed = [item]
    for later in items[start + 1 :]:
        if noted.get((later, person), before) != before:
            break
        changed.append(later)
    return changed
