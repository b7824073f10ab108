"""`samrad audit` finds a log that was changed, by whoever could."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from project.databases import asked, on_server
from project.operating import a_demo, first_line, let_go, running, samrad
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

OF_LUND = "council_id = (SELECT id FROM records_council WHERE slug = 'lund')"


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory, loaded: Path
) -> Iterator[tuple[Path, Server]]:
    folder = tmp_path_factory.mktemp("audited")
    with a_demo(folder, loaded) as home, running_server(home) as server:
        yield home, server


@pytest.fixture
def kept(demo: tuple[Path, Server]) -> Iterator[None]:
    """The log as it was, put back after somebody was at it."""
    _, server = demo
    tamper(server, "CREATE TABLE kept AS SELECT * FROM records_logentry")
    tamper(server, "CREATE TABLE kept_heads AS SELECT * FROM records_loghead")
    yield
    tamper(server, "DELETE FROM records_logentry", "DELETE FROM records_loghead")
    tamper(server, "INSERT INTO records_logentry SELECT * FROM kept")
    tamper(server, "INSERT INTO records_loghead SELECT * FROM kept_heads")
    tamper(server, "DROP TABLE kept, kept_heads")


def tamper(server: Server, *statements: str) -> None:
    """As somebody who owns the tables, and switches the trigger off."""
    off = "ALTER TABLE records_logentry DISABLE TRIGGER written_once"
    on = "ALTER TABLE records_logentry ENABLE TRIGGER written_once"
    for statement in (off, *statements, on):
        on_server(server.owner_url, sql.SQL(statement))


def test_a_log_nobody_touched_is_whole(demo: tuple[Path, Server]) -> None:
    ran = samrad(demo[0], "audit", "verify")

    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 10
    assert all(": whole, " in line for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            f"UPDATE records_logentry SET party = '' WHERE number = 3 AND {OF_LUND}",
            "entry 3 is not as it was written",
        ),
        (
            f"DELETE FROM records_logentry WHERE number = 2 AND {OF_LUND}",
            "entry 2 is missing",
        ),
        (
            f"DELETE FROM records_logentry WHERE number > 4 AND {OF_LUND}",
            "entry 5 and what came after were cut off",
        ),
        (
            f"UPDATE records_loghead SET seal = repeat('0', 64) WHERE {OF_LUND}",
            "and what came after were cut off",
        ),
    ],
)
@pytest.mark.usefixtures("kept")
def test_what_an_owner_changed_is_found(
    statement: str, said: str, demo: tuple[Path, Server]
) -> None:
    home, server = demo
    tamper(server, statement)
    ran = samrad(home, "audit", "verify")

    assert ran.code == 1
    broken = [line for line in ran.out.splitlines() if "BROKEN" in line]
    assert len(broken) == 1
    assert broken[0].startswith("lund: BROKEN – ")
    assert said in broken[0]


@pytest.mark.usefixtures("kept")
def test_a_log_cut_off_with_its_head_is_found_by_heads_kept_elsewhere(
    demo: tuple[Path, Server], tmp_path: Path
) -> None:
    home, server = demo
    heads = tmp_path / "heads.txt"
    heads.write_text(samrad(home, "audit", "head").out)
    tamper(
        server,
        f"DELETE FROM records_logentry WHERE number > 4 AND {OF_LUND}",
        "UPDATE records_loghead SET number = 4, seal = (SELECT seal FROM records_logentry e"
        f" WHERE e.number = 4 AND e.{OF_LUND}) WHERE {OF_LUND}",
    )

    assert samrad(home, "audit", "verify").code == 0
    ran = samrad(home, "audit", "verify", "--against", str(heads))
    assert ran.code == 1
    assert "lund: BROKEN – entry 5 and what came after were cut off" in ran.out


def test_a_council_that_is_gone_is_found_by_heads_kept_elsewhere(
    demo: tuple[Path, Server], tmp_path: Path
) -> None:
    heads = tmp_path / "heads.txt"
    heads.write_text(f"stange 3 {'a' * 64}\n")
    ran = samrad(demo[0], "audit", "verify", "--against", str(heads))

    assert ran.code == 1
    assert "stange: BROKEN" in ran.out


@pytest.mark.parametrize("text", ["lund three abc\n", "lund 3\n", "\x00\xff"])
def test_what_is_no_list_of_heads_is_said_in_a_sentence(
    text: str, demo: tuple[Path, Server], tmp_path: Path
) -> None:
    heads = tmp_path / "heads.txt"
    heads.write_bytes(text.encode("latin-1"))

    assert str(heads) in samrad(demo[0], "audit", "verify", "--against", str(heads)).sentence


def test_a_list_of_heads_that_is_not_there(demo: tuple[Path, Server], tmp_path: Path) -> None:
    ran = samrad(demo[0], "audit", "verify", "--against", str(tmp_path / "none"))

    assert "cannot be read" in ran.sentence


# Forty entries in forty transactions, as two people working at the same time would.
_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from samrad.records.basics.context import as_operator, in_council
    from samrad.records.councils.queries import every_council
    from samrad.records.log.queries import NewEntry, write
    with as_operator():
        lund = every_council()["lund"]
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(40):
        new = NewEntry(
            lund, datetime(2025, 6, 16, 12, tzinfo=UTC), None, "", "subscribe", "feed", None, {}
        )
        with in_council(lund):
            write(new)
"""


def test_two_who_write_at_the_same_time_follow_each_other(
    demo: tuple[Path, Server],
) -> None:
    home, server = demo
    count = f"SELECT count(*) FROM records_logentry WHERE {OF_LUND}"
    before = asked(server.owner_url, count)[0][0]
    command = [sys.executable, "-c", _WRITER, str(home)]
    with running(command, home) as one, running(command, home) as other:
        assert first_line(one) == first_line(other) == "ready"
        for writer in (one, other):
            assert writer.stdin
            writer.stdin.write("now\n")
            writer.stdin.flush()
        assert let_go(one).code == let_go(other).code == 0

    assert asked(server.owner_url, count) == [(int(str(before)) + 80,)]
    ran = samrad(home, "audit", "verify")
    assert ran.code == 0, ran.out
