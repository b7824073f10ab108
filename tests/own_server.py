"""The tests on a server of the operator's own, of another version than the embedded one.

`SAMRAD_TEST_SERVER=postgresql://postgres:…@/postgres?host=… make test-isolation` lets them make
two roles and some databases there, and removes those of the run before.
"""

import secrets

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from samrad.project.postgres import Server
from samrad.project.postgres.roles import APPLICATION, OWNER

_MADE_HERE = "SELECT datname FROM pg_database WHERE datname LIKE 'samrad\\_%'"
_ROLE = "SELECT count(*) FROM pg_roles WHERE rolname = %s"


def server_at(superuser_url: str) -> Server:
    """The server at that address, with both roles in it and no database of an earlier run."""
    passwords = {role: secrets.token_urlsafe(24) for role in (OWNER, APPLICATION)}
    with psycopg.connect(superuser_url, autocommit=True) as server:
        for (name,) in server.execute(_MADE_HERE).fetchall():
            server.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(name)))
        for role, password in passwords.items():
            there = server.execute(_ROLE, [role]).fetchone() == (1,)
            server.execute(
                sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}").format(
                    sql.SQL("ALTER" if there else "CREATE"),
                    sql.Identifier(role),
                    sql.Literal(password),
                )
            )
    owner, application = (
        make_conninfo(superuser_url, user=role, password=passwords[role], dbname="samrad")
        for role in (OWNER, APPLICATION)
    )
    return Server(superuser_url=superuser_url, owner_url=owner, app_url=application)
