"""Who came to the meetings of a year, and what they treated."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.core.meetings import attendance as coming
from samrad.core.meetings.attendance import Came, Held, attendance
from samrad.core.meetings.coverage import Asked, Cell, Matrix, matrix, uncovered
from samrad.core.reports.panel import Partnership
from samrad.records.meetings.attendance import noted_in, places_in
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import formats
from samrad.web.kit.days import YEARS
from samrad.web.kit.phrases import (
    came_word,
    cell_word,
    coverage_sentences,
    former,
    group_word,
    party_word,
    role_word,
)

# One look for one meaning: as duties have it.
_CELL_TONES = {
    Cell.TREATED: "met",
    Cell.MISSED: "overdue",
    Cell.FREE: "not_applicable",
    Cell.AHEAD: "ahead",
    Cell.NOT_ASKED: "not_applicable",
}
_CAME_TONES = {
    Came.PRESENT: "met",
    Came.DEPUTY: "met_late",
    Came.EXCUSED: "due_soon",
    Came.ABSENT: "overdue",
    Came.NOT_NOTED: "not_applicable",
    Came.NO_SEAT: "not_applicable",
}


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell in words, with its look and what stands above it."""

    word: str
    tone: str
    column: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row: what it is about, what kind of thing that is, its cells, and their sum."""

    heading: str
    note: str
    cells: tuple[CellShown, ...]
    sum: str


@require_GET
@signed_in
def coverage(request: SignedIn, slug: str, year: int) -> HttpResponse:
    """The matrix of topics and the one of members, against the meetings of `year`."""
    if year not in YEARS:
        raise Http404
    at = here(request, slug)
    known = at.partnership()
    seen = matrix(known.clauses, known.norms, known.evidence, year, on=at.on)
    context = {
        "here": at,
        "tab": "meetings",
        "year": year,
        "columns": seen.columns,
        "sentences": coverage_sentences(seen),
        "missing": missing(known, on=at.on) if year == at.on.year else (),
        "topics": topic_rows(seen),
        "members": member_rows(at, seen),
        "held": [one for one in seen.columns if one.held],
    }
    return render(request, "desk/decisions/coverage.html", context)


def missing(known: Partnership, *, on: date) -> tuple[Asked, ...]:
    """What nothing has treated in the year so far."""
    return uncovered(known.clauses, known.norms, known.evidence, on=on)


def topic_rows(seen: Matrix) -> list[RowShown]:
    """Topics and focus areas against the meetings."""
    names = [column.name for column in seen.columns]
    return [
        RowShown(
            row.topic.name,
            group_word(row.topic.group),
            tuple(
                CellShown(cell_word(cell), _CELL_TONES[cell], name)
                for cell, name in zip(row.cells, names, strict=True)
            ),
            formats.and_list([formats.day(one) for one in row.between]),
        )
        for row in seen.rows
    ]


def member_rows(at: Here, seen: Matrix) -> list[RowShown]:
    """Members against the meetings that were held. Two queries."""
    noted = noted_in(at.council, seen.year)
    held = [
        Held(one.name, one.day, noted.get(one.name, ())) for one in seen.columns if one.held
    ]
    rows = attendance(places_in(at.council, seen.year), held)
    return [_member(row, held) for row in rows]


def _member(row: coming.Row, held: list[Held]) -> RowShown:
    facts = {"role": role_word(row.role), "party": party_word(row.party)}
    return RowShown(
        row.name or former("", ""),
        "{role}, {party}".format(**facts),
        tuple(
            CellShown(came_word(cell), _CAME_TONES[cell], one.name)
            for cell, one in zip(row.cells, held, strict=True)
        ),
        f"{row.filled}/{row.counted}" if row.counted else "–",
    )
