"""What may be said of a measure: two answers, kept apart."""

from dataclasses import dataclass
from enum import StrEnum

from samrad.core.figures.verdicts import Verdict


class Beside(StrEnum):
    """What the treated area was compared with."""

    NOTHING = "nothing"
    OWN_PAST = "own_past"
    OTHER_AREAS = "other_areas"


class Cause(StrEnum):
    """What may be said of why."""

    # It went better than where nothing was done, by more than chance.
    OURS = "ours"
    # It went better from the start on, beyond trend and seasons; no other area was compared.
    SINCE_START = "since_start"
    # It did not go better than it may have without the measure.
    NOT_SHOWN = "not_shown"
    # It went worse than where nothing was done, or than before.
    WORSE = "worse"
    # The figures are too few or too uneven for the comparison that was to be made.
    NOT_FITTED = "not_fitted"
    # Nothing was compared.
    UNKNOWN = "unknown"
    # What happened itself is not known.
    NOT_JUDGED = "not_judged"


class Moved(StrEnum):
    """What may be said of the areas around."""

    OUT = "out"
    SHARED = "shared"
    NOT_SHOWN = "not_shown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Compared:
    """What is left of a change when what it was compared with is taken away.

    Attributes:
        beside: What it was compared with.
        low: Lower end of the interval.
        high: Upper end of it.
        none: Where no effect lies: 1 of a ratio, 0 of a difference in cases.
        as_often: Share of the dates without a measure that show as much, in [0, 1]; None
            where nobody looked.
    """

    beside: Beside
    low: float
    high: float
    none: float = 1
    as_often: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a measure.

    Attributes:
        problem: What became of the problem: the verdict on the treated areas' own counts.
        cause: What may be said of why.
        comparison: What that rests on; None where nothing was compared.
        moved: What may be said of the areas around.
        placebo_found: Whether dates without a measure show as much too often for the effect
            to be called one.
    """

    problem: Verdict
    cause: Cause
    comparison: Compared | None = None
    moved: Moved = Moved.NOT_ASKED
    placebo_found: bool = False
