"""Where each box, line and word of a drawing stands: on a phone's width, growing downwards.

A drawing is `WIDTH` wide, so that its words can be read on a phone as they are; it only grows
longer. Letters are measured by a rule of thumb: how wide they really are the browser knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from samrad.core.problems.causes import Bone, Branch, Shape

WIDTH = 360
# The height of a line of words, and the air around words in a box.
LINE = 18
_AIR = 8
_GAP = 12
_INDENT = 20
# A letter is about so wide; a little too wide is better than words beyond their box.
_LETTER = 7.4
_MIDDLE = WIDTH // 2
# From the outer edge of a bone to where it bends to the spine, and how far it falls there.
_BEND = 14
# The bones that leave the spine side by side.
_PAIRS = ((Bone.OFFENDER, Bone.PLACE), (Bone.TARGET, Bone.SURROUNDINGS))


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `x` is where it begins, `y` the line it stands on."""

    x: int
    y: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box around words; `head`: it is the problem itself."""

    x: int
    y: int
    width: int
    height: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through these points; `arrow`: it points somewhere."""

    points: tuple[tuple[int, int], ...]
    arrow: bool = False

    @property
    def path(self) -> str:
        """As SVG writes it."""
        return "M " + " L ".join(f"{x} {y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing."""

    height: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    words: tuple[Words, ...]


class _Paper:
    """What is drawn so far."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.strokes: list[Stroke] = []
        self.words: list[Words] = []

    def boxed(self, text: str, x: int, y: int, *, head: bool = False) -> int:
        """Put words into a box from `x` to the right edge; how high it is."""
        lines = wrapped(text, WIDTH - x - 2 * _AIR)
        height = len(lines) * LINE + 2 * _AIR
        self.boxes.append(Box(x, y, WIDTH - x - 1, height, head))
        for n, line in enumerate(lines, start=1):
            self.words.append(Words(x + _AIR, y + _AIR + n * LINE - 5, line, heading=head))
        return height

    def written(self, text: str, x: int, y: int, width: int, *, heading: bool = False) -> int:
        """Write words without a box; how high they are."""
        lines = wrapped(text, width)
        for n, line in enumerate(lines, start=1):
            self.words.append(Words(x, y + n * LINE - 5, line, heading))
        return len(lines) * LINE

    def done(self, height: int) -> Drawing:
        """The drawing."""
        return Drawing(height, tuple(self.boxes), tuple(self.strokes), tuple(self.words))


def drawn(
    shape: Shape, problem: str, branches: tuple[Branch, ...], bones: Mapping[Bone, str]
) -> Drawing:
    """The drawing of a problem and its causes; `bones` is what each is called."""
    paper = _Paper()
    match shape:
        case Shape.TREE:
            return paper.done(_tree(paper, problem, branches))
        case Shape.FISHBONE:
            return paper.done(_fishbone(paper, problem, branches, bones))
        case Shape.CHAIN:
            return paper.done(_chain(paper, problem, branches))


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text in `width`; a word longer than a line is broken."""
    most = max(1, int(width / _LETTER))
    lines = [""]
    for word in _pieces(text.split(), most):
        line = f"{lines[-1]} {word}".strip()
        if len(line) <= most:
            lines[-1] = line
        else:
            lines.append(word)
    return lines


def _pieces(words: Iterable[str], most: int) -> Iterator[str]:
    for word in words:
        if len(word) <= most:
            yield word
        else:
            room = most - 1 if most > 1 else 1
            cut = [word[at : at + room] for at in range(0, len(word), room)]
            yield from (f"{one}-" for one in cut[:-1])
            yield cut[-1]


def _tree(paper: _Paper, problem: str, branches: tuple[Branch, ...]) -> int:
    """Each cause in a box under what it explains, a little further in."""
    foot = paper.boxed(problem, 0, 0, head=True)
    return _grown(paper, branches, above=(0, foot), y=foot)


def _grown(paper: _Paper, branches: tuple[Branch, ...], above: tuple[int, int], y: int) -> int:
    left, foot = above
    for one in branches:
        y += _GAP
        x = left + _INDENT
        height = paper.boxed(one.cause.text, x, y)
        stem, middle = left + _INDENT // 2, y + height // 2
        paper.strokes.append(Stroke(((stem, foot), (stem, middle), (x, middle))))
        y = _grown(paper, one.under, (x, y + height), y + height)
    return y


def _chain(paper: _Paper, problem: str, branches: tuple[Branch, ...]) -> int:
    """What happens first at the top, an arrow to what comes next, the problem at the end."""
    y = 0
    for one in branches:
        foot = y + paper.boxed(one.cause.text, 0, y)
        y = foot + 2 * _GAP
        paper.strokes.append(Stroke(((_MIDDLE, foot), (_MIDDLE, y)), arrow=True))
    return y + paper.boxed(problem, 0, y, head=True)


def _fishbone(
    paper: _Paper, problem: str, branches: tuple[Branch, ...], bones: Mapping[Bone, str]
) -> int:
    """The problem is the head, at the top; bones leave the spine to both sides."""
    y = head = paper.boxed(problem, 0, 0, head=True)
    for left, right in _PAIRS:
        top = y + _GAP
        y = max(
            _bone(paper, bones[bone], _at(branches, bone), x, top)
            for bone, x in ((left, 0), (right, _MIDDLE + _BEND))
        )
    paper.strokes.append(Stroke(((_MIDDLE, head), (_MIDDLE, y))))
    return y


def _at(branches: tuple[Branch, ...], bone: Bone) -> tuple[Branch, ...]:
    return tuple(one for one in branches if one.cause.bone is bone)


def _bone(paper: _Paper, name: str, branches: tuple[Branch, ...], x: int, y: int) -> int:
    """One bone with its causes; how far down it comes."""
    width = _MIDDLE - _BEND
    y += paper.written(name, x, y, width, heading=True)
    outer, inner = (0, width) if x == 0 else (WIDTH, x)
    spine = (_MIDDLE, y + ceil(_BEND / 2))
    paper.strokes.append(Stroke(((outer, y), (inner, y), spine)))
    y += _GAP // 2
    for one in branches:
        y += paper.written(f"• {one.cause.text}", x, y, width)
        for under in one.under:
            y += paper.written(f"– {under.cause.text}", x + _GAP, y, width - _GAP)
    return y + _GAP
