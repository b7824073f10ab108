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
    item only because it stands under an introduction with a colon. `starts`: a label with
    what it labels ("Leder: ordføreren"), which never carries on the line above.
    """

    mark: Mark
    text: str = ""
    depth: int = 0
    number: int = 0
    bare: bool = False
    starts: bool = False

    @property
    def introduces(self) -> bool:
        """Whether a list may follow without marks of its own."""
        return self.mark is Mark.PROSE and self.text.endswith(":")


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
_LABEL = re.compile(r"(?=[^\W\d_])[^:.;]{2,30}: \S")
_EMPHASIS = re.compile(r"\*{1,3}|__|\|")
# A heading names a thing; a line with one of these says something about it.
_SAYS = re.compile(
    r"\b(?:skal|ska|skall|vil|kan|bør|bör|må|er|är|har|blir|vert|møtes|møtest|møtast|möts"
    r"|gjelder|gjeld|gäller|ledes|leds|sendes|senest|seinast|senast|før|føre|före|innen|inom"
    r"|årlig|årleg|årligen"
    r"|(?:per|pr\.?|i|om|hvert|kvart|varje) år(?:et)?|\d+\s+(?:møte|möte)\w*)\b",
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
    return _unmarked(plain, after, last, open_line=open_line)


def _unmarked(plain: str, after: str, last: Line, *, open_line: bool) -> Line:
    # "Det avholdes" over "møter i året": a small letter carries on what stands above it
    if not after[:1].islower() and _is_heading(plain, last, open_line=open_line):
        return Line(Mark.HEADING, plain)
    if _is_bare_item(plain, last):
        return Line(Mark.ITEM, plain, bare=True)
    return Line(Mark.PROSE, plain, starts=bool(_LABEL.match(plain)))


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
    goes_on = last.number > 0 and number == last.number + 1
    if last.introduces or goes_on or _number_of(after) == number + 1:
        return Line(Mark.ITEM, _plain(text[found.end() :]), number=number)
    return None


def _number_of(line: str) -> int | None:
    """The number a line begins with; the next line's tells a list from a heading."""
    found = _NUMBERED.match(line[:_SHORT])
    return int(found[1]) if found and not found[2] else None


def _is_heading(plain: str, last: Line, *, open_line: bool) -> bool:
    numbered = _NUMBERED.match(plain)
    name = plain[numbered.end() :] if numbered else plain
    unfinished = last.mark is Mark.PROSE and not last.text.endswith((".", ":"))
    if _tells(name) or (open_line and unfinished):
        return False
    if numbered or _PARAGRAPH.match(plain):
        return name[0].isupper() or name[0] == "§"
    in_list = last.mark is Mark.ITEM and (open_line or last.bare)
    return _is_name(name) and not last.introduces and not in_list


def _tells(name: str) -> bool:
    """Whether the line says or lists something, where a heading only names it."""
    return (
        len(name) > _HEADING_LETTERS
        or name.endswith((".", ",", ";"))
        or name.count(",") > 1
        or bool(_LABEL.match(name) or _SAYS.search(name))
    )


def _is_name(plain: str) -> bool:
    """Whether the line reads like a name of what follows: short, capital first, no end."""
    return (
        plain[0].isupper()
        and plain[-1] not in ":!?"
        and len(plain.split()) <= _HEADING_WORDS
        and not _GOES_ON.search(plain)
    )


def _is_bare_item(plain: str, last: Line) -> bool:
    goes_on = last.mark is Mark.ITEM and last.bare
    short = len(plain) <= _HEADING_LETTERS and plain[-1] not in ".:;?!"
    return short and (last.introduces or goes_on)
