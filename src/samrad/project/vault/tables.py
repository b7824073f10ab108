"""Which tables the database has, in which order they are filled, and which are left out.

The catalogue is asked, and no list kept here: a new table is backed up the day it exists.
"""

from graphlib import TopologicalSorter

from django.db.backends.utils import CursorWrapper
from psycopg import sql

from samrad.project.trouble import Trouble

# Rows that would do harm in another place, or mean nothing there.
LEFT_OUT = {
    "samrad_context_key": "made anew by `samrad migrate`",
    "django_session": "nobody stays signed in",
    "usersessions_usersession": "nobody stays signed in",
    "records_servicesession": "nobody stays signed in",
    "procrastinate_workers": "workers that run in the old place",
}
# What `samrad migrate` writes into tables that are otherwise empty.
_WRITTEN_BY_MIGRATING = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "samrad_context_key"}
)
_TABLES = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
GROUP BY 1 ORDER BY 1
"""
# Keys that are checked at once and not at the end of the transaction.
_CHECKED_AT_ONCE = """
SELECT DISTINCT c.conrelid::regclass::text, c.confrelid::regclass::text
FROM pg_constraint c
WHERE c.contype = 'f' AND NOT c.condeferrable AND c.conrelid <> c.confrelid
AND c.connamespace = 'public'::regnamespace
"""
# Tables whose own policies would hide rows from their owner.
_HIDDEN = """
SELECT c.relname FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
AND NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = current_user
    AND (r.rolsuper OR r.rolbypassrls))
AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
    AND p.polcmd = '*' AND pg_get_expr(p.polqual, p.polrelid) = 'true'
    AND p.polroles && ARRAY[(SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user)])
ORDER BY 1
"""


def columns_of_tables(cursor: CursorWrapper) -> dict[str, list[str]]:
    """Every table with its columns, a table after those it leans on."""
    cursor.execute(_TABLES)
    found: dict[str, list[str]] = dict(cursor.fetchall())
    cursor.execute(_CHECKED_AT_ONCE)
    order: TopologicalSorter[str] = TopologicalSorter({name: set() for name in found})
    for table, parent in cursor.fetchall():
        order.add(table, parent)
    return {name: found[name] for name in order.static_order()}


def require_seen_whole(cursor: CursorWrapper) -> None:
    """Check that no policy hides rows from us.

    Raises:
        Trouble: One may.
    """
    cursor.execute(_HIDDEN)
    if names := [name for (name,) in cursor.fetchall()]:
        raise Trouble(
            f"The database user in SAMRAD_DATABASE_URL does not see every row of "
            f"{', '.join(names)}. Give the owner of the tables, who runs `samrad migrate`."
        )


def filled(cursor: CursorWrapper, tables: dict[str, list[str]]) -> str | None:
    """A table with rows in it that `samrad migrate` did not write, if there is one."""
    for name in sorted(set(tables) - _WRITTEN_BY_MIGRATING):
        cursor.execute(sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(name)))
        if cursor.fetchone()[0]:
            return name
    return None


def sequences(cursor: CursorWrapper) -> dict[str, int]:
    """The last number each sequence has given; those that gave none are left out."""
    cursor.execute(
        "SELECT sequencename, last_value FROM pg_sequences"
        " WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1"
    )
    return dict(cursor.fetchall())
