"""The data folder: where it is, and the keys kept in it."""

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from samrad.project.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Keys:
    """What signs the sessions, the contexts, and opens an own server for the application."""

    secret: str
    context: str
    application: str


def make_home(home: Path) -> Path:
    """Make the data folder, for its owner only, if it is not there yet.

    Raises:
        Trouble: It cannot be made or written to.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Trouble(
            f"The data folder {home} cannot be written to ({error.strerror}). "
            "Name another one with SAMRAD_HOME=/path/to/folder."
        ) from error
    return home


def keys(home: Path) -> Keys:
    """The keys of this installation; made at the first start and kept ever after.

    Raises:
        Trouble: The folder they are kept in cannot be used, or one of them is empty.
    """
    folder = keys_folder(make_home(home))
    return Keys(
        secret=kept_key(folder / "secret"),
        context=kept_key(folder / "context"),
        application=kept_key(folder / "application-password"),
    )


def put_secret(home: Path, secret: str) -> None:
    """Put the secret key of a backup in the place of the one made here, whole and at once."""
    file = keys_folder(home) / "secret"
    fresh = _written(file, secret)
    fresh.replace(file)


def keys_folder(home: Path) -> Path:
    """The folder of the keys, made for its owner only where it is not there.

    Raises:
        Trouble: Something else stands there.
    """
    folder = home / "keys"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise Trouble(
            f"{folder} is in the way: it is no folder. Move it, and start again."
        ) from None
    return folder


def kept_key(file: Path) -> str:
    """Read the key; the first to ask makes it.

    It is written whole, and to the disk, under another name before it gets its own: a start
    that is killed half-way leaves no half key.

    Raises:
        Trouble: The file is empty.
    """
    if not file.exists():
        fresh = _written(file, secrets.token_urlsafe(48))
        try:
            os.link(fresh, file)
        except FileExistsError:
            pass  # Another start was quicker; its key is the one.
        finally:
            fresh.unlink()
    key = file.read_text().strip()
    if not key:
        raise Trouble(f"{file} is empty. Put it back from your backup; nothing was changed.")
    return key


def _written(file: Path, key: str) -> Path:
    """The key on the disk, under another name beside `file`."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
    with os.fdopen(descriptor, "w") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
    return Path(name)
