"""What lies in a backup, once opened: a tar file that any tool unpacks.

`about.json` comes first and says what it is; then the parts, each in pieces of a few megabytes
(how long a table is, is known only when it has been read); `manifest.json` comes last, with
the number of rows and the hash of each part.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any, BinaryIO

from samrad.project.trouble import Trouble

FORMAT = 1
_PIECE = 4 << 20
_LARGEST_PIECE = 1 << 30
_BLOCK = 1 << 20
_ABOUT, _MANIFEST = "about.json", "manifest.json"


@dataclass(frozen=True, slots=True)
class About:
    """What a backup says of itself.

    Attributes:
        samrad: The version that made it.
        made_at: When, in UTC.
        postgres: The server it came from.
        migrations: What its tables have had, as (app, name).
        columns: The columns of each table in the order of its rows, parents first.
        left_out: Tables that are not in it, by design.
        secret: Whether the secret key is in it, or was the operator's in the environment.
        format: Of this very description.
    """

    samrad: str
    made_at: str
    postgres: str
    migrations: list[tuple[str, str]]
    columns: dict[str, list[str]]
    left_out: list[str]
    secret: bool
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a backup: how long it is, its hash, and for a table its rows."""

    size: int
    sha256: str
    rows: int | None = None


@dataclass(slots=True)
class Manifest:
    """The list that comes last."""

    parts: dict[str, Part] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {
            name.removeprefix("tables/"): part.rows
            for name, part in self.parts.items()
            if part.rows is not None
        }


class Packing:
    """Putting parts into a parcel, one after the other."""

    def __init__(self, stream: BinaryIO, about: About) -> None:
        self._tar = tarfile.open(fileobj=stream, mode="w|", bufsize=_BLOCK)  # noqa: SIM115 -- closed by seal()
        self.manifest = Manifest()
        self._add(_ABOUT, _written(asdict(about)))

    def put(self, name: str, chunks: Iterable[bytes | memoryview]) -> None:
        """Add one part."""
        seen, size = hashlib.sha256(), 0
        for number, piece in enumerate(_pieces(chunks)):
            self._add(f"{name}/{number:06}", piece)
            seen.update(piece)
            size += len(piece)
        self.manifest.parts[name] = Part(size, seen.hexdigest())

    def count(self, name: str, rows: int) -> None:
        """Say how many rows the part has; known once it has been read."""
        part = self.manifest.parts[name]
        self.manifest.parts[name] = Part(part.size, part.sha256, rows)

    def seal(self) -> None:
        """Add the list, and end."""
        self._add(_MANIFEST, _written(asdict(self.manifest)))
        self._tar.close()

    def _add(self, name: str, content: bytes | bytearray) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        self._tar.addfile(info, io.BytesIO(content))


class Unpacking:
    """Taking the parts out of a parcel, one after the other, as they were put in."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._name = name
        self._found: dict[str, Part] = {}
        self._manifest: Manifest | None = None
        with self._as_trouble():
            self._tar = tarfile.open(fileobj=stream, mode="r|", bufsize=_BLOCK)  # noqa: SIM115 -- the stream is the caller's
        self._members = self._pieces()
        first, content = next(self._members, ("", b""))
        if first != _ABOUT:
            raise self._foreign()
        self.about = self._read_about(content)

    def parts(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Every part with its pieces; each must be taken to its end."""
        grouped = groupby(self._members, key=lambda piece: piece[0].rpartition("/")[0])
        for name, pieces in grouped:
            if name:
                yield name, self._hashed(name, pieces)
            else:
                self._manifest = self._read_manifest(next(pieces)[1])

    def manifest(self) -> Manifest:
        """The list, compared with what was found.

        Raises:
            Trouble: They are not the same.
        """
        if self._manifest is None:
            raise Trouble(f"{self._name} ends without its list of parts: it is not whole.")
        for name in sorted({*self._manifest.parts, *self._found}):
            listed, found = self._manifest.parts.get(name), self._found.get(name)
            if not (listed and found) or (listed.size, listed.sha256) != (
                found.size,
                found.sha256,
            ):
                raise Trouble(f"In {self._name}, {name} is not what the list says.")
        return self._manifest

    def _pieces(self) -> Iterator[tuple[str, bytes]]:
        with self._as_trouble():
            for member in self._tar:
                content = self._tar.extractfile(member) if member.isfile() else None
                if content is None or member.size > _LARGEST_PIECE:
                    raise self._foreign()
                yield member.name, content.read()

    def _hashed(self, name: str, pieces: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
        seen, size = hashlib.sha256(), 0
        for _, piece in pieces:
            seen.update(piece)
            size += len(piece)
            yield piece
        self._found[name] = Part(size, seen.hexdigest())

    def _read_about(self, content: bytes) -> About:
        about = self._json(content)
        if about.get("format") != FORMAT:
            raise Trouble(
                f"{self._name} was made by a newer Samråd ({about.get('samrad')}). Install "
                "that one, or a newer one, and restore with it."
            )
        try:
            migrations = [(str(app), str(name)) for app, name in about.pop("migrations")]
            return About(**about, migrations=migrations)
        except (KeyError, TypeError, ValueError):
            raise self._foreign() from None

    def _read_manifest(self, content: bytes) -> Manifest:
        written = self._json(content)
        try:
            parts = {name: Part(**part) for name, part in written["parts"].items()}
            return Manifest(parts, dict(written["sequences"]))
        except (KeyError, TypeError, AttributeError):
            raise self._foreign() from None

    def _json(self, content: bytes) -> dict[str, Any]:
        try:
            found = json.loads(content)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise self._foreign()
        return found

    def _foreign(self) -> Trouble:
        return Trouble(f"{self._name} is no backup of Samråd: other things lie in it.")

    @contextmanager
    def _as_trouble(self) -> Iterator[None]:
        try:
            yield
        except tarfile.TarError:
            raise self._foreign() from None


def _pieces(chunks: Iterable[bytes | memoryview]) -> Iterator[bytearray]:
    """The same bytes in pieces of some megabytes: a small row alone is no piece."""
    piece = bytearray()
    for chunk in chunks:
        piece += chunk
        if len(piece) >= _PIECE:
            yield piece
            piece = bytearray()
    if piece:
        yield piece


def _written(what: dict[str, Any]) -> bytes:
    return json.dumps(what, ensure_ascii=False, indent=1).encode()
