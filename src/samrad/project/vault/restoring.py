"""A backup into an empty place: all of it, or nothing.

Rows and numbers come in one transaction, which is committed only after the whole backup has
been read and proven. Whoever is killed before leaves empty tables, which nobody is served from
and the next attempt goes on with; whoever is killed after, tables that `samrad migrate` makes
ready.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, LiteralString

import psycopg
from django.db import IntegrityError, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from samrad.project import migrating
from samrad.project.house import put_secret
from samrad.project.migrating import OWNER
from samrad.project.trouble import Trouble
from samrad.project.vault.backing_up import SECRET, copy_statement
from samrad.project.vault.ciphers import KeyRing, opening
from samrad.project.vault.parcels import About, Manifest, Unpacking
from samrad.project.vault.tables import LEFT_OUT, columns_of_tables, filled

# Any number that only we use.
_LOCK = 7_224_012_026
# A job that was waiting may have been done after the backup was made. None is done twice: the
# letters and reminders of a day are found anew by the next morning's run.
_SETTLE_QUEUE = (
    "UPDATE procrastinate_jobs SET status = 'cancelled', worker_id = NULL"
    " WHERE status IN ('todo', 'doing')"
)
_LARGEST_SECRET = 4096
_KEY = "samrad_context_key"
_ELSE = "Restore into another one: an empty database, or a new folder in SAMRAD_HOME."


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        about: What the backup says of itself.
        rows: How many rows each table got.
        waiting: Jobs that were waiting in the queue, and will not be done.
    """

    about: About
    rows: dict[str, int]
    waiting: int


def restore(source: BinaryIO, ring: KeyRing, *, name: str, home: Path) -> Restored:
    """Fill the empty database with the backup, and bring it up to this program.

    Raises:
        Trouble: The place is not empty; the backup is damaged, foreign or newer than this
            program; the key does not fit.
    """
    with connections[OWNER].cursor() as cursor, _alone(cursor):
        _require_empty(cursor)
        with opening(source, ring, name) as opened:
            parcel = Unpacking(opened.stream, name)
            _make_tables(cursor, parcel.about)
            with transaction.atomic(using=OWNER):
                restored, secret = _load(cursor, parcel, name)
                opened.prove()
                if secret:
                    put_secret(home, secret.decode("ascii"))
    migrating.migrate()
    return restored


@contextmanager
def _alone(cursor: CursorWrapper) -> Iterator[None]:
    """Two who restore into the same place do not meet."""
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
    if not cursor.fetchone()[0]:
        raise Trouble("Another restore into this place is under way.")
    try:
        yield
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _require_empty(cursor: CursorWrapper) -> None:
    """Check that there are no rows to lose.

    Raises:
        Trouble: There are, or tables that are not ours.
    """
    there = columns_of_tables(cursor)
    if there and "django_migrations" not in there:
        raise Trouble(
            f"This database holds tables that are not Samråd’s: {min(there)}. {_ELSE}"
        )
    if table := filled(cursor, there):
        raise Trouble(
            f"This place is not empty: there are rows in {table}. Nothing was changed. {_ELSE}"
        )


def _make_tables(cursor: CursorWrapper, about: About) -> None:
    """Tables as the backup's were, whichever version made it.

    One that was killed half-way is gone on with.
    """
    executor = MigrationExecutor(connections[OWNER])
    wanted = set(about.migrations)
    if newer := sorted(wanted - set(executor.loader.disk_migrations)):
        raise Trouble(
            f"The backup is newer than this program: it has had {'.'.join(newer[0])}, which "
            f"this version does not know. Install Samråd {about.samrad} or newer, and restore "
            "with it."
        )
    if set(executor.loader.applied_migrations) - wanted:
        raise Trouble(
            "The tables here are empty, and of a newer version than the backup’s. Restore into "
            "a database without tables; they are made, and brought up to this program after."
        )
    executor.migrate(_last_of_each_app(executor, wanted))
    made = columns_of_tables(cursor)
    missing = [table for table, columns in about.columns.items() if made.get(table) != columns]
    if missing or set(made) - set(about.columns) - set(LEFT_OUT):
        raise Trouble(
            "The backup’s tables are not those its version makes. No row was changed."
        )


