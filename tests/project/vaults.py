"""Places to back up, and looking into every table of one as nobody's policy can hinder."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg import sql

from project.databases import asked, on_server
from project.operating import Ran, a_home, samrad
from samrad.project.postgres import Server, running_server
from samrad.project.vault.ciphers import KeyRing, read_key

_TABLES = (
    "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')"
    " AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
)


# Rows for tables the demo leaves empty; papers nobody but their own party sees, which are most
# easily missing; and one so large that a backup of it is under way for a while.
MORE = """
INSERT INTO django_session VALUES ('canary', 'data', now() + interval '1 day');
INSERT INTO mfa_authenticator (type, data, user_id, created_at)
SELECT 'totp', '{"secret": "canary"}', id, now() FROM records_person LIMIT 1;
INSERT INTO records_reminder SELECT gen_random_uuid(), 'meetings', '2025-06-01', 7,
'2025-05-25', id FROM records_council LIMIT 1;
INSERT INTO procrastinate_jobs (task_name, queue_name, priority, args, status) VALUES
('remind_council', 'daily', 0, '{}', 'todo'), ('remind_council', 'daily', 0, '{}', 'succeeded');
INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp, job_id, periodic_id)
SELECT 'remind_every_council', 1, max(id), 'daily' FROM procrastinate_jobs;
INSERT INTO records_guest SELECT gen_random_uuid(), '2100-01-01', now(), p.council_id,
p.brought_by_id, p.brought_by_id, p.id FROM records_paper p LIMIT 1;
UPDATE records_paper SET content = convert_to(repeat('lysmast ', 1500000), 'UTF8')
WHERE id = (SELECT max(id::text)::uuid FROM records_paper);
UPDATE records_paper SET openness = 'party'
WHERE id = (SELECT id FROM records_paper WHERE NOT figures ORDER BY id LIMIT 1);
UPDATE records_released SET withdrawn_at = now(), withdrawn_by_id = by_id
"""


@dataclass(frozen=True, slots=True)
class Vault:
    """A place, its server, a backup of it, and the key."""

    home: Path
    server: Server
    backup: Path
    key: Path
    to: str

    @property
    def ring(self) -> KeyRing:
        """What opens the backup."""
        return KeyRing(read_key(self.key))


FOUR = ("lorenskog", "loten", "lund", "hallingdal")

# Things that must not leave, things only some may have, and texts that are hard to carry.
LEAVING = r"""
UPDATE records_person SET password = 'canary-password';
INSERT INTO django_session VALUES ('canary-session', 'canary-session', now() + interval '1 d');
INSERT INTO mfa_authenticator (type, data, user_id, created_at)
SELECT 'totp', '{"secret": "canary-factor"}', id, now() FROM records_person LIMIT 1;
INSERT INTO records_feed SELECT gen_random_uuid(), repeat('c', 64), now(), s.council_id,
s.person_id FROM records_seat s JOIN records_council c ON c.id = s.council_id
WHERE c.slug = 'loten' LIMIT 1;
UPDATE records_paper SET openness = 'exempt', ground = 'no-offl-24-1', review = '2030-01-01',
title = 'canary-exempt' WHERE id = (SELECT p.id FROM records_paper p JOIN records_council c
ON c.id = p.council_id WHERE c.slug = 'loten' ORDER BY p.id LIMIT 1);
INSERT INTO records_paper (id, title, name, kind, content, sha256, party, figures, openness,
ground, review, brought_at, brought_by_id, council_id, text)
SELECT gen_random_uuid(), 'canary-party',
'../../etc/Møte, «nr. 1».PDF', 'pdf', convert_to('canary-content', 'UTF8'), repeat('a', 64),
'police', true, 'party', '', NULL, now(), s.person_id, s.council_id, ''
FROM records_seat s JOIN records_council c
ON c.id = s.council_id WHERE c.slug = 'loten' AND s.party = 'police' LIMIT 1;
INSERT INTO records_marked SELECT gen_random_uuid(), 'party', '', NULL, 'canary-reason', now(),
brought_by_id, council_id, id FROM records_paper WHERE title = 'canary-party';
UPDATE records_evidence SET ref = left(E'=1+1\n\t"\\ <b>Ærø</b> 𝔸 \u2028\u202E' || ref, 200);
UPDATE records_clause SET terms = terms || '{"øre": [1.50, 1e400, -0.0, {"": null}]}', quote =
E'\r\n' || quote WHERE position = 1
"""


@dataclass(frozen=True, slots=True)
class Town:
    """A place with its exports: those of four councils with all of it, and ten without."""

    home: Path
    server: Server
    whole: Path
    shared: Path


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
def a_vault(folder: Path) -> Iterator[Vault]:
    """The demo with more in it, served, and backed up."""
    with a_home(folder) as home:
        done(samrad(home, "demo", "--load-only", "--stage", "midyear"))
        key, to = new_key(folder)
        with running_server(home) as server:
            statement(server, *MORE.split(";"))
            backup = folder / "all.age"
            done(samrad(home, "backup", str(backup), "--to", to))
            yield Vault(home, server, backup, key, to)


@contextmanager
def a_town(folder: Path) -> Iterator[Town]:
    """The demo with more in it, served, and exported."""
    whole, shared = folder / "whole", folder / "shared"
    whole.mkdir()
    with a_home(folder) as home:
        done(samrad(home, "demo", "--load-only", "--stage", "midyear"))
        with running_server(home) as server:
            statement(server, *LEAVING.split(";\n"))
            for slug in FOUR:
                done(samrad(home, "export", slug, str(whole / slug), "--with-exempt"))
            done(samrad(home, "export", "--all", str(shared)))
            yield Town(home, server, whole, shared)


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]
