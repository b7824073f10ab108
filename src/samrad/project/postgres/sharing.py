"""Several commands at once: the first starts the server, the last one to leave stops it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from samrad.project.postgres.account import Account, Way, choose_account
from samrad.project.postgres.cluster import Cluster
from samrad.project.postgres.places import places_for
from samrad.project.postgres.programs import copied_to, of_the_wheel
from samrad.project.postgres.roles import APPLICATION, DATABASE, OWNER, make_database
from samrad.project.postgres.trouble import ServerTrouble


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, by its addresses.

    Attributes:
        superuser_url: For making roles and databases; nothing that serves uses it.
        owner_url: For the role that owns the tables and migrates them.
        app_url: For the role that serves, under row-level security.
    """

    superuser_url: str
    owner_url: str
    app_url: str


@contextmanager
def running_server(home: Path, *, way: Way | None = None) -> Iterator[Server]:
    """A server with its data below `home`, running at least as long as this block.

    Two locks see to it, both released by the kernel when a program dies: one is held while
    the server is being started or stopped, the other is shared by everyone who uses it.

    Raises:
        ServerTrouble: It cannot be had; the message says why, and the way out.
    """
    cluster = _cluster(home, choose_account(way))
    users = _open(cluster.places.locks / "users.lock")
    try:
        with _alone(cluster) as lock:
            fcntl.flock(users, fcntl.LOCK_SH)
            if not cluster.answers():
                cluster.make(lock)
                cluster.start()
            make_database(cluster)
        yield _server(cluster)
    finally:
        with _alone(cluster):
            if _is_last(users):
                cluster.stop()
            os.close(users)


def erase_server(home: Path) -> None:
    """Stop the server of `home`, and remove its data.

    Raises:
        ServerTrouble: Somebody uses it.
    """
    cluster = _cluster(home, choose_account())
    users = _open(cluster.places.locks / "users.lock")
    try:
        with _alone(cluster):
            if not _is_last(users):
                raise ServerTrouble(f"The database in {cluster.places.data} is in use.")
            cluster.stop()
            shutil.rmtree(cluster.places.data, ignore_errors=True)
    finally:
        os.close(users)


def _cluster(home: Path, account: Account) -> Cluster:
    places = places_for(home, account)
    own = account.way is Way.ACCOUNT
    programs = copied_to(places.base.parent) if own else of_the_wheel()
    return Cluster(places, programs, account)


def _server(cluster: Cluster) -> Server:
    password = cluster.places.password
    return Server(
        superuser_url=cluster.superuser_url(),
        owner_url=cluster.url(OWNER, DATABASE, password(OWNER)),
        app_url=cluster.url(APPLICATION, DATABASE, password(APPLICATION)),
    )


@contextmanager
def _alone(cluster: Cluster) -> Iterator[int]:
    """Nobody else starts or stops the server meanwhile."""
    lock = _open(cluster.places.locks / "start.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(lock)


def _open(lock: Path) -> int:
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ServerTrouble(
            f"{lock} is in the way ({error.strerror}). Move it, and start again."
        ) from error


def _is_last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
