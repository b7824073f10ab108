"""Bringing the database up to the code: tables, the context's key, the application's rights."""

import hashlib

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from samrad.project.trouble import Trouble

OWNER = "owner"

# Written once and never changed: the application may add to them, nothing else.
_ADD_ONLY = (
    "records_step",
    "records_signedfile",
    "records_reminder",
    "records_followup",
    "records_housekeeping",
    "records_approval",
    "records_correction",
    "records_minutesversion",
    "records_notice",
    "records_receipt",
    "records_cleancopy",
    "records_adoption",
    "records_priorityweights",
    "records_pictureversion",
    "records_publicfigure",
)
# Of what is only added to, the columns that may change all the same: marks, written later.
_MARKS = {
    "records_correction": ("given_up_at", "given_up_by_id", "given_up_why"),
    "records_receipt": (
        *("queued_at", "tried_at", "handing_in_at", "uncertain_at", "sent_at"),
        *("undelivered_at", "handed_over_at", "handed_over_by_id"),
        *("opened_at", "answer", "answered_at", "email"),
    ),
}
# Changed while they last and never deleted: what was said, and who had a seat.
_STAY = (
    *("records_comment", "records_publicminutes", "records_publicpicture"),
    *("records_seat", "records_harmweights"),
)
# Written by a function of the owner; the application reads them.
_READ_ONLY = (
    "django_migrations",
    "records_logentry",
    "records_loghead",
    "records_disposal",
)
# Read and written by functions of the owner only.
_OWNERS = ("samrad_context_key", "records_findable")
_BLOCK = 64

# Tables not, or not wholly, under row-level security: every table is, and a council's rows
# have the council's own policy.
_UNGUARDED = """
SELECT c.relname FROM pg_class c
WHERE c.relkind IN ('r', 'p', 'm') AND c.relnamespace = 'public'::regnamespace
AND NOT (
    c.relrowsecurity AND c.relforcerowsecurity
    AND (
        NOT (c.relname = 'records_council' OR EXISTS (
            SELECT 1 FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname = 'council_id'))
        OR EXISTS (
            SELECT 1 FROM pg_policy p
            WHERE p.polrelid = c.oid AND p.polname = 'council_scope')
    )
)
ORDER BY 1
"""


def migrate() -> None:
    """Create or change the tables, then renew the key and the application role's rights.

    Raises:
        Trouble: A table has been left open; the application's role is given no rights to it.
    """
    call_command("migrate", database=OWNER, verbosity=0, interactive=False)
    if open_tables := unguarded(OWNER):
        raise Trouble(
            f"Everyone could read {', '.join(open_tables)}: no row-level security there. "
            "This is a fault in Samråd; nothing is served until it is mended."
        )
    with transaction.atomic(using=OWNER):
        _put_key(settings.SAMRAD_CONTEXT_KEY.encode())
        _grant(settings.DATABASES["default"]["USER"])


def pending(alias: str = "default") -> list[str]:
    """Names of the migrations this code has and the database has not had yet."""
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown(alias: str = "default") -> list[str]:
    """Names of migrations the database has had and this code does not know: it is older."""
    loader = MigrationExecutor(connections[alias]).loader
    strangers = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in strangers)


def unguarded(alias: str = "default") -> list[str]:
    """Names of tables that are not, or not wholly, under row-level security. One query."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_UNGUARDED)
        return [name for (name,) in cursor.fetchall()]


def _put_key(key: bytes) -> None:
    """Store the key as the two pads of RFC 2104, which is all the database needs of it."""
    short = hashlib.sha256(key).digest() if len(key) > _BLOCK else key
    padded = short.ljust(_BLOCK, b"\0")
    pads = [bytes(byte ^ with_ for byte in padded) for with_ in (0x36, 0x5C)]
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "INSERT INTO samrad_context_key (inner_pad, outer_pad) VALUES (%s, %s)"
            " ON CONFLICT (one) DO UPDATE"
            " SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            pads,
        )


def _grant(role: str) -> None:
    """Give the application's role its rights, and no more of them than it uses."""
    statements = (
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"REVOKE ALL ON {', '.join(_OWNERS)} FROM {{role}}",
        f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(_READ_ONLY)} FROM {{role}}",
        f"REVOKE UPDATE, DELETE ON {', '.join(_ADD_ONLY)} FROM {{role}}",
        *(
            f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {{role}}"
            for table, columns in _MARKS.items()
        ),
        f"REVOKE DELETE ON {', '.join(_STAY)} FROM {{role}}",
    )
    with connections[OWNER].cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
