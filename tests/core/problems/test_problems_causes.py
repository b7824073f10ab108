"""Causes under one another: what makes a drawing, and what does not."""

from uuid import UUID

import pytest

from samrad.core.problems.causes import (
    MOST_CAUSES,
    Bone,
    Cause,
    Shape,
    branches,
    hanging_on,
    why_not_causes,
)


def number(n: int) -> UUID:
    return UUID(int=n)


def cause(n: int, under: int | None = None, bone: Bone | None = None) -> Cause:
    return Cause(number(n), f"årsak {n}", None if under is None else number(under), bone)


def told(shape: Shape, *causes: Cause) -> str:
    refusal = why_not_causes(shape, causes)
    return refusal.code if refusal else "drawn"


FIVE_DEEP = (cause(1), cause(2, 1), cause(3, 2), cause(4, 3), cause(5, 4))
CASES = [
    ("nothing is a drawing, an empty one", Shape.TREE, (), "drawn"),
    ("five whys", Shape.TREE, FIVE_DEEP, "drawn"),
    ("a sixth why", Shape.TREE, (*FIVE_DEEP, cause(6, 5)), "cause.too_deep"),
    ("a cause of itself", Shape.TREE, (cause(1, 1),), "cause.round_in_a_circle"),
    ("round in a circle of three", Shape.TREE, (cause(1, 3), cause(2, 1), cause(3, 2)),
     "cause.round_in_a_circle"),
    ("under a cause of another problem", Shape.TREE, (cause(1, 9),), "cause.not_there"),
    ("a bone in a tree", Shape.TREE, (cause(1, bone=Bone.PLACE),), "cause.which_bone"),
    ("a fishbone", Shape.FISHBONE, (cause(1, bone=Bone.PLACE), cause(2, 1)), "drawn"),
    ("at no bone", Shape.FISHBONE, (cause(1),), "cause.which_bone"),
    ("under a cause, and at a bone too", Shape.FISHBONE,
     (cause(1, bone=Bone.PLACE), cause(2, 1, Bone.PLACE)), "cause.which_bone"),
    ("too far out on a bone", Shape.FISHBONE,
     (cause(1, bone=Bone.PLACE), cause(2, 1), cause(3, 2)), "cause.too_deep"),
    ("need, purchase, tuning, riding", Shape.CHAIN, tuple(map(cause, range(4))), "drawn"),
    ("a chain does not branch", Shape.CHAIN, (cause(1), cause(2, 1)), "cause.too_deep"),
    ("as many as can be", Shape.CHAIN, tuple(map(cause, range(MOST_CAUSES))), "drawn"),
    ("one more", Shape.CHAIN, tuple(map(cause, range(MOST_CAUSES + 1))), "cause.too_many"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "shape", "causes", "code"), CASES, ids=[c[0] for c in CASES])
def test_causes_make_a_drawing_or_say_why_not(
    case: str, shape: Shape, causes: tuple[Cause, ...], code: str
) -> None:
    assert told(shape, *causes) == code, case


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "cause.no_text"), ("x" * 161, "cause.too_long")]
)
def test_a_cause_says_something_and_fits(text: str, code: str) -> None:
    assert told(Shape.TREE, Cause(number(1), text)) == code


def test_a_tree_keeps_the_order_and_forgets_nobody() -> None:
    causes = (cause(3), cause(1), cause(2, 3), cause(4, 2), cause(5, 3))

    walked = [one.id.int for top in branches(causes) for one in top.walk()]

    assert walked == [3, 2, 4, 5, 1]


def test_who_takes_a_cause_out_takes_everything_under_it() -> None:
    causes = (cause(1), cause(2, 1), cause(3, 2), cause(4))

    assert hanging_on(causes, number(1)) == {number(1), number(2), number(3)}
    assert hanging_on(causes, number(4)) == {number(4)}
