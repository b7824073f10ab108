"""Places to back up, and looking into every table of one as nobody's policy can hinder."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg import sql

from project.databases import asked, inside, on_server
from project.operating import Ran, a_demo, samrad
from project.planted import FORGOTTEN, STATEMENTS
from samrad.project.postgres import Server, running_server
from samrad.project.vault.ciphers import KeyRing, read_key

_TABLES = (
    "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')"
    " AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
)


Rows = Mapping[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Vault:
    """A place, its server, a backup of it, what was in it then, and the key."""

    home: Path
    server: Server
    backup: Path
    before: Rows
    numbers: list[tuple[object, ...]]
    key: Path
    to: str

    @property
    def ring(self) -> KeyRing:
        """What opens the backup."""
        return KeyRing(read_key(self.key))


FOUR = ("lorenskog", "loten", "lund", "hallingdal")


@dataclass(frozen=True, slots=True)
class Town:
    """A place with its exports: those of four councils with all of it, and ten without."""

    home: Path
    server: Server
    whole: Path
    shared: Path


def tables(server: Server) -> list[str]:
    """Every table there is."""
    return [str(name) for (name,) in asked(inside(server), _TABLES)]


def everything(server: Server) -> Rows:
    """Every row of every table, as text, in an order of its own."""
    return {
        name: asked(inside(server), f'SELECT t::text FROM "{name}" t ORDER BY 1')
        for name in tables(server)
    }


def numbers_given(server: Server) -> list[tuple[object, ...]]:
    """How far each sequence has counted."""
    numbers = "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1"
    return asked(inside(server), numbers)


def statement(server: Server, *texts: str) -> None:
    """Do something as the superuser."""
    on_server(inside(server), *(sql.SQL(text) for text in texts))


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


@contextmanager
def a_place(folder: Path, loaded: Path) -> Iterator[tuple[Path, Server]]:
    """The demo with more in it and somebody forgotten, served."""
    with a_demo(folder, loaded) as home, running_server(home) as server:
        statement(server, *STATEMENTS)
        done(samrad(home, "forget", FORGOTTEN))
        yield home, server


def a_vault(folder: Path, home: Path, server: Server) -> Vault:
    """The place, and a backup of it."""
    key, to = new_key(folder)
    backup = folder / "all.age"
    before, numbers = everything(server), numbers_given(server)
    done(samrad(home, "backup", str(backup), "--to", to))
    return Vault(home, server, backup, before, numbers, key, to)


def a_town(folder: Path, home: Path, server: Server) -> Town:
    """The place, and its exports."""
    whole, shared = folder / "whole", folder / "shared"
    whole.mkdir()
    for slug in FOUR:
        done(samrad(home, "export", slug, str(whole / slug), "--with-exempt"))
    done(samrad(home, "export", "--all", str(shared)))
    return Town(home, server, whole, shared)


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]
