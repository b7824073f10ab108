"""Backups are age files (age-encryption.org/v1), written and read as a stream.

A backup is closed for one or more public keys; the machine that makes it cannot open it. One
closed with a passphrase is closed for a key made for it alone, and that key, closed with the
passphrase, stands before it: both are age files that the `age` program opens.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

import pyrage
from pyrage import passphrase as passphrases
from pyrage import x25519

from samrad.project.trouble import Trouble

_BUFFER = 1 << 20
_SHORTEST = 15
_FRONT, _FRONT_ENDS = b"-----BEGIN AGE", b"-----END AGE"
_AGE = b"age-encryption.org/v1"
_LONGEST_FRONT = 4096


@dataclass(frozen=True, slots=True)
class Lock:
    """What a backup is closed with; `front` stands before it."""

    recipients: tuple[x25519.Recipient, ...]
    front: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """What a backup may be opened with: private keys, or a passphrase."""

    identities: tuple[x25519.Identity, ...] = ()
    passphrase: str = ""


def new_key() -> x25519.Identity:
    """A key pair; `str` is the private one."""
    return x25519.Identity.generate()


def lock_of_keys(texts: Sequence[str]) -> Lock:
    """A lock that any of the private keys to these public ones opens.

    Raises:
        Trouble: One is no public key.
    """
    return Lock(tuple(_recipient(text) for text in texts))


def lock_of_passphrase(text: str) -> Lock:
    """A lock that the passphrase opens.

    Raises:
        Trouble: It is so short that it could be guessed.
    """
    if len(text) < _SHORTEST:
        raise Trouble(
            f"The passphrase is too short: {len(text)} characters. Whoever gets the backup can "
            f"try for years; take {_SHORTEST} or more, for example five random words."
        )
    key = new_key()
    front = passphrases.encrypt(f"{key}\n".encode(), text, armored=True)
    return Lock((key.to_public(),), front.rstrip(b"\n") + b"\n")


def read_key(file: Path) -> tuple[x25519.Identity, ...]:
    """The private keys in a file, as `samrad backup --new-key` or `age-keygen` wrote it.

    Raises:
        Trouble: It cannot be read, or holds none.
    """
    try:
        lines = file.read_text(encoding="ascii").split()
        keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
        if keys:
            return tuple(x25519.Identity.from_str(key) for key in keys)
    except OSError as error:
        raise Trouble(f"{file} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, pyrage.IdentityError):
        pass
    raise Trouble(f"{file} holds no private key. It begins with AGE-SECRET-KEY-.")


@contextmanager
def closing(out: IO[bytes], lock: Lock) -> Iterator[BinaryIO]:
    """A stream; what is written to it arrives in `out` encrypted, whole when the block ends."""
    out.write(lock.front)
    read, write = os.pipe()
    noting = _Noting(out)

    def encrypt() -> None:
        with os.fdopen(read, "rb", _BUFFER) as source:
            pyrage.encrypt_io(source, noting, list(lock.recipients))

    beside = _Beside(encrypt)
    try:
        with os.fdopen(write, "wb", _BUFFER) as stream:
            yield stream
    except BrokenPipeError:
        if not beside.wait():
            raise
    finally:
        failed = noting.error or beside.wait()
    if failed:
        raise failed


@dataclass(frozen=True, slots=True)
class Opened:
    """What was encrypted, as a stream; `prove` reads the rest and raises if it was changed."""

    stream: BinaryIO
    prove: Callable[[], None]


@contextmanager
def opening(source: BinaryIO, ring: KeyRing, name: str) -> Iterator[Opened]:
    """Decrypt what `name` holds.

    Raises:
        Trouble: The key does not fit, or what `name` holds was changed, cut off or no backup.
    """
    watched = _Watched(source)
    identities = _identities(watched, ring, name)
    read, write = os.pipe()
    sink = _Noting(os.fdopen(write, "wb", _BUFFER))

    def decrypt() -> None:
        with sink.out:
            pyrage.decrypt_io(watched, sink, list(identities))

    beside = _Beside(decrypt)

    def prove() -> None:
        while stream.read(_BUFFER):
            pass
        if failed := beside.wait():
            raise _said(failed, watched, name)

    with os.fdopen(read, "rb", _BUFFER) as stream:
        try:
            yield Opened(stream, prove)
            prove()
        except Trouble as trouble:
            # Where the stream ended because it is damaged, that is the reason to tell.
            stream.close()
            failed = beside.wait()
            if failed and not (sink.error or isinstance(failed, BrokenPipeError)):
                raise _said(failed, watched, name) from trouble
            raise


class _Beside(threading.Thread):
    """Work done beside ours; its error is kept until it is asked for."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._work()
        except Exception as error:  # noqa: BLE001 -- handed over by wait()
            self._error = error

    def wait(self) -> Exception | None:
        """Wait until it is done; its error if it had one."""
        self.join()
        return self._error


