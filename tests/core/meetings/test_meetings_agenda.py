"""The agenda writes itself: what belongs there, and in which order."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.basics.refusals import Refusal
from samrad.core.duties.duty import Duty, Kind
from samrad.core.duties.status import Standing, Status
from samrad.core.meetings.agenda import (
    Approval,
    Carried,
    Known,
    Raised,
    compose,
    moved,
    why_not_item,
)
from samrad.core.meetings.kinds import ItemKind
from samrad.core.openness.levels import Marking, Openness

SHARED = Marking(Openness.COUNCIL)
EVALUATION = Clause(
    "evaluation",
    kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING),
    Source("", ""),
    date(2020, 1, 1),
)
MEETING = date(2025, 3, 12)


def due(kind: Kind, day: date, status: Status = Status.DUE_SOON) -> Standing:
    return Standing(Duty(kind, EVALUATION, day.year, "", day), status)


def matter(number: int, municipality: str = "") -> Raised:
    return Raised(UUID(int=number), f"Sak {number}", 15, SHARED, municipality)


def test_everything_comes_in_the_order_a_meeting_goes() -> None:
    known = Known(
        approvals=(Approval("4/24"),),
        carried=(Carried(UUID(int=9), "Lys i parken", date(2025, 2, 1)),),
        topics=("Vold i nære relasjoner", "Vold og overgrep mot barn"),
        standings=(due(Kind.EVALUATION, date(2025, 3, 31)),),
        raised=(matter(1),),
    )

    assert [(line.kind, line.key) for line in compose(known)] == [
        (ItemKind.APPROVAL, "approval.4/24"),
        (ItemKind.CARRIED, f"measure.{UUID(int=9)}"),
        (ItemKind.STANDING, "topic.Vold i nære relasjoner"),
        (ItemKind.STANDING, "topic.Vold og overgrep mot barn"),
        (ItemKind.DUTY, "duty.evaluation.2025"),
        (ItemKind.MATTER, f"matter.{UUID(int=1)}"),
    ]


@pytest.mark.parametrize(
    ("kind", "status", "there"),
    [
        (Kind.EVALUATION, Status.AHEAD, True),
        (Kind.REVIEW, Status.OVERDUE, True),
        (Kind.EVALUATION, Status.MET, False),
        (Kind.EVALUATION, Status.MET_LATE, False),
        (Kind.REVIEW, Status.NOT_APPLICABLE, False),
        # What is about the meeting itself is not on its agenda.
        (Kind.AGENDA, Status.DUE_SOON, False),
        (Kind.MEETING, Status.DUE_SOON, False),
    ],
)
def test_what_is_due_by_agreement_comes_on_the_agenda(
    kind: Kind, status: Status, *, there: bool
) -> None:
    known = Known(standings=(due(kind, date(2025, 3, 31), status),))

    assert bool(compose(known)) is there


@pytest.mark.parametrize(
    ("day", "there"), [(date(2025, 6, 11), True), (date(2025, 6, 12), False)]
)
def test_what_is_due_by_the_next_meeting_is_treated_now(day: date, *, there: bool) -> None:
    known = Known(standings=(due(Kind.REVIEW, day),), before=date(2025, 6, 11))

    assert bool(compose(known)) is there


def test_a_joint_council_has_common_matters_first_and_then_a_block_for_each() -> None:
    known = Known(raised=(matter(1, "no.gol"), matter(2), matter(3, "no.flaa"), matter(4)))

    assert [line.municipality for line in compose(known)] == ["", "", "no.flaa", "no.gol"]


def test_a_matter_keeps_how_open_it_is() -> None:
    marking = Marking(Openness.EXEMPT, "no.offl.24.1", date(2026, 1, 1))
    known = Known(raised=(Raised(UUID(int=1), "x", 10, marking),), topics=("Trafikk",))

    assert [line.marking for line in compose(known)] == [SHARED, marking]


@given(st.lists(st.integers(), unique=True, min_size=1), st.integers(-5, 50), st.data())
def test_moving_one_loses_none(order: list[int], to: int, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(order))
    after = moved(order, one, to)

    assert sorted(after) == sorted(order)
    assert after.index(one) == max(0, min(to, len(order) - 1))
    assert [x for x in after if x != one] == [x for x in order if x != one]


@pytest.mark.parametrize(
    ("title", "minutes", "why"),
    [
        ("Trafikk", 1, None),
        ("Trafikk", 480, None),
        ("Trafikk", 0, "agenda.minutes"),
        ("Trafikk", 481, "agenda.minutes"),
        ("  ", 10, "agenda.no_title"),
    ],
)
def test_an_item_has_a_title_and_a_sensible_length(
    title: str, minutes: int, why: str | None
) -> None:
    refusal: Refusal | None = why_not_item(title, minutes)

    assert (refusal and refusal.code) == why
