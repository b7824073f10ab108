"""Following decisions up, as the people of Løten do it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from measure_rows import DEADLINE, HELD, a_decision, a_measure, end_the_demos, sitting_for
from meeting_rows import a_meeting
from samrad.actions import measures
from samrad.actions.measures import Promised
from samrad.core.meetings.decisions import State
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council, Seat
from samrad.records.log.models import LogEntry
from samrad.records.meetings import decisions
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def loten(within: Any) -> Iterator[Council]:
    with within("loten") as council:
        end_the_demos(council)
        yield council


@pytest.fixture
def kari(loten: Council) -> Person:
    """The coordinator."""
    return sitting_for(loten, "municipality")


@pytest.fixture
def ola(loten: Council) -> Person:
    """The police contact."""
    return sitting_for(loten, "police")


@pytest.fixture
def mayor(loten: Council) -> Person:
    return Seat.objects.filter(council=loten, person__email__startswith="ordforer.loten")[
        0
    ].person


@pytest.fixture
def measure(loten: Council, at: datetime, kari: Person, ola: Person) -> Measure:
    return a_measure(a_decision(loten, at), at, municipality_owner=kari, police_owner=ola)


def state(measure: Measure, at: datetime) -> State:
    measure.refresh_from_db()
    return decisions.told(measure, decisions.NOBODY).state(on=at.date())


def last_entry(loten: Council) -> str:
    entry = LogEntry.objects.filter(council=loten).latest("number")
    return f"{entry.act} {entry.facts}"


def test_a_measure_is_done_and_says_where_that_can_be_seen(
    loten: Council, measure: Measure, ola: Person, at: datetime
) -> None:
    measures.do_measure(measure, " referat 3/25 ", by=ola, at=at)

    assert state(measure, at) is State.DONE
    assert (measure.proof, measure.done_by) == ("referat 3/25", ola)
    (noted,) = decisions.followed_up(measure)
    assert (noted.kind, noted.why, noted.by) == ("done", "referat 3/25", ola)
    logged = last_entry(loten)
    assert logged.startswith("follow_up_measure")
    assert "referat" not in logged


def test_done_without_proof_is_refused_and_nothing_is_noted(
    measure: Measure, kari: Person, at: datetime, refused: Any
) -> None:
    with refused("measure.no_proof"):
        measures.do_measure(measure, "  ", by=kari, at=at)

    assert state(measure, at) is State.OPEN
    assert decisions.followed_up(measure) == []


def test_a_moved_deadline_keeps_the_one_before_and_the_reason(
    measure: Measure, kari: Person, at: datetime
) -> None:
    measures.move_deadline(measure, date(2025, 10, 1), "Rektor er syk", by=kari, at=at)

    measure.refresh_from_db()
    assert measure.deadline == date(2025, 10, 1)
    (noted,) = decisions.followed_up(measure)
    assert (noted.before, noted.after, noted.why) == (
        DEADLINE,
        date(2025, 10, 1),
        "Rektor er syk",
    )


def test_what_was_said_to_be_done_by_mistake_is_opened_again(
    measure: Measure, kari: Person, at: datetime, refused: Any
) -> None:
    measures.do_measure(measure, "referat", by=kari, at=at)
    with refused("measure.ended", state=State.DONE):
        measures.give_up_measure(measure, "nei", by=kari, at=at)
    measures.reopen_measure(measure, "Feil tiltak", by=kari, at=at + timedelta(hours=1))

    assert state(measure, at) is State.OPEN
    assert measure.proof == ""
    assert [one.kind for one in decisions.followed_up(measure)] == ["reopened", "done"]


def test_a_dropped_measure_says_why(measure: Measure, kari: Person, at: datetime) -> None:
    measures.give_up_measure(measure, "Skolen la ned tilbudet", by=kari, at=at)

    assert state(measure, at) is State.DROPPED
    assert measure.dropped_why == "Skolen la ned tilbudet"


def test_who_neither_owns_it_nor_runs_the_year_does_not_follow_it_up(
    measure: Measure, mayor: Person, at: datetime, refused: Any
) -> None:
    with refused("measure.not_yours"):
        measures.do_measure(measure, "referat", by=mayor, at=at)


def test_somebody_without_a_seat_does_not_follow_it_up(
    measure: Measure, person: Any, at: datetime, refused: Any
) -> None:
    stranger = person("slt.lorenskog")
    with refused("access.no_seat"):
        measures.do_measure(measure, "referat", by=stranger, at=at)


def test_each_party_hands_over_its_own_part_to_somebody_of_its_own(
    measure: Measure, ola: Person, kari: Person, mayor: Person, at: datetime, refused: Any
) -> None:
    measures.hand_over_measure(measure, mayor, "Ferie", by=kari, at=at)
    measure.refresh_from_db()
    assert (measure.municipality_owner, measure.police_owner) == (mayor, ola)
    (noted,) = decisions.followed_up(measure)
    assert (noted.owner_before, noted.owner_after) == (kari, mayor)

    with refused("measure.not_their_party"):
        measures.hand_over_measure(measure, kari, by=ola, at=at)
    with refused("measure.same_owner"):
        measures.hand_over_measure(measure, ola, by=ola, at=at)


def test_an_owner_who_left_leaves_a_measure_that_needs_a_new_one(
    loten: Council, measure: Measure, ola: Person, at: datetime
) -> None:
    today = at.date()
    Seat.objects.filter(council=loten, person=ola).update(until=today - timedelta(days=1))
    (decision,) = decisions.decisions_at(measure.decision.item.meeting, on=today)

    assert decision.measures[0].without_owner == {"police"}


def test_a_decision_is_settled_later_by_a_measure_or_by_a_reason(
    loten: Council, kari: Person, ola: Person, at: datetime, refused: Any
) -> None:
    row = a_decision(loten, at)
    measures.need_nothing(row, "Til orientering", by=kari, at=at)
    (none,) = decisions.decisions_at(row.item.meeting, on=at.date())
    assert (none.because, none.measures) == ("Til orientering", ())
    promised = Promised("Møte med skolene", date(2025, 10, 1), owners={Party.POLICE: ola})
    made = measures.promise_measure(row, promised, by=kari, at=at)

    (told,) = decisions.decisions_at(row.item.meeting, on=at.date())
    assert ([one.id for one in told.measures], told.because) == ([made.id], "")
    with refused("measure.there_is_one"):
        measures.need_nothing(row, "Likevel ikke", by=kari, at=at)
    assert not NoMeasure.objects.filter(decision=row).exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "measure.no_title"),
        ({"deadline": date(2025, 6, 15)}, "measure.deadline_past"),
        ({"owners": {}}, "measure.no_owner"),
    ],
)
def test_a_measure_without_title_owner_or_a_day_to_come_is_refused(
    change: dict[str, Any], code: str, loten: Council, kari: Person, at: datetime, refused: Any
) -> None:
    promised = Promised("Møte", date(2025, 10, 1), {Party.MUNICIPALITY: kari})
    with refused(code):
        measures.promise_measure(
            a_decision(loten, at), replace(promised, **change), by=kari, at=at
        )


def test_nobody_owns_a_measure_for_the_other_party(
    loten: Council, kari: Person, at: datetime, refused: Any
) -> None:
    promised = Promised("Møte", date(2025, 10, 1), {Party.POLICE: kari})
    with refused("measure.not_their_party"):
        measures.promise_measure(a_decision(loten, at), promised, by=kari, at=at)


def test_what_was_noted_of_a_measure_can_be_neither_changed_nor_deleted(
    measure: Measure, kari: Person, at: datetime
) -> None:
    measures.move_deadline(measure, date(2025, 10, 1), "Syk", by=kari, at=at)
    noted = FollowUp.objects.filter(measure=measure)
    forbidden: list[Callable[[], object]] = [lambda: noted.update(why=""), noted.delete]
    for change in forbidden:
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()
    assert noted.get().why == "Syk"


# --- What comes back to the council --------------------------------------------------------


def test_what_is_overdue_on_the_day_of_the_meeting_comes_back(
    loten: Council, at: datetime, kari: Person
) -> None:
    row = a_decision(loten, at)
    late = a_measure(row, at, "Foreldremøte")
    a_measure(row, at, "Rapport", deadline=date(2025, 9, 24))
    done = a_measure(row, at, "Befaring")
    measures.do_measure(done, "bilder", by=kari, at=at)
    next_one = a_meeting(loten, at, number=81, day=date(2025, 9, 24))

    (carried,) = decisions.carried_for(next_one)
    assert (carried.measure, carried.title, carried.deadline) == (
        late.id,
        "Foreldremøte",
        DEADLINE,
    )
    assert carried.marking.openness is Openness.COUNCIL


def test_what_hangs_on_an_exempt_decision_comes_back_as_exempt(
    loten: Council, at: datetime
) -> None:
    a_measure(a_decision(loten, at, openness="exempt"), at)
    (carried,) = decisions.carried_for(a_meeting(loten, at, number=81, day=date(2025, 9, 24)))

    assert (carried.marking.openness, carried.marking.ground) == (
        Openness.EXEMPT,
        "no.offl.24.1",
    )


def test_what_was_decided_at_the_meeting_itself_does_not_come_back_to_it(
    loten: Council, at: datetime
) -> None:
    row = a_decision(loten, at)
    a_measure(row, at, deadline=date(2025, 6, 1))

    assert decisions.carried_for(row.item.meeting) == ()


# --- Whose measures one sees ---------------------------------------------------------------


def test_one_owns_measures_over_all_ones_councils_and_sees_none_of_the_others(
    within: Any, person: Any, at: datetime
) -> None:
    joint, other = person("politikontakt.hallingdal"), person("politikontakt.loten")
    for number, slug in enumerate(("hallingdal", "gol", "aal")):
        with within(slug) as council:
            row = a_decision(council, at, number=80 + number)
            owner = Seat.objects.filter(council=council, person=joint)[0].person
            a_measure(row, at, slug, municipality_owner=None, police_owner=owner)
    with within("loten") as council:
        end_the_demos(council)
        a_measure(a_decision(council, at), at, "loten", police_owner=other)

    with as_person(joint.id):
        assert {one.title for one in decisions.owned_by(joint, ended_since=HELD)} == {
            "hallingdal",
            "gol",
            "aal",
        }
        assert decisions.owned_by(other, ended_since=HELD) == []
    with as_person(other.id):
        assert [one.title for one in decisions.owned_by(other, ended_since=HELD)] == ["loten"]
        assert decisions.owned_by(joint, ended_since=HELD) == []


def test_after_ones_last_day_one_sees_ones_measures_there_no_more(
    within: Any, person: Any, at: datetime
) -> None:
    ola = person("politikontakt.loten")
    with within("loten") as council:
        a_measure(a_decision(council, at), at, police_owner=ola)
        Seat.objects.filter(council=council, person=ola).update(until=date(2025, 6, 1))
    with as_person(ola.id):
        assert decisions.owned_by(ola, ended_since=HELD) == []
        assert decisions.to_remind(ola) == []