class _Noting:
    """A place to write to, whose own error is kept: the library tells another one."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out
        self.error: OSError | None = None

    def write(self, content: bytes) -> int:
        try:
            return self.out.write(content)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        if not self.error:
            self.out.flush()


class _Watched:
    """A place to read from, that knows how far one got and whether it was to the end."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._ahead = b""
        self.error: OSError | None = None
        self.begin = b""
        self.place = 0
        self.at_end = False

    def read(self, size: int = -1) -> bytes:
        if self._ahead:
            found, self._ahead = self._ahead[:size], self._ahead[size:]
            return found
        try:
            found = self._source.read(size)
        except OSError as error:
            self.error = error
            raise
        self.begin = self.begin or found[: len(_AGE)]
        self.place += len(found)
        self.at_end = not found
        return found

    def front(self) -> bytes:
        """Take off what stands before the backup, if anything does."""
        begin = self.read(_LONGEST_FRONT)
        if not begin.startswith(_FRONT):
            self._ahead = begin
            return b""
        before, ends, after = begin.partition(_FRONT_ENDS)
        line, _, self._ahead = after.partition(b"\n")
        return before + ends + line + b"\n"


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        # What was given instead may be the private key: it is not repeated.
        raise Trouble(
            "That is no public key to close a backup with. One begins with age1, and "
            "`samrad backup --new-key FILE` makes one."
        ) from None


def _identities(watched: _Watched, ring: KeyRing, name: str) -> tuple[x25519.Identity, ...]:
    front = watched.front()
    if not front and not ring.identities:
        raise Trouble(f"{name} was closed with a key. Give the private one with --key FILE.")
    if not front:
        return ring.identities
    if not ring.passphrase:
        raise Trouble(
            f"{name} was closed with a passphrase. Give it with --passphrase-file FILE, or in "
            "SAMRAD_BACKUP_PASSPHRASE."
        )
    try:
        key = passphrases.decrypt(front, ring.passphrase)
        return (x25519.Identity.from_str(key.decode().strip()),)
    except pyrage.DecryptError as error:
        if "Decryption failed" in str(error):
            raise Trouble(
                f"The passphrase is another one than {name} was closed with."
            ) from None
        raise Trouble(f"{name} was changed after it was written: its first lines.") from None


def _said(error: Exception, watched: _Watched, name: str) -> Exception:
    """The sentence for what the library found."""
    if watched.error:
        return watched.error
    said = str(error)
    if "No matching keys" in said:
        return Trouble(f"The key does not open {name}: it was closed for another one.")
    if not (watched.begin.startswith(_FRONT) or _AGE.startswith(watched.begin)):
        return Trouble(f"{name} is no backup of Samråd: it does not begin like one.")
    if watched.at_end:
        return Trouble(
            f"{name} is not whole: it was cut off on its way, or its very end was changed. "
            "Fetch it again, or take the one before."
        )
    return Trouble(
        f"{name} was changed after it was written, before byte {watched.place:,}. Fetch it "
        "again, or take the one before."
    )
