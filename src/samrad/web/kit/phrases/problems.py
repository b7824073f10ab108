"""The words of problem sheets: questions with their twins, stages, causes, criteria."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import Criterion
from samrad.core.problems.sheet import Aspect
from samrad.core.problems.stages import ProblemStage, is_back
from samrad.web.kit.phrases.words import Word


@dataclass(frozen=True, slots=True)
class Asked:
    """How one aspect is asked for.

    Attributes:
        question: What is asked.
        twin: What its twin asks.
        hint: What helps to answer.
    """

    question: Word
    twin: Word
    hint: Word = ""


_ASPECTS: Mapping[Aspect, Asked] = {
    Aspect.WHAT: Asked(
        _("What is the problem?"),
        _("What is it not?"),
        _("What happens, in plain words. Say also what is like it but does not happen here."),
    ),
    Aspect.WHERE: Asked(
        _("Where does it happen?"),
        _("Where does it not happen?"),
        _("Places that are alike, and yet spared, show what makes the difference."),
    ),
    Aspect.WHEN: Asked(
        _("When does it happen?"),
        _("When does it not happen?"),
        _("Hours, weekdays, seasons; and the times at which it is quiet."),
    ),
    Aspect.WHO: Asked(
        _("Who or what causes it?"),
        _("Who or what does not, though one might think so?"),
        _("Groups and circumstances, never persons."),
    ),
    Aspect.WHY: Asked(
        _("Why does it arise?"),
        _("What holds it back where it does not arise?"),
        _("What both parties think, and what it rests on."),
    ),
    Aspect.HARM: Asked(
        _("What harm does it do?"),
        _("Who or what is not harmed?"),
        _("To people, to places, to trust; and how it could be measured."),
    ),
    Aspect.OFFENDER: Asked(
        _("Who does it?"),
        _("Who can hold them back?"),
        _("Those they listen to: parents, friends, a teacher, a youth worker, the police."),
    ),
    Aspect.PLACE: Asked(
        _("What is it about the place?"),
        _("Who answers for the place?"),
        _("Owners, caretakers, shopkeepers, the railway, the school."),
    ),
    Aspect.TARGET: Asked(
        _("Whom or what does it befall?"),
        _("Who looks after them?"),
        _("Neighbours, staff, night ravens, those who have the keys."),
    ),
    Aspect.PROTECTION: Asked(
        _("What protects?"),
        _("What wears that down?"),
        _("Clubs, a good school, grown-ups who see: what is to be kept and strengthened."),
    ),
}
_CORNERS: Mapping[Aspect, Word] = {
    Aspect.OFFENDER: _("Offender"),
    Aspect.PLACE: _("Place"),
    Aspect.TARGET: _("Target"),
}
_KEEPERS: Mapping[Aspect, Word] = {
    Aspect.OFFENDER: pgettext_lazy("problem triangle", "who holds back"),
    Aspect.PLACE: pgettext_lazy("problem triangle", "who answers for it"),
    Aspect.TARGET: pgettext_lazy("problem triangle", "who looks after"),
}
_STAGES: Mapping[ProblemStage, Word] = {
    ProblemStage.NOTICED: pgettext_lazy("a problem", "noticed"),
    ProblemStage.ANALYSED: pgettext_lazy("a problem", "analysed"),
    ProblemStage.PRIORITISED: pgettext_lazy("a problem", "prioritised"),
    ProblemStage.IN_PLAN: pgettext_lazy("a problem", "in the plan"),
    ProblemStage.PARKED: pgettext_lazy("a problem", "parked"),
    ProblemStage.CLOSED: pgettext_lazy("a problem", "closed"),
}
_STEPS: Mapping[ProblemStage, Word] = {
    ProblemStage.NOTICED: _("Take it up again"),
    ProblemStage.ANALYSED: _("It is analysed"),
    ProblemStage.PRIORITISED: _("It is prioritised"),
    ProblemStage.IN_PLAN: _("Take it into the plan"),
    ProblemStage.PARKED: _("Park it"),
    ProblemStage.CLOSED: pgettext_lazy("a problem", "Close it"),
}
_SHAPES: Mapping[Shape, Word] = {
    Shape.TREE: _("Cause tree"),
    Shape.FISHBONE: _("Fishbone"),
    Shape.CHAIN: _("Event chain"),
}
_HOW: Mapping[Shape, Word] = {
    Shape.TREE: _("Ask why, and of each answer why again."),
    Shape.FISHBONE: _(
        "Causes side by side: seen from who does it, the place, the target, and what is around"
        " them."
    ),
    Shape.CHAIN: _("What has to happen first, step by step. Each step is a place to step in."),
}
_BONES: Mapping[Bone, Word] = {
    Bone.OFFENDER: _("Offender"),
    Bone.PLACE: _("Place"),
    Bone.TARGET: _("Target"),
    Bone.SURROUNDINGS: _("Surroundings"),
}
_CRITERIA: Mapping[Criterion, Asked] = {
    Criterion.HARM: Asked(
        _("How grave is the harm?"), _("harm"), _("0 hardly any – 4 to life and health")
    ),
    Criterion.EXTENT: Asked(
        _("How much of it is there?"), _("extent"), _("0 single cases – 4 daily, or many")
    ),
    Criterion.TREND: Asked(
        _("Is it growing?"), _("trend"), _("0 falling clearly – 2 level – 4 rising clearly")
    ),
    Criterion.WORRY: Asked(
        _("How much does it make people feel unsafe?"),
        _("feeling unsafe"),
        _("0 hardly – 4 people change how they live"),
    ),
    Criterion.INFLUENCE: Asked(
        _("How much can the council do about it?"),
        _("what can be done"),
        _("0 hardly anything – 4 very much, with what both have"),
    ),
}


def asked_of(aspect: Aspect) -> Asked:
    """How an aspect is asked for."""
    return _ASPECTS[aspect]


def aspect_word(aspect: Aspect) -> str:
    """An aspect as its question."""
    return str(_ASPECTS[aspect].question)


def corner_word(aspect: Aspect) -> str:
    """A corner of the problem triangle."""
    return str(_CORNERS[aspect])


def keeper_word(aspect: Aspect) -> str:
    """Who could step in at a corner."""
    return str(_KEEPERS[aspect])


def problem_stage_word(stage: ProblemStage) -> str:
    """How far a problem has come."""
    return str(_STAGES[stage])


def problem_step_word(stage: ProblemStage, to: ProblemStage) -> str:
    """What the button says that takes a problem from `stage` to `to`."""
    if is_back(stage, to):
        return gettext("Back: it is only %(stage)s") % {"stage": problem_stage_word(to)}
    return str(_STEPS[to])


def shape_word(shape: Shape) -> str:
    """How causes are set out."""
    return str(_SHAPES[shape])


def shape_hint(shape: Shape) -> str:
    """How one goes about it."""
    return str(_HOW[shape])


def bone_word(bone: Bone) -> str:
    """From where a cause of the fishbone is seen."""
    return str(_BONES[bone])


def criterion_question(criterion: Criterion) -> str:
    """What a party is asked."""
    return str(_CRITERIA[criterion].question)


def criterion_word(criterion: Criterion) -> str:
    """The criterion in a word or two."""
    return str(_CRITERIA[criterion].twin)


def criterion_hint(criterion: Criterion) -> str:
    """What the lowest and the highest answer mean."""
    return str(_CRITERIA[criterion].hint)
