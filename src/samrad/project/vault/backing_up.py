"""A snapshot of the whole database, taken while people work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from typing import BinaryIO

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from samrad.project.migrating import OWNER
from samrad.project.trouble import Trouble
from samrad.project.vault.parcels import About, Manifest, Packing
from samrad.project.vault.tables import (
    LEFT_OUT,
    columns_of_tables,
    require_seen_whole,
    sequences,
)

SECRET = "keys/secret"  # noqa: S105 -- the name of a part, not what is in it


def back_up(stream: BinaryIO, *, secret: str | None, at: datetime) -> Manifest:
    """Write everything into `stream`, as it was at one moment.

    Nobody waits for it: readers and writers go on, only `samrad migrate` waits.

    Args:
        stream: Where to.
        secret: The secret key, where it is ours and not the operator's.
        at: When this is.

    Raises:
        Trouble: There are no tables, or not every row of them can be seen.
    """
    with _snapshot() as cursor:
        about = _about(cursor, secret=secret is not None, at=at)
        packing = Packing(stream, about)
        if secret is not None:
            packing.put(SECRET, [secret.encode()])
        for table, columns in about.columns.items():
            _put_table(packing, cursor, table, columns)
        packing.manifest.sequences = sequences(cursor)
    packing.seal()
    return packing.manifest


@contextmanager
def _snapshot() -> Iterator[CursorWrapper]:
    """One moment of every table; none is changed in its form meanwhile.

    The tables are held before the moment is chosen: a `samrad migrate` that is under way is
    waited for.
    """
    with connections[OWNER].cursor() as cursor:
        held = columns_of_tables(cursor)
        if "records_council" not in held:
            raise Trouble("There is nothing to back up: this database has no tables yet.")
        with transaction.atomic(using=OWNER):
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            names = sql.SQL(", ").join(sql.Identifier(name) for name in held)
            cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(names))
            require_seen_whole(cursor)
            yield cursor


def _about(cursor: CursorWrapper, *, secret: bool, at: datetime) -> About:
    columns = columns_of_tables(cursor)
    applied = MigrationRecorder(connections[OWNER]).applied_migrations()
    return About(
        samrad=metadata.version("samrad"),
        made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
        postgres=connections[OWNER].connection.info.parameter_status("server_version") or "",
        migrations=sorted(applied),
        columns={table: columns[table] for table in columns if table not in LEFT_OUT},
        left_out=sorted(LEFT_OUT),
        secret=secret,
    )


def _put_table(packing: Packing, cursor: CursorWrapper, table: str, columns: list[str]) -> None:
    name = f"tables/{table}"
    with cursor.copy(
        copy_statement("COPY {} ({}) TO STDOUT (FORMAT BINARY)", table, columns)
    ) as rows:
        packing.put(name, rows)
    packing.count(name, cursor.rowcount)


def copy_statement(words: str, table: str, columns: list[str]) -> sql.Composed:
    """`words` with the table and its columns put in."""
    named = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    return sql.SQL(words).format(sql.Identifier(table), named)
