"""A council leaves with everything that is its own, and arrives elsewhere as it left."""

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from project.databases import asked, inside
from project.operating import a_home, run, samrad
from project.planted import FORGOTTEN, SECRETS
from project.vaults import FOUR, Town, done, everything, rows
from samrad.project.postgres import running_server
from samrad.project.vault.nouns import LEFT_OUT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def elsewhere(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Another installation, which took in all of the four councils, and exported them again."""
    with a_home(tmp_path_factory.mktemp("elsewhere")) as home:
        done(samrad(home, "migrate"))
        with running_server(home):
            done(samrad(home, "import", *(str(town.whole / slug) for slug in FOUR)))
            for slug in FOUR:
                done(samrad(home, "export", slug, str(home.parent / slug), "--with-exempt"))
            yield home


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def unpacked(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize("slug", FOUR)
def test_exported_taken_in_and_exported_again_is_the_same(
    slug: str, town: Town, elsewhere: Path
) -> None:
    assert files(elsewhere.parent / slug) == files(town.whole / slug)


def test_the_log_that_came_along_is_whole_and_goes_on(elsewhere: Path, tmp_path: Path) -> None:
    done(samrad(elsewhere, "export", "lund", str(tmp_path / "lund.zip")))

    ran = done(samrad(elsewhere, "audit", "verify"))
    assert "lund: whole, " in ran.out


def test_every_row_and_every_file_of_a_council_is_in_it(town: Town) -> None:
    loten = asked(inside(town.server), "SELECT id FROM records_council WHERE slug = 'loten'")
    mine = f"council_id = '{loten[0][0]}'"
    found = files(town.whole / "loten")
    left_out = {f"records_{name}" for name in LEFT_OUT}
    with_council = asked(
        inside(town.server),
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE c.relkind = 'r' AND a.attname = 'council_id' ORDER BY 1",
    )
    for (table,) in with_council:
        if table in left_out:
            continue
        name = str(table).removeprefix("records_")
        (file,) = [f for f in found if f.replace("_", "") == f"{name}.jsonl"]
        there = asked(inside(town.server), f"SELECT id::text FROM {table} WHERE {mine}")
        # The log has gone on: that of the export itself is not in it.
        ids = {str(row["id"]) for row in rows(found[file])}
        assert ids
        assert ids <= {str(one) for (one,) in there}
        assert len(ids) == len(there) or table == "records_logentry", table
    contents = asked(
        inside(town.server),
        f"SELECT encode(sha256(content), 'hex') FROM records_paper WHERE {mine}",
    )
    papers = [content for name, content in found.items() if name.startswith("files/paper/")]
    assert {hashlib.sha256(content).hexdigest() for content in papers} == {
        str(one) for (one,) in contents
    }


def test_nothing_of_another_council_is_in_it(town: Town) -> None:
    text = b"".join(unpacked(town.shared / "lund.zip").values()).decode(errors="replace")
    others = asked(
        inside(town.server),
        "SELECT p.email FROM records_person p WHERE p.email NOT LIKE '%.lund@%'"
        " UNION SELECT id::text FROM records_council WHERE slug <> 'lund'"
        " UNION SELECT e.id::text FROM records_evidence e JOIN records_council c"
        " ON c.id = e.council_id WHERE c.slug <> 'lund'",
    )
    assert len(others) > 100
    assert [one for (one,) in others if str(one) in text] == []


def test_what_opens_an_account_is_in_none(town: Town) -> None:
    keys = [file.read_text() for file in (town.home / "keys").iterdir() if file.is_file()]
    for export in (*town.whole.iterdir(), *town.shared.iterdir()):
        content = files(export) if export.is_dir() else unpacked(export)
        text = b"".join(content.values()).decode(errors="replace")
        assert [secret for secret in (*SECRETS, *keys) if secret in text] == []


def test_what_is_closed_leaves_only_when_it_is_asked_for(town: Town) -> None:
    canaries = (b"canary-exempt", b"canary-party", b"canary-content", b"canary-reason")
    whole = b"".join(files(town.whole / "loten").values())
    shared = b"".join(unpacked(town.shared / "loten.zip").values())

    assert all(canary in whole for canary in canaries)
    assert not any(canary in shared for canary in canaries)
    assert (
        json.loads(unpacked(town.shared / "loten.zip")["export.json"])["with_exempt"] is False
    )


def test_minutes_and_notices_that_hold_something_exempt_leave_only_when_it_is_asked_for(
    town: Town,
) -> None:
    exempt = asked(
        inside(town.server),
        "SELECT DISTINCT c.slug, p.text FROM records_paragraph p"
        " JOIN records_council c ON c.id = p.council_id"
        " WHERE p.openness = 'exempt' AND length(p.text) > 20",
    )
    assert exempt
    for slug, text in exempt:
        said = json.dumps(str(text), ensure_ascii=False)[1:-1].encode()
        locked = files(town.whole / str(slug))["minutes_version.jsonl"]
        assert said in b"".join(files(town.whole / str(slug)).values())
        assert rows(locked)
        assert said not in b"".join(unpacked(town.shared / f"{slug}.zip").values())


def test_a_frozen_picture_that_holds_something_exempt_leaves_only_when_it_is_asked_for(
    town: Town,
) -> None:
    # In Lørenskog's first picture a part is exempt; the text was frozen as one.
    whole = files(town.whole / "lorenskog")["picture_version.jsonl"]
    shared = unpacked(town.shared / "lorenskog.zip")

    assert len(rows(whole)) == 1
    assert rows(shared["picture_version.jsonl"]) == []
    assert rows(shared["picture.jsonl"])


def test_each_export_stands_in_the_log_of_its_council(town: Town) -> None:
    logged = asked(
        inside(town.server),
        "SELECT e.facts FROM records_logentry e JOIN records_council c ON c.id = e.council_id"
        " WHERE c.slug = 'loten' AND e.act = 'exported' ORDER BY e.number",
    )
    assert logged == [('{"with_exempt": true}',), ('{"with_exempt": false}',)]


def test_tables_for_spreadsheets_show_what_the_rows_say(town: Town) -> None:
    whole, shared = files(town.whole / "loten"), unpacked(town.shared / "loten.zip")
    tables = {n: c.decode("utf-8-sig") for n, c in whole.items() if n.startswith("tables/")}
    assert sorted(tables) == [
        *("tables/clauses.csv", "tables/evidence.csv", "tables/log.csv", "tables/papers.csv")
    ]
    for name, noun in {"evidence": "evidence", "clauses": "clause", "papers": "paper"}.items():
        lines = tables[f"tables/{name}.csv"].splitlines()
        # What it is, where it is from, an empty line, and the names of the columns.
        assert len(lines) - 4 == len(rows(whole[f"{noun}.jsonl"]))
    # No cell is run as a formula: the planted evidence begins as one.
    cells = [
        cell
        for row in csv.reader(io.StringIO(tables["tables/evidence.csv"]), delimiter=";")
        for cell in row
    ]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert "canary-party" in tables["tables/papers.csv"]
    assert b"canary" not in shared["tables/papers.csv"]


def test_a_page_explains_it_in_the_councils_language(town: Town) -> None:
    assert "er med." in files(town.whole / "loten")["README.txt"].decode()
    norwegian = unpacked(town.shared / "loten.zip")["README.txt"].decode()
    swedish = unpacked(town.shared / "lund.zip")["README.txt"].decode()
    assert "er ikke med" in norwegian
    assert "är inte med" in swedish


def test_a_file_keeps_its_name_as_far_as_it_is_harmless(town: Town) -> None:
    names = [name for name in files(town.whole / "loten") if name.endswith("PDF")]
    assert len(names) == 1
    assert names[0].endswith("-etc_Mote_nr._1.PDF")


def test_what_the_parties_share_goes_to_a_place_where_somebody_is_known(
    town: Town, tmp_path: Path
) -> None:
    with a_home(tmp_path) as home:
        done(samrad(home, "migrate"))
        with running_server(home) as server:
            done(
                samrad(
                    *(home, "found", "stange", "--name", "Politirådet i Stange"),
                    *("--municipality", "3413", "--police", "Hamar politistasjonsdistrikt"),
                    *("--coordinator", "SLT.Loten@samrad.example"),
                    *("--police-contact", "kontakt@politi.example"),
                )
            )
            paths = [str(town.shared / f"{slug}.zip") for slug in FOUR]
            ran = done(samrad(home, "import", *paths))
            again = tmp_path / "again.zip"
            done(samrad(home, "export", "lorenskog", str(again)))

            assert again.read_bytes() == (town.shared / "lorenskog.zip").read_bytes()
            assert "SLT.Loten@samrad.example: was here already" in ran.out
            seats = asked(
                inside(server),
                "SELECT count(*), count(DISTINCT p.id), count(DISTINCT s.council_id)"
                " FROM records_person p JOIN records_seat s ON s.person_id = p.id"
                " WHERE lower(p.email) = 'slt.loten@samrad.example'",
            )
            assert seats == [(2, 1, 2)]
            assert "loten: whole" in done(samrad(home, "audit", "verify")).out


def test_the_search_finds_in_a_council_that_was_taken_in(town: Town, elsewhere: Path) -> None:
    kept = (
        "SELECT f.id::text, f.kind, c.slug, f.party, f.openness, f.figures, f.found_on::text,"
        " f.stemming, f.vector::text FROM records_findable f"
        " JOIN records_council c ON c.id = f.council_id"
        " WHERE c.slug IN ('lorenskog', 'loten', 'hallingdal') ORDER BY 1"
    )
    ran = done(run([sys.executable, "-c", _SEEKER, str(elsewhere)], elsewhere))

    with running_server(elsewhere) as server:
        assert asked(inside(server), kept) == asked(inside(town.server), kept) != []
    # What the police keep to themselves they find, and the municipality does not.
    assert ran.out.splitlines() == ["police True", "municipality False"]


# Looks for a word of a paper the police keep to themselves, as each party.
_SEEKER = """
import sys
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from samrad.core.search.questions import Question
    from samrad.records.basics.context import as_operator, as_person, in_council
    from samrad.records.councils.models import Seat
    from samrad.records.councils.queries import every_council
    from samrad.records.papers.models import Paper
    from samrad.records.search import queries
    with as_operator():
        loten = every_council()["loten"]
    for party in ("police", "municipality"):
        with in_council(loten):
            one = Seat.objects.filter(party=party, until=None).order_by("id")[0].person_id
        with as_person(one):
            print(party, bool(queries.hits(Question("hemmelig"), [loten])))
"""


def test_who_was_forgotten_arrives_as_forgotten(town: Town, elsewhere: Path) -> None:
    gone = (
        "SELECT id::text, name, email, is_active, forgotten_at::text, last_role, last_party"
        " FROM records_person WHERE forgotten_at IS NOT NULL"
    )
    with running_server(elsewhere) as server:
        ((_, name, email, active, _, role, party),) = asked(inside(server), gone)
        assert asked(inside(server), gone) == asked(inside(town.server), gone)

    assert (name, active, role, party) == ("", False, "coordinator", "municipality")
    assert str(email).endswith("@forgotten.invalid")
    text = b"".join(files(town.whole / "loten").values()).decode(errors="replace")
    assert [word for word in ("canary-name", FORGOTTEN) if word in text] == []


def test_an_open_invitation_arrives_without_its_link(elsewhere: Path) -> None:
    with running_server(elsewhere) as server:
        invited = asked(
            inside(server),
            "SELECT name, secret_sha256, accepted_at, withdrawn_at FROM records_invitation",
        )
        waiting = asked(inside(server), "SELECT count(*) FROM procrastinate_jobs")
    assert invited == [("Kari Ny", "", None, None)]
    assert waiting == [(0,)]


def test_a_council_that_is_there_is_never_overwritten(town: Town, elsewhere: Path) -> None:
    with running_server(elsewhere) as server:
        before = everything(server)
        ran = samrad(elsewhere, "import", str(town.whole / "lund"))
        assert "There is a council called lund here already" in ran.sentence
        assert everything(server) == before


def test_an_unknown_council_and_a_taken_name_are_said_to_be_so(
    town: Town, tmp_path: Path
) -> None:
    unknown = samrad(town.home, "export", "stange", str(tmp_path / "x"))
    assert "Known: aal, flaa, gol" in unknown.sentence
    there = samrad(town.home, "export", "lund", str(tmp_path))
    assert "is there already" in there.sentence
    neither = samrad(town.home, "export", str(tmp_path / "x"))
    assert "Name one council" in neither.sentence
    assert list(tmp_path.iterdir()) == []
