"""Working with problems: noticed, called, taken from stage to stage, marked, read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from samrad.actions.log import To, note
from samrad.actions.standing import party_acting
from samrad.core.access.permissions import Act
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.log.events import Event, Thing
from samrad.core.meetings.cleaning import clean
from samrad.core.openness.levels import Marking, Openness, is_logged, why_not_mark
from samrad.core.people.parties import Party
from samrad.core.problems import stages
from samrad.core.problems.sheet import Aspect, Said, why_not_call, why_not_say
from samrad.core.problems.stages import ProblemStage, Step
from samrad.records.basics.marks import columns_of
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.problems import queries
from samrad.records.problems.models import Problem, ProblemAspect


@dataclass(frozen=True, slots=True)
class Called:
    """What a problem is called, and its topic or focus area of the agreement."""

    title: str
    focus: str = ""

    def cleaned(self) -> "Called":
        """The same in plain words, on one line."""
        return replace(self, title=" ".join(clean(self.title).text.split()))


@transaction.atomic
def notice_problem(
    council: Council, called: Called, said: dict[Aspect, Said], *, by: Person, at: datetime
) -> Problem:
    """Put a problem on the council's list, with what is known of it already.

    Raises:
        Refused: `by` has no seat, it has no title, or a text is too long.
    """
    party = party_acting(by, council, Act.NOTICE_PROBLEM, on=at.date())
    called = called.cleaned()
    refuse(why_not_call(called.title))
    problem = Problem.objects.create(
        council=council,
        title=called.title,
        focus=called.focus,
        party=party,
        noticed_at=at,
        noticed_by=by,
    )
    _write_all(problem, said, by=by, at=at)
    note(Act.NOTICE_PROBLEM, to_problem(problem), by=by, party=party, at=at)
    return problem


@transaction.atomic
def call_problem(
    problem: Problem, called: Called, *, was: str, by: Person, at: datetime
) -> None:
    """Call a problem something else, or say which focus area it belongs to.

    `was` is the title whoever changes it saw.

    Raises:
        Refused: `by` has no seat, it is closed, it has no title, or another changed the
            title meanwhile.
    """
    problem, party = held(problem, Act.WRITE_PROBLEM, by=by, at=at)
    refuse(stages.why_not_write(ProblemStage(problem.stage)))
    called = called.cleaned()
    refuse(why_not_call(called.title))
    if problem.title not in (was, called.title):
        raise Refused(Refusal("problem.changed_meanwhile", {"now": problem.title}))
    problem.title, problem.focus = called.title, called.focus
    problem.save(update_fields=["title", "focus"])
    note(Act.WRITE_PROBLEM, to_problem(problem), by=by, party=party, at=at, called=True)


@transaction.atomic
def move_problem(problem: Problem, step: Step, *, by: Person, at: datetime) -> None:
    """Take a problem to another stage.

    Raises:
        Refused: `by` may not; it does not come there from where it is; what has to be there
            before is missing; or it is parked or closed without a reason, or parked without
            a day to look again.
    """
    problem, party = held(problem, Act.MOVE_PROBLEM, by=by, at=at)
    step = replace(step, why=" ".join(clean(step.why).text.split()))
    refuse(stages.why_not_take(queries.whole(problem).known, step, on=at.date()))
    problem.stage, problem.why = step.to, step.why if stages.asks_why(step.to) else ""
    problem.look_again = step.review if step.to is ProblemStage.PARKED else None
    problem.moved_at, problem.moved_by = at, by
    problem.save(update_fields=["stage", "why", "look_again", "moved_at", "moved_by"])
    facts: dict[str, object] = {"stage": step.to}
    if problem.look_again:
        facts["look_again"] = problem.look_again
    note(Act.MOVE_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)


@transaction.atomic
def mark_problem(problem: Problem, marking: Marking, *, by: Person, at: datetime) -> None:
    """Say that a problem is internal to the council, or exempt on a ground.

    Raises:
        Refused: `by` may not, or the marking lacks its ground or its review.
    """
    problem, party = held(problem, Act.MARK_PROBLEM, by=by, at=at)
    if marking.openness not in (Openness.COUNCIL, Openness.EXEMPT):
        raise Refused(Refusal("problem.council_or_exempt"))
    refuse(why_not_mark(marking, country=Country(problem.council.country), on=at.date()))
    Problem.objects.filter(pk=problem.pk).update(**columns_of(marking))
    facts = {"openness": marking.openness, "ground": marking.ground}
    note(Act.MARK_PROBLEM, to_problem(problem), by=by, party=party, at=at, **facts)


@transaction.atomic
def read_problems(
    council: Council, problems: Iterable[Problem], *, by: Person, at: datetime
) -> None:
    """Note that somebody reads sheets, where they are exempt: each reading is logged.

    Raises:
        Refused: `by` has no seat.
    """
    party = party_acting(by, council, Act.READ_PROBLEM, on=at.date())
    for one in problems:
        if is_logged(Openness(one.openness)):
            to, ground = to_problem(one), one.ground
            note(Event.EXEMPT_READ, to, by=by, party=party, at=at, grounds=[ground])


def held(problem: Problem, act: Act, *, by: Person, at: datetime) -> tuple[Problem, Party]:
    """The problem as it is now, held until the end, and the party `by` does `act` for.

    Raises:
        Refused: `by` may not.
    """
    party = party_acting(by, problem.council, act, on=at.date())
    rows = Problem.objects.select_for_update(of=("self",)).select_related("council")
    return rows.get(pk=problem.pk), party


def held_open(problem: Problem, *, by: Person, at: datetime) -> tuple[Problem, Party]:
    """The same, for who writes on its sheet.

    Raises:
        Refused: `by` may not, or the problem is closed.
    """
    problem, party = held(problem, Act.WRITE_PROBLEM, by=by, at=at)
    refuse(stages.why_not_write(ProblemStage(problem.stage)))
    return problem, party


def refuse(refusal: Refusal | None) -> None:
    """Stop here if there is a reason to.

    Raises:
        Refused: There is.
    """
    if refusal:
        raise Refused(refusal)


def to_problem(problem: Problem) -> To:
    """What an entry of the log about the problem is to."""
    return To(problem.council_id, Thing.PROBLEM, problem.id)


def _write_all(problem: Problem, said: dict[Aspect, Said], *, by: Person, at: datetime) -> None:
    cleaned = {aspect: one.cleaned() for aspect, one in said.items()}
    for one in cleaned.values():
        refuse(why_not_say(one))
    ProblemAspect.objects.bulk_create(
        ProblemAspect(
            council=problem.council,
            problem=problem,
            aspect=aspect,
            text=one.text,
            twin=one.twin,
            revision=1,
            written_at=at,
            written_by=by,
        )
        for aspect, one in cleaned.items()
        if one != Said()
    )
