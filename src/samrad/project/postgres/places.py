"""The folders and files the embedded server uses."""

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from samrad.project.house import kept_key, keys_folder, make_home
from samrad.project.postgres.account import Account, Way
from samrad.project.postgres.trouble import ServerTrouble

_VAR = Path("/var/lib/samrad")
# Where the socket goes when the path of the home is too long for one.
_SHORT = Path("/tmp")  # noqa: S108 -- _require_ours looks whose folder it is  # nosec B108
# The address of a unix socket is at most 107 bytes long (sun_path), its file name included.
_LONGEST = 107 - len("/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is. `base` is the only folder the server's account can write to."""

    base: Path
    socket: Path
    locks: Path
    keys: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.base / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.base / "log"

    @property
    def pid_file(self) -> Path:
        """Where a running server writes its number."""
        return self.data / "postmaster.pid"

    def new_password(self, role: str) -> str:
        """The password of a database role that is being made."""
        return kept_key(self._password_file(role))

    def password(self, role: str) -> str:
        """The password of a database role.

        Raises:
            Trouble: It is not there any more. A new one would be no use: the server knows
                the old one.
        """
        file = self._password_file(role)
        if not file.exists():
            raise ServerTrouble(
                f"{file} is missing, and without it the database in {self.data} cannot be "
                "opened. Put it back from your backup; nothing was changed."
            )
        return kept_key(file)

    def _password_file(self, role: str) -> Path:
        return self.keys / f"postgres-{role}"


def places_for(home: Path, account: Account) -> Places:
    """The folders for `home`, made for their owner only where they are not there.

    No permission of a folder we did not make is changed.

    Raises:
        Trouble: A folder cannot be made, or is not what it should be.
    """
    make_home(home)
    own = _folder(home / "postgres")
    base = own if account.way is not Way.ACCOUNT else _base_of_account(home, account)
    socket = base / "run"
    if len(os.fsencode(socket)) > _LONGEST:
        socket = _SHORT / f"samrad-{_short_name(home)}"
        if os.path.lexists(socket):
            _require_ours(socket, account)
    return Places(base=base, socket=socket, locks=own, keys=keys_folder(home))


def _base_of_account(home: Path, account: Account) -> Path:
    """A folder of the account's own: it may not be able to enter `home` (root's, say)."""
    _VAR.mkdir(mode=0o755, parents=True, exist_ok=True)
    return _folder(_VAR / _short_name(home), account)


def make_socket_folder(socket: Path, account: Account) -> None:
    """Make the folder of the socket: below `base`, or with a short name below /tmp.

    Raises:
        ServerTrouble: Somebody else has taken its name.
    """
    _folder(socket, account)
    if socket.parent == _SHORT:
        _require_ours(socket, account)


def leave_socket_folder(socket: Path) -> None:
    """Remove the folder of the socket where it is below /tmp, which is not ours to litter."""
    if socket.parent == _SHORT:
        with contextlib.suppress(OSError):
            socket.rmdir()


def _require_ours(folder: Path, account: Account) -> None:
    """Anyone can make a folder in /tmp before us, so it must be ours and closed to others."""
    seen = folder.lstat()
    owner = os.geteuid() if account.uid is None else account.uid
    closed = stat.S_IMODE(seen.st_mode) & 0o077 == 0
    if not (stat.S_ISDIR(seen.st_mode) and seen.st_uid == owner and closed):
        raise ServerTrouble(
            f"{folder} belongs to somebody else or is open to others. Remove it, or choose a "
            "data folder with a shorter path in SAMRAD_HOME."
        )


def _folder(folder: Path, account: Account | None = None) -> Path:
    """Make `folder` for its owner only; one that is there is left as it is."""
    try:
        folder.mkdir(mode=0o700)
        if account is not None and account.uid is not None and account.gid is not None:
            os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        if not folder.is_dir():
            raise ServerTrouble(
                f"{folder} is in the way: it is no folder. Move it, and start again."
            ) from None
    return folder


def _short_name(home: Path) -> str:
    whole = f"{os.geteuid()}:{home}"
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
