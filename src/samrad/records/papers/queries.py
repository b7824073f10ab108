"""Reading papers; which of them are seen the database decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from samrad.core.access.permissions import MAY, Act
from samrad.core.openness.levels import Openness
from samrad.core.openness.reviews import SOON
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import held
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.people.models import Person


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


def guests_of(paper: Paper, but: Iterable[str] = ()) -> list[Guest]:
    """Who without a seat sees the paper, without those of the addresses `but`. One query."""
    rows = Guest.objects.filter(paper=paper).select_related("person").order_by("until", "id")
    without = {email.casefold() for email in but}
    return [row for row in rows if row.person.email.casefold() not in without]


def running_out(person: Person, *, on: date) -> list[tuple[Paper, date]]:
    """The figures whose release runs out soon, with its last day, the nearest first.

    For whose party they are, where a seat of theirs lets them act on it. One query.
    """
    seats = Seat.objects.filter(
        held(on),
        person=person,
        council=OuterRef("council"),
        party=OuterRef("paper__party"),
        role__in=MAY[Act.KEEP_EXEMPT],
    )
    rows = Released.objects.filter(Exists(seats), withdrawn_at=None, until__lte=on + SOON)
    related = rows.select_related("paper__council").defer("paper__content", "paper__text")
    return [(row.paper, row.until) for row in related.order_by("until", "id") if row.until]


def releases_of(council: Council) -> list[tuple[UUID, date]]:
    """The figures released until a day, as far as seen here, with that day. One query."""
    rows = Released.objects.filter(council=council, withdrawn_at=None)
    return [(row.paper_id, row.until) for row in rows if row.until]


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper this transaction's person is shown as a guest."""

    paper: UUID
    title: str
    council: str
    until: date


def paper_shown_to_me(paper: UUID) -> Paper | None:
    """That paper, if this transaction's person is shown it as a guest. One query.

    Alone, or with a matter; with its file.
    """
    shown = RawSQL("SELECT unnest(samrad_guest_papers())", [])
    rows = Paper.objects.filter(pk=paper, pk__in=shown)
    return rows.filter(openness__in=[Openness.OPEN, Openness.COUNCIL]).first()


def shown_to_me() -> list[Shown]:
    """What this transaction's person is shown as a guest and may still see. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.title, i.council, i.until FROM samrad_invited_by() i"
            " JOIN records_paper p ON p.id = i.paper WHERE p.openness IN ('open', 'council')"
            " ORDER BY i.until, p.title"
        )
        return [Shown(*row) for row in cursor.fetchall()]
