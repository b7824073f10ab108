"""An export that was damaged, forged or is none changes nothing where it is taken in."""

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from project.operating import a_home, run, samrad
from project.vaults import Town, done, everything, rows
from samrad.project.postgres import running_server
from samrad.project.trouble import Trouble
from samrad.project.vault.bundles import bundle

pytestmark = pytest.mark.slow


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


def _relisted(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
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


def test_a_bit_that_flipped_in_a_zip_is_found_or_says_nothing(
    town: Town, tmp_path: Path
) -> None:
    content = (town.shared / "loten.zip").read_bytes()
    whole = _read(town.shared / "loten.zip")
    path = tmp_path / "x.zip"
    found = 0
    for place in range(0, len(content), len(content) // 40):
        flipped = bytearray(content)
        flipped[place] ^= 1
        path.write_bytes(flipped)
        try:
            # A bit of a date or a padding, which nobody reads.
            assert _read(path) == whole
        except Trouble:
            found += 1
    assert found > 20


def _read(path: Path) -> dict[str, bytes]:
    with bundle(path) as opened:
        opened.prove()
        return {name: opened.content(name, longest=1 << 30) for name in opened.names()}


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
    ("cannot be taken in", "clause.jsonl", lambda row: row.update(version="0" * 32)),
    ("name others that are not", "step.jsonl", lambda row: row.update(version="0" * 32)),
    ("has a column council, unknown", "seat.jsonl", lambda row: row.update(council="0" * 32)),
    ("has a column password, unknown", "person.jsonl", lambda row: row.update(password="x")),
    (
        "was forgotten, and has a name",
        "person.jsonl",
        lambda row: row.update(forgotten_at="2025-01-01T00:00Z"),
    ),
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
            assert ran.out.count("@samrad.example: ") == 7
            assert "no password yet" not in ran.out
    for (wanted, *_), sentence in zip(FORGERIES, said, strict=True):
        assert wanted in sentence
    assert "exported by a newer Samråd" in of_newer
