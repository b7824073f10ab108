"""Word and Excel files are packages of parts. Opened only where every part is what it says."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from samrad.core.basics.refusals import Refusal, Refused

_MOST_PARTS = 3000
_LARGEST_PART = 60 * 1024 * 1024
_LARGEST_ALL = 100 * 1024 * 1024
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
# What a package ends with, and nothing behind it.
_LAST = b"PK\x05\x06"
_WRONG = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError)


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package whose parts are read one at a time."""

    packed: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """One part, as long as it says it is.

        Raises:
            Refused: It is damaged, or says something else than what it holds.
        """
        try:
            return self.packed.read(name)
        except (*_WRONG, KeyError, zlib.error) as wrong:
            raise Refused(Refusal("file.damaged")) from wrong


def opened(content: bytes) -> Package:
    """Open a package.

    Raises:
        Refused: It is damaged, something else stands before or behind it, or its parts are too
            many, too large, over each other, or named so that they would land elsewhere.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except _WRONG as wrong:
        raise Refused(Refusal("file.damaged")) from wrong
    parts = packed.infolist()
    if content[-22:-18] != _LAST:
        raise Refused(Refusal("file.two_in_one"))
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _LARGEST_ALL
        or any(part.file_size > _LARGEST_PART for part in parts)
    ):
        raise Refused(Refusal("file.too_much_inside"))
    if any(_is_odd(part) for part in parts) or _overlap(parts, packed.start_dir):
        raise Refused(Refusal("file.damaged"))
    names = tuple(part.filename for part in parts)
    if len({name.lower() for name in names}) < len(names):
        raise Refused(Refusal("file.damaged"))
    return Package(packed, names)


def _is_odd(part: zipfile.ZipInfo) -> bool:
    name = part.filename
    return (
        part.compress_type not in _PACKED
        or bool(part.flag_bits & _ENCRYPTED)
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
    )


def _overlap(parts: list[zipfile.ZipInfo], directory: int) -> bool:
    """Whether two parts share bytes: how a small file unpacks to a thousand times its size.

    The first begins where the file does; else something else stands before it.
    """
    last = 0
    for number, part in enumerate(sorted(parts, key=lambda one: one.header_offset)):
        if part.header_offset < last or (number == 0 and part.header_offset != 0):
            return True
        # A header is thirty bytes and the name; what more it holds lies before the next.
        last = part.header_offset + 30 + len(part.filename) + part.compress_size
    return last > directory
