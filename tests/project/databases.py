"""Databases on a server of the operator's own: the embedded one plays the part."""

from uuid import uuid4

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from samrad.project.postgres import Server


def a_database(superuser_url: str, *, owner_may: str = "CREATEROLE") -> str:
    """A new, empty database with an owner of its own; the owner's address."""
    name = f"town_{uuid4().hex[:12]}"
    on_server(
        superuser_url,
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'let me in' {}").format(
            sql.Identifier(name), sql.SQL(owner_may)
        ),
        sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(name)),
    )
    return with_parts(superuser_url, user=name, password="let me in", dbname=name)


def a_copy(owner_url: str, superuser_url: str) -> str:
    """A copy of a database nobody is connected to, with the same owner; the owner's address."""
    name = f"town_{uuid4().hex[:12]}"
    on_server(
        superuser_url,
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            *map(sql.Identifier, (name, part(owner_url, "user"), part(owner_url, "dbname")))
        ),
    )
    return with_parts(owner_url, dbname=name)


def a_role(owner_url: str, superuser_url: str, attributes: str = "") -> str:
    """A new role for the application of that database; its address."""
    name = f"role_{uuid4().hex[:12]}"
    on_server(
        superuser_url,
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'let me in' {}").format(
            sql.Identifier(name), sql.SQL(attributes)
        ),
    )
    return with_parts(owner_url, user=name, password="let me in")


def with_parts(url: str, **parts: str | int) -> str:
    """The same address with other parts, as `postgresql://…`."""
    return make_conninfo(url, **parts)


def part(url: str, name: str) -> str:
    """One part of an address."""
    return str(conninfo_to_dict(url)[name])


def on_server(url: str, *statements: sql.SQL | sql.Composed) -> None:
    """Do something on the server, each statement at once in force."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def asked(url: str, question: str) -> list[tuple[object, ...]]:
    """The rows of the answer."""
    with psycopg.connect(url) as connection:
        return connection.execute(question.encode()).fetchall()


def inside(server: Server) -> str:
    """The address of Samråd's database for the superuser, who sees every row."""
    return server.superuser_url.replace("/postgres?", "/samrad?")
