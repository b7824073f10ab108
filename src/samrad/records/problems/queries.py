"""Reading problem sheets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When

from samrad.core.openness.levels import Openness
from samrad.core.people.parties import Party
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.parts import PartKind
from samrad.core.pictures.picture import Part
from samrad.core.pictures.reading import picture_from
from samrad.core.problems import causes as told
from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import PROPOSED, Criterion, Priority, Weights, priority
from samrad.core.problems.sheet import Aspect, Said, Sheet
from samrad.core.problems.stages import Known, ProblemStage
from samrad.records.councils.models import Council
from samrad.records.meetings.models import Meeting
from samrad.records.problems.models import (
    Cause,
    Participant,
    PriorityWeights,
    Problem,
    ProblemAspect,
    ProblemEvidence,
    Score,
)

_SCORES = Mapping[UUID, Mapping[Party, Score]]


def problems_of(council: Council) -> list[Problem]:
    """The council's problems: those at work, then parked ones, then closed. One query."""
    place = Case(
        When(stage=ProblemStage.CLOSED, then=Value(2)),
        When(stage=ProblemStage.PARKED, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    rows = Problem.objects.filter(council=council)
    return list(rows.order_by(place, "look_again", "noticed_at", "id"))


def problem_called(council: Council, problem: UUID) -> Problem | None:
    """One problem, with who noticed and who moved it. One query."""
    rows = Problem.objects.filter(council=council, pk=problem)
    return rows.select_related("council", "noticed_by", "moved_by").first()


def aspects_of(problem: Problem) -> Mapping[Aspect, ProblemAspect]:
    """What is said of it, with who wrote it. One query."""
    rows = ProblemAspect.objects.filter(problem=problem).select_related("written_by")
    return {Aspect(row.aspect): row for row in rows}


def sheet_of(aspects: Mapping[Aspect, ProblemAspect]) -> Sheet:
    """What is said, as the core knows it."""
    return {one: Said(row.text, row.twin) for one, row in aspects.items()}


def causes_of(problem: Problem) -> Mapping[Shape, list[told.Cause]]:
    """The causes of each shape, in their order. One query."""
    found: defaultdict[Shape, list[told.Cause]] = defaultdict(list)
    for row in Cause.objects.filter(problem=problem).order_by("position", "id"):
        found[Shape(row.shape)].append(cause_told(row))
    return found


def cause_told(row: Cause) -> told.Cause:
    """A cause as the core knows it."""
    return told.Cause(row.id, row.text, row.under_id, Bone(row.bone) if row.bone else None)


def cause_called(problem: Problem, cause: UUID) -> Cause | None:
    """One cause of a problem. One query."""
    found = Cause.objects.filter(problem=problem, pk=cause).first()
    if found is not None:
        found.problem = problem
    return found


def participants_of(problem: Problem) -> list[Participant]:
    """Who took part in the analysis, in the order they were named. One query."""
    rows = Participant.objects.filter(problem=problem).select_related("person")
    return list(rows.order_by("named_at", "id"))


def weights_history(council: Council) -> list[PriorityWeights]:
    """Every set of weights of the council, the latest first. One query."""
    rows = PriorityWeights.objects.filter(council=council).select_related("decided_by")
    return list(rows.order_by("-number"))


def weights_of(council: Council) -> Weights:
    """The weights that count now; a proposal where the council has none. One query."""
    row = PriorityWeights.objects.filter(council=council).order_by("-number").first()
    return PROPOSED if row is None else weights_told(row)


def weights_told(row: PriorityWeights) -> Weights:
    """Weights as the core knows them."""
    return Weights(row.number, _by_criterion(row.weights))


def scores_of(problems: Iterable[Problem]) -> _SCORES:
    """What each party said of each problem. One query."""
    found: defaultdict[UUID, dict[Party, Score]] = defaultdict(dict)
    rows = Score.objects.filter(problem__in=list(problems)).select_related("given_by")
    for row in rows:
        found[row.problem_id][Party(row.party)] = row
    return found


def priority_of(weights: Weights, scores: Mapping[Party, Score]) -> Priority:
    """How much a problem matters."""
    given = {party: _by_criterion(row.scores) for party, row in scores.items()}
    return priority(weights, given)


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything a sheet says, and how much the problem matters."""

    problem: Problem
    aspects: Mapping[Aspect, ProblemAspect]
    causes: Mapping[Shape, list[told.Cause]]
    participants: list[Participant]
    scores: Mapping[Party, Score]
    priority: Priority

    @property
    def known(self) -> Known:
        """What there is of it, for who wants to take it further."""
        return Known(
            stage=ProblemStage(self.problem.stage),
            sheet=sheet_of(self.aspects),
            causes=sum(len(one) for one in self.causes.values()),
            participants=len(self.participants),
            has_priority=self.priority.number is not None,
        )


def whole(problem: Problem) -> Whole:
    """Everything a sheet says. Five queries."""
    scores = scores_of([problem])[problem.id]
    return Whole(
        problem=problem,
        aspects=aspects_of(problem),
        causes=causes_of(problem),
        participants=participants_of(problem),
        scores=scores,
        priority=priority_of(weights_of(problem.council), scores),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a frozen picture shows a problem.

    Attributes:
        row: The link.
        meeting: The meeting the picture was frozen for.
        exempt: Whether the part is exempt today: then nothing of it is told here.
        kind: What the part is about.
        area: Its focus area; empty for a part the law asks for.
        joint: What both stated of it, where no figure of it was chosen.
        figure: The figure, as it was frozen.
    """

    row: ProblemEvidence
    meeting: Meeting
    exempt: bool
    kind: PartKind
    area: str
    joint: str = ""
    figure: ToldFigure | None = None


def evidence_of(problem: Problem) -> list[Evidence]:
    """What shows a problem, in the order it was linked. One query."""
    rows = ProblemEvidence.objects.filter(problem=problem)
    rows = rows.select_related("version__picture__meeting", "part").order_by("linked_at", "id")
    frozen: dict[UUID, dict[UUID, Part]] = {}
    found = []
    for row in rows:
        if row.version_id not in frozen:
            parts = picture_from(row.version.content).parts
            frozen[row.version_id] = {part.id: part for part in parts}
        found.append(_evidence(row, frozen[row.version_id][row.part_id]))
    return found


def problems_shown_by(
    parts: Iterable[UUID],
) -> Mapping[UUID, list[Problem]]:
    """For each part of a picture the problems it is evidence of. One query."""
    rows = ProblemEvidence.objects.filter(part__in=list(parts)).select_related("problem")
    found: defaultdict[UUID, list[Problem]] = defaultdict(list)
    for row in rows.order_by("problem__noticed_at", "problem_id"):
        if row.problem not in found[row.part_id]:
            found[row.part_id].append(row.problem)
    return found


def _evidence(row: ProblemEvidence, part: Part) -> Evidence:
    exempt = row.part.openness == Openness.EXEMPT
    figure = next((one for one in part.figures if one.id == row.figure), None)
    return Evidence(
        row=row,
        meeting=row.version.picture.meeting,
        exempt=exempt,
        kind=part.kind,
        area=part.area,
        joint="" if exempt or figure else part.joint,
        figure=None if exempt else figure,
    )


def _by_criterion(kept: Mapping[str, int]) -> dict[Criterion, int]:
    return {Criterion(name): number for name, number in kept.items()}
