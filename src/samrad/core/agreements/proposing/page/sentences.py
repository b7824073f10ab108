"""The sentences of a pasted text, each with its heading and the list it introduces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samrad.core.agreements.proposing.page.lines import Line, Mark, lines_of

# No sentence of an agreement is longer. What is, is cut, so that a reader's patterns never
# meet more than this and reading stays linear in the length of the text.
LONGEST = 1000
# A longer list is no list of topics or members; looking further would cost a long text dear.
_LONGEST_LIST = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, `depth` levels below the sentence that introduces it."""

    text: str
    depth: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands in the text, with spaces made single.

    Attributes:
        text: The words, verbatim.
        low: The same in small letters: what readers look at.
        heading: The heading it stands under.
        items: The list it introduces, nested lists included.
        after: The next sentence under the same heading, in small letters; after a list,
            the sentence below it.
        listed: It is itself an item of a list.

    A heading that stands directly above a list is a sentence too: it introduces the list.
    """

    text: str
    low: str
    heading: str = ""
    items: tuple[Item, ...] = ()
    after: str = ""
    listed: bool = False


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph, a heading or an item of a list."""

    mark: Mark
    text: list[str]
    depth: int = 0
    bare: bool = False


_UNREAD_SECTIONS = re.compile(
    r"\W*(?:\d+\W*)?(?:innhold|innhald|innehåll|referanse|referans|litteratur|kilde|kjelde|käll)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"»”’)]{0,2} (?=\S)")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:[a-zæøåäö]|pr|nr|jf|jfr|jmf|ca|evt|ev|kl|bl|bl\.a|m\.a|f\.eks|t\.d|d\.v\.s|"
    r"t\.ex|m\.m|mv|m\.v|o\.l|s\.k|st|prop|ref|kap|pkt|inkl|resp|osv|tlf|dvs|mm|mnd|maks|"
    r"min|st\.prp|meld|pol|adm|repr|avd|ang|vedr|iht|i\.h\.t|hhv|tilsv|bla|feks|tex|\d{1,2})$",
    re.IGNORECASE,
)


def sentences_of(text: str) -> list[Sentence]:
    """All sentences of `text` in their order; contents and reference lists are left out."""
    found: list[Sentence] = []
    heading, unread = "", False
    blocks = list(_blocks(lines_of(text)))
    for place, block in enumerate(blocks):
        if block.mark is Mark.HEADING:
            heading = " ".join(block.text)
            unread = bool(_UNREAD_SECTIONS.match(heading))
        if not unread:
            found.extend(_of_block(block, _list_below(blocks, place), heading))
    return _with_what_follows(found)


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Lines joined to the paragraph or the item that they carry on."""
    block: _Block | None = None
    for line in lines:
        if line.mark is Mark.PROSE and block and _carries_on(line, block):
            block.text.append(line.text)
            continue
        if block:
            yield block
        blank = line.mark is Mark.BLANK
        block = None if blank else _Block(line.mark, [line.text], line.depth, line.bare)
    if block:
        yield block


def _carries_on(line: Line, block: _Block) -> bool:
    """Prose goes on in prose; in an item only where it begins with a small letter."""
    if block.mark is Mark.ITEM:
        return not block.bare and line.text[:1].islower()
    return block.mark is Mark.PROSE and not line.starts


def _list_below(blocks: Sequence[_Block], place: int) -> tuple[Item, ...]:
    """The items directly below block `place`; below an item, those that stand further in."""
    top = blocks[place]
    floor = top.depth if top.mark is Mark.ITEM else -1
    below: list[_Block] = []
    for block in blocks[place + 1 : place + 1 + _LONGEST_LIST]:
        if block.mark is not Mark.ITEM or block.depth <= floor:
            break
        below.append(block)
    depths = sorted({block.depth for block in below})
    return tuple(
        Item(" ".join(block.text)[:LONGEST], depths.index(block.depth), block.bare)
        for block in below
    )


def _of_block(block: _Block, items: tuple[Item, ...], heading: str) -> Iterator[Sentence]:
    if block.mark is Mark.HEADING:
        if items:
            yield Sentence(heading, heading.lower(), heading, items)
        return
    *first, last = _split(" ".join(block.text))
    listed = block.mark is Mark.ITEM
    for text in first:
        yield Sentence(text, text.lower(), heading, listed=listed)
    yield Sentence(last, last.lower(), heading, items, listed=listed)


def _split(text: str) -> list[str]:
    cuts = [0, *(stop.end() for stop in _STOP.finditer(text) if _ends(text, stop)), len(text)]
    return [
        text[start:end].strip()
        for begin, stop in pairwise(cuts)
        for start, end in _short_enough(text, begin, stop)
    ]


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: no abbreviation before it, a capital after it."""
    after = text[stop.end()]
    before = text[max(0, stop.start() - 12) : stop.start()]
    starts = (
        after.isupper() or after in '"«“”(' or (after.isdigit() and not before[-1:].isdigit())
    )
    return starts and not (stop[0][0] == "." and _SHORTENED.search(before))


def _short_enough(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST:
        space = text.rfind(" ", begin + 1, begin + LONGEST)
        cut = begin + LONGEST if space < 0 else space
        yield begin, cut
        begin = cut
    yield begin, end


def _with_what_follows(sentences: list[Sentence]) -> list[Sentence]:
    """Each sentence told what the next one under its heading says."""
    told: list[Sentence] = []
    after, heading = "", ""
    for sentence in reversed(sentences):
        if sentence.heading != heading:
            after, heading = "", sentence.heading
        told.append(replace(sentence, after=after))
        # what stands in a list does not carry on the sentence above it; what follows does
        after = after if sentence.listed else sentence.low
    return told[::-1]
