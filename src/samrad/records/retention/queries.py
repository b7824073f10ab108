"""Asking what is due, deleting it, and reading the receipts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from samrad.core.retention.kinds import Kind
from samrad.records.councils.models import Council
from samrad.records.retention.models import Disposal


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its number, when it is, and whether an operator or the worker does it."""

    id: UUID
    at: datetime
    ran_by: str


def number_due(council: UUID, kind: Kind, *, before: date) -> int:
    """How many of that kind are older than the day `before`. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM samrad_due(%s, %s, %s)", [council, kind, before])
        number: int = cursor.fetchone()[0]
    return number


def delete_due(
    council: UUID, kind: Kind, *, before: date, rule: str, decided: str, run: Run
) -> int:
    """Delete those and keep the receipt; the answer is how many went. One query."""
    given = (council, kind, before, run.id, rule, decided, run.at, run.ran_by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_dispose(%s, %s, %s, %s, %s, %s, %s, %s)", given)
        number: int = cursor.fetchone()[0]
    return number


def receipts_of(council: Council) -> list[Disposal]:
    """What was deleted in the council, the latest first. One query."""
    return list(Disposal.objects.filter(council=council).order_by("-at", "kind")[:200])
