"""Seats: who can sit where, for how long, and deputies in their order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.people.sitting import GOL, HOL, at, leading, named, seat
from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party
from samrad.core.people.roles import LEADING, LEADING_IF_SAID, ROLES_OF, Role
from samrad.core.people.seats import (
    Seat,
    in_line,
    moved,
    next_order,
    why_not_end,
    why_not_lead,
    why_not_sit,
)

DAY = date(2025, 6, 16)
LINE = tuple(
    seat(who, Role.MAYOR, deputy=order) for order, who in enumerate(("Ola", "Siri", "Nils"), 1)
)


SLT = named("SLT-koordinator")


def code(refusal: Refusal | None) -> str:
    return refusal.code if refusal else ""


def test_nobody_sits_for_both_parties_at_once() -> None:
    police = seat("Kari", Role.POLICE_CONTACT, "2025-01-01")

    assert why_not_sit(seat("Kari", Role.COORDINATOR, until="2024-12-31"), [police]) is None
    assert why_not_sit(seat("Ola", Role.COORDINATOR), [police]) is None
    refusal = why_not_sit(seat("Kari", Role.COORDINATOR, until="2025-01-01"), [police])
    assert refusal == Refusal("seat.both_parties", {"name": "Kari", "party": Party.POLICE})


def test_two_roles_for_the_same_party_are_no_hindrance() -> None:
    assert why_not_sit(seat("Kari", Role.OTHER), [seat("Kari", Role.COORDINATOR)]) is None


def test_there_is_one_first_deputy_for_a_place_at_a_time() -> None:
    gol = at(Role.MAYOR, GOL)
    first = seat("Ola", gol, until="2025-06-30", deputy=1)

    assert code(why_not_sit(seat("Siri", gol, "2025-06-30", deputy=1), [first])) == (
        "seat.order_taken"
    )
    assert why_not_sit(seat("Siri", gol, "2025-07-01", deputy=1), [first]) is None
    assert why_not_sit(seat("Siri", gol, deputy=2), [first]) is None
    assert why_not_sit(seat("Siri", at(Role.MAYOR, HOL), deputy=1), [first]) is None
    assert why_not_sit(seat("Siri", gol), [first]) is None


def test_a_seat_is_not_in_its_own_way() -> None:
    assert why_not_sit(LINE[0], LINE) is None


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (date(2025, 6, 14), "seat.ends_too_early"),
        (date(2025, 6, 15), ""),
        (date(2027, 10, 31), ""),
        (None, ""),
        (date(2025, 12, 31), "seat.same_day"),
    ],
    ids=["two days ago", "yesterday", "after the election", "without end", "as it is"],
)
def test_a_mandate_is_prolonged_or_ended_but_not_back_in_time(
    until: date | None, why: str
) -> None:
    assert (
        code(why_not_end(seat("Kari", Role.MAYOR, until="2025-12-31"), until, by=SLT, on=DAY))
        == why
    )


def test_who_ends_their_own_seat_sits_there_today() -> None:
    mine, yesterday = seat("SLT-koordinator", Role.COORDINATOR), date(2025, 6, 15)

    assert code(why_not_end(mine, yesterday, by=SLT, on=DAY)) == "seat.ends_too_early"
    assert why_not_end(mine, DAY, by=SLT, on=DAY) is None
    assert why_not_end(mine, yesterday, by=named("Nora"), on=DAY) is None


def test_a_seat_that_is_over_is_history() -> None:
    gone = seat("Kari", Role.OTHER, until="2025-06-15")

    assert code(why_not_end(gone, None, by=SLT, on=DAY)) == "seat.over"
    assert code(why_not_lead(gone, leading=True, on=DAY)) == "seat.over"
    assert why_not_end(gone, None, by=SLT, on=date(2025, 6, 15)) is None


def test_a_seat_does_not_end_before_it_begins() -> None:
    coming = seat("Kari", Role.MAYOR, "2025-08-01")

    assert code(why_not_end(coming, date(2025, 7, 31), by=SLT, on=DAY)) == "seat.ends_too_early"
    assert why_not_end(coming, date(2025, 8, 1), by=SLT, on=DAY) is None


@pytest.mark.parametrize("role", Role)
def test_who_leads_is_told_by_the_role_or_said_of_the_seat(role: Role) -> None:
    plain, said = seat("Kari", role), leading(seat("Kari", role))

    assert plain.leading is (role in LEADING)
    assert why_not_lead(said, leading=False, on=DAY) is None or role not in LEADING_IF_SAID
    assert code(why_not_lead(plain, leading=True, on=DAY)) == (
        "" if role in LEADING_IF_SAID else "seat.role_tells"
    )


def test_what_is_said_already_is_not_said_again() -> None:
    assert code(why_not_lead(seat("Kari", Role.OTHER), leading=False, on=DAY)) == (
        "seat.said_already"
    )


def test_no_role_both_tells_and_leaves_it_open() -> None:
    assert LEADING.isdisjoint(LEADING_IF_SAID)
    assert {*ROLES_OF[Party.MUNICIPALITY], *ROLES_OF[Party.POLICE]} == set(Role)


def test_in_line_stand_the_deputies_of_one_place_who_are_not_over() -> None:
    others = (
        seat("Kari", Role.MAYOR),
        seat("Eva", Role.MAYOR, until="2025-06-15", deputy=1),
        seat("Per", Role.POLICE_CHIEF, deputy=1),
    )

    assert in_line((*reversed(LINE), *others), at(Role.MAYOR), on=DAY) == LINE


def test_the_third_deputy_becomes_the_first() -> None:
    assert [one.name for one in moved(LINE, LINE[2].key, 1)] == ["Nils", "Ola", "Siri"]
    assert moved(LINE, LINE[0].key, 0) == LINE
    assert moved(LINE, LINE[2].key, 9) == LINE
    assert moved(LINE, named("nobody"), 1) == LINE


@st.composite
def lines(draw: st.DrawFn) -> tuple[Seat, ...]:
    names = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1))
    return tuple(seat(who, Role.MAYOR, deputy=at) for at, who in enumerate(names, 1))


@given(lines(), st.data(), st.integers(-2, 12))
def test_moving_one_loses_nobody_and_the_others_keep_their_order(
    line: tuple[Seat, ...], data: st.DataObject, to: int
) -> None:
    one = data.draw(st.sampled_from(line))
    after = moved(line, one.key, to)

    assert [s for s in after if s != one] == [s for s in line if s != one]
    assert after.index(one) == min(max(to, 1), len(line)) - 1
    assert len(after) == len(line)


@given(lines(), st.data())
def test_moving_there_and_back_changes_nothing(
    line: tuple[Seat, ...], data: st.DataObject
) -> None:
    one, to = data.draw(st.sampled_from(line)), data.draw(st.integers(1, len(line)))

    assert moved(moved(line, one.key, to), one.key, line.index(one) + 1) == line


@given(st.sets(st.integers(1, 9)), st.integers(1, 9))
def test_the_next_number_is_free_and_none_before_it_was(taken: set[int], wanted: int) -> None:
    line = [seat(f"nr. {order}", Role.MAYOR, deputy=order) for order in taken]
    found = next_order(line, wanted)

    assert found not in taken
    assert set(range(wanted, found)) <= taken
