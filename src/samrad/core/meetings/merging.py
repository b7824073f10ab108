"""Merging what two people wrote in the same text at the same time, line by line.

Each began from a text that both knew, the base. What only one of them changed is taken over;
what both wrote alike stands once. Where both changed the same line both lines stay, each with
the name of who wrote it, for a person to choose: no line that somebody wrote is lost. A line
that one took out and the other left alone is gone; one that the other changed stays.

Why not a library: `merge3` is under the GPL and marks as a program's user would; others choose
between the two by themselves, and who writes minutes would not see that a "not" went missing.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from heapq import merge as in_order

# A line that two people changed begins with the name of who wrote it. Nobody types these.
_MARK = re.compile(r"⟪([^⟪⟫\n]*)⟫ ?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words, and who wrote it if another wrote beside it."""

    words: str
    writer: str = ""

    def __str__(self) -> str:
        return f"⟪{self.writer}⟫ {self.words}" if self.writer else self.words


@dataclass(frozen=True, slots=True)
class Writers:
    """The names put before a line that both changed."""

    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class _Hunk:
    """What one side put in the place of the base's lines from `start` to `end`."""

    start: int
    end: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Added:
    """A line one side added, with the hunk it is in."""

    line: Line
    hunk: _Hunk


def merge(base: str, theirs: str, mine: str, writers: Writers) -> str:
    """What `base` becomes when both what they and what I made of it count."""
    if mine in (base, theirs) or theirs == base:
        return theirs if mine == base else mine
    first, *sides = (read_lines(text) for text in (base, theirs, mine))
    kept = _marks_kept(first, *sides)
    merged: list[Line] = []
    done = 0
    for start, end, of_them, of_me in _places(*(_hunks(first, kept, side) for side in sides)):
        merged += [*kept[done:start], *_joined(of_them, of_me, writers)]
        done = end
    return "\n".join(map(str, [*merged, *kept[done:]]))


def read_lines(text: str) -> list[Line]:
    """The lines of a text, and who is named before them; an empty text has none."""
    return [
        Line(line[found.end() :], found[1]) if (found := _MARK.match(line)) else Line(line)
        for line in (text.split("\n") if text else ())
    ]


def lines_to_choose(text: str) -> tuple[int, ...]:
    """The numbers of the lines of which somebody still has to choose one."""
    return tuple(n for n, line in enumerate(read_lines(text), start=1) if line.writer)


def _matcher(before: Sequence[Line], after: Sequence[Line]) -> SequenceMatcher[str]:
    first, then = ([line.words for line in side] for side in (before, after))
    return SequenceMatcher(None, first, then, autojunk=False)


def _marks_kept(base: Sequence[Line], *sides: Sequence[Line]) -> list[Line]:
    """The base's lines with the names that are before them now: whoever changed one counts."""
    kept = list(base)
    for side in sides:
        for at, there, size in _matcher(base, side).get_matching_blocks():
            for n in range(size):
                if side[there + n] != base[at + n]:
                    kept[at + n] = side[there + n]
    return kept


def _hunks(base: Sequence[Line], kept: Sequence[Line], side: Sequence[Line]) -> list[_Hunk]:
    """What `side` changed; a name that was put before a line stays before what it became."""
    found = []
    for tag, start, end, a, b in _matcher(base, side).get_opcodes():
        lines = list(side[a:b])
        if tag == "replace" and not base[start].writer and not lines[0].writer:
            lines[0] = replace(lines[0], writer=kept[start].writer)
        if tag != "equal":
            found.append(_Hunk(start, end, tuple(lines)))
    return found


def _places(
    theirs: Sequence[_Hunk], mine: Sequence[_Hunk]
) -> Iterator[tuple[int, int, list[_Hunk], list[_Hunk]]]:
    """The places of the base that somebody changed, and how; what touches is one place."""
    left, right = deque(theirs), deque(mine)
    while left or right:
        start = end = min(side[0].start for side in (left, right) if side)
        here: tuple[list[_Hunk], list[_Hunk]] = ([], [])
        while taken := [
            n for n, side in enumerate((left, right)) if side and side[0].start <= end
        ]:
            hunk = (left, right)[taken[0]].popleft()
            here[taken[0]].append(hunk)
            end = max(end, hunk.end)
        yield start, end, *here


def _joined(theirs: Sequence[_Hunk], mine: Sequence[_Hunk], writers: Writers) -> list[Line]:
    """The lines both put in one place: alike once, the others in the order of the base."""
    of_them, of_me = (
        [_Added(line, hunk) for hunk in side for line in hunk.lines] for side in (theirs, mine)
    )
    joined: list[Line] = []
    a = b = 0
    for at, there, size in _alike(of_them, of_me):
        joined += _beside(of_them[a:at], of_me[b:there], writers)
        joined += [one.line for one in of_them[at : at + size]]
        a, b = at + size, there + size
    return joined


def _alike(theirs: Sequence[_Added], mine: Sequence[_Added]) -> list[tuple[int, int, int]]:
    """The lines both added, found alike whoever of them comes first."""
    lines = [[added.line for added in side] for side in (theirs, mine)]
    turned = sorted(lines, key=lambda side: [line.words for line in side]) != lines
    found = _matcher(*reversed(lines) if turned else lines).get_matching_blocks()
    return [(there, at, size) if turned else (at, there, size) for at, there, size in found]


def _beside(
    theirs: Sequence[_Added], mine: Sequence[_Added], writers: Writers
) -> Iterator[Line]:
    """Lines that are not alike: with their names where they are for the same line."""
    named = [_named(theirs, mine, writers.theirs), _named(mine, theirs, writers.mine)]
    for one in in_order(*named, key=lambda added: added.hunk.start):
        yield one.line


def _named(ours: Sequence[_Added], others: Sequence[_Added], writer: str) -> list[_Added]:
    return [
        replace(one, line=replace(one.line, writer=one.line.writer or writer))
        if any(_same_line(one.hunk, other.hunk) for other in others)
        else one
        for one in ours
    ]


def _same_line(one: _Hunk, other: _Hunk) -> bool:
    """Whether both took out the same line of the base."""
    return max(one.start, other.start) < min(one.end, other.end)
