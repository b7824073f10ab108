"""The data folder: where it is, and the keys kept in it."""

import os
import secrets
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
    """The keys of this installation; made at the first start and kept ever after."""
    folder = make_home(home) / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    return Keys(
        secret=_key(folder / "secret"),
        context=_key(folder / "context"),
        application=_key(folder / "application-password"),
    )


def _key(file: Path) -> str:
    """Read the key, or make it: written whole under another name before it gets its own."""
    if not file.exists():
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(48))
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(fresh, file)
        except FileExistsError:
            pass  # Another start was quicker; its key is the one.
        finally:
            fresh.unlink()
    return file.read_text().strip()
