"""A backup that was changed, cut off or closed for another one says so."""

import io
import tarfile
from pathlib import Path

import pyrage
import pytest

from project.operating import (
    samrad,
)
from project.vaults import Vault, done, new_key
from samrad.project.trouble import Trouble
from samrad.project.vault.checking import check
from samrad.project.vault.ciphers import KeyRing, read_key

pytestmark = pytest.mark.slow


def said_of(content: bytes, ring: KeyRing) -> str:
    with pytest.raises(Trouble) as caught:
        check(io.BytesIO(content), ring, name="all.age")
    return str(caught.value)


@pytest.mark.parametrize("place", [2, 30, 100, 170, 400, 70_000, 130_000, -70_000, -1])
def test_one_flipped_bit_is_found(place: int, vault: Vault) -> None:
    content = bytearray(vault.backup.read_bytes())
    content[place] ^= 1
    said = said_of(bytes(content), vault.ring)

    assert "all.age" in said
    if place >= 400:
        assert "was changed after it was written" in said


@pytest.mark.parametrize("left", [0, 10, 100, 300, 65_000, 131_381, 200_000, -1])
def test_a_backup_that_was_cut_off_is_found(left: int, vault: Vault) -> None:
    said = said_of(vault.backup.read_bytes()[:left], vault.ring)

    assert "cut off" in said


def test_the_wrong_key_and_no_key_are_said_to_be_so(vault: Vault, tmp_path: Path) -> None:
    other, _ = new_key(tmp_path)
    content = vault.backup.read_bytes()

    assert "closed for another one" in said_of(content, KeyRing(read_key(other)))
    assert "--key FILE" in said_of(content, KeyRing())
    assert "no backup of Samråd" in said_of(b"To the coordinator" * 99, vault.ring)


def test_a_passphrase_opens_what_it_closed_and_another_does_not(
    vault: Vault, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text("korrekt hest batteri stift torget\n")
    folder = tmp_path / "backups"
    folder.mkdir()
    done(samrad(vault.home, "backup", str(folder), "--passphrase-file", str(words)))
    (backup,) = folder.iterdir()
    content = backup.read_bytes()

    assert (backup.name[:9], backup.suffix) == ("samrad-20", ".age")
    about, _ = check(
        io.BytesIO(content), KeyRing(passphrase=words.read_text().strip()), name="b"
    )
    assert about.secret
    assert "another one" in said_of(
        content, KeyRing(passphrase="feil hest batteri stift torget")
    )
    assert "closed with a passphrase" in said_of(content, vault.ring)


def test_without_samrad_any_age_and_any_tar_open_it(vault: Vault) -> None:
    (identity,) = read_key(vault.key)
    opened = pyrage.decrypt(vault.backup.read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(opened)) as tar:
        names = tar.getnames()
    assert names[0] == "about.json"
    assert names[-1] == "manifest.json"
    assert "tables/records_paper/000000" in names
