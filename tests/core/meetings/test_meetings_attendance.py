"""Who came to the meetings of a year."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.meetings.attendance import Came, Held, Noted, Place, attendance
from samrad.core.meetings.kinds import Present
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

SINCE = date(2023, 11, 1)
SPRING, AUTUMN = date(2025, 3, 12), date(2025, 9, 24)
MAYOR = Place(UUID(int=1), UUID(int=11), "Kari", Party.MUNICIPALITY, Role.MAYOR, SINCE)
DEPUTY = Place(
    UUID(int=2), UUID(int=12), "Per", Party.MUNICIPALITY, Role.MAYOR, SINCE, deputy=1
)
CHIEF = Place(
    UUID(int=3), UUID(int=13), "Ola", Party.POLICE, Role.POLICE_CHIEF, SINCE, until=SPRING
)
NEXT = Place(
    UUID(int=4), UUID(int=14), "Siri", Party.POLICE, Role.POLICE_CHIEF, date(2025, 4, 1)
)
ALL = (DEPUTY, NEXT, CHIEF, MAYOR)


def noted(place: Place, present: Present = Present.PRESENT, on: Place | None = None) -> Noted:
    return Noted(place.person, present, (on or place).id)


HERE = noted(CHIEF)


@pytest.mark.parametrize(
    ("noted_there", "came"),
    [
        ((HERE, noted(MAYOR)), Came.PRESENT),
        ((HERE, noted(MAYOR, Present.AWAY), noted(MAYOR)), Came.PRESENT),
        ((HERE, noted(MAYOR, Present.EXCUSED), noted(DEPUTY)), Came.DEPUTY),
        ((HERE, noted(DEPUTY, on=MAYOR)), Came.DEPUTY),
        ((HERE, noted(MAYOR, Present.EXCUSED)), Came.EXCUSED),
        ((HERE, noted(MAYOR, Present.AWAY), noted(DEPUTY, Present.AWAY)), Came.ABSENT),
        ((HERE,), Came.NOT_NOTED),
        ((), Came.NOT_NOTED),
    ],
)
def test_a_member_came_or_a_deputy_or_nobody(
    noted_there: tuple[Noted, ...], came: Came
) -> None:
    (row,) = attendance((MAYOR, DEPUTY), [Held("1/25", SPRING, noted_there)])

    assert (row.name, row.cells) == ("Kari", (came,))


def test_who_sat_for_a_part_of_the_year_has_cells_for_that_part() -> None:
    held = [
        Held("1/25", SPRING, (noted(MAYOR), noted(CHIEF))),
        Held("2/25", AUTUMN, (noted(MAYOR, Present.AWAY), noted(NEXT))),
    ]
    rows = attendance(ALL, held)

    assert [(row.name, row.cells, row.filled, row.counted) for row in rows] == [
        ("Kari", (Came.PRESENT, Came.ABSENT), 1, 2),
        ("Ola", (Came.PRESENT, Came.NO_SEAT), 1, 1),
        ("Siri", (Came.NO_SEAT, Came.PRESENT), 1, 1),
    ]


def test_who_sat_on_no_day_of_a_meeting_has_no_row() -> None:
    assert attendance([NEXT], [Held("1/25", SPRING, (HERE,))]) == ()
    assert attendance(ALL, []) == ()


NOTES = st.lists(
    st.builds(noted, st.sampled_from(ALL), st.sampled_from(Present)), max_size=6
).map(tuple)


@given(st.lists(st.tuples(st.sampled_from([SPRING, AUTUMN]), NOTES), max_size=4))
def test_a_cell_for_each_meeting_and_no_more_filled_than_counted(
    given: list[tuple[date, tuple[Noted, ...]]],
) -> None:
    held = [Held(str(number), *one) for number, one in enumerate(given)]

    for row in attendance(ALL, held):
        assert len(row.cells) == len(held)
        assert 0 <= row.filled <= row.counted <= len(held)
