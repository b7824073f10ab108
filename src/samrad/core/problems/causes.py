"""What causes a problem, in one of three shapes: a tree, a fishbone, a chain of events.

Each is kept as causes that stand under one another, and not as a drawing: so a measure can be
held against the very cause it is meant to end, and a screen reader hears the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from samrad.core.basics.refusals import Refusal

LONGEST_CAUSE = 160
MOST_CAUSES = 60


class Shape(StrEnum):
    """How causes are set out."""

    TREE = "tree"  # why, and why that
    FISHBONE = "fishbone"  # side by side, by perspective
    CHAIN = "chain"  # what has to happen first, step by step


class Bone(StrEnum):
    """From where a cause of the fishbone is seen."""

    OFFENDER = "offender"
    PLACE = "place"
    TARGET = "target"
    SURROUNDINGS = "surroundings"


# How many causes may stand under one another; more is no drawing any more.
DEEPEST: Mapping[Shape, int] = {Shape.TREE: 5, Shape.FISHBONE: 2, Shape.CHAIN: 1}


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause.

    Attributes:
        id: Which.
        text: What it is, in a line.
        under: The cause it explains; None for one that stands at the problem itself.
        bone: From where it is seen; only at the problem itself, and only in a fishbone.
    """

    id: UUID
    text: str
    under: UUID | None = None
    bone: Bone | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A cause with those under it, in order."""

    cause: Cause
    under: tuple["Branch", ...] = ()

    def walk(self) -> Iterator[Cause]:
        """This cause and everything under it, from the top."""
        yield self.cause
        for one in self.under:
            yield from one.walk()


def why_not_causes(shape: Shape, causes: Sequence[Cause]) -> Refusal | None:
    """Why these causes make no drawing of that shape, or None if they do."""
    if len(causes) > MOST_CAUSES:
        return Refusal("cause.too_many", {"most": MOST_CAUSES})
    of = {one.id: one for one in causes}
    for one in causes:
        if refusal := _why_not_one(shape, one) or _why_not_under(shape, one, of):
            return refusal
    return None


def branches(causes: Iterable[Cause]) -> tuple[Branch, ...]:
    """The causes as they stand under one another, each level in the order given.

    They are known to make a drawing (`why_not_causes`).
    """
    under: defaultdict[UUID | None, list[Cause]] = defaultdict(list)
    for one in causes:
        under[one.under].append(one)

    def grown(at: UUID | None) -> tuple[Branch, ...]:
        return tuple(Branch(one, grown(one.id)) for one in under[at])

    return grown(None)


def hanging_on(causes: Sequence[Cause], top: UUID) -> frozenset[UUID]:
    """The cause `top` and every cause under it."""
    found = {top}
    while more := {one.id for one in causes if one.under in found} - found:
        found |= more
    return frozenset(found)


def _why_not_one(shape: Shape, one: Cause) -> Refusal | None:
    if not one.text.strip():
        return Refusal("cause.no_text")
    if len(one.text) > LONGEST_CAUSE:
        return Refusal("cause.too_long", {"most": LONGEST_CAUSE})
    at_a_bone = shape is Shape.FISHBONE and one.under is None
    if at_a_bone != (one.bone is not None):
        return Refusal("cause.which_bone")
    return None


def _why_not_under(shape: Shape, one: Cause, of: Mapping[UUID, Cause]) -> Refusal | None:
    above, seen = one.under, {one.id}
    while above is not None:
        if above in seen:
            return Refusal("cause.round_in_a_circle")
        if above not in of:
            return Refusal("cause.not_there")
        seen.add(above)
        above = of[above].under
    if len(seen) > DEEPEST[shape]:
        return Refusal("cause.too_deep", {"most": DEEPEST[shape]})
    return None
