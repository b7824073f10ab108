"""Problems for tests that need one, as rows."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from samrad.records.councils.models import Council
    from samrad.records.problems.models import Cause, Problem


def a_problem(
    council: "Council", at: datetime, title: str = "Kanarifugl", **more: Any
) -> "Problem":
    """A problem the police noticed, with an answer, a cause, who took part, and a score."""
    from samrad.records.councils.models import Seat
    from samrad.records.problems.models import Participant, Problem, ProblemAspect, Score

    someone = Seat.objects.filter(council=council, party="police")[0].person
    problem = Problem.objects.create(
        council=council,
        title=title,
        party="police",
        noticed_at=at,
        noticed_by=someone,
        **more,
    )
    of = {"council": council, "problem": problem}
    ProblemAspect.objects.create(
        **of, aspect="what", text=title, written_at=at, written_by=someone
    )
    a_cause(problem, at, title)
    Participant.objects.create(**of, name=title, named_at=at, named_by=someone)
    scores = {"harm": 4, "extent": 3, "trend": 2, "worry": 3, "influence": 2}
    Score.objects.create(
        **of, party="police", scores=scores, why=title, given_at=at, given_by=someone
    )
    return problem


def a_cause(problem: "Problem", at: datetime, text: str = "Kanarifugl") -> "Cause":
    """A cause in the tree of a problem."""
    from samrad.records.problems.models import Cause

    return Cause.objects.create(
        council=problem.council,
        problem=problem,
        shape="tree",
        position=Cause.objects.filter(problem=problem).count() + 1,
        text=text,
        written_at=at,
        written_by=problem.noticed_by,
    )


def problem_to_ask_for(council: "Council", at: datetime) -> dict[str, object]:
    """What fills the slots of the addresses of problems."""
    from samrad.records.problems.models import Cause, Participant

    problem = a_problem(council, at, "Ungdom på kveldstid")
    return {
        "problem": problem.id,
        "cause": Cause.objects.get(problem=problem).id,
        "participant": Participant.objects.get(problem=problem).id,
        # Nothing of a frozen picture shows it yet.
        "shown": uuid4(),
    }
