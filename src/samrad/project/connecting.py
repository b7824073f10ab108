"""Getting from a command to a Django that is connected to its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import django

from samrad.project import environment
from samrad.project.database_urls import parts_of
from samrad.project.environment import WrongSetting
from samrad.project.house import Keys, keys
from samrad.project.postgres import prepare_role, running_server


@contextmanager
def connected(
    home: Path, *, demo_day: str = "", preparing: bool = False, restoring: bool = False
) -> Iterator[None]:
    """Django, set up, with a database: the one named in the environment, or our own.

    Our own server runs as long as somebody uses it. `preparing` makes the application's
    role and brings the tables up to this program; `restoring` makes the role alone.
    """
    made = keys(home)
    os.environ["SAMRAD_HOME"] = str(home)
    os.environ["SAMRAD_SECRET_KEY"] = environment.text("SAMRAD_SECRET_KEY") or made.secret
    os.environ["SAMRAD_CONTEXT_KEY"] = environment.text("SAMRAD_CONTEXT_KEY") or made.context
    if demo_day:
        os.environ["SAMRAD_DEMO_DAY"] = demo_day
    with _databases(home, made, preparing=preparing or restoring):
        set_up()
        if preparing:
            from samrad.project.preparing import prepare_database  # noqa: PLC0415 -- needs Django set up

            prepare_database()
        yield


@contextmanager
def _databases(home: Path, made: Keys, *, preparing: bool) -> Iterator[None]:
    owner = environment.text("SAMRAD_DATABASE_URL")
    if preparing and not owner and environment.text("SAMRAD_APP_DATABASE_URL"):
        raise WrongSetting(
            "SAMRAD_APP_DATABASE_URL is set and SAMRAD_DATABASE_URL is not: the tables are "
            "made by their owner. Set both, or neither."
        )
    if owner and not environment.text("SAMRAD_APP_DATABASE_URL"):
        os.environ["SAMRAD_APP_DATABASE_URL"] = application_url(owner, made)
        if preparing:
            prepare_role(owner, os.environ["SAMRAD_APP_DATABASE_URL"])
    if environment.text("SAMRAD_APP_DATABASE_URL"):
        yield
        return
    with running_server(home) as server:
        os.environ["SAMRAD_DATABASE_URL"] = server.owner_url
        os.environ["SAMRAD_APP_DATABASE_URL"] = server.app_url
        yield


def application_url(owner_url: str, made: Keys) -> str:
    """The same database, for the application's own role.

    Roles belong to the whole server, so the database's name is in the role's: two Samråd on
    one server do not share one.
    """
    parts = parts_of(owner_url)
    role = f"{parts.get('dbname', 'samrad')}_app"
    kept = {k: v for k, v in parts.items() if k not in ("user", "password")}
    options = "&".join(f"{k}={quote(str(v), safe='')}" for k, v in kept.items())
    return f"postgresql://{quote(role)}:{quote(made.application)}@?{options}"


def set_up() -> None:
    """Set Django up; nothing is connected yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrad.project.settings")
    django.setup()
