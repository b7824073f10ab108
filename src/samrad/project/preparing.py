"""Making sure that the database fits the program before anything is served."""

from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection, connections

from samrad.actions.retention import choices
from samrad.actions.services import services
from samrad.core.basics.refusals import Refusal, Refused
from samrad.project import migrating
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble

# PostgreSQL 15: views that respect the reader's rights, and no CREATE for everyone.
_OLDEST = 15


def prepare_database() -> None:
    """Create or change the tables and renew the application role's rights.

    Raises:
        Trouble: The database is newer than this program, or its server is too old.
    """
    _require_server(migrating.OWNER)
    _require_known(migrating.OWNER)
    migrating.migrate()


def collect_static() -> None:
    """Put the static files where the web server serves them from.

    Raises:
        Trouble: The design system's style sheets have not been built.
    """
    if finders.find("kit/vendor/theme.css") is None:
        raise Trouble("The style sheets have not been built. Run: make static")
    call_command("collectstatic", interactive=False, verbosity=0)


def require_ready() -> None:
    """Check what every serving process needs.

    Raises:
        Trouble: The role could see past row-level security, or the database does not fit.
        ProgrammingError: The database does not accept our contexts.
        Refused: The file of retention chooses what cannot be chosen.
    """
    _require_server("default")
    _require_role()
    _require_known("default")
    if behind := migrating.pending():
        raise Trouble(
            f"The database is older than this program ({len(behind)} changes behind). "
            "Run: samrad migrate."
        )
    _require_context()
    _require_retention()


def require_services() -> None:
    """Check the file of sign-in services now, and not when the first wants to sign in.

    Raises:
        Refused: The file is not as it must be.
    """
    services()


# The role itself, and every role it may become or inherits from: membership in the owner's
# role would fit the owner's policy.
_TOO_STRONG = """
SELECT current_user, r.rolname FROM pg_roles r
WHERE pg_has_role(current_user, r.oid, 'MEMBER')
AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')
    AND c.relnamespace = 'public'::regnamespace))
ORDER BY r.rolname = current_user DESC, 2
LIMIT 1
"""


def _require_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TOO_STRONG)
        found = cursor.fetchone()
    if found is None:
        return
    name, strong = found
    through = "" if name == strong else f" (through {strong})"
    raise Trouble(
        f"The application signs in to the database as {name}, which can see past "
        f"row-level security{through}. Give it a role of its own in SAMRAD_APP_DATABASE_URL; "
        "`samrad migrate` makes one."
    )


def _require_context() -> None:
    """Raises what the database says when the context is signed with another key."""
    councils_here()


def _require_retention() -> None:
    """Raises why the organisation's own choices of retention cannot be taken."""
    named = [choice.council for choice in choices() if choice.council]
    there = councils_here() if named else {}
    for council in named:
        if council not in there:
            raise Refused(Refusal("retention.unknown_council", {"council": council}))


def _require_known(alias: str) -> None:
    if newer := migrating.unknown(alias):
        raise Trouble(
            f"The database is newer than this program: it has had {newer[0]}, which this "
            "version does not know. Install the newer version again; nothing was changed."
        )


def _require_server(alias: str) -> None:
    connections[alias].ensure_connection()
    version = connections[alias].connection.info.server_version // 10_000
    if version < _OLDEST:
        raise Trouble(
            f"The database server is PostgreSQL {version}; Samråd needs {_OLDEST} or newer."
        )
