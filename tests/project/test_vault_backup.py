"""A backup is made whole, for one lock, and never over something that is there."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from project.databases import inside
from project.operating import (
    SAMRAD,
    ended,
    first_line,
    let_go,
    running,
    samrad,
    surroundings,
    until,
)
from project.vaults import Vault, done

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "age1nonsense"), "no public key"),
        ((), "Give one of them"),
        (("--to", "{to}", "--passphrase-file", "{key}"), "Give one of them"),
        (("--passphrase-file", "/nowhere"), "cannot be read"),
    ],
)
def test_a_backup_needs_one_proper_lock(
    words: tuple[str, ...], said: str, vault: Vault, tmp_path: Path
) -> None:
    given = [word.format(to=vault.to, key=vault.key) for word in words]
    ran = samrad(vault.home, "backup", str(tmp_path / "b.age"), *given)

    assert said in ran.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_private_key_given_by_mistake_is_not_repeated(vault: Vault, tmp_path: Path) -> None:
    private = vault.key.read_text().split()[-1]
    ran = samrad(vault.home, "backup", str(tmp_path / "b.age"), "--to", private)

    assert private not in ran.sentence


def test_a_passphrase_that_could_be_guessed_is_refused(vault: Vault, tmp_path: Path) -> None:
    ran = samrad(
        vault.home, "backup", str(tmp_path / "b"), SAMRAD_BACKUP_PASSPHRASE="Sommer2026!"
    )
    assert "too short" in ran.sentence
    assert "Sommer" not in ran.sentence


def test_nothing_is_overwritten_and_nothing_half_written(vault: Vault, tmp_path: Path) -> None:
    there = tmp_path / "there.age"
    there.write_text("mine")

    assert (
        "there already" in samrad(vault.home, "backup", str(there), "--to", vault.to).sentence
    )
    assert there.read_text() == "mine"
    nowhere = tmp_path / "no" / "b.age"
    assert (
        "is not there" in samrad(vault.home, "backup", str(nowhere), "--to", vault.to).sentence
    )
    with Path("/dev/full").open("wb") as out:
        full = subprocess.run(
            [*SAMRAD, "backup", "-", "--to", vault.to],
            env=surroundings(vault.home),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (full.returncode, full.stderr) == (
        1,
        b"samrad: There is no room left on the disk.\n",
    )


def test_the_application_alone_does_not_see_enough_to_back_up(
    vault: Vault, tmp_path: Path
) -> None:
    ran = samrad(
        *(vault.home, "backup", str(tmp_path / "b.age"), "--to", vault.to),
        SAMRAD_APP_DATABASE_URL=vault.server.app_url,
    )
    assert "Only the owner" in ran.sentence
    as_app = samrad(
        *(vault.home, "backup", str(tmp_path / "b.age"), "--to", vault.to),
        SAMRAD_DATABASE_URL=vault.server.app_url,
        SAMRAD_APP_DATABASE_URL=vault.server.app_url,
    )
    assert as_app.code == 1
    assert list(tmp_path.iterdir()) == []


def test_killed_while_backing_up_leaves_no_backup(vault: Vault, tmp_path: Path) -> None:
    backup = tmp_path / "b.age"
    command = [*SAMRAD, "backup", str(backup), "--to", vault.to]
    with running([sys.executable, "-c", _LOCKER, inside(vault.server)], vault.home) as locker:
        first_line(locker)
        with running(command, vault.home) as program:
            until(lambda: any(tmp_path.iterdir()), "a backup that has begun")
            ended(program, signal.SIGKILL)
        let_go(locker)

    assert not backup.exists()
    done(samrad(vault.home, "backup", str(backup), "--to", vault.to))
    assert [path.name for path in tmp_path.iterdir()] == ["b.age"]


def test_asked_to_stop_while_backing_up_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    command = [*SAMRAD, "backup", str(tmp_path / "b.age"), "--to", vault.to]
    with running([sys.executable, "-c", _LOCKER, inside(vault.server)], vault.home) as locker:
        first_line(locker)
        with running(command, vault.home) as program:
            until(lambda: any(tmp_path.iterdir()), "a backup that has begun")
            assert ended(program, signal.SIGTERM).code == 143
        let_go(locker)
    assert list(tmp_path.iterdir()) == []


# Holds one table so that a backup has to wait, until its standard input says something.
_LOCKER = """
import sys, psycopg
with psycopg.connect(sys.argv[1]) as held:
    held.execute("LOCK TABLE records_version IN ACCESS EXCLUSIVE MODE")
    print("held", flush=True)
    sys.stdin.readline()
"""
