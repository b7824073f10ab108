"""How much the guard finds, and how much of what it finds is right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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
    tuned: Measured, held_out: Measured, files: Mapping[str, tuple[Measured, Measured]]
) -> str:
    """docs/reference/person-guard.md: what was there, found, and found wrongly."""
    rows = [
        f"| {kind.value.replace('_', ' ')} | {_row(tuned, kind)} | {_row(held_out, kind)} |"
        for kind in Found
        if tuned.there[kind]
    ]
    of_files = [_file_row(kind, *both) for kind, both in files.items()]
    return "\n".join(
        (
            "<!-- Printed by tools/measure_person_guard.py; change the guard and not this. -->",
            "",
            "# How much the person guard finds",
            "",
            "Sentences in bokmål, nynorsk and Swedish as they stand in minutes and notes, with",
            "traps: case numbers, organisation numbers, municipality codes, dates, amounts,",
            "account numbers, tables. Numbers are synthetic and nobody's. The first set was",
            "looked at while the guard was written. The second has other numbers, made the",
            "same way, and sentences written afterwards; the guard was not changed for it.",
            "",
            "| | looked at | held out |",
            "|---|---|---|",
            f"| sentences | {tuned.sentences} | {held_out.sentences} |",
            _line(
                "recall, identity numbers", tuned.recall(IDENTITY), held_out.recall(IDENTITY)
            ),
            _line("recall, everything", tuned.recall(Found), held_out.recall(Found)),
            _line("precision", tuned.precision, held_out.precision),
            "",
            "There · found · wrongly found:",
            "",
            "| kind | looked at | held out |",
            "|---|---|---|",
            *rows,
            "",
            "## In files",
            "",
            "The same sentences inside files: Word (letters in several runs), Excel (digits",
            "alone as numbers, which lose their zeros), PDF (long lines and numbers broken),",
            "CSV. Tables of figures, and days as spreadsheets count them, stand among them as",
            "traps. Looked at · held out:",
            "",
            "| file | recall, identity numbers | recall, everything | precision |",
            "|---|---|---|---|",
            *of_files,
            "",
            "Also looked through: headers and footers, footnotes, comments, tracked changes,",
            "text boxes, hidden sheets, cached tables, properties, fields, links, what an",
            "earlier version of a PDF holds, and the name of the file. Not seen into: scanned",
            "pages, pictures – also those inside a Word or Excel file – and what is locked. Of",
            "scanned pages, pictures and locked files the guard says so and asks; of pictures",
            "inside a text it does not.",
            "",
            "A name alone is never a finding: those who sign have names, too. What is told",
            "without number, age or address (“the boy in the yellow house”) no program sees.",
            "",
        )
    )


def _file_row(kind: str, tuned: Measured, held_out: Measured) -> str:
    figures = zip(_figures(tuned), _figures(held_out), strict=True)
    return f"| {kind} | {' | '.join(f'{a:.3f} · {b:.3f}' for a, b in figures)} |"


def _figures(of: Measured) -> tuple[float, float, float]:
    return of.recall(IDENTITY), of.recall(Found), of.precision


def _row(measured: Measured, kind: Found) -> str:
    counts = (measured.there[kind], measured.found[kind], measured.wrongly[kind])
    return " · ".join(map(str, counts))


def _line(what: str, tuned: float, held_out: float) -> str:
    return f"| {what} | {tuned:.3f} | {held_out:.3f} |"
