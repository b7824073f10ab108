"""Problems as a page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samrad.core.duties.status import Status
from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import ToldFigure
from samrad.core.problems.causes import Bone, Branch, Cause, Shape, branches
from samrad.core.problems.drawing import WIDTH, Drawing, drawn
from samrad.core.problems.priority import Line, Priority
from samrad.core.problems.sheet import CORNERS, QUESTIONS, Aspect
from samrad.core.problems.stages import (
    PROBLEM_STEPS,
    ProblemStage,
    is_due_again,
    is_forward,
    why_not_step,
)
from samrad.records.problems.models import Problem, ProblemAspect
from samrad.records.problems.queries import Evidence, Whole
from samrad.web.kit import formats
from samrad.web.kit.phrases import party_word, say
from samrad.web.kit.phrases.pictures import part_word, period_in_words
from samrad.web.kit.phrases.problems import (
    asked_of,
    bone_word,
    corner_word,
    criterion_word,
    keeper_word,
    problem_stage_word,
    problem_step_word,
    shape_hint,
    shape_word,
)
from samrad.web.kit.told_figures import FigureShown, shown_figure

# The tone of each; its word says what it is.
_TONES: Mapping[ProblemStage, Status] = {
    ProblemStage.NOTICED: Status.DUE_SOON,
    ProblemStage.ANALYSED: Status.AHEAD,
    ProblemStage.PRIORITISED: Status.AHEAD,
    ProblemStage.IN_PLAN: Status.MET,
    ProblemStage.PARKED: Status.NOT_APPLICABLE,
    ProblemStage.CLOSED: Status.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem on the list.

    Attributes:
        problem: Which.
        stage: How far it has come, in a word.
        tone: How that looks.
        number: How much it matters, or None while that is not known.
        waits_for: The parties that have not said how much it matters.
        due_again: Whether a parked one is to be looked at again.
        exempt: Whether each reading of it is logged; the list tells its title only.
    """

    problem: Problem
    stage: str
    tone: Status
    number: int | None
    waits_for: str
    due_again: bool
    exempt: bool


def problem_row(problem: Problem, priority: Priority, *, on: date) -> ProblemRow:
    """One problem of the list, as it is on the day `on`."""
    stage = ProblemStage(problem.stage)
    due_again = is_due_again(stage, problem.look_again, on=on)
    return ProblemRow(
        problem=problem,
        stage=problem_stage_word(stage),
        tone=Status.DUE_SOON if due_again else _TONES[stage],
        number=priority.number,
        waits_for=_waits_for(priority),
        due_again=due_again,
        exempt=problem.openness == Openness.EXEMPT,
    )


@dataclass(frozen=True, slots=True)
class AspectShown:
    """One aspect: what is asked, and what is said."""

    aspect: Aspect
    question: str
    twin_question: str
    row: ProblemAspect | None
    corner: str = ""
    keeper: str = ""


def aspect_shown(whole: Whole, aspect: Aspect) -> AspectShown:
    """One aspect of a problem."""
    corner = aspect in CORNERS
    return AspectShown(
        aspect=aspect,
        question=str(asked_of(aspect).question),
        twin_question=str(asked_of(aspect).twin),
        row=whole.aspects.get(aspect),
        corner=corner_word(aspect) if corner else "",
        keeper=keeper_word(aspect) if corner else "",
    )


@dataclass(frozen=True, slots=True)
class ShapeShown:
    """The causes of one shape: as a drawing, and as a list under one another.

    Attributes:
        shape: Which.
        name: What it is called.
        hint: How one goes about it.
        branches: The causes as they stand under one another.
        bones: For a fishbone, each bone with its causes.
        drawing: Where everything stands; None where there is nothing to draw.
        width: How wide the drawing is.
        number: How many causes there are.
    """

    shape: Shape
    name: str
    hint: str
    branches: tuple[Branch, ...]
    bones: tuple[tuple[str, tuple[Branch, ...]], ...]
    drawing: Drawing | None
    width: int
    number: int


def shape_shown(problem: Problem, shape: Shape, causes: list[Cause]) -> ShapeShown:
    """The causes of one shape."""
    grown = branches(causes)
    bones = ((bone_word(b), tuple(g for g in grown if g.cause.bone is b)) for b in Bone)
    names = {bone: bone_word(bone) for bone in Bone}
    return ShapeShown(
        shape=shape,
        name=shape_word(shape),
        hint=shape_hint(shape),
        branches=grown,
        bones=tuple(bones) if shape is Shape.FISHBONE else (),
        drawing=drawn(shape, problem.title, grown, names) if causes else None,
        width=WIDTH,
        number=len(causes),
    )


@dataclass(frozen=True, slots=True)
class SumLine:
    """One criterion of the sum, in words and numbers."""

    criterion: str
    weight: int
    police: str
    municipality: str
    points: str
    apart: bool


@dataclass(frozen=True, slots=True)
class SumShown:
    """How much a problem matters, as one can work it out by hand."""

    lines: tuple[SumLine, ...]
    points: str
    most: int
    number: int | None
    waits_for: str
    weights: int


def sum_shown(priority: Priority) -> SumShown:
    """The sum, line by line."""
    points = priority.points
    return SumShown(
        lines=tuple(_sum_line(one) for one in priority.lines),
        points="" if points is None else _number(points),
        most=priority.most,
        number=priority.number,
        waits_for=_waits_for(priority),
        weights=priority.weights.number,
    )


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step from where a problem is; `why_not` says what is missing for it."""

    to: ProblemStage
    word: str
    why_not: str
    forward: bool


def steps_shown(whole: Whole) -> list[StepShown]:
    """The steps from where a problem is: forward ones first."""
    known = whole.known
    shown = []
    for to in ProblemStage:
        if to in PROBLEM_STEPS[known.stage]:
            refusal = why_not_step(known, to)
            why_not = say(refusal) if refusal else ""
            word = problem_step_word(known.stage, to)
            shown.append(StepShown(to, word, why_not, is_forward(known.stage, to)))
    return sorted(shown, key=lambda one: not one.forward)


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """What shows a problem, in words."""

    evidence: Evidence
    part: str
    figure: FigureShown | None


def evidence_shown(evidence: Evidence) -> EvidenceShown:
    """One thing that shows a problem."""
    return EvidenceShown(
        evidence,
        evidence.area or part_word(evidence.kind),
        shown_figure(evidence.figure) if evidence.figure else None,
    )


def figure_called(figure: ToldFigure) -> str:
    """A figure by what it counts, where and when, short enough to choose it by."""
    return f"{shown_figure(figure).title}, {period_in_words(figure.period)}"


def questions_shown(whole: Whole) -> list[AspectShown]:
    """The six questions."""
    return [aspect_shown(whole, one) for one in QUESTIONS]


def corners_shown(whole: Whole) -> list[AspectShown]:
    """The corners of the triangle."""
    return [aspect_shown(whole, one) for one in CORNERS]


def _sum_line(line: Line) -> SumLine:
    return SumLine(
        criterion=criterion_word(line.criterion),
        weight=line.weight,
        police=_given(line, Party.POLICE),
        municipality=_given(line, Party.MUNICIPALITY),
        points="" if line.points is None else _number(line.points),
        apart=line.is_apart,
    )


def _waits_for(priority: Priority) -> str:
    return formats.and_list([party_word(one) for one in priority.waits_for])


def _given(line: Line, party: Party) -> str:
    return str(line.given[party]) if party in line.given else ""


def _number(points: Fraction) -> str:
    return formats.number(float(points), decimals=1)
