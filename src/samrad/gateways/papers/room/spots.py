"""What is found in one spot of a file, as every reader of the room notes it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from samrad.core.openness.looked import Hit, Place, Seen, Spot, Unseen
from samrad.core.openness.persons import IDENTITY, Finding, Found, find
from samrad.core.openness.persons.tables import in_number, in_pair, is_person

# What somebody who opens the file reads; not who wrote it, nor what it said before.
_READ = frozenset(Place) - {Place.NAME, Place.PROPERTIES, Place.EARLIER, Place.INSIDE}
# Enough to find a paper by; a book is found by its beginning.
_MOST_LETTERS = 200_000
# A list of ten thousand persons is not told place by place.
_MOST_SPOTS = 300
_SHORTEST = 8
_WRAPPED = re.compile(r"(?<=\d)-?\n(?=\d)")
_FIELDS = re.compile(r"[;\t|]")
# Eight digits alone in a field are as often an amount; the heading of the column decides.
_AMOUNT = re.compile(r"(?<=[;\t|])\d{8}(?=[;\t|\r\n]|\Z)|(?m:^)\d{8}(?=[;\t|])", re.ASCII)


@dataclass
class Notes:
    """What one reader has found so far, judged by the rules of the day `on`."""

    on: date
    unseen: Unseen | None = None
    pages: list[int] = field(default_factory=list)
    _found: dict[Spot, Counter[Found]] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)
    _letters: int = 0

    def add(self, spot: Spot, kinds: Iterable[Found]) -> None:
        """Note `kinds` in `spot`."""
        for kind in kinds:
            if spot not in self._found and len(self._found) >= _MOST_SPOTS:
                spot = Spot(Place.INSIDE)
            self._found.setdefault(spot, Counter())[kind] += 1

    def text(self, spot: Spot, text: str) -> None:
        """Look through a text that stands in one spot; numbers may be parted by its lines."""
        found = find(text, on=self.on)
        self.add(spot, (one.kind for one in found))
        self.add(spot, _wrapped(text, found, self.on))
        if spot.place in _READ:
            self._remember(text)

    def earlier(self, spot: Spot, text: str) -> None:
        """Look through a page as it was before; what still stands there is noted already."""
        now = self._found.get(spot, Counter())
        before = Counter(one.kind for one in find(text, on=self.on))
        self.add(Spot(Place.EARLIER, spot.number), (before - now).elements())

    def lines(self, text: str) -> None:
        """Look through a text and note the line of everything found."""
        self._remember(text)
        ends = [match.start() for match in re.finditer("\n", text)]
        for one in find(_AMOUNT.sub(_blank, text), on=self.on):
            line = bisect_left(ends, one.start) + 1
            self.add(Spot(Place.LINE, line), [one.kind])
        headings = _FIELDS.split(text.partition("\n")[0])
        for number, row in enumerate(text.split("\n"), start=1):
            if _FIELDS.search(row):
                self.row(Spot(Place.LINE, number), _FIELDS.split(row), headings)

    def row(self, spot: Spot, cells: list[str], headings: list[str] | None = None) -> None:
        """Look through cells side by side for what only a table tells."""
        bare = [cell.strip(' "\r\n') for cell in cells]
        above = headings if headings and len(headings) == len(bare) else [""] * len(bare)
        for cell, heading in zip(bare, above, strict=True):
            if cell.isdecimal() and (len(cell) == 8 or not find(cell, on=self.on)):
                self.number(spot, cell, heading)
        for place, (left, right) in enumerate(pairwise(bare)):
            self.pair(spot, left, right, " ".join(above[place : place + 2]))

    def number(self, spot: Spot, digits: str, heading: str = "") -> None:
        """Look at a cell that is a number; a short one is nobody's."""
        if len(digits) >= _SHORTEST:
            self.add(spot, in_number(digits, heading=heading, on=self.on))

    def pair(self, spot: Spot, left: str, right: str, headings: str) -> None:
        """Look at two cells side by side, under their headings."""
        if (
            2 < len(right) < 6
            and len(left) > 4
            and (kind := in_pair(left, right, headings=headings, on=self.on))
        ):
            self.add(spot, [kind])

    def author(self, spot: Spot, name: str) -> None:
        """Note that somebody stands there as the one who wrote the file."""
        self.text(spot, name)
        if is_person(name):
            self.add(spot, [Found.AUTHOR])

    def read(self) -> str:
        """What somebody who opens the file reads, for searching."""
        return "\n".join(self._texts)

    def _remember(self, text: str) -> None:
        if text and self._letters < _MOST_LETTERS:
            self._texts.append(text[: _MOST_LETTERS - self._letters].replace("\0", " "))
            self._letters += len(text)

    def seen(self) -> Seen:
        """All of it."""
        hits = tuple(Hit(spot, dict(kinds)) for spot, kinds in self._found.items())
        return Seen(hits, self.unseen, tuple(self.pages))


def _blank(amount: re.Match[str]) -> str:
    return "x" * len(amount[0])


def _wrapped(text: str, found: Iterable[Finding], on: date) -> Iterator[Found]:
    """Identity numbers that begin on one line and end on the next, beyond `found`."""
    joins, parts, last, length = [], [], 0, 0
    for match in _WRAPPED.finditer(text):
        parts.append(text[last : match.start()])
        length += len(parts[-1])
        joins.append(length)
        last = match.end()
    if not joins:
        return
    whole = "".join((*parts, text[last:]))
    known = sum(
        one.kind in IDENTITY and bool(_WRAPPED.search(text, one.start, one.end))
        for one in found
    )
    across = [
        one.kind
        for one in find(whole, on=on)
        if one.kind in IDENTITY and any(one.start < join < one.end for join in joins)
    ]
    yield from across[known:]
