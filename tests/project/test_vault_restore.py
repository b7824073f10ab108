"""What comes back is everything, as it was at one moment; or nothing does."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from psycopg import sql

from project.databases import a_database, asked, inside, on_server
from project.operating import (
    PATIENCE,
    SAMRAD,
    a_home,
    first_line,
    let_go,
    running,
    samrad,
    surroundings,
    until,
)
from project.vaults import Vault, done, everything, numbers_given, statement
from samrad.project.postgres import Server, running_server
from samrad.project.vault.checking import check

pytestmark = pytest.mark.slow

# Who is signed in: nobody, once restored. Sessions that began at a service count among them.
SIGNED_IN = {"django_session", "records_servicesession", "usersessions_usersession"}
# What a restored place does not have, by design.
NOT_RESTORED = {*SIGNED_IN, "procrastinate_workers", "samrad_context_key"}
SETTLED = {"procrastinate_jobs"}
# What Samråd does not use, or nobody has.
EMPTY = {"auth_group", "auth_group_permissions", "procrastinate_events"}


def test_what_comes_back_equals_what_was_there(vault: Vault, empty: Path) -> None:
    ran = done(samrad(empty, "restore", str(vault.backup), "--key", str(vault.key)))
    before = vault.before
    with running_server(empty) as server:
        after = everything(server)
        assert numbers_given(server) == vault.numbers
        # Nobody stays signed in, and nothing is sent twice.
        statuses = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1 ORDER BY 1"
        assert asked(inside(server), statuses) == [("cancelled", 2), ("succeeded", 1)]

    assert set(after) == set(before)
    for table in set(before) - NOT_RESTORED - SETTLED:
        assert after[table] == before[table], table
    assert [table for table in SIGNED_IN if after[table] or not before[table]] == []
    secret = Path("keys") / "secret"
    assert (empty / secret).read_text() == (vault.home / secret).read_text()
    assert ran.out.count(": whole, ") == 10
    assert "2 jobs were waiting" in ran.out
    assert "Nobody is signed in any more." in ran.out
    assert "ok    database: fits this program" in done(samrad(empty, "check")).out


def test_there_was_something_in_every_table(vault: Vault) -> None:
    about, manifest = check(io.BytesIO(vault.backup.read_bytes()), vault.ring, name="it")

    assert {table for table, rows in vault.before.items() if not rows} <= EMPTY
    assert manifest.rows == {t: len(vault.before[t]) for t in set(vault.before) - NOT_RESTORED}
    assert set(about.left_out) == NOT_RESTORED


def test_a_place_that_is_not_empty_is_left_as_it_is(vault: Vault) -> None:
    before = everything(vault.server)
    ran = samrad(vault.home, "restore", str(vault.backup), "--key", str(vault.key))

    assert "This place is not empty" in ran.sentence
    assert everything(vault.server) == before


def test_a_database_of_somebody_elses_is_left_as_it_is(vault: Vault, empty: Path) -> None:
    url = a_database(vault.server.superuser_url)
    with_table = {"SAMRAD_DATABASE_URL": url}
    on_server(url, sql.SQL("CREATE TABLE ledger (amount int)"))
    ran = samrad(empty, "restore", str(vault.backup), "--key", str(vault.key), **with_table)
    assert "tables that are not Samråd’s: ledger" in ran.sentence
    assert asked(url, "SELECT count(*) FROM pg_class WHERE relname LIKE 'records%'") == [(0,)]


def test_from_one_server_of_the_operators_to_another(vault: Vault, empty: Path) -> None:
    first, second = (a_database(vault.server.superuser_url) for _ in range(2))
    passphrase = {"SAMRAD_BACKUP_PASSPHRASE": "five words nobody else knows"}
    done(
        samrad(
            *(empty, "restore", str(vault.backup), "--key", str(vault.key)),
            SAMRAD_DATABASE_URL=first,
        )
    )
    again = empty.parent / "again.age"
    done(
        samrad(
            empty,
            *("backup", str(again)),
            SAMRAD_DATABASE_URL=first,
            SAMRAD_SECRET_KEY="the operator's own secret key",
            **passphrase,
        )
    )
    ran = done(samrad(empty, "restore", str(again), SAMRAD_DATABASE_URL=second, **passphrase))

    assert "set the same one here" in ran.out
    count = "SELECT count(*) FROM records_evidence"
    assert asked(first, count) == asked(second, count) != [(0,)]


def test_a_rehearsal_leaves_nothing_behind(vault: Vault) -> None:
    before = {path.name for path in vault.home.iterdir()}
    (vault.home / "rehearsal").mkdir()
    ran = done(
        samrad(vault.home, "restore", "--rehearse", str(vault.backup), "--key", str(vault.key))
    )
    assert "Rehearsed and removed again" in ran.out
    assert ran.out.count(": whole, ") == 10
    assert {path.name for path in vault.home.iterdir()} == before


def test_a_rehearsal_finds_a_damaged_backup(vault: Vault, tmp_path: Path) -> None:
    cut = tmp_path / "cut.age"
    cut.write_bytes(vault.backup.read_bytes()[:-200_000])
    ran = samrad(vault.home, "restore", "--rehearse", str(cut), "--key", str(vault.key))

    assert "is not whole" in ran.sentence
    assert not (vault.home / "rehearsal").exists()


@contextmanager
def half_way(vault: Vault, home: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """A restore that was given half of the backup and waits for the rest."""
    content = vault.backup.read_bytes()
    with subprocess.Popen(
        [*SAMRAD, "restore", "-", "--key", str(vault.key)],
        env=surroundings(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        try:
            assert program.stdin is not None
            program.stdin.write(content[: len(content) // 2])
            program.stdin.flush()
            yield program
        finally:
            program.kill()


def _is_loading(server: Server) -> bool:
    found = asked(
        inside(server),
        "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY%FROM STDIN%'",
    )
    return bool(found)


def test_killed_while_restoring_leaves_no_place_that_serves(vault: Vault, empty: Path) -> None:
    with running_server(empty) as server, half_way(vault, empty) as program:
        until(lambda: _is_loading(server), "a restore that loads")
        program.kill()
        program.communicate()
        until(lambda: not _is_loading(server), "its end")

        assert asked(inside(server), "SELECT count(*) FROM records_person") == [(0,)]
        serving = samrad(empty, "serve", "--port", "0")
        assert "samrad migrate" in serving.sentence
        done(samrad(empty, "restore", str(vault.backup), "--key", str(vault.key)))
        assert asked(inside(server), "SELECT count(*) > 0 FROM records_person") == [(True,)]


def test_two_who_restore_at_the_same_time_do_not_meet(vault: Vault, empty: Path) -> None:
    with running_server(empty) as server, half_way(vault, empty) as program:
        until(lambda: _is_loading(server), "a restore that loads")
        second = samrad(empty, "restore", str(vault.backup), "--key", str(vault.key))
        assert "Another restore into this place is under way" in second.sentence
        content = vault.backup.read_bytes()
        _, err = program.communicate(content[len(content) // 2 :], timeout=PATIENCE)
        assert (program.returncode, err) == (0, b"")


def test_a_backup_that_turns_out_to_be_damaged_leaves_nothing(
    vault: Vault, empty: Path
) -> None:
    damaged = empty.parent / "damaged.age"
    content = bytearray(vault.backup.read_bytes())
    content[-1] ^= 1
    damaged.write_bytes(content)
    ran = samrad(empty, "restore", str(damaged), "--key", str(vault.key))

    assert "its very end was changed" in ran.sentence
    with running_server(empty) as server:
        assert asked(inside(server), "SELECT count(*) FROM records_person") == [(0,)]
    assert (empty / "keys/secret").read_text() != (vault.home / "keys/secret").read_text()


# Adds to the log of Lund and notes evidence, in one transaction each, until told to stop.
_WRITER = """
import sys, threading
from datetime import UTC, date, datetime
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from samrad.actions.evidence import note_evidence
    from samrad.core.basics.deeds import Deed
    from samrad.core.duties.evidence import Evidence
    from samrad.records.basics.context import as_operator, in_council
    from samrad.records.councils.models import Council, Seat
    from samrad.records.councils.queries import every_council
    with as_operator():
        lund = every_council()["lund"]
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
    at = datetime(2025, 6, 16, 12, tzinfo=UTC)
    count = 0
    while not stop.is_set():
        with in_council(lund):
            by = Seat.objects.filter(role="coordinator")[0].person
            done = Evidence(Deed.EVALUATED, date(2025, 6, 16), f"während {count}")
            note_evidence(Council.objects.get(), done, by=by, at=at)
        count += 1
        if count == 5:
            print("writing", flush=True)
    print(count, flush=True)
