"""Places to back up, and looking into every table of one as nobody's policy can hinder."""

from collections.abc import Mapping
from pathlib import Path

from psycopg import sql

from project.databases import asked, on_server
from project.operating import Ran, samrad
from samrad.project.postgres import Server

_TABLES = (
    "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')"
    " AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
)


def inside(server: Server) -> str:
    """The address of the database for the superuser, who sees every row."""
    return server.superuser_url.replace("/postgres?", "/samrad?")


def tables(server: Server) -> list[str]:
    """Every table there is."""
    return [str(name) for (name,) in asked(inside(server), _TABLES)]


def everything(server: Server) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row of every table, as text, in an order of its own."""
    return {
        name: asked(inside(server), f'SELECT t::text FROM "{name}" t ORDER BY 1')
        for name in tables(server)
    }


def statement(server: Server, *texts: str) -> None:
    """Do something as the superuser."""
    on_server(inside(server), *(sql.SQL(text) for text in texts))  # type: ignore[arg-type]  # the tests' own words


def new_key(folder: Path) -> tuple[Path, str]:
    """A key pair: the private one's file, and the public one."""
    file = folder / "private-key"
    made = samrad(folder, "backup", "--new-key", str(file))
    assert made.code == 0, made.err
    return file, made.out.strip()


def done(ran: Ran) -> Ran:
    """A command that went well."""
    assert ran.code == 0, (ran.out, ran.err)
    return ran
