"""What a problem of the demo is written in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samrad.actions.problems import Called
from samrad.core.people.parties import Party
from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import Scores
from samrad.core.problems.sheet import Aspect, Said
from samrad.core.problems.stages import Step


@dataclass(frozen=True, slots=True)
class DemoCause:
    """A cause with those under it."""

    text: str
    under: tuple["DemoCause", ...] = ()
    bone: Bone | None = None


@dataclass(frozen=True, slots=True)
class DemoProblem:
    """A problem from when it is noticed to where it has come; what lies after is not done.

    Attributes:
        noticed: The day, and by which party.
        called: Its name and its focus area.
        said: What is said of it from the beginning.
        causes: By shape.
        services: Who took part in the analysis besides the two who lead it.
        analysed: The day on which causes and participants were written down.
        scores: What each party said of how much it matters, and the day.
        steps: The steps it took, with their days.
        evidence: The focus area whose part in the last frozen picture shows it.
    """

    noticed: tuple[date, Party]
    called: Called
    said: Mapping[Aspect, Said]
    analysed: date | None = None
    causes: Mapping[Shape, tuple[DemoCause, ...]] = field(default_factory=dict)
    services: tuple[str, ...] = ()
    scores: Mapping[Party, tuple[date, Scores, str]] = field(default_factory=dict)
    steps: tuple[tuple[date, Step], ...] = ()
    evidence: str = ""
