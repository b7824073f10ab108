"""Decisions and what follows from them."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.basics.refusals import Refusal
from samrad.core.meetings import decisions
from samrad.core.meetings.decisions import Decision, Measure, Owner, State, Wanted, found
from samrad.core.people.parties import Party

DECIDED = date(2025, 3, 12)
DEADLINE = date(2025, 9, 1)
ON = date(2025, 6, 16)
KARI = Owner(UUID(int=1), "Kari", Party.MUNICIPALITY)
OLA = Owner(UUID(int=2), "Ola", Party.POLICE)


def measure(number: int = 1, *owners: Owner, **given: object) -> Measure:
    facts = {"deadline": DEADLINE, **given}
    return Measure(UUID(int=number), "Foreldremøte", owners=owners or (KARI,), **facts)  # type: ignore[arg-type]  # the tests give what the fields take


def decision(*measures: Measure, **given: object) -> Decision:
    facts = {"day": DECIDED, "measures": measures, **given}
    return Decision(UUID(int=9), "Vedtatt", "7/25", "Ungdom", "1/25", **facts)  # type: ignore[arg-type]  # the tests give what the fields take


@pytest.mark.parametrize(
    ("given", "on", "state"),
    [
        ({}, DEADLINE, State.OPEN),
        ({}, date(2025, 9, 2), State.OVERDUE),
        ({"done_on": date(2025, 9, 9)}, date(2025, 9, 8), State.OVERDUE),
        ({"done_on": date(2025, 9, 9)}, date(2025, 9, 9), State.DONE),
        ({"dropped_on": ON}, ON, State.DROPPED),
        ({"dropped_on": ON}, DECIDED, State.OPEN),
    ],
)
def test_a_measure_stands_as_it_stood_on_the_day(
    given: dict[str, object], on: date, state: State
) -> None:
    assert measure(**given).state(on=on) is state  # type: ignore[arg-type]  # as above


def test_who_left_the_council_leaves_a_measure_without_owner_until_it_has_ended() -> None:
    left = Owner(OLA.person, OLA.name, OLA.party, sits=False)

    assert measure(1, KARI, left).without_owner == {Party.POLICE}
    assert measure(1, KARI, OLA).without_owner == frozenset()
    assert measure(1, left, done_on=ON).without_owner == frozenset()


def test_a_decision_from_which_nothing_follows_yet_is_unsettled() -> None:
    none, some, because = decision(), decision(measure()), decision(because="til orientering")

    assert decisions.unsettled([none, some, because]) == (none,)


def test_the_register_is_narrowed_by_year_focus_party_and_state() -> None:
    both, late = measure(1, KARI, OLA), measure(2, KARI, deadline=date(2025, 5, 1))
    first = decision(both, late, focus="Trafikk")
    second = decision(day=date(2024, 12, 11))
    every = [first, second]

    assert found(every, Wanted(), on=ON) == (first, second)
    assert found(every, Wanted(year=2024), on=ON) == (second,)
    assert found(every, Wanted(focus="TRAFIKK"), on=ON) == (first,)
    assert found(every, Wanted(unsettled=True), on=ON) == (second,)
    assert [one.measures for one in found(every, Wanted(party=Party.POLICE), on=ON)] == [
        (both,)
    ]
    assert [one.measures for one in found(every, Wanted(state=State.OVERDUE), on=ON)] == [
        (late,)
    ]
    assert found(every, Wanted(state=State.DONE), on=ON) == ()
    assert decisions.number_in(every, State.OVERDUE, on=ON) == 1


def code(refusal: Refusal | None) -> str:
    return refusal.code if refusal else ""


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (decisions.why_not_done(State.OPEN, "referat 3/25"), ""),
        (decisions.why_not_done(State.OVERDUE, " "), "measure.no_proof"),
        (decisions.why_not_done(State.DONE, "referat"), "measure.ended"),
        (decisions.why_not_drop(State.OVERDUE, "ikke behov"), ""),
        (decisions.why_not_drop(State.OPEN, ""), "measure.no_reason"),
        (decisions.why_not_drop(State.DROPPED, "x"), "measure.ended"),
        (decisions.why_not_move(State.OVERDUE, DECIDED, ON, "ferie", on=ON), ""),
        (decisions.why_not_move(State.OPEN, DEADLINE, DEADLINE, "x", on=ON),
         "measure.same_deadline"),
        (decisions.why_not_move(State.OPEN, DEADLINE, DECIDED, "x", on=ON),
         "measure.deadline_past"),
        (decisions.why_not_move(State.OPEN, DEADLINE, ON, "", on=ON), "measure.no_reason"),
        (decisions.why_not_hand_over(State.OPEN, KARI.person, OLA.person), ""),
        (decisions.why_not_hand_over(State.OPEN, None, OLA.person), ""),
        (decisions.why_not_hand_over(State.OPEN, OLA.person, OLA.person), "measure.same_owner"),
        (decisions.why_not_hand_over(State.DONE, KARI.person, OLA.person), "measure.ended"),
        (decisions.why_not_reopen(State.DONE, "ved en feil"), ""),
        (decisions.why_not_reopen(State.DROPPED, ""), "measure.no_reason"),
        (decisions.why_not_reopen(State.OVERDUE, "x"), "measure.not_ended"),
    ],
)  # fmt: skip
def test_what_may_be_done_with_a_measure(refusal: Refusal | None, expected: str) -> None:
    assert code(refusal) == expected


DAYS = st.dates(date(2025, 1, 1), date(2026, 1, 1))
ENDS = st.fixed_dictionaries({}, optional={"done_on": DAYS}) | st.fixed_dictionaries(
    {}, optional={"dropped_on": DAYS}
)


@given(st.lists(st.tuples(DAYS, ENDS), max_size=6), DAYS)
def test_each_measure_is_found_in_exactly_one_state(
    given: list[tuple[date, dict[str, date]]], on: date
) -> None:
    made = [measure(n, deadline=day, **ends) for n, (day, ends) in enumerate(given)]
    each = [
        one
        for state in State
        for kept in found([decision(*made)], Wanted(state=state), on=on)
        for one in kept.measures
    ]

    assert sorted(each, key=lambda one: one.id) == made
