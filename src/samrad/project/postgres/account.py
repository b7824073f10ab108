"""As whom the server runs.

PostgreSQL refuses to run as root. An ordinary user runs it as themselves. Root runs it in a
user namespace, where it is somebody else and its files stay root's; where the machine
allows no namespaces, as an account of its own.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum

from samrad.project.postgres.trouble import ServerTrouble

_NAME = "samrad"
_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")


class Way(StrEnum):
    """How the server comes not to be root."""

    SAME_USER = "same_user"
    NAMESPACE = "namespace"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Account:
    """As whom programs are run.

    Attributes:
        way: How.
        before: What stands before each command.
        uid: The user, where it is another one than ours; its folders must be its own.
        gid: That user's group.
    """

    way: Way
    before: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None


def choose_account(way: Way | None = None) -> Account:
    """The account for this machine; `way` says which one, for tests.

    Raises:
        ServerTrouble: We are root, and neither a namespace nor an account is to be had.
    """
    match way or _way():
        case Way.SAME_USER:
            return Account(Way.SAME_USER)
        case Way.NAMESPACE:
            return Account(Way.NAMESPACE, before=_NAMESPACE)
        case Way.ACCOUNT:
            return _own_account()


def _way() -> Way:
    if os.geteuid() != 0:
        return Way.SAME_USER
    return Way.NAMESPACE if _namespaces_work() else Way.ACCOUNT


def _namespaces_work() -> bool:
    if shutil.which(_NAMESPACE[0]) is None:
        return False
    tried = subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def _own_account() -> Account:
    try:
        found = pwd.getpwnam(_NAME)
    except KeyError:
        _make_account()
        found = pwd.getpwnam(_NAME)
    return Account(Way.ACCOUNT, uid=found.pw_uid, gid=found.pw_gid)


def _make_account() -> None:
    """Make a system account that nobody can sign in to."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    words = ("--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
    made = useradd and subprocess.run(
        [useradd, *words, _NAME], capture_output=True, check=False
    )
    if not made or made.returncode != 0:
        raise ServerTrouble(
            "PostgreSQL does not run as root, this machine allows no user namespaces, and no "
            f"account “{_NAME}” could be made. Run Samråd as an ordinary user, or name a "
            "PostgreSQL server in SAMRAD_DATABASE_URL."
        )
