"""Reading papers; which of them are seen the database decides."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from samrad.records.councils.models import Council
from samrad.records.papers.models import Guest, Marked, Paper, Released


def papers_of(council: Council, *, on: date) -> list[tuple[Paper, bool]]:
    """The papers seen here, the latest first, without their files. One query.

    With each, whether it is figures that are not released on the day `on`.
    """
    released = Released.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), paper=OuterRef("pk"), withdrawn_at=None
    )
    rows = Paper.objects.filter(council=council).defer("content", "text")
    kept = rows.annotate(kept=Q(figures=True) & ~Exists(released))
    return [(row, row.kept) for row in kept.order_by("-brought_at", "-id")]


def markings_of(paper: Paper) -> list[Marked]:
    """How the paper was marked since it was brought, the latest first. One query."""
    rows = Marked.objects.filter(paper=paper).select_related("by")
    return list(rows.order_by("-at", "-id"))


def guests_of(paper: Paper) -> list[Guest]:
    """Who without a seat sees the paper. One query."""
    rows = Guest.objects.filter(paper=paper).select_related("person")
    return list(rows.order_by("until", "id"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper this transaction's person is shown as a guest."""

    paper: UUID
    title: str
    council: str
    until: date


def shown_to_me() -> list[Shown]:
    """What this transaction's person is shown as a guest and may still see. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.title, i.council, i.until FROM samrad_invited_by() i"
            " JOIN records_paper p ON p.id = i.paper WHERE p.openness IN ('open', 'council')"
            " ORDER BY i.until, p.title"
        )
        return [Shown(*row) for row in cursor.fetchall()]
