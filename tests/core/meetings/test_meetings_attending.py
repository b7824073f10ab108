"""Somebody comes later, somebody leaves early, a deputy takes a seat, a guest sees one item."""

from uuid import UUID, uuid4

from samrad.core.meetings.attending import Noted, Place, from_here_on, there
from samrad.core.meetings.kinds import Present

ITEMS = [uuid4() for _ in range(4)]
MAYOR, CHIEF, DEPUTY, GUEST = (uuid4() for _ in range(4))
SEAT_OF_MAYOR, SEAT_OF_CHIEF = uuid4(), uuid4()
HERE = Place(Present.PRESENT, SEAT_OF_MAYOR)
AWAY = Place(Present.AWAY, SEAT_OF_MAYOR)


def at_each(noted: Noted, person: UUID) -> list[Present | None]:
    found = there(ITEMS, noted)
    return [found[item][person].present if person in found[item] else None for item in ITEMS]


def test_who_is_noted_at_the_first_item_is_there_at_every_one() -> None:
    assert at_each({(ITEMS[0], MAYOR): HERE}, MAYOR) == [Present.PRESENT] * 4


def test_who_leaves_early_is_away_from_then_on() -> None:
    noted = {(ITEMS[0], MAYOR): HERE, (ITEMS[2], MAYOR): AWAY}

    assert at_each(noted, MAYOR) == [*[Present.PRESENT] * 2, *[Present.AWAY] * 2]


def test_of_whom_nothing_was_noted_nothing_is_said() -> None:
    assert at_each({(ITEMS[1], MAYOR): HERE}, MAYOR)[0] is None
    assert at_each({}, CHIEF) == [None] * 4


def test_a_guest_is_there_at_their_item_alone() -> None:
    noted = {(ITEMS[1], GUEST): Place(Present.PRESENT)}

    assert at_each(noted, GUEST) == [None, Present.PRESENT, None, None]
    assert from_here_on(ITEMS, {}, ITEMS[1], GUEST, Place(Present.PRESENT)) == [ITEMS[1]]


def test_a_deputy_sits_on_the_seat_of_who_is_away() -> None:
    noted = {(ITEMS[1], DEPUTY): Place(Present.PRESENT, SEAT_OF_CHIEF)}

    assert there(ITEMS, noted)[ITEMS[3]][DEPUTY].seat == SEAT_OF_CHIEF


def test_a_change_goes_on_until_another_was_noted() -> None:
    noted = {(item, MAYOR): HERE for item in ITEMS} | {(ITEMS[3], MAYOR): AWAY}

    assert from_here_on(ITEMS, noted, ITEMS[1], MAYOR, AWAY) == ITEMS[1:3]
    assert from_here_on(ITEMS, {}, ITEMS[1], MAYOR, AWAY) == ITEMS[1:]
