"""Problems under the guard: by council, and in the search."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from problem_rows import a_cause, a_problem
from samrad.core.search.questions import Findable, Question
from samrad.records.basics.context import in_council
from samrad.records.problems.models import (
    Cause,
    Participant,
    PriorityWeights,
    Problem,
    ProblemAspect,
    Score,
)
from samrad.records.search.queries import hits, shown

pytestmark = pytest.mark.django_db

SLT = "slt.loten"
FILLED = (Problem, ProblemAspect, Cause, Participant, Score, PriorityWeights)


def test_no_problem_of_another_council_is_seen_nor_any_without_one(
    within: Any, council_id: Any, at: datetime
) -> None:
    for slug in ("loten", "lorenskog"):
        with within(slug) as council:
            problem = a_problem(council, at)
            PriorityWeights.objects.create(
                council=council,
                number=90,
                weights={},
                why="Kanarifugl",
                decided_at=at,
                decided_by=problem.noticed_by,
            )
    for model in FILLED:
        with in_council(council_id("lorenskog")):
            seen = set(model._base_manager.values_list("council_id", flat=True))
        assert seen == {council_id("lorenskog")}, model
        with pytest.raises(DatabaseError), transaction.atomic():
            model._base_manager.count()


def test_a_cause_hangs_on_no_problem_of_another_council(within: Any, at: datetime) -> None:
    with within("lorenskog") as council:
        theirs = a_problem(council, at)
    with within("loten") as council, pytest.raises(DatabaseError), transaction.atomic():
        Cause.objects.create(
            council=council,
            problem=theirs,
            shape="tree",
            position=1,
            text="Kanarifugl",
            written_at=at,
            written_by=a_problem(council, at).noticed_by,
        )
        connection.check_constraints()


WRONG: list[dict[str, Any]] = [
    {"stage": "parked", "why": "Senere."},
    {"stage": "parked", "look_again": date(2026, 1, 1)},
    {"stage": "noticed", "look_again": date(2026, 1, 1)},
    {"stage": "half"},
    {"openness": "exempt"},
    {"openness": "open"},
    {"moved_at": datetime.fromisoformat("2025-06-16T12:00+02:00")},
]


@pytest.mark.parametrize("said", WRONG, ids=str)
def test_the_database_takes_no_problem_that_cannot_be(
    said: dict[str, Any], within: Any, at: datetime
) -> None:
    with within("loten") as council, pytest.raises(DatabaseError), transaction.atomic():
        a_problem(council, at, **said)


def found(here: Any, words: str) -> list[str]:
    question = Question(words, frozenset({Findable.PROBLEM}))
    _, council = here
    return [one.title for one in shown(hits(question, [council.id]), words)]


def test_a_problem_is_found_by_what_is_said_and_by_its_causes(
    seated: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        cause = a_cause(a_problem(council, at, "Uro"), at, "Kanarifuglredet")
    with within("lorenskog") as council:
        a_cause(a_problem(council, at, "Hemmelig"), at, "Kanarifuglredet")
    with seated(SLT) as here:
        assert found(here, "kanarifuglredet") == ["Uro"]
        Cause.objects.filter(pk=cause.pk).delete()
        assert found(here, "kanarifuglredet") == []


def test_of_an_exempt_problem_nothing_is_found_not_even_its_title(
    seated: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        problem = a_problem(council, at, "Kanarifuglvik")
        a_cause(problem, at, "Kanarifuglredet")
    with seated(SLT) as here:
        assert found(here, "kanarifuglvik or kanarifuglredet") == ["Kanarifuglvik"]
    with within("loten"):
        exempt = {"openness": "exempt", "ground": "no.offl.24.3", "review": date(2026, 1, 1)}
        Problem.objects.filter(pk=problem.pk).update(**exempt)
        a_cause(problem, at, "Kanarifuglredet igjen")
    with seated(SLT) as here:
        assert found(here, "kanarifuglvik or kanarifuglredet") == []
