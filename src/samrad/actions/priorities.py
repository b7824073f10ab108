"""Saying how much a problem matters, and how much each criterion counts."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.problems import held, refuse, to_problem
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.log.events import Thing
from samrad.core.meetings.cleaning import clean
from samrad.core.problems import stages
from samrad.core.problems.priority import Criterion, Scores, why_not_score, why_not_weigh
from samrad.core.problems.stages import ProblemStage
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.problems.models import PriorityWeights, Problem, Score
from samrad.records.problems.queries import weights_of


@transaction.atomic
def score_problem(
    problem: Problem, scores: Scores, why: str, *, by: Person, at: datetime
) -> None:
    """Say for one's own party how much a problem matters.

    Raises:
        Refused: `by` may not, the problem is closed, or a criterion has no answer.
    """
    problem, party = held(problem, Act.SCORE_PROBLEM, by=by, at=at)
    refuse(stages.why_not_write(ProblemStage(problem.stage)))
    refuse(why_not_score(scores))
    Score.objects.update_or_create(
        council=problem.council,
        problem=problem,
        party=party,
        defaults={
            "scores": _kept(scores),
            "why": " ".join(clean(why).text.split()),
            "given_at": at,
            "given_by": by,
        },
    )
    facts = {"scores": _kept(scores)}
    note(Act.SCORE_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)


@transaction.atomic
def weigh_priorities(
    council: Council, weights: Mapping[Criterion, int], why: str, *, by: Person, at: datetime
) -> PriorityWeights:
    """Decide how much each criterion counts from now on; what counted before stays readable.

    Raises:
        Refused: `by` may not, a weight is missing or none counts, nothing is different, or
            there is no reason.
    """
    party = party_acting(by, council, Act.WEIGH_PRIORITIES, on=at.date())
    Council.objects.select_for_update().get(pk=council.pk)
    now, why = weights_of(council), " ".join(clean(why).text.split())
    refuse(why_not_weigh(weights, why, now=now))
    decided = PriorityWeights.objects.create(
        council=council,
        number=now.number + 1,
        weights=_kept(weights),
        why=why,
        decided_at=at,
        decided_by=by,
    )
    to = To(council.id, Thing.COUNCIL, council.id)
    facts = {"weights": _kept(weights), "number": decided.number}
    note(Act.WEIGH_PRIORITIES, to, by=by, party=party, at=at, **facts)
    return decided


def _kept(by_criterion: Mapping[Criterion, int]) -> dict[str, int]:
    return {one.value: by_criterion[one] for one in Criterion}
