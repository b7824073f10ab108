"""The database's owner, which migrates, and the application's role, which serves."""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from samrad.project.postgres.cluster import Cluster
from samrad.project.postgres.trouble import ServerTrouble

OWNER, APPLICATION, DATABASE = "samrad_owner", "samrad_app", "samrad"
# What the application's role must never have, whatever the server's defaults are.
_HUMBLE = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION")


def make_database(cluster: Cluster) -> None:
    """Make both roles and the database, where they are not there."""
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not there.fetchone():
            for role in (OWNER, APPLICATION):
                _make_role(server, role, cluster.places.new_password(role))
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )
        _close_to_others(server)


def _close_to_others(server: "psycopg.Connection[tuple[object, ...]]") -> None:
    """At every start: the one that made the database may have been killed before this."""
    database, application = sql.Identifier(DATABASE), sql.Identifier(APPLICATION)
    for statement in (
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, application),
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database),
    ):
        server.execute(statement)


def prepare_role(owner_url: str, application_url: str) -> None:
    """On a server of the operator's: make the role of `application_url` where it is missing.

    Raises:
        ServerTrouble: The role of `owner_url` may not make roles.
    """
    wanted = conninfo_to_dict(application_url)
    role, password = str(wanted["user"]), str(wanted.get("password") or "")
    try:
        with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as server:
            _make_role(server, role, password)
            server.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                    sql.Identifier(server.info.dbname), sql.Identifier(role)
                )
            )
    except psycopg.errors.InsufficientPrivilege as error:
        raise ServerTrouble(
            f"The database user in SAMRAD_DATABASE_URL may not make the role {role}. Let an "
            "administrator make it, and give its address in SAMRAD_APP_DATABASE_URL."
        ) from error


def _make_role(
    server: "psycopg.Connection[tuple[object, ...]]", role: str, password: str
) -> None:
    statement = sql.SQL("{} ROLE {} {} PASSWORD {}").format(
        sql.SQL("ALTER" if _is_there(server, role) else "CREATE"),
        sql.Identifier(role),
        # Only a superuser may say NOSUPERUSER of a role that is there.
        sql.SQL("") if _is_humble(server, role) else _HUMBLE,
        sql.Literal(password),
    )
    server.execute(statement)


def _is_there(server: "psycopg.Connection[tuple[object, ...]]", role: str) -> bool:
    found = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return found.fetchone() is not None


def _is_humble(server: "psycopg.Connection[tuple[object, ...]]", role: str) -> bool:
    found = server.execute(
        "SELECT 1 FROM pg_roles WHERE rolname = %s AND rolcanlogin AND NOT (rolsuper OR"
        " rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication)",
        [role],
    )
    return found.fetchone() is not None
