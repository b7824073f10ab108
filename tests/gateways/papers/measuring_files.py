"""The labelled sentences inside Word, Excel, PDF and CSV files, and how much is found there.

Each sentence stands in a place of its own: a paragraph (its letters in several runs), a cell
(digits alone as a number, which loses its zeros), a page (long lines and some numbers broken),
a line. Tables of figures, and days as spreadsheets count them, stand among them as traps.
"""

import csv
import io
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.openness.persons.labelled import Sentence, held_out, tuned
from core.openness.persons.measuring import ON, Measured
from making import docx, paragraph, pdf, xlsx
from samrad.core.openness.looked import Place, Spot
from samrad.core.openness.persons import IDENTITY, Found
from samrad.gateways.papers.room.looking import reader_for

_LONG_NUMBER = re.compile(r"\d{10,12}")
_FIGURES = 100
# Of more places than some hundreds the guard tells only that there are more.
_IN_ONE = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """A file, and which sentence stands in a spot; None where a trap does."""

    content: bytes
    which: Callable[[Spot], int | None]


def in_word(sentences: Sequence[Sentence]) -> Filled:
    """A paragraph for each sentence."""
    dice = _dice()
    body = "".join(paragraph(*_runs(one.text, dice)) for one in sentences)
    return Filled(docx(body), lambda spot: spot.number - 1)


def in_excel(sentences: Sequence[Sentence]) -> Filled:
    """A cell for each sentence, and figures below them."""
    dice = _dice()
    rows = [[_cell(one.text)] for one in sentences]
    content = xlsx([*rows, *([float(n) for n in row] for row in _figures(dice))])

    def which(spot: Spot) -> int | None:
        row = int(re.sub(r"\D", "", spot.cell)) - 1
        return row if row < len(rows) else None

    return Filled(content, which)


def in_pdf(sentences: Sequence[Sentence]) -> Filled:
    """A page for each sentence."""
    dice = _dice()
    pages = [_lines(one.text, dice) for one in sentences]
    return Filled(pdf(*pages), lambda spot: spot.number - 1)


def in_csv(sentences: Sequence[Sentence]) -> Filled:
    """A row for each sentence, and figures below them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    of_line: list[int | None] = [None]
    writer.writerow(["sted", "merknad"])
    for number, one in enumerate(sentences):
        writer.writerow(["sentrum", one.text])
        of_line += [number] * (one.text.count("\n") + 1)
    writer.writerows(_figures(_dice()))
    of_line += [None] * _FIGURES
    return Filled(out.getvalue().encode(), lambda spot: of_line[spot.number - 1])


FILES: Mapping[str, Callable[[Sequence[Sentence]], Filled]] = {
    "Word": in_word,
    "Excel": in_excel,
    "PDF": in_pdf,
    "CSV": in_csv,
}


def measured_in_files() -> dict[str, tuple[Measured, Measured]]:
    """For each kind of file, the sentences looked at and those held out."""
    return {
        kind: (measure_file(tuned(), fill), measure_file(held_out(), fill))
        for kind, fill in FILES.items()
    }


def measure_file(
    sentences: Sequence[Sentence], fill: Callable[[Sequence[Sentence]], Filled]
) -> Measured:
    """Look through one file; a finding is right where its kind is marked in its sentence."""
    there, found, wrongly = Counter[Found](), Counter[Found](), Counter[Found]()
    for start in range(0, len(sentences), _IN_ONE):
        part = sentences[start : start + _IN_ONE]
        filled, left = fill(part), [_marked(one) for one in part]
        there.update(kind for one in left for kind in one.elements())
        _look(filled, left, found, wrongly)
    return Measured(there, found, wrongly, len(sentences))


def _look(
    filled: Filled, left: list[Counter[Found]], found: Counter[Found], wrongly: Counter[Found]
) -> None:
    seen = reader_for(filled.content).look(filled.content, "a", on=ON).seen
    for hit in seen.hits:
        assert hit.spot.place is not Place.INSIDE, "more spots than are told one by one"
        which = filled.which(hit.spot)
        for kind in Counter(hit.kinds).elements():
            right = _right(left[which], kind) if which is not None else None
            if right is None:
                wrongly[kind] += 1
            else:
                left[which or 0][right] -= 1
                found[right] += 1


def _marked(sentence: Sentence) -> Counter[Found]:
    return Counter(kind for kind, _, _ in sentence.marked)


def _right(left: Counter[Found], kind: Found) -> Found | None:
    """What of the marked this finding is, if any."""
    alike = [one for one in IDENTITY if kind in IDENTITY and left[one] > 0]
    return kind if left[kind] > 0 else next(iter(alike), None)


def _dice() -> random.Random:
    return random.Random(7)  # noqa: S311 -- the same files each time


def _runs(text: str, dice: random.Random) -> list[str]:
    """Word parts a text wherever somebody once stopped typing."""
    cuts = sorted(dice.sample(range(len(text) + 1), min(4, len(text))))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _cell(text: str) -> str | float:
    return float(text) if text.isascii() and text.isdigit() else text


def _lines(text: str, dice: random.Random) -> str:
    """As a page has them: wrapped, and now and then in the middle of a number."""
    number = _LONG_NUMBER.search(text)
    if number and dice.random() < 0.4:
        cut = dice.randrange(number.start() + 1, number.end())
        return f"{text[:cut]}\n{text[cut:]}"
    return "\n".join(
        wrapped
        for line in text.split("\n")
        for wrapped in textwrap.wrap(line, 48, break_long_words=False) or [""]
    )


def _figures(dice: random.Random) -> list[list[int]]:
    """Rows of a table: a code, a day as Excel counts it, people, money, a company, a year."""
    return [
        [
            dice.randrange(301, 5700),
            dice.randrange(30_000, 60_000),
            dice.randrange(1_000, 120_000),
            dice.randrange(10_000, 90_000_000),
            dice.choice([974760673, 938644500, 940100364, 912345678]),
            dice.randrange(2010, 2026),
            dice.randrange(100_000, 999_999),
            dice.randrange(1_000, 99_999),
        ]
        for _ in range(_FIGURES)
    ]
