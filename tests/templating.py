"""A database of each worker's own, copied from a template that is filled once."""

from datetime import date
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from samrad.project.postgres import Server

TEMPLATE = "samrad_template"
MIDYEAR = date(2025, 6, 16)


def quick_hashers() -> list[str]:
    """A quick hash of passwords first: what is tried is never the hash.

    The template's people have it too, or their first password would be hashed anew, and
    whoever was signed in would be signed out.
    """
    from django.conf import settings

    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    return [quick, *settings.PASSWORD_HASHERS]


def fill_template(server: "Server") -> None:
    from django.test import override_settings

    from samrad.project import migrating
    from samrad.project.demo.loading import load

    create(server, TEMPLATE)
    point_to(server, TEMPLATE)
    migrating.migrate()
    # On the demo's day: a seat that has ended since would see nothing of its council.
    day = MIDYEAR.isoformat()
    with override_settings(PASSWORD_HASHERS=quick_hashers(), SAMRAD_DEMO_DAY=day):
        load(MIDYEAR)
    close()


def create(server: "Server", name: str, *, template: str = "template0") -> None:
    statement = sql.SQL("CREATE DATABASE {} OWNER samrad_owner TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    with psycopg.connect(server.superuser_url, autocommit=True) as admin:
        admin.execute(statement)


def exists(server: "Server", name: str) -> bool:
    with psycopg.connect(server.superuser_url) as admin:
        found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def point_to(server: "Server", name: str) -> None:
    from django.conf import settings
    from django.db import connections

    from samrad.project.database_urls import django_database

    for alias, url in (("default", server.app_url), ("owner", server.owner_url)):
        wanted = {**django_database(url), "NAME": name}
        settings.DATABASES[alias].update(wanted)
        connections[alias].settings_dict.update(wanted)


def close() -> None:
    from django.db import connections

    for alias in ("default", "owner"):
        connections[alias].close()
