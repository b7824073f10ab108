"""A new file is there whole, or not at all; nothing that was there is touched."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from samrad.project.trouble import Trouble
from samrad.project.vault.placing import new_file, new_folder


class Burnt(Exception):
    """Something went wrong half-way."""


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    with new_file(tmp_path / "a.age") as out:
        out.write(b"all of it")
        assert not (tmp_path / "a.age").exists()

    assert (tmp_path / "a.age").read_bytes() == b"all of it"
    assert (tmp_path / "a.age").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.age"]


def test_a_file_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Burnt), new_file(tmp_path / "a.age") as out:
        out.write(b"half")
        raise Burnt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Burnt), new_folder(tmp_path / "a") as folder:
        (folder / "seat.jsonl").write_text("half")
        raise Burnt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("new", [new_file, new_folder])
def test_a_name_somebody_took_meanwhile_stays_theirs(new: Any, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is there already"), new(tmp_path / "a"):
        (tmp_path / "a").write_text("theirs")

    assert (tmp_path / "a").read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_that_leads_nowhere_is_a_name_taken(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Trouble, match="is there already"), new_file(tmp_path / "a"):
        pass


def test_where_there_are_no_hard_links_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    with new_file(tmp_path / "a") as out:
        out.write(b"all")
    assert (tmp_path / "a").read_bytes() == b"all"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_one_left_is_swept_and_one_under_way_is_not(tmp_path: Path) -> None:
    (tmp_path / ".a.part-killed").write_text("half")
    with new_file(tmp_path / "a") as first:
        first.write(b"first")
        with pytest.raises(Burnt), new_file(tmp_path / "a"):
            raise Burnt
        assert len(list(tmp_path.iterdir())) == 1
    assert (tmp_path / "a").read_bytes() == b"first"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "cannot be written"),
        (errno.EROFS, "cannot"),
    ],
)
def test_what_the_disk_says_is_told_of_the_file_that_was_meant(
    wrong: int, said: str, tmp_path: Path
) -> None:
    with pytest.raises(Trouble, match=said) as caught, new_file(tmp_path / "a.age"):
        raise OSError(wrong, os.strerror(wrong))
    assert str(tmp_path / "a.age") in str(caught.value)
    assert list(tmp_path.iterdir()) == []
