"""`samrad retention` lists without changing, deletes with a receipt, and says what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from project.databases import asked, on_server
from project.operating import a_demo, samrad
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

TODAY = {"SAMRAD_DEMO_DAY": "2025-06-16"}
_OLD = """
INSERT INTO records_reminder (id, council_id, duty, due, days_before, made_on)
SELECT gen_random_uuid(), id, 'x', '2020-01-01', 0, '2020-01-01' FROM records_council
WHERE slug IN ('loten', 'lund')
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path_factory.mktemp("retained"), loaded) as folder:
        yield folder


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """With one old reminder in Løten and one in Lund."""
    with running_server(home) as running:
        for statement in ("DELETE FROM records_disposal", "DELETE FROM records_reminder", _OLD):
            on_server(running.owner_url, sql.SQL(statement))
        yield running


def listed(home: Path, *words: str, **more: str) -> list[dict[str, Any]]:
    ran = samrad(home, "retention", *words, "--json", **{**TODAY, **more})
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(ran.out)
    return rows


def places(rows: list[dict[str, Any]], kind: str) -> dict[str, int]:
    return {row["place"]: row["number"] for row in rows if row["kind"] == kind}


def count(server: Server, table: str) -> int:
    return int(str(asked(server.owner_url, f"SELECT count(*) FROM {table}")[0][0]))


def test_listing_changes_nothing_and_running_does(home: Path, server: Server) -> None:
    assert places(listed(home, "list"), "reminder") == {"loten": 1, "lund": 1}
    assert (count(server, "records_reminder"), count(server, "records_disposal")) == (2, 0)

    assert places(listed(home, "run"), "reminder") == {"loten": 1, "lund": 1}
    assert (count(server, "records_reminder"), count(server, "records_disposal")) == (0, 2)
    runs = asked(server.owner_url, "SELECT DISTINCT run, ran_by FROM records_disposal")
    assert [ran_by for _, ran_by in runs] == ["operator"]
    assert places(listed(home, "run"), "reminder") == {}
    assert samrad(home, "audit", "verify").code == 0


def test_papers_are_listed_for_the_archive_and_stay(home: Path, server: Server) -> None:
    far = ("list", "--on", "2031-01-01")
    rows = listed(home, *far)
    assert places(rows, "municipality_paper") == {"lorenskog": 1, "loten": 2, "lund": 1}
    assert places(rows, "police_paper") == {"lorenskog": 1, "loten": 3, "lund": 1}
    papers = count(server, "records_paper")
    listed(home, "run")
    assert count(server, "records_paper") == papers


def test_one_council_alone(home: Path, server: Server) -> None:
    listed(home, "run", "--council", "loten")
    assert places(listed(home, "list"), "reminder") == {"lund": 1}
    assert count(server, "records_disposal") == 1


@pytest.mark.usefixtures("server")
def test_a_table_is_printed_for_people(home: Path) -> None:
    ran = samrad(home, "retention", "list", "--council", "lund", **TODAY)
    assert ran.out == (
        "lund                1  reminder      before 2023-06-16  delete  (GDPR art. 5(1)(e))\n"
    )
    ran = samrad(home, "retention", "list", "--council", "gol", **TODAY)
    assert ran.out == "Nothing is due.\n"


def test_a_day_to_come_is_listed_and_never_run(home: Path) -> None:
    ran = samrad(home, "retention", "run", "--on", "2031-01-01", **TODAY)
    assert "still to come" in ran.sentence


def test_a_council_there_is_not(home: Path) -> None:
    ran = samrad(home, "retention", "list", "--council", "stange", **TODAY)
    assert "There is no council called stange here." in ran.sentence


def test_the_worker_does_it_at_night(home: Path, server: Server) -> None:
    ran = samrad(home, "worker", "--once", **TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert asked(server.owner_url, "SELECT DISTINCT ran_by, number FROM records_disposal") == [
        ("worker", 1)
    ]
    # One run, however many jobs it takes.
    assert len(asked(server.owner_url, "SELECT DISTINCT run FROM records_disposal")) == 1


def test_the_receipts_of_the_installation_are_printed_for_the_operator(
    home: Path, server: Server
) -> None:
    on_server(
        server.owner_url,
        sql.SQL("INSERT INTO django_session VALUES ('old', '', '2020-01-01')"),
    )
    listed(home, "run", "--council", "installation")
    (row,) = (row for row in listed(home, "receipts") if row["kind"] == "session")
    assert (row["number"], row["before"], row["ran_by"]) == (1, "2025-06-16", "operator")
    assert len(row["sha256"]) == 64


# --- what an organisation chose otherwise --------------------------------------------------


def test_a_shorter_time_counts_from_the_next_run(
    home: Path, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "retention.toml"
    file.write_text(
        '[[choice]]\nkind = "municipality_paper"\nmonths = 12\nthen = "delete"\n'
        'council = "loten"\ndecided = "sak 2025/14"\n'
    )
    rows = listed(home, "list", SAMRAD_RETENTION=str(file))
    (row,) = (row for row in rows if row["kind"] == "municipality_paper")
    assert (row["place"], row["number"], row["then"], row["decided"]) == (
        "loten",
        1,
        "delete",
        "sak 2025/14",
    )
    del server


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[choice", "ikke TOML"),
        ('[[choice]]\nkind = "log"\nmonths = 3\ndecided = "x"', "bevares for alltid"),
        ('[[choice]]\nkind = "guest"\nmonths = 99\ndecided = "x"', "høyst 36 måneder"),
        (
            '[[choice]]\nkind = "guest"\nmonths = 9\ncouncil = "stange"\ndecided = "x"',
            "ikke noe råd som heter «stange»",
        ),
    ],
)
def test_what_cannot_be_chosen_is_said_at_the_start(
    text: str, said: str, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "retention.toml"
    file.write_text(text)
    settings = {**TODAY, "SAMRAD_RETENTION": str(file)}
    for words in (("retention", "list"), ("worker", "--once")):
        assert said in samrad(home, *words, **settings).sentence


def test_a_file_that_is_not_there_is_said_too(home: Path) -> None:
    ran = samrad(home, "retention", "list", **TODAY, SAMRAD_RETENTION="/no/such/file")
    assert "/no/such/file" in ran.sentence