def _last_of_each_app(
    executor: MigrationExecutor, wanted: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Naming an earlier one as well would mean going back to it."""
    graph = executor.loader.graph
    return [
        key
        for key in sorted(wanted)
        if not any(
            child.key in wanted and child.key[0] == key[0]
            for child in graph.node_map[key].children
        )
    ]


def _load(cursor: CursorWrapper, parcel: Unpacking, name: str) -> tuple[Restored, bytes]:
    """Every row of the backup, and the secret key where it is in it."""
    tables = parcel.about.columns
    with _as_they_were(cursor, tables):
        # It waits for whoever is at work here, and lets nobody begin: empty is empty.
        names = sql.SQL(", ").join(
            sql.Identifier(table) for table in columns_of_tables(cursor) if table != _KEY
        )
        cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(names))
        _require_empty(cursor)
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        rows, secret = _fill(cursor, parcel, name)
        manifest = parcel.manifest()
        if rows != manifest.rows:
            raise Trouble(f"In {name}, a table has not as many rows as the list says.")
        waiting = _finish(cursor, manifest, name)
    return Restored(parcel.about, rows, waiting), secret


def _fill(cursor: CursorWrapper, parcel: Unpacking, name: str) -> tuple[dict[str, int], bytes]:
    tables = parcel.about.columns
    rows: dict[str, int] = {}
    secret = b""
    for part, pieces in parcel.parts():
        table = part.removeprefix("tables/")
        if part == SECRET:
            secret = b"".join(pieces)[:_LARGEST_SECRET]
        elif part.startswith("tables/") and table in tables and table not in rows:
            rows[table] = _copy_in(cursor, table, tables[table], pieces, name)
        else:
            raise Trouble(f"In {name}, there is a part too many: {part}.")
    return rows, secret


def _copy_in(
    cursor: CursorWrapper, table: str, columns: list[str], pieces: Iterator[bytes], name: str
) -> int:
    into = copy_statement("COPY {} ({}) FROM STDIN (FORMAT BINARY)", table, columns)
    try:
        with cursor.copy(into) as copy:
            for piece in pieces:
                copy.write(piece)
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        raise Trouble(f"In {name}, the rows of {table} are not as they should be.") from error
    count: int = cursor.rowcount
    return count


@contextmanager
def _as_they_were(cursor: CursorWrapper, tables: Iterable[str]) -> Iterator[None]:
    """Rows are put back as they were, past triggers and the owner's own policy.

    What a new row sets off has happened already, where it came from; and PostgreSQL copies
    no rows into a table whose owner is under row-level security. The tables are locked: nobody
    sees them without their guard.
    """
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace"
    )
    forced = {name for (name,) in cursor.fetchall()}.intersection(tables)
    _alter(cursor, tables, "DISABLE TRIGGER USER")
    _alter(cursor, forced, "NO FORCE ROW LEVEL SECURITY")
    yield
    _alter(cursor, forced, "FORCE ROW LEVEL SECURITY")
    _alter(cursor, tables, "ENABLE TRIGGER USER")


def _alter(cursor: CursorWrapper, tables: Iterable[str], act: LiteralString) -> None:
    for table in tables:
        statement = sql.SQL("ALTER TABLE {} " + act)
        cursor.execute(statement.format(sql.Identifier(table)))


def _finish(cursor: CursorWrapper, manifest: Manifest, name: str) -> int:
    """Numbers go on where they were, keys are checked, and nothing waits in the queue."""
    for sequence, last in manifest.sequences.items():
        cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [sequence, last])
    cursor.execute(_SETTLE_QUEUE)
    waiting: int = cursor.rowcount
    try:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise Trouble(f"In {name}, rows name others that are not there.") from error
    return waiting
