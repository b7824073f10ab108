"""Turning `postgresql://…` addresses into what Django wants to know."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from samrad.project.environment import WrongSetting

# Where no address is given yet (building static files, checking types): connecting fails
# with PostgreSQL's own sentence instead of reaching some database by accident.
NOWHERE = "postgresql://nobody@/nothing?host=/nonexistent"
_CANNOT_BE_READ = (
    "The address in SAMRAD_DATABASE_URL or SAMRAD_APP_DATABASE_URL cannot be read; "
    "it looks like postgresql://user:password@host:5432/database."
)


def parts_of(url: str) -> dict[str, Any]:
    """What the address says: `user`, `password`, `host`, `port`, `dbname` and options.

    Raises:
        WrongSetting: It cannot be read. The sentence does not repeat it: there is a password
            in it.
    """
    try:
        parts = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        raise WrongSetting(_CANNOT_BE_READ) from None
    # Several hosts may have a port each, with commas between.
    if not str(parts.get("port", "5432")).replace(",", "").isdecimal():
        raise WrongSetting(_CANNOT_BE_READ)
    return parts


def django_database(url: str) -> dict[str, Any]:
    """The `DATABASES` entry for `url`.

    Raises:
        WrongSetting: The address cannot be read, or names no PostgreSQL.
    """
    parts = parts_of(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "samrad"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **parts},
    }
