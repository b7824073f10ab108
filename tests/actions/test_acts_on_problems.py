"""Both parties work on one sheet: who may, what is lost never, what the log tells."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from problem_rows import a_problem
from samrad.actions import priorities, problem_causes, problem_sheets, problems
from samrad.actions.problem_causes import NewCause
from samrad.actions.problems import Called
from samrad.core.log.events import Event
from samrad.core.openness.levels import Marking, Openness
from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import Criterion
from samrad.core.problems.sheet import QUESTIONS, Aspect, Said
from samrad.core.problems.stages import ProblemStage, Step
from samrad.records.councils.models import Council
from samrad.records.log.models import LogEntry
from samrad.records.people.models import Person
from samrad.records.problems import queries
from samrad.records.problems.models import Cause, Problem, ProblemAspect, Score

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SLT, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
ALL_TWO = dict.fromkeys(Criterion, 2)


def noticed(council: Council, by: Person, at: datetime) -> Problem:
    said = {Aspect.WHAT: Said("Ungdom bruker rusmidler ved stasjonen.")}
    return problems.notice_problem(council, Called("Rus ved stasjonen"), said, by=by, at=at)


def entries(problem: Problem) -> list[tuple[str, str]]:
    rows = LogEntry.objects.filter(thing_id=problem.id).order_by("number")
    return list(rows.values_list("act", "party"))


def test_from_noticed_to_the_plan_both_parties_carry_a_problem(
    seated: Any, at: datetime
) -> None:
    with seated(POLICE) as (by, council):
        problem = noticed(council, by, at)
        for one in QUESTIONS[1:]:
            problem_sheets.say_of_problem(
                problem, one, Said("Svar.", "Motsatt."), was=Said(), by=by, at=at
            )
        problem_causes.add_cause(problem, Shape.TREE, NewCause("Ingen voksne"), by=by, at=at)
        priorities.score_problem(problem, dict.fromkeys(Criterion, 4), "", by=by, at=at)
    with seated(SLT) as (by, _):
        problem_sheets.name_participants(problem, [by], ["Skolen"], by=by, at=at)
        problems.move_problem(problem, Step(ProblemStage.ANALYSED), by=by, at=at)
        priorities.score_problem(problem, ALL_TWO, "Skolens tall.", by=by, at=at)
        problems.move_problem(problem, Step(ProblemStage.PRIORITISED), by=by, at=at)
        problems.move_problem(problem, Step(ProblemStage.IN_PLAN), by=by, at=at)

        whole = queries.whole(Problem.objects.get(pk=problem.pk))

        assert whole.known.stage is ProblemStage.IN_PLAN
        assert whole.priority.number == 75
        assert len(entries(problem)) == 1 + 5 + 1 + 1 + 1 + 1 + 1 + 1 + 1
        assert entries(problem)[-1] == ("move_problem", "municipality")


def test_what_is_missing_for_the_analysis_is_said(
    seated: Any, at: datetime, refused: Any
) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        step = Step(ProblemStage.ANALYSED)
        with refused("problem.unanswered", questions=list(QUESTIONS[1:])):
            problems.move_problem(problem, step, by=by, at=at)
        assert Problem.objects.get(pk=problem.pk).stage == "noticed"
        assert len(entries(problem)) == 1


def test_two_who_write_at_once_lose_nothing(seated: Any, at: datetime) -> None:
    base = Said("Lørdager.", "Ikke i ferien.")
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        write = problem_sheets.say_of_problem
        write(problem, Aspect.WHEN, base, was=Said(), by=by, at=at)
        write(
            problem,
            Aspect.WHEN,
            Said("Fredager.\nLørdager.", base.twin),
            was=base,
            by=by,
            at=at,
        )
    with seated(POLICE) as (by, _):
        mine = Said("Lørdager.\nEtter klokka 21.", "Ikke i ferien.")

        kept = write(problem, Aspect.WHEN, mine, was=base, by=by, at=at)

        assert kept.said == Said("Fredager.\nLørdager.\nEtter klokka 21.", "Ikke i ferien.")
        assert kept.beside
        row = ProblemAspect.objects.get(problem=problem, aspect="when")
        assert (row.revision, row.written_by_id) == (3, by.id)


def test_the_same_line_changed_by_both_stands_twice_with_names(
    seated: Any, at: datetime
) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        base = Said("Ungdom bruker rusmidler ved stasjonen.")
        problem_sheets.say_of_problem(
            problem, Aspect.WHAT, Said("Hasj."), was=base, by=by, at=at
        )
        first = by.name
    with seated(POLICE) as (by, _):
        kept = problem_sheets.say_of_problem(
            problem, Aspect.WHAT, Said("Piller."), was=base, by=by, at=at
        )

        assert kept.said.text == f"⟪{first}⟫ Hasj.\n⟪{by.name}⟫ Piller."


def test_sending_the_same_again_writes_nothing(seated: Any, at: datetime) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        for _ in range(2):
            problem_sheets.say_of_problem(
                problem, Aspect.WHERE, Said("Stasjonen."), was=Said(), by=by, at=at
            )
        assert ProblemAspect.objects.get(problem=problem, aspect="where").revision == 1
        assert len(entries(problem)) == 2


def test_a_cause_another_worded_anew_is_not_written_over(
    seated: Any, at: datetime, refused: Any
) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        cause = problem_causes.add_cause(problem, Shape.TREE, NewCause("Mørkt"), by=by, at=at)
        change = problem_causes.change_cause
        change(cause, NewCause("Mørkt om høsten"), was="Mørkt", by=by, at=at)
        with refused("problem.changed_meanwhile", now="Mørkt om høsten"):
            change(cause, NewCause("Ingen lys"), was="Mørkt", by=by, at=at)
        assert Cause.objects.get(pk=cause.pk).text == "Mørkt om høsten"


def test_causes_are_put_under_one_another_moved_and_taken_out(
    seated: Any, at: datetime, refused: Any
) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)

        def add(text: str, **where: Any) -> Cause:
            new = NewCause(text, **where)
            return problem_causes.add_cause(problem, Shape.FISHBONE, new, by=by, at=at)

        place = add("Ingen lys", bone=Bone.PLACE)
        target = add("Elever alene", bone=Bone.TARGET)
        under = add("Kommunen sparer", under=place.id)
        other = add("Ingen vakt", bone=Bone.PLACE)
        with refused("cause.too_deep"):
            add("Lave inntekter", under=under.id)
        with refused("cause.round_in_a_circle"):
            problem_causes.change_cause(
                place, NewCause("Ingen lys", under=place.id), was="Ingen lys", by=by, at=at
            )
        problem_causes.move_cause_up(other, by=by, at=at)
        order = [one.text for one in queries.causes_of(problem)[Shape.FISHBONE]]
        assert order == ["Ingen vakt", "Elever alene", "Kommunen sparer", "Ingen lys"]

        problem_causes.take_cause_out(place, by=by, at=at)

        left = {one.id for one in queries.causes_of(problem)[Shape.FISHBONE]}
        assert left == {target.id, other.id}


def test_a_party_scores_for_itself_only_whatever_it_sends(seated: Any, at: datetime) -> None:
    with seated(POLICE) as (by, council):
        problem = a_problem(council, at)
    with seated(SLT) as (by, council):
        priorities.score_problem(problem, ALL_TWO, "", by=by, at=at)
        ours = Score.objects.filter(problem=problem)
        assert dict(ours.values_list("party", "scores")) == {
            "police": {"harm": 4, "extent": 3, "trend": 2, "worry": 3, "influence": 2},
            "municipality": {one.value: 2 for one in Criterion},
        }
        changed = ours.filter(party="police").update(scores={"harm": 0})
        assert changed == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Score.objects.create(
                council=council,
                problem=noticed(council, by, at),
                party="police",
                scores={},
                given_at=at,
                given_by=by,
            )


def test_weights_are_added_to_and_never_changed(
    seated: Any, at: datetime, refused: Any
) -> None:
    with seated(SLT) as (by, council):
        weights = dict.fromkeys(Criterion, 1)
        priorities.weigh_priorities(council, weights, "Alt teller likt.", by=by, at=at)
        with refused("priority.nothing_changed"):
            priorities.weigh_priorities(council, weights, "Igjen.", by=by, at=at)
        assert queries.weights_of(council).number == 1
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE records_priorityweights SET why = 'Noe annet'")


def test_a_parked_problem_stays_with_its_reason_and_its_day(
    seated: Any, at: datetime, refused: Any
) -> None:
    again = date(2026, 1, 15)
    with seated(POLICE) as (by, council):
        problem = noticed(council, by, at)
        with refused("problem.no_review"):
            problems.move_problem(problem, Step(ProblemStage.PARKED, "Senere."), by=by, at=at)
        step = Step(ProblemStage.PARKED, "Vi venter på tallene.", again)
        problems.move_problem(problem, step, by=by, at=at)
        row = next(one for one in queries.problems_of(council) if one == problem)
        assert (row.stage, row.why, row.look_again) == ("parked", step.why, again)
        problems.move_problem(problem, Step(ProblemStage.NOTICED), by=by, at=at)
        row = next(one for one in queries.problems_of(council) if one == problem)
        assert (row.stage, row.why, row.look_again) == ("noticed", "", None)
        assert "tallene" not in str(LogEntry.objects.filter(thing_id=problem.id).values())


def test_on_a_closed_sheet_nobody_writes(seated: Any, at: datetime, refused: Any) -> None:
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        step = Step(ProblemStage.CLOSED, "Det var ikke noe problem.")
        problems.move_problem(problem, step, by=by, at=at)
        with refused("problem.closed"):
            problem_sheets.say_of_problem(
                problem, Aspect.WHEN, Said("Nå."), was=Said(), by=by, at=at
            )
        with refused("problem.closed"):
            priorities.score_problem(problem, ALL_TWO, "", by=by, at=at)


def test_each_reading_of_an_exempt_problem_is_in_the_log(seated: Any, at: datetime) -> None:
    with seated(SLT) as (by, council):
        problem, other = noticed(council, by, at), noticed(council, by, at)
        marking = Marking(Openness.EXEMPT, "no.offl.24.3", at.date() + timedelta(days=90))
        problems.mark_problem(problem, marking, by=by, at=at)
        problem.refresh_from_db()
        problems.read_problems(council, [problem, other], by=by, at=at)

        read = LogEntry.objects.filter(act=Event.EXEMPT_READ)
        assert [one.thing_id for one in read] == [problem.id]


def test_nobody_without_a_seat_is_named_as_a_member_of_the_analysis(
    seated: Any, person: Any, at: datetime, refused: Any
) -> None:
    stranger = person("slt.lorenskog")
    with seated(SLT) as (by, council):
        problem = noticed(council, by, at)
        with refused("problem.not_a_member"):
            problem_sheets.name_participants(problem, [stranger], [], by=by, at=at)
        with refused("problem.nobody_named"):
            problem_sheets.name_participants(problem, [], [" "], by=by, at=at)


def test_another_councils_problem_is_not_there(seated: Any, within: Any, at: datetime) -> None:
    secret = "Hemmelig kanarifugl"
    with within("lorenskog") as council:
        a_problem(council, at, secret)
    with seated(SLT):
        assert not Problem.objects.filter(title=secret).exists()
        assert not Cause.objects.filter(text=secret).exists()
        assert not Score.objects.filter(why=secret).exists()
