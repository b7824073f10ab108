"""A council leaves with everything that is its own, and arrives elsewhere as it left."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from project.databases import asked
from project.operating import a_home, samrad
from project.planted import SECRETS
from project.vaults import FOUR, Town, done, everything, inside, rows
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def elsewhere(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Another installation, which took in all of the four councils."""
    with a_home(tmp_path_factory.mktemp("elsewhere")) as home:
        done(samrad(home, "migrate"))
        with running_server(home):
            done(samrad(home, "import", *(str(town.whole / slug) for slug in FOUR)))
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
    slug: str, town: Town, elsewhere: Path, tmp_path: Path
) -> None:
    again = tmp_path / slug
    done(samrad(elsewhere, "export", slug, str(again), "--with-exempt"))

    assert files(again) == files(town.whole / slug)


def test_the_log_that_came_along_is_whole_and_goes_on(elsewhere: Path, tmp_path: Path) -> None:
    done(samrad(elsewhere, "export", "lund", str(tmp_path / "lund.zip")))

    ran = done(samrad(elsewhere, "audit", "verify"))
    assert "lund: whole, 1" in ran.out


def test_every_row_and_every_file_of_a_council_is_in_it(town: Town) -> None:
    loten = asked(inside(town.server), "SELECT id FROM records_council WHERE slug = 'loten'")
    mine = f"council_id = '{loten[0][0]}'"
    found = files(town.whole / "loten")
    left_out = {"records_feed"}
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


def test_each_export_stands_in_the_log_of_its_council(town: Town) -> None:
    logged = asked(
        inside(town.server),
        "SELECT e.facts FROM records_logentry e JOIN records_council c ON c.id = e.council_id"
        " WHERE c.slug = 'loten' AND e.act = 'exported' ORDER BY e.number",
    )
    assert logged == [('{"with_exempt": true}',), ('{"with_exempt": false}',)]


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
