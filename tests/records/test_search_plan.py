"""The search reads no table from end to end, however much there is to look through."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from samrad.core.search.questions import Question
from samrad.records.basics.context import as_person, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.search.queries import hits, shown

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COUNCILS, EACH = 24, 500
READ_WHOLE = (
    "SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables WHERE relname LIKE 'records_%'"
)


def read_whole() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(READ_WHOLE)
        return dict(cursor.fetchall())


@pytest.fixture
def full(person: Any, at: Any) -> list[Any]:
    """Twelve thousand things done in two dozen councils, each with a seat for one person."""
    by = person("uten.sete")
    made = []
    for number in range(COUNCILS):
        council = Council(id=uuid7(), slug=f"plan-{number}", name=f"Råd {number}", country="NO")
        made.append(council.id)
        with in_council(council.id):
            council.save(force_insert=True)
            seat = {"person": by, "party": "municipality", "role": "coordinator"}
            Seat.objects.create(council=council, since="2020-01-01", **seat)
            Evidence.objects.bulk_create(
                Evidence(
                    council=council,
                    deed="evaluated",
                    on=date(2024, 1, 1) + timedelta(days=place % 300),
                    known=date(2024, 1, 1) + timedelta(days=place % 300),
                    ref=f"torget {'kanarifugl' if place == number else 'sak'} {place}",
                    noted_at=at,
                    noted_by=by,
                )
                for place in range(EACH)
            )
    return made


@pytest.mark.parametrize("words", ["kanarifugl", "torget", "torget -sak", "ingenting"])
def test_no_table_is_read_from_end_to_end(words: str, full: list[Any], person: Any) -> None:
    by = person("uten.sete")
    before = read_whole()
    with as_person(by.id):
        found = hits(Question(words), full)
        rows = shown(found[:20], words)
    after = read_whole()
    grown = {table: after[table] - before.get(table, 0) for table in after}

    assert {table: read for table, read in grown.items() if read > 10_000} == {}
    assert len(rows) == min(20, len(found))
    assert (
        len(found)
        == {"kanarifugl": 24, "torget": 200, "torget -sak": 24, "ingenting": 0}[words]
    )
