"""The acts on problems, for the test that tries every act in every role."""

from collections.abc import Callable
from datetime import datetime

from samrad.actions import priorities, problem_sheets, problems
from samrad.actions.problems import Called
from samrad.core.access.permissions import BIND, Act
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.roles import Role
from samrad.core.problems.priority import Criterion
from samrad.core.problems.sheet import Aspect, Said
from samrad.core.problems.stages import ProblemStage, Step
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.problems.models import Problem

_RUN_OR_BIND = {Role.COORDINATOR, Role.POLICE_CONTACT, *BIND}
MAY_ON_PROBLEMS: dict[Act, set[Role]] = {
    Act.NOTICE_PROBLEM: set(Role),
    Act.WRITE_PROBLEM: set(Role),
    Act.SCORE_PROBLEM: _RUN_OR_BIND,
    Act.MOVE_PROBLEM: _RUN_OR_BIND,
    Act.MARK_PROBLEM: _RUN_OR_BIND,
    Act.READ_PROBLEM: set(Role),
    Act.WEIGH_PRIORITIES: _RUN_OR_BIND,
}
_ONE_EACH = dict.fromkeys(Criterion, 1)


def _there(council: Council, by: Person, at: datetime) -> Problem:
    return Problem.objects.create(
        council=council, title="Kanarifugl", party="police", noticed_at=at, noticed_by=by
    )


def _notice(council: Council, by: Person, at: datetime) -> None:
    problems.notice_problem(council, Called("Kanarifugl"), {}, by=by, at=at)


def _write(council: Council, by: Person, at: datetime) -> None:
    problem, said = _there(council, by, at), Said("Ved stasjonen.")
    problem_sheets.say_of_problem(problem, Aspect.WHERE, said, was=Said(), by=by, at=at)


def _score(council: Council, by: Person, at: datetime) -> None:
    priorities.score_problem(_there(council, by, at), _ONE_EACH, "", by=by, at=at)


def _move(council: Council, by: Person, at: datetime) -> None:
    step = Step(ProblemStage.CLOSED, "Det er over.")
    problems.move_problem(_there(council, by, at), step, by=by, at=at)


def _mark(council: Council, by: Person, at: datetime) -> None:
    marking = Marking(Openness.COUNCIL)
    problems.mark_problem(_there(council, by, at), marking, by=by, at=at)


def _read(council: Council, by: Person, at: datetime) -> None:
    problems.read_problems(council, [], by=by, at=at)


def _weigh(council: Council, by: Person, at: datetime) -> None:
    priorities.weigh_priorities(council, _ONE_EACH, "Alt teller likt.", by=by, at=at)


ACTS_ON_PROBLEMS: dict[Act, Callable[[Council, Person, datetime], None]] = {
    Act.NOTICE_PROBLEM: _notice,
    Act.WRITE_PROBLEM: _write,
    Act.SCORE_PROBLEM: _score,
    Act.MOVE_PROBLEM: _move,
    Act.MARK_PROBLEM: _mark,
    Act.READ_PROBLEM: _read,
    Act.WEIGH_PRIORITIES: _weigh,
}
