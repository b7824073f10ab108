"""The drawing of causes: every word is there, inside the paper, and no box over another."""

from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.problems.causes import Bone, Cause, Shape, branches
from samrad.core.problems.drawing import WIDTH, Box, Drawing, drawn, wrapped

BONES = {bone: bone.value for bone in Bone}


def causes_of(shape: Shape, texts: list[str]) -> list[Cause]:
    """A tree three deep, a fishbone two deep, a chain."""
    depth = {Shape.TREE: 3, Shape.FISHBONE: 2, Shape.CHAIN: 1}[shape]
    bones = list(Bone)
    return [
        Cause(
            UUID(int=n),
            text,
            UUID(int=n - 1) if n % depth else None,
            bones[n // depth % 4] if shape is Shape.FISHBONE and n % depth == 0 else None,
        )
        for n, text in enumerate(texts)
    ]


def a_drawing(shape: Shape, texts: list[str], title: str = "Ungdom og rus") -> Drawing:
    return drawn(shape, title, branches(causes_of(shape, texts)), BONES)


def letters(texts: list[str]) -> str:
    return "".join(sorted("".join(texts).replace(" ", "").replace("-", "")))


WORDS = st.text("abcdefghijklmnoå ", min_size=1, max_size=160).filter(str.strip)


@given(shape=st.sampled_from(Shape), texts=st.lists(WORDS, min_size=1, max_size=12))
def test_every_word_is_drawn_and_nothing_leaves_the_paper(
    shape: Shape, texts: list[str]
) -> None:
    found = a_drawing(shape, texts)

    written = [one.text.lstrip("•–") for one in found.words]
    bones = list(BONES.values()) if shape is Shape.FISHBONE else []
    assert letters(written) == letters([*texts, "Ungdom og rus", *bones])
    assert all(0 <= one.x < WIDTH and 0 < one.y <= found.height for one in found.words)
    assert all(one.x + one.width <= WIDTH for one in found.boxes)
    assert all(one.y + one.height <= found.height for one in found.boxes)


@given(shape=st.sampled_from(Shape), texts=st.lists(WORDS, min_size=1, max_size=12))
def test_no_box_stands_over_another(shape: Shape, texts: list[str]) -> None:
    for one, other in combinations(a_drawing(shape, texts).boxes, 2):
        assert not overlap(one, other)


def overlap(one: Box, other: Box) -> bool:
    return one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, [""]),
        ("kort", 100, ["kort"]),
        ("for lite å gjøre om kvelden", 100, ["for lite å", "gjøre om", "kvelden"]),
        ("samfunnssikkerhetskoordinator", 100, ["samfunnssikk-", "erhetskoordi-", "nator"]),
    ],
)
def test_words_are_set_in_lines_that_fit(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