"""


def test_while_people_work_it_is_one_moment(vault: Vault, empty: Path) -> None:
    backup = empty.parent / "busy.age"
    entries = (
        "SELECT h.number FROM records_loghead h JOIN records_council c ON c.id = h.council_id"
        " WHERE c.slug = 'lund'"
    )
    ((first,),) = asked(inside(vault.server), entries)
    with running([sys.executable, "-c", _WRITER, str(vault.home)], vault.home) as writer:
        assert first_line(writer) == "writing"
        done(samrad(vault.home, "backup", str(backup), "--to", vault.to))
        written = int(let_go(writer).out)
    ran = done(samrad(empty, "restore", str(backup), "--key", str(vault.key)))

    assert ran.out.count(": whole, ") == 10
    with running_server(empty) as server:
        noted = "SELECT count(*) FROM records_evidence WHERE ref LIKE 'während%'"
        ((evidence,),) = asked(inside(server), noted)
        ((last,),) = asked(inside(server), entries)
        assert evidence == int(str(last)) - int(str(first))
        assert 5 <= int(str(evidence)) < written


# Makes the tables as an earlier version had them, with one council in them.
_EARLIER = """
import sys
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    executor = MigrationExecutor(connections["owner"])
    others = [key for key in executor.loader.graph.leaf_nodes() if key[0] != "records"]
    executor.migrate([("records", "0003_log"), *others])
    with connections["owner"].cursor() as cursor:
        cursor.execute("INSERT INTO records_council (id, slug, name, country, language,"
            " municipality) VALUES (gen_random_uuid(), 'stange', 'Politirådet i Stange', 'NO',"
            " 'nb', '')")
"""


def test_an_older_backup_is_brought_up_to_this_program(vault: Vault, empty: Path) -> None:
    backup = empty.parent / "older.age"
    with a_home(empty.parent / "earlier") as earlier:
        subprocess.run(
            [sys.executable, "-c", _EARLIER, str(earlier)],
            env=surroundings(earlier),
            check=True,
        )
        done(samrad(earlier, "backup", str(backup), "--to", vault.to))
    ran = done(samrad(empty, "restore", str(backup), "--key", str(vault.key)))

    assert "stange: whole, 0 entries" in ran.out
    assert "ok    database: fits this program" in done(samrad(empty, "check")).out


def test_a_newer_backup_is_refused_and_nothing_made(vault: Vault, empty: Path) -> None:
    backup = empty.parent / "newer.age"
    future = (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9_x', now())"
    )
    statement(vault.server, future)
    done(samrad(vault.home, "backup", str(backup), "--to", vault.to))
    statement(vault.server, "DELETE FROM django_migrations WHERE name = '9_x'")
    ran = samrad(empty, "restore", str(backup), "--key", str(vault.key))

    assert "newer than this program: it has had records.9_x" in ran.sentence
    with running_server(empty) as server:
        assert everything(server) == {}
