"""How much the guard finds, and how much of what it finds is right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from core.openness.persons.labelled import Sentence
from samrad.core.openness.persons import IDENTITY, Found, find

ON = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts by kind: what there was, what of it was found, what was found wrongly."""

    there: Counter[Found]
    found: Counter[Found]
    wrongly: Counter[Found]
    sentences: int

    def recall(self, kinds: Iterable[Found]) -> float:
        """Found of what there was, of those kinds."""
        wanted = list(kinds)
        return sum(self.found[one] for one in wanted) / sum(self.there[one] for one in wanted)

    @property
    def precision(self) -> float:
        """Right of all that was found."""
        right, wrong = self.found.total(), self.wrongly.total()
        return right / (right + wrong)


def measure(sentences: Iterable[Sentence]) -> Measured:
    """Look through every sentence; a finding is right where its kind and place are marked.

    Of an identity number any kind of identity number will do, and a place that covers it.
    """
    there: Counter[Found] = Counter()
    found: Counter[Found] = Counter()
    wrongly: Counter[Found] = Counter()
    looked = list(sentences)
    for sentence in looked:
        there.update(kind for kind, _, _ in sentence.marked)
        left = set(sentence.marked)
        for one in find(sentence.text, on=ON):
            right = next((m for m in left if _same(m, one.kind, one.start, one.end)), None)
            if right is None:
                wrongly[one.kind] += 1
            else:
                left.remove(right)
                found[right[0]] += 1
    return Measured(there, found, wrongly, len(looked))


def _same(marked: tuple[Found, int, int], kind: Found, start: int, end: int) -> bool:
    wanted, first, last = marked
    alike = kind is wanted or {kind, wanted} <= IDENTITY
    return alike and start < last and first < end


def printed(
    tuned: Measured,
    held_out: Measured,
    names: tuple[Measured, Measured],
    files: Mapping[str, tuple[Measured, Measured]],
) -> str:
    """docs/reference/person-guard.md: what was there, found, and found wrongly."""
    heading, of_names, of_numbers, of_files, end = _WORDS.split("~\n")
    return "".join(
        (
            *(heading, of_names, _names(*names)),
            *(of_numbers, _numbers(tuned, held_out)),
            *(of_files, *(_file_row(kind, *both) for kind, both in files.items())),
            end,
        )
    )


def _names(looked_at: Measured, held_out: Measured) -> str:
    wanted = (Found.NAME_AND_AGE, Found.NAME_AND_ADDRESS, Found.PHONE)
    rows = [
        f"| {_word(kind)} | {name} | {_share(of.found[kind], of.there[kind])}"
        f" | {_share(of.found[kind], of.found[kind] + of.wrongly[kind])} |\n"
        for kind in wanted
        for name, of in (("looked at", looked_at), ("held out", held_out))
    ]
    return "".join(rows)


def _numbers(tuned: Measured, held_out: Measured) -> str:
    rows = [
        f"| {_word(kind)} | {_row(tuned, kind)} | {_row(held_out, kind)} |\n"
        for kind in Found
        if tuned.there[kind]
    ]
    rows += [
        f"| **identity numbers: recall** | {_recall(tuned)} | {_recall(held_out)} |\n",
        f"| **all: precision** | {_precision(tuned)} | {_precision(held_out)} |\n",
    ]
    return "".join(rows)


def _file_row(kind: str, tuned: Measured, held_out: Measured) -> str:
    figures = zip(_figures(tuned), _figures(held_out), strict=True)
    return f"| {kind} | {' | '.join(f'{a:.3f} · {b:.3f}' for a, b in figures)} |\n"


def _figures(of: Measured) -> tuple[float, float, float]:
    return of.recall(IDENTITY), of.recall(Found), of.precision


def _row(measured: Measured, kind: Found) -> str:
    counts = (measured.there[kind], measured.found[kind], measured.wrongly[kind])
    return " · ".join(map(str, counts))


def _recall(of: Measured) -> str:
    return _share(
        sum(of.found[one] for one in IDENTITY), sum(of.there[one] for one in IDENTITY)
    )


def _precision(of: Measured) -> str:
    return _share(of.found.total(), of.found.total() + of.wrongly.total())


def _word(kind: Found) -> str:
    return kind.value.replace("_", " ")


def _share(part: int, whole: int) -> str:
    """So many of so many, the share, and its interval of 95 per cent (Wilson)."""
    share, z = part / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * sqrt(share * (1 - share) / whole + (z / whole / 2) ** 2)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return f"{part} of {whole}: {share:.3f} ({low:.2f}–{high:.2f})"


_WORDS = (Path(__file__).parent / "printed.md").read_text()
