"""Making the problems of the demo: each act on its day, by who does it in a partnership."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from samrad.actions.priorities import score_problem
from samrad.actions.problem_causes import NewCause, add_cause
from samrad.actions.problem_sheets import link_evidence, name_participants
from samrad.actions.problems import move_problem, notice_problem
from samrad.core.people.parties import Party
from samrad.core.pictures.reading import picture_from
from samrad.core.problems.causes import Shape
from samrad.core.problems.priority import Scores
from samrad.core.problems.stages import Step
from samrad.project.demo.meetings.holding import Cast, play
from samrad.project.demo.problems.shapes import DemoCause, DemoProblem
from samrad.project.demo.shapes import noon
from samrad.records.people.models import Person
from samrad.records.pictures.queries import frozen_lately
from samrad.records.problems.models import Problem

_Act = Callable[[], object]


def make_problems(cast: Cast, problems: Iterable[DemoProblem], stage_day: date) -> None:
    """Everything that had happened to problems by `stage_day`."""
    for demo in problems:
        play(_Made(cast, demo).acts(), stage_day)


@dataclass(frozen=True, slots=True)
class _Made:
    cast: Cast
    demo: DemoProblem

    def acts(self) -> Iterator[tuple[date, Person, _Act]]:
        demo, secretary = self.demo, self.cast.secretary
        day, party = demo.noticed
        yield day, self.cast.writer(party, day), partial(self._notice, day, party)
        if demo.evidence:
            yield day, secretary, partial(self._link, day)
        if demo.analysed:
            yield demo.analysed, secretary, partial(self._analyse, demo.analysed)
        for party, (on, scores, why) in demo.scores.items():
            by = self.cast.writer(party, on)
            yield on, by, partial(self._score, on, scores, why, by)
        for on, step in demo.steps:
            yield on, secretary, partial(self._move, on, step)

    def _notice(self, day: date, party: Party) -> None:
        by, said = self.cast.writer(party, day), dict(self.demo.said)
        notice_problem(self.cast.council, self.demo.called, said, by=by, at=noon(day))

    def _problem(self) -> Problem:
        rows = Problem.objects.select_related("council").filter(council=self.cast.council)
        return rows.get(title=self.demo.called.title)

    def _link(self, day: date) -> None:
        version = frozen_lately(self.cast.council, 1)[0]
        parts = picture_from(version.content).parts
        part = next(one for one in parts if one.area == self.demo.evidence)
        figures = [one.id for one in part.figures]
        by, at = self.cast.secretary, noon(day)
        link_evidence(self._problem(), version, part.id, figures, by=by, at=at)

    def _analyse(self, day: date) -> None:
        problem, by, at = self._problem(), self.cast.secretary, noon(day)
        for shape, causes in self.demo.causes.items():
            self._add(problem, shape, causes, day)
        members = [self.cast.writer(party, day) for party in Party]
        name_participants(problem, members, self.demo.services, by=by, at=at)

    def _add(
        self,
        problem: Problem,
        shape: Shape,
        causes: Iterable[DemoCause],
        day: date,
        under: UUID | None = None,
    ) -> None:
        for one in causes:
            new = NewCause(one.text, under, one.bone)
            row = add_cause(problem, shape, new, by=self.cast.secretary, at=noon(day))
            self._add(problem, shape, one.under, day, row.id)

    def _score(self, day: date, scores: Scores, why: str, by: Person) -> None:
        score_problem(self._problem(), scores, why, by=by, at=noon(day))

    def _move(self, day: date, step: Step) -> None:
        move_problem(self._problem(), step, by=self.cast.secretary, at=noon(day))
