"""Every table that has rows of councils, with a row in it that could have leaked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from project.databases import inside
from samrad.project.postgres import Server

pytestmark = pytest.mark.slow

_OF_COUNCILS = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
AND a.attname = 'council_id' AND has_table_privilege('samrad_app', c.oid, 'SELECT') ORDER BY 1
"""
_CLAIM = """
SELECT set_config('samrad.context', claim || '|' || samrad_signature(claim), true)
FROM (SELECT concat_ws('|', {scope}, {whose}, pg_backend_pid(), 9999999999, '2025-06-16')
AS claim) told
"""


@pytest.fixture(scope="module")
def open_eyed(served: tuple[Path, Server]) -> Iterator[psycopg.Connection]:
    """A connection of who sees all, to a place where every table has a row of Løten."""
    with psycopg.connect(inside(served[1])) as connection:
        yield connection


@contextmanager
def as_application(connection: psycopg.Connection, scope: str, whose: str) -> Iterator[None]:
    """As the application's role, on behalf of `whose`."""
    with connection.transaction(force_rollback=True):
        claim = sql.SQL(_CLAIM).format(scope=sql.Literal(scope), whose=sql.Literal(whose))
        connection.execute(claim)
        connection.execute("SET LOCAL ROLE samrad_app")
        yield


def tables_of(connection: psycopg.Connection) -> list[str]:
    return [str(name) for (name,) in connection.execute(_OF_COUNCILS)]


def seen(connection: psycopg.Connection, table: str) -> set[str]:
    """Whose rows are there to be seen."""
    question = sql.SQL("SELECT DISTINCT council_id::text FROM {}").format(sql.Identifier(table))
    return {whose for (whose,) in connection.execute(question) if whose}


def council_of(connection: psycopg.Connection, slug: str) -> str:
    found = connection.execute(
        "SELECT id::text FROM records_council WHERE slug = %s", [slug]
    ).fetchone()
    assert found
    return str(found[0])


def test_every_table_has_a_row_that_could_leak(open_eyed: psycopg.Connection) -> None:
    loten = council_of(open_eyed, "loten")

    assert [name for name in tables_of(open_eyed) if loten not in seen(open_eyed, name)] == []


@pytest.mark.parametrize("slug", ["lund", "loten"])
def test_no_table_shows_a_row_of_another_council(
    slug: str, open_eyed: psycopg.Connection
) -> None:
    council = council_of(open_eyed, slug)
    with as_application(open_eyed, "council", council):
        shown = {name: seen(open_eyed, name) for name in tables_of(open_eyed)}

    assert {name: whose for name, whose in shown.items() if whose - {council}} == {}
    assert any(shown.values())


@pytest.mark.parametrize(
    ("who", "slug"), [("samordnare.lund", "lund"), ("slt.loten", "loten"), ("uten.sete", "")]
)
def test_no_table_shows_a_row_of_where_one_has_no_seat(
    who: str, slug: str, open_eyed: psycopg.Connection
) -> None:
    own = {council_of(open_eyed, slug)} if slug else set()
    (whose,) = open_eyed.execute(
        "SELECT id::text FROM records_person WHERE email = %s", [f"{who}@samrad.example"]
    ).fetchall()
    with as_application(open_eyed, "person", whose[0]):
        shown = {name: seen(open_eyed, name) for name in tables_of(open_eyed)}

    assert {name: others for name, others in shown.items() if others - own} == {}
    assert any(shown.values()) == bool(slug)


def test_no_table_answers_who_says_not_for_whom(open_eyed: psycopg.Connection) -> None:
    for name in tables_of(open_eyed):
        with open_eyed.transaction(force_rollback=True):
            open_eyed.execute("SET LOCAL ROLE samrad_app")
            with pytest.raises(
                psycopg.errors.InsufficientPrivilege, match="no council context"
            ):
                seen(open_eyed, name)
