"""How much a problem matters: an open sum both parties can do by hand.

Each party says for each criterion how much, from 0 to 4. The mean of both, times the weight
the council has given that criterion, is added up, and told as a share of what could be at
most. Until both have answered everything that has a weight there is no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from samrad.core.basics.refusals import Refusal
from samrad.core.people.parties import Party

HIGHEST = 4
HEAVIEST = 5
# So far apart the parties talk about it before they trust the mean.
APART = 2


class Criterion(StrEnum):
    """By what a problem is weighed."""

    HARM = "harm"
    EXTENT = "extent"
    TREND = "trend"
    WORRY = "worry"
    # Whether the council can do anything about it.
    INFLUENCE = "influence"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each criterion counts.

    Attributes:
        number: Which of the council's; 0 for what the program proposes.
        of: For each criterion 0 (does not count) to 5.
    """

    number: int
    of: Mapping[Criterion, int]


# A proposal: harm first, as Riksrevisjonen and Brå ask; a council decides its own.
PROPOSED = Weights(
    0,
    {
        Criterion.HARM: 3,
        Criterion.EXTENT: 2,
        Criterion.TREND: 1,
        Criterion.WORRY: 2,
        Criterion.INFLUENCE: 2,
    },
)
Scores = Mapping[Criterion, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of the sum.

    Attributes:
        criterion: Which.
        weight: What it counts.
        given: What each party said; a party that has not is not in it.
    """

    criterion: Criterion
    weight: int
    given: Mapping[Party, int]

    @property
    def mean(self) -> Fraction | None:
        """The mean of both parties; None until both have said."""
        if len(self.given) < len(Party):
            return None
        return Fraction(sum(self.given.values()), len(Party))

    @property
    def points(self) -> Fraction | None:
        """What it adds."""
        return None if self.mean is None else self.mean * self.weight

    @property
    def is_apart(self) -> bool:
        """Whether the two see it so differently that they should talk about it."""
        said = self.given.values()
        return len(said) == len(Party) and max(said) - min(said) >= APART


@dataclass(frozen=True, slots=True)
class Priority:
    """The sum, line by line."""

    weights: Weights
    lines: tuple[Line, ...]

    @property
    def most(self) -> int:
        """What could be at most."""
        return HIGHEST * sum(line.weight for line in self.lines)

    @property
    def points(self) -> Fraction | None:
        """What is; None until both parties have answered everything that counts."""
        counted = [line.points for line in self.lines if line.weight]
        known = [one for one in counted if one is not None]
        return sum(known, Fraction()) if len(known) == len(counted) else None

    @property
    def number(self) -> int | None:
        """The share of the most, from 0 to 100; None while it is not known."""
        if self.points is None:
            return None
        return int(self.points * 100 / self.most + Fraction(1, 2))

    @property
    def waits_for(self) -> tuple[Party, ...]:
        """The parties that have not answered everything that counts."""
        counted = [line for line in self.lines if line.weight]
        return tuple(
            party for party in Party if any(party not in line.given for line in counted)
        )


def priority(weights: Weights, given: Mapping[Party, Scores]) -> Priority:
    """The sum of what the parties said, by these weights."""
    return Priority(
        weights,
        tuple(
            Line(
                criterion,
                weights.of.get(criterion, 0),
                {party: said[criterion] for party, said in given.items() if criterion in said},
            )
            for criterion in Criterion
        ),
    )


def why_not_score(scores: Scores) -> Refusal | None:
    """Why a party cannot answer so, or None if it can."""
    if set(scores) != set(Criterion) or not all(0 <= n <= HIGHEST for n in scores.values()):
        return Refusal("priority.answer_all", {"most": HIGHEST})
    return None


def why_not_weigh(
    weights: Mapping[Criterion, int], why: str, *, now: Weights
) -> Refusal | None:
    """Why the council cannot weigh so, or None if it can."""
    if set(weights) != set(Criterion) or not all(0 <= n <= HEAVIEST for n in weights.values()):
        return Refusal("priority.weights_from_to", {"most": HEAVIEST})
    if not any(weights.values()):
        return Refusal("priority.nothing_counts")
    if now.number and dict(weights) == dict(now.of):
        return Refusal("priority.nothing_changed")
    if not why.strip():
        return Refusal("priority.no_reason")
    return None
