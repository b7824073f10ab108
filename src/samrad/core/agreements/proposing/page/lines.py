"""What each line of a pasted text is: heading, list item, running text or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from string import digits


class Mark(StrEnum):
    """What a line is for."""

    BLANK = auto()
    HEADING = auto()
    ITEM = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its mark; `depth` is how far an item stands in from the margin.

    `number` is what a numbered item begins with, 0 for every other. `bare`: taken for an
    item only because it stands under an introduction with a colon.
    """

    mark: Mark
    text: str = ""
    depth: int = 0
    number: int = 0
    bare: bool = False


# Only a short line can be anything but running text; this also keeps every pattern below
# from meeting a long one.
_SHORT = 300
_HEADING_LETTERS = 80
_HEADING_WORDS = 8
_BLANK = Line(Mark.BLANK)

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\x00"))
_BULLET = re.compile(r"[-–—•·*▪●◦‣○§](?=\s)\s*(?=\S)")
_LETTERED = re.compile(r"(?:[a-zæøåäö]\)|\([a-zæøå\d]{1,2}\)|\d{1,2}\))\s+(?=\S)")
_NUMBERED = re.compile(r"(?:§\s*)?(\d{1,2})((?:\.\d{1,2}){0,3})[.:]?\s+(?=[^\W\d_])")
_PARAGRAPH = re.compile(r"(?:§|kapittel|kapitel)\s*\d", re.IGNORECASE)
_FURNITURE = re.compile(
    r"[\W\d_]*$|(?:side|sida|page)\s+\d+(?:\s+av\s+\d+)?$|<?https?:\S*$", re.IGNORECASE
)
_EMPHASIS = re.compile(r"\*{1,3}|__|\|")
# A heading names a thing; a line with one of these says something about it.
_SAYS = re.compile(
    r"\b(?:skal|ska|skall|vil|kan|bør|bör|må|er|är|har|blir|vert|møtes|møtest|møtast|möts"
    r"|gjelder|gjeld|gäller|ledes|leds|\d+\s+(?:møte|möte)\w*)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:^|\s)(?:og|och|eller|i|av|for|för|med|til|till|på|mellom|mellan|om|som|at|att|å|"
    r"den|det|de|en|et|ei|ett|ein|fra|frå|från|ved|vid|samt|skal|ska|er|är)$",
    re.IGNORECASE,
)


def lines_of(text: str) -> list[Line]:
    """The lines of `text` with their marks; contents, page numbers and links fall away."""
    raw = [_clean(line) for line in text.translate(_UNSEEN).splitlines()]
    following = _following(raw)
    lines: list[Line] = []
    last = _BLANK
    for line, after in zip(raw, following, strict=True):
        marked = _marked(line, after, last, open_line=bool(lines) and lines[-1] is last)
        lines.append(marked)
        last = last if marked.mark is Mark.BLANK else marked
    return lines


def _clean(line: str) -> str:
    if len(line) <= _SHORT and (_is_contents(line) or _FURNITURE.match(line.strip())):
        return ""
    return line.rstrip()


def _is_contents(line: str) -> bool:
    """Whether it leads to a page: dots, or a wide gap before the number at its end."""
    title = line.rstrip().rstrip(digits)
    if title == line.rstrip():
        return title.endswith("....")
    return title.rstrip().endswith(("...", ". .", "…")) or title.endswith(("   ", "\t"))


def _following(raw: Sequence[str]) -> Iterator[str]:
    """For each line the next one that is not blank."""
    after, found = "", []
    for line in reversed(raw):
        found.append(after)
        after = line.strip() or after
    return reversed(found)


def _marked(raw: str, after: str, last: Line, *, open_line: bool) -> Line:
    """The line `raw`, where `last` is the last one before it that was not blank.

    `open_line`: `last` stands directly above, so this one may only carry it on.
    """
    text = raw.strip()
    if not text:
        return _BLANK
    plain = _plain(text)
    if text.startswith("#"):
        return Line(Mark.HEADING, _plain(text.lstrip("#")))
    if len(text) > _SHORT:
        return Line(Mark.PROSE, plain)
    if item := _item(text, after, last):
        return replace(item, depth=len(raw.expandtabs(4)) - len(text))
    if _is_heading(text, plain, last, open_line=open_line):
        return Line(Mark.HEADING, plain)
    bare = _is_bare_item(plain, last)
    return Line(Mark.ITEM if bare else Mark.PROSE, plain, bare=bare)


def _plain(text: str) -> str:
    return " ".join(_EMPHASIS.sub(" ", text).split())


def _item(text: str, after: str, last: Line) -> Line | None:
    """The line without its bullet, letter or number, or None if it has none."""
    if found := _BULLET.match(text) or _LETTERED.match(text):
        # "§ 4 Møter" is a heading though Word also writes § as a bullet
        name = _PARAGRAPH.match(text)
        return None if name else Line(Mark.ITEM, _plain(text[found.end() :]))
    found = _NUMBERED.match(text)
    if not found or found[2] or text.startswith("§"):
        return None
    number = int(found[1])
    introduced = last.mark is Mark.PROSE and last.text.endswith(":")
    goes_on = last.number > 0 and number == last.number + 1
    if introduced or goes_on or _number_of(after) == number + 1:
        return Line(Mark.ITEM, _plain(text[found.end() :]), number=number)
    return None


def _number_of(line: str) -> int | None:
    """The number a line begins with; the next line's tells a list from a heading."""
    found = _NUMBERED.match(line[:_SHORT])
    return int(found[1]) if found and not found[2] else None


def _is_heading(text: str, plain: str, last: Line, *, open_line: bool) -> bool:
    if len(plain) > _HEADING_LETTERS or _SAYS.search(plain) or plain.endswith((".", ",", ";")):
        return False
    in_prose = last.mark is Mark.PROSE and not last.text.endswith((".", ":"))
    if open_line and in_prose:
        return False
    if numbered := _NUMBERED.match(text):
        return text[numbered.end()].isupper()
    if _PARAGRAPH.match(text):
        return True
    introduced = last.mark is Mark.PROSE and last.text.endswith(":")
    in_list = last.mark is Mark.ITEM and (open_line or last.bare)
    return _is_name(plain) and not introduced and not in_list


def _is_name(plain: str) -> bool:
    """Whether the line reads like a name of what follows: short, capital first, no end."""
    return (
        plain[0].isupper()
        and plain[-1] not in ":!?"
        and len(plain.split()) <= _HEADING_WORDS
        and not _GOES_ON.search(plain)
    )


def _is_bare_item(plain: str, last: Line) -> bool:
    introduced = last.mark is Mark.PROSE and last.text.endswith(":")
    goes_on = last.mark is Mark.ITEM and last.bare
    short = len(plain) <= _HEADING_LETTERS and plain[-1] not in ".:;?!"
    return short and (introduced or goes_on)
