"""The problem, or the thing on its sheet, an address names."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404

from samrad.records.problems import queries
from samrad.records.problems.models import Cause, Participant, Problem, ProblemEvidence
from samrad.web.desk.here import Here

_Found = TypeVar("_Found")


def problem_of(at: Here, problem: UUID) -> Problem:
    """The problem, if the reader sees it. One query.

    Raises:
        Http404: There is none, or none they may see: the answer is the same.
    """
    return _there(queries.problem_called(at.council, problem))


def cause_of(problem: Problem, cause: UUID) -> Cause:
    """A cause of the problem. One query.

    Raises:
        Http404: There is none.
    """
    return _there(queries.cause_called(problem, cause))


def participant_of(problem: Problem, participant: UUID) -> Participant:
    """Somebody who took part in its analysis. One query.

    Raises:
        Http404: There is none.
    """
    found = _there(Participant.objects.filter(problem=problem, pk=participant).first())
    found.problem = problem
    return found


def evidence_of(problem: Problem, evidence: UUID) -> ProblemEvidence:
    """Something that shows it. One query.

    Raises:
        Http404: There is none.
    """
    found = _there(ProblemEvidence.objects.filter(problem=problem, pk=evidence).first())
    found.problem = problem
    return found


def _there(found: _Found | None) -> _Found:
    if found is None:
        raise Http404
    return found
