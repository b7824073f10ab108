"""`samrad backup`: everything there is, encrypted, in one file."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import IO, BinaryIO

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected
from samrad.project.trouble import Trouble
from samrad.project.vault.checking import check
from samrad.project.vault.ciphers import (
    KeyRing,
    Lock,
    closing,
    lock_of_keys,
    lock_of_passphrase,
    new_key,
    read_key,
)
from samrad.project.vault.placing import new_file


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "backup",
        help="back up everything, encrypted",
        description="Write one consistent snapshot of everything into an encrypted file, while "
        "people work. Nothing is ever overwritten. `--check` reads a backup to its end.",
    )
    parser.add_argument(
        "target",
        metavar="FILE",
        help="a file that is not there yet, - for standard output, or a folder, in which the "
        "file is named by the time",
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--new-key", action="store_true", help="write a new private key to FILE")
    way.add_argument("--check", action="store_true", help="check the backup FILE")
    parser.add_argument(
        "--to",
        action="append",
        metavar="KEY",
        help="public key to close it for, age1…; several may be given (SAMRAD_BACKUP_TO)",
    )
    add_keys(parser)
    parser.set_defaults(run=run)


def add_keys(parser: argparse.ArgumentParser) -> None:
    """The options a backup is opened with."""
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the private key (SAMRAD_BACKUP_KEY)"
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="a passphrase in a file (SAMRAD_BACKUP_PASSPHRASE holds one itself)",
    )


def run(options: argparse.Namespace) -> int:
    """Back up, or check, or make a key."""
    if options.new_key:
        return _new_key(Path(options.target))
    if options.check:
        return _check(options)
    lock = _lock(options)
    home = environment.home()
    own_secret = not environment.text("SAMRAD_SECRET_KEY")
    require_owner()
    with connected(home):
        from samrad.project.house import keys  # noqa: PLC0415 -- needs Django set up
        from samrad.project.vault.backing_up import back_up  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        at = clock.real_now()
        secret = keys(home).secret if own_secret else None
        by_time = f"samrad-{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.age"
        with _opened(options.target, by_time) as (name, out), closing(out, lock) as stream:
            manifest = back_up(stream, secret=secret, at=at)
    rows = manifest.rows
    print(f"{name}: {sum(rows.values())} rows of {len(rows)} tables.", file=sys.stderr)
    return 0


def require_owner() -> None:
    """Check that we are more than the application's role.

    Raises:
        Trouble: We are not, and would not see everything.
    """
    app, owner = "SAMRAD_APP_DATABASE_URL", "SAMRAD_DATABASE_URL"
    if environment.text(app) and not environment.text(owner):
        raise Trouble(
            f"Only the owner of the tables sees every row. Give its address in {owner}."
        )


def ring_of(options: argparse.Namespace) -> KeyRing:
    """What the command was given to open a backup with."""
    key = options.key or environment.path("SAMRAD_BACKUP_KEY")
    return KeyRing(read_key(key) if key else (), _passphrase(options))


@contextmanager
def source_of(name: str) -> Iterator[BinaryIO]:
    """The backup to read: a file, or - for standard input.

    Raises:
        Trouble: It cannot be read.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115 -- closed below
    except OSError as error:
        raise Trouble(f"{name} cannot be read: {error.strerror}.") from error
    with source:
        yield source


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_file is None:
        return environment.text("SAMRAD_BACKUP_PASSPHRASE")
    try:
        text: str = options.passphrase_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{options.passphrase_file} cannot be read as a passphrase.") from error
    return text


def _lock(options: argparse.Namespace) -> Lock:
    keys = options.to or environment.names("SAMRAD_BACKUP_TO")
    passphrase = _passphrase(options)
    if bool(keys) == bool(passphrase):
        raise Trouble(
            "A backup is closed for a public key (--to age1…, made by `samrad backup "
            "--new-key FILE`) or with a passphrase (--passphrase-file FILE). Give one of them."
        )
    return lock_of_keys(keys) if keys else lock_of_passphrase(passphrase)


@contextmanager
def _opened(target: str, by_time: str) -> Iterator[tuple[str, IO[bytes]]]:
    """Where the backup goes, and what that is called."""
    if target == "-":
        try:
            yield "standard output", sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise Trouble(
                "Whoever was given the backup stopped reading: it is not whole."
            ) from None
        return
    file = Path(target) / by_time if Path(target).is_dir() else Path(target)
    with new_file(file) as out:
        yield str(file), out


def _new_key(file: Path) -> int:
    key = new_key()
    with new_file(file) as out:
        out.write(f"# public key: {key.to_public()}\n{key}\n".encode())
    print(key.to_public())
    print(
        f"{file} opens every backup closed for it. Keep it elsewhere, and a copy of it.",
        file=sys.stderr,
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    with source_of(options.target) as source:
        about, manifest = check(source, ring_of(options), name=options.target)
    print(f"{options.target} is whole. Samråd {about.samrad} made it, {about.made_at}.")
    print_rows(manifest.rows)
    return 0


def print_rows(rows: Mapping[str, int]) -> None:
    """How many rows each table has."""
    for table in sorted(rows):
        print(f"{rows[table]:>10}  {table}")
