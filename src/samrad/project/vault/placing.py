"""New files: whole and on the disk before they get their own name, which is nobody's yet."""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from samrad.project.trouble import Trouble

# File systems without hard links: a USB stick, a share of another system.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)


@contextmanager
def new_file(target: Path) -> Iterator[BinaryIO]:
    """A file for its owner only, that appears as `target` once the block has ended well.

    Raises:
        Trouble: Something has that name, or nothing can be written there.
    """
    require_free(target)
    with _explained(target):
        _sweep(target)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target))
        fresh = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as out:
                fcntl.flock(out, fcntl.LOCK_EX)
                yield out
                out.flush()
                os.fsync(out.fileno())
                _give_name(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(target.parent)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder that appears as `target`, with all that was put into it, or not at all.

    Raises:
        Trouble: Something has that name, or nothing can be written there.
    """
    require_free(target)
    with _explained(target):
        _sweep(target)
        fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
        lock = os.open(fresh, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield fresh
            _sync_all(fresh)
            require_free(target)
            fresh.rename(target)
        finally:
            os.close(lock)
            shutil.rmtree(fresh, ignore_errors=True)
        sync_folder(target.parent)


def require_free(target: Path) -> None:
    """Check that nothing has that name yet.

    Raises:
        Trouble: Something has.
    """
    if os.path.lexists(target):
        raise Trouble(f"{target} is there already, and nothing is overwritten. Choose another.")


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_name(fresh: Path, target: Path) -> None:
    """A link, unlike a rename, fails where somebody else took the name meanwhile."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        require_free(target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        require_free(target)
        fresh.rename(target)


def _sweep(target: Path) -> None:
    """Remove what one that was killed left behind; one under way holds its lock."""
    for left in target.parent.glob(f"{_prefix(target)}*"):
        with suppress(OSError):
            descriptor = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            finally:
                os.close(descriptor)


def _prefix(target: Path) -> str:
    return f".{target.name}.part-"


def _sync_all(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        sync_folder(path)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    """An error of the disk, told of the file that was asked for and not of its first name."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Trouble(
                f"There is no room left on the disk for {target}. Nothing is left of it there."
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Trouble(f"{target} cannot be written: {error.strerror}.") from error
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise Trouble(f"The folder {target.parent} is not there. Make it first.") from error
        raise
