"""A council leaves with everything that is its own, and arrives elsewhere as it left."""

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from project.databases import asked
from project.operating import a_home, run, samrad
from project.vaults import done, everything, inside, statement
from samrad.project.postgres import Server, running_server
from samrad.project.trouble import Trouble
from samrad.project.vault.bundles import bundle

pytestmark = pytest.mark.slow

FOUR = ("lorenskog", "loten", "lund", "hallingdal")
SECRETS = ("canary-password", "canary-session", "canary-factor", "c" * 64)
# Things that must not leave, things only some may have, and texts that are hard to carry.
MORE = r"""
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
INSERT INTO records_paper SELECT gen_random_uuid(), 'canary-party',
'../../etc/Møte, «nr. 1».PDF', 'pdf', convert_to('canary-content', 'UTF8'), repeat('a', 64),
'police', true, 'party', '', NULL, now(), s.person_id, s.council_id
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


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    whole, shared = folder / "whole", folder / "shared"
    whole.mkdir()
    with a_home(folder) as home:
        done(samrad(home, "demo", "--load-only", "--stage", "midyear"))
        with running_server(home) as server:
            statement(server, *MORE.split(";\n"))
            for slug in FOUR:
                done(samrad(home, "export", slug, str(whole / slug), "--with-exempt"))
            done(samrad(home, "export", "--all", str(shared)))
            yield Town(home, server, whole, shared)


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


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


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


# What was done to an export on its way, and what is said of it.
def _flip(folder: Path) -> None:
    file = folder / "evidence.jsonl"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)


def _cut(folder: Path) -> None:
    file = folder / "log_entry.jsonl"
    file.write_bytes(file.read_bytes()[:-50])


def _lose(folder: Path) -> None:
    (folder / "seat.jsonl").unlink()


def _add(folder: Path) -> None:
    (folder / "more.jsonl").write_text("{}")


def _lead_away(folder: Path) -> None:
    (folder / "seat.jsonl").unlink()
    (folder / "seat.jsonl").symlink_to("/etc/passwd")


def _climb(folder: Path) -> None:
    _relisted(
        folder, lambda about: about["files"].update({"../../x": about["files"]["seat.jsonl"]})
    )


def _relisted(folder: Path, change: Callable[[dict[str, dict[str, object]]], object]) -> None:
    file = folder / "export.json"
    about = json.loads(file.read_text())
    change(about)
    file.write_text(json.dumps(about))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_flip, "evidence.jsonl was changed"),
        (_cut, "log_entry.jsonl was changed"),
        (_lose, "seat.jsonl is missing"),
        (_add, "its list does not name more.jsonl"),
        (_lead_away, "seat.jsonl leads somewhere else"),
        (_climb, "names a file as none is named"),
        (lambda folder: (folder / "export.json").unlink(), "no export of Samråd"),
        (lambda folder: (folder / "export.json").write_text("[]"), "no export of Samråd"),
    ],
)
def test_an_export_that_was_damaged_is_refused(
    harm: Callable[[Path], None], said: str, town: Town, tmp_path: Path
) -> None:
    copy = tmp_path / "lund"
    shutil.copytree(town.whole / "lund", copy)
    with bundle(copy) as opened:
        opened.prove()
    harm(copy)
    with pytest.raises(Trouble, match=said), bundle(copy) as opened:
        opened.prove()


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("seat.jsonl", b"0" * (64 << 20))
        out.writestr("export.json", "{}")


def _two_of_one_name(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("export.json", "{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            out.writestr("export.json", "{}")


def _of_something_else(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("word/document.xml", "<w/>")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_bomb, "grows beyond measure"),
        (_two_of_one_name, "two files of one name"),
        (_of_something_else, "no export of Samråd"),
        (lambda path: path.write_text("Referat"), "no export of Samråd"),
        (Path.mkdir, "no export of Samråd"),
        (Path.exists, "cannot be read"),
    ],
)
def test_a_zip_that_is_no_export_is_refused(
    make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    make(path)
    with pytest.raises(Trouble, match=said), bundle(path) as opened:
        opened.prove()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
def test_a_bit_that_flipped_in_a_zip_is_found(share: float, town: Town, tmp_path: Path) -> None:
    content = bytearray((town.shared / "loten.zip").read_bytes())
    content[int(len(content) * share)] ^= 1
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(Trouble), bundle(path) as opened:
        opened.prove()


# Takes in one export after the other and prints what is said of each.
_TAKER = """
import sys
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from samrad.project.vault.bundles import bundle
    from samrad.project.vault.importing import take_in
    from samrad.project.trouble import Trouble
    for path in sys.argv[2:]:
        try:
            with bundle(Path(path)) as opened:
                take_in(opened)
            print("taken in")
        except Trouble as trouble:
            print(trouble)
"""


def _forged(folder: Path, file: str, change: Callable[[dict[str, object]], object]) -> None:
    """Change the first row of a file, and the list with it, as somebody who means it."""
    path = folder / file
    lines = rows(path.read_bytes())
    change(lines[0])
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    path.write_bytes(content)
    new = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    _relisted(folder, lambda about: about["files"].update({file: new}))


FORGERIES: list[tuple[str, str, Callable[[dict[str, object]], object]]] = [
    ("its log is not whole", "log_entry.jsonl", lambda row: row.update(act="seat_ended")),
    ("its log is not whole", "log_head.jsonl", lambda row: row.update(seal="f" * 64)),
    ("cannot be taken in", "evidence.jsonl", lambda row: row.update(on="yesterday")),
    ("cannot be taken in", "evidence.jsonl", lambda row: row.update(deed="x" * 99)),
    ("cannot be taken in", "evidence.jsonl", lambda row: row.update(deed="a\0b")),
    ("cannot be taken in", "evidence.jsonl", lambda row: row.update(noted_by="0" * 32)),
    ("cannot be taken in", "paper.jsonl", lambda row: row.update(openness="secret")),
    ("cannot be taken in", "paper.jsonl", lambda row: row.update(content="/etc/passwd")),
    ("is missing", "paper.jsonl", lambda row: row.update(content={"file": "../../etc/passwd"})),
    ("name others that are not", "clause.jsonl", lambda row: row.update(version="0" * 32)),
    ("has a column council, unknown", "seat.jsonl", lambda row: row.update(council="0" * 32)),
    ("has a column password, unknown", "person.jsonl", lambda row: row.update(password="x")),
    ("cannot be a short name", "council.jsonl", lambda row: row.update(slug="sign-in")),
]


def test_a_forged_export_is_refused_and_leaves_nothing(town: Town, tmp_path: Path) -> None:
    copies = []
    for number, (_, file, change) in enumerate(FORGERIES):
        copy = tmp_path / str(number)
        shutil.copytree(town.whole / "loten", copy)
        _forged(copy, file, change)
        copies.append(str(copy))
    newer = tmp_path / "newer"
    shutil.copytree(town.whole / "loten", newer)
    _relisted(newer, lambda about: about.update(tables="9999_later"))
    with a_home(tmp_path) as home:
        done(samrad(home, "migrate"))
        with running_server(home) as server:
            before = everything(server)
            words = [sys.executable, "-c", _TAKER, str(home), *copies, str(newer)]
            *said, of_newer = done(run(words, home)).out.splitlines()
            assert everything(server) == before

            ran = done(samrad(home, "import", str(town.whole / "loten"), "--passwords"))
            assert ran.out.count("@samrad.example: ") == 4
            assert "no password yet" not in ran.out
    for (wanted, *_), sentence in zip(FORGERIES, said, strict=True):
        assert wanted in sentence
    assert "exported by a newer Samråd" in of_newer
