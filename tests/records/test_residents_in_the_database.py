"""A resident's transaction sees no row of any table, and asks only what is published."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from minutes_afterwards import SECRETARY
from publishing_them import assess_all, released
from samrad.actions import publishing
from samrad.records.basics.context import as_resident
from samrad.records.public import queries

# Not ours, and nobody's: which migrations were made.
_NOT_ABOUT_ANYBODY = {"django_migrations"}


@pytest.fixture
def published(locked: None, acting: Any, at: datetime) -> None:
    del locked
    with acting(SECRETARY) as (found, by):
        assess_all(found, by=by, at=at)
        publishing.publish_minutes(found, released(found, at), by=by, at=at)


def _rows(statement: str, alias: str = "default") -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


_TABLES = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'm', 'v')"
    " AND relnamespace = 'public'::regnamespace ORDER BY 1"
)


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.usefixtures("published")
def test_no_table_shows_a_resident_a_row() -> None:
    full = {name for (name,) in _rows(_TABLES, "owner")}
    assert {"records_publicminutes", "records_council", "records_person"} <= full
    with as_resident():
        for name in sorted(full - _NOT_ABOUT_ANYBODY):
            assert _count(name) == 0, name


def _count(table: str) -> int:
    """How many rows are seen; none where even asking is refused."""
    try:
        with transaction.atomic():
            return int(_rows(f"SELECT count(*) FROM {table}")[0][0])
    except DatabaseError:
        return 0


_WRITING = (
    (
        "INSERT INTO records_council (id, slug, name, country, language, municipality)"
        " VALUES (gen_random_uuid(), 'falsk', 'Falsk', 'NO', 'nb', '')"
    ),
    "SELECT * FROM samrad_all_councils()",
    (
        "SELECT samrad_dispose(gen_random_uuid(), 'reminder', '2030-01-01',"
        " gen_random_uuid(), '', '', now(), 'worker')"
    ),
)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", _WRITING, ids=["a council", "every council", "deleting"])
def test_a_resident_writes_nothing_and_lists_nothing(statement: str) -> None:
    with pytest.raises(DatabaseError), as_resident():
        _rows(statement)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "function",
    [
        "samrad_public_council('loten')",
        "samrad_public_minutes('loten', true, 9)",
        "samrad_public_minutes_of('loten', 2025, 90)",
        "samrad_open_papers('loten', 2025, 90)",
        "samrad_public_papers('loten', 2025, 90)",
        "samrad_public_paper('loten', 2025, 90, 'x')",
    ],
)
def test_what_residents_ask_nobody_else_asks(function: str, within: Any) -> None:
    with pytest.raises(DatabaseError, match="only residents"), within("loten"):
        _rows(f"SELECT * FROM {function}")


@pytest.mark.django_db
def test_a_resident_knows_no_one_and_no_council_is_theirs() -> None:
    asked = (
        "SELECT samrad_me(), samrad_councils(), samrad_known_persons(), samrad_sees_everyone(),"
        " samrad_guest_papers(), samrad_released()"
    )
    with as_resident():
        assert _rows(asked) == [(None, [], [], False, [], [])]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_what_is_answered_is_the_text_and_the_name_of_the_council() -> None:
    """Neither who assessed it, nor why it was not given out, is among the columns."""
    with as_resident(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM samrad_public_minutes('loten', true, 9)")
        assert [one.name for one in cursor.description] == [
            *("year", "number", "day", "published", "content"),
        ]
        cursor.execute("SELECT * FROM samrad_public_council('loten')")
        assert [one.name for one in cursor.description] == [
            *("slug", "name", "country", "language"),
        ]


@pytest.mark.django_db
def test_a_council_that_published_nothing_is_known_by_its_name_only() -> None:
    found = queries.front("lund")
    assert found is not None
    assert (found.council.name, found.published) == ("Strategiska rådet i Lund", ())
    assert queries.front("finnes-ikke") is None
