"""An export as files: a folder, or a ZIP that holds the same.

`export.json` names every file with its length and hash; nothing is in it that is not named.
Written twice from the same rows, it is the same to the last byte: no clock, no order of chance.
"""

import hashlib
import json
import re
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from samrad.project.trouble import Trouble
from samrad.project.vault.placing import new_file, new_folder

LIST = "export.json"
_NAME = re.compile(
    r"[a-z0-9_]+(\.[a-z]+)?|README\.txt|tables/[a-z_]+\.csv|files/[a-z_]+/[0-9a-f][\w.-]*",
    re.ASCII,
)
# What reading a ZIP that is damaged, encrypted or of an odd make ends with.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_BLOCK = 1 << 20
_LARGEST_LIST = 256 << 20
_LARGEST = 64 << 30
# A log of the same act over and over shrinks to a hundredth; what shrinks more is a bomb.
_MOST_SHRUNK = 500
_HARMLESS = 16 << 20
# What ZIP files are dated with that shall not depend on the day.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Bundling(ABC):
    """Files being put together."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, Any]] = {}

    def put(self, name: str, chunks: Iterable[bytes | memoryview]) -> dict[str, Any]:
        """Add one file; its length and hash."""
        seen, size = hashlib.sha256(), 0
        with self._opened(name) as out:
            for chunk in chunks:
                out.write(chunk)
                seen.update(chunk)
                size += len(chunk)
        self.files[name] = {"bytes": size, "sha256": seen.hexdigest()}
        return self.files[name]

    def seal(self, about: dict[str, Any]) -> None:
        """Add the list, and what else there is to say."""
        listed = {**about, "files": dict(sorted(self.files.items()))}
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        with self._opened(LIST) as out:
            out.write(f"{text}\n".encode())

    @abstractmethod
    def _opened(self, name: str) -> "Any": ...


class _IntoFolder(Bundling):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def _opened(self, name: str) -> IO[bytes]:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("xb")


class _IntoZip(Bundling):
    def __init__(self, into: zipfile.ZipFile) -> None:
        super().__init__()
        self._zip = into

    def _opened(self, name: str) -> IO[bytes]:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return self._zip.open(info, "w", force_zip64=True)


@contextmanager
def new_bundle(target: Path) -> Iterator[Bundling]:
    """A ZIP where `target` is called so, else a folder; there once the block has ended well.

    Raises:
        Trouble: Something has that name, or nothing can be written there.
    """
    if target.suffix.lower() != ".zip":
        with new_folder(target) as folder:
            yield _IntoFolder(folder)
        return
    with new_file(target) as out, zipfile.ZipFile(out, "w", strict_timestamps=True) as into:
        yield _IntoZip(into)


class Bundle(ABC):
    """Files that were put together, proven against their list before anything is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.about: dict[str, Any] = {}

    def prove(self) -> None:
        """Read everything once.

        Raises:
            Trouble: Something is missing, changed, or not in the list.
        """
        self.about = self._read_list()
        listed: dict[str, Any] = self.about["files"]
        there = self.names()
        for name in sorted({*there, *listed, LIST}):
            if name not in there:
                raise self.damaged(f"{name} is missing")
            if name != LIST and name not in listed:
                raise self.damaged(f"its list does not name {name}")
        for name, file in listed.items():
            self._prove_file(name, file)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one file."""
        with self.open(name) as file:
            yield from file

    def content(self, name: str, *, longest: int) -> bytes:
        """The whole of one file."""
        with self.open(name) as file:
            found = file.read(longest + 1)
        if len(found) > longest:
            raise self.damaged(f"{name} is larger than any such file")
        return found

    def damaged(self, what: str) -> Trouble:
        """The sentence for a bundle that is not as it was written."""
        return Trouble(f"{self.name} is not as it was exported: {what}. Nothing was taken in.")

    @abstractmethod
    def names(self) -> list[str]:
        """Every file in it."""

    @abstractmethod
    def open(self, name: str) -> IO[bytes]:
        """One file."""

    def _read_list(self) -> dict[str, Any]:
        foreign = Trouble(f"{self.name} is no export of Samråd: there is no {LIST} in it.")
        if LIST not in self.names():
            raise foreign
        try:
            about = json.loads(self.content(LIST, longest=_LARGEST_LIST))
            files = about["files"]
            proper = all(
                _NAME.fullmatch(name)
                and isinstance(file["bytes"], int)
                and 0 <= file["bytes"] <= _LARGEST
                and isinstance(file["sha256"], str)
                for name, file in files.items()
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise foreign from None
        if not proper:
            raise self.damaged("its list names a file as none is named")
        return dict(about)

    def _prove_file(self, name: str, listed: dict[str, Any]) -> None:
        seen, left = hashlib.sha256(), listed["bytes"]
        with self.open(name) as file:
            while left >= 0 and (chunk := file.read(min(_BLOCK, left + 1))):
                seen.update(chunk)
                left -= len(chunk)
        if left or seen.hexdigest() != listed["sha256"]:
            raise self.damaged(f"{name} was changed")


class _FromFolder(Bundle):
    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder

    def names(self) -> list[str]:
        found = [
            path for path in self._folder.rglob("*") if path.is_symlink() or path.is_file()
        ]
        for path in found:
            if path.is_symlink():
                raise self.damaged(f"{path.name} leads somewhere else")
        return [path.relative_to(self._folder).as_posix() for path in found]

    def open(self, name: str) -> IO[bytes]:
        return (self._folder / name).open("rb")


class _FromZip(Bundle):
    def __init__(self, file: Path, opened: zipfile.ZipFile) -> None:
        super().__init__(str(file))
        self._zip = opened

    def names(self) -> list[str]:
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        names = [info.filename for info in infos]
        if len(set(names)) != len(names):
            raise self.damaged("it holds two files of one name")
        if any(_is_bomb(info) for info in infos):
            raise self.damaged("it grows beyond measure when it is unpacked")
        return names

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(name)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(_HARMLESS, _MOST_SHRUNK * info.compress_size)


@contextmanager
def bundle(path: Path) -> Iterator[Bundle]:
    """The export in a folder or a ZIP.

    Raises:
        Trouble: It is none, or cannot be read.
    """
    if path.is_dir():
        yield _FromFolder(path)
        return
    try:
        with zipfile.ZipFile(path) as opened:
            yield _FromZip(path, opened)
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror or error}.") from error
    except _UNREADABLE as error:
        raise Trouble(f"{path} is no export of Samråd, or was damaged: {error}.") from error
