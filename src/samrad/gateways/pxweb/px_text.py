"""The head of a PX file: keywords with their languages, subjects and values."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samrad.gateways.pxweb.refusing import unreadable

# A byte is a letter here, whatever the file is written in: every encoding that PX files use
# agrees on the signs that part one thing from the next.
BYTES = "latin-1"
_MARK = b"\xef\xbb\xbf"
_KEYWORD = re.compile(
    r'\s*([A-Za-z][\w-]{0,60})\s*(?:\[([^\]\n"]{0,20})\])?\s*(?:\(([^)"]*(?:"[^"]*"[^)"]*)*)\))?\s*=',
    re.ASCII,
)
_TOKEN = re.compile(r'\s*(?:"([^"]*)"|(,)|(;)|([^",;\s]+))')
_QUOTED = re.compile(r'"([^"]*)"')
_WRAPPED = re.compile(r"[\r\n]+")
# Codecs of Python that turn bytes into bytes or mean something else than letters.
_NO_LETTERS = frozenset({"utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "idna"})
_ANSI = {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "ansi", "windows-1252"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one keyword says.

    Attributes:
        values: Its texts, in order; a text that was wrapped over lines is one.
        byte: Where in the file it begins.
    """

    values: tuple[str, ...]
    byte: int


@dataclass(frozen=True, slots=True)
class Head:
    """Everything before the numbers.

    Attributes:
        said: By keyword, language ("" for the file's first) and subjects.
        data: The byte at which the numbers begin.
        encoding: What the texts are written in.
    """

    data: int
    encoding: str
    said: Mapping[tuple[str, str, tuple[str, ...]], Said] = field(repr=False)

    def values(self, keyword: str, *subjects: str) -> tuple[str, ...]:
        """What `keyword` says of these subjects, in the file's first language."""
        found = self.said.get((keyword, "", subjects))
        return found.values if found else ()

    def one(self, keyword: str, *subjects: str) -> str:
        """The same where a single text is meant."""
        return " ".join(self.values(keyword, *subjects)).strip()

    def byte(self, keyword: str, *subjects: str) -> int | None:
        """Where it is said."""
        found = self.said.get((keyword, "", subjects))
        return found.byte if found else None


def head(data: bytes) -> Head:
    """Read everything up to `DATA=`.

    Raises:
        Unreadable: It is no PX file, is cut off, says the same twice or is written in another
            encoding than it says.
    """
    begin = len(_MARK) if data.startswith(_MARK) else 0
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise unreadable("table.encoding", data=data, byte=0, encoding="8 bits")
    text = data.decode(BYTES)
    raw: dict[tuple[str, str, tuple[str, ...]], Said] = {}
    for key, said, end in _keywords(text, data, begin):
        if key[0] == "DATA":
            encoding = _encoding(raw, marked=begin > 0)
            return Head(end, encoding, dict(_decoded(raw, data, encoding)))
        # Notes are said again and again, and nothing hangs on them.
        if key in raw and "NOTE" not in key[0]:
            raise unreadable("table.key_twice", data=data, byte=said.byte, text=_shown(key))
        raw[key] = said
    raise unreadable("table.truncated", data=data, byte=len(data))


def _keywords(
    text: str, data: bytes, begin: int
) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], Said, int]]:
    """Each keyword with what it says, and where the next begins; `DATA` says nothing here."""
    place = begin
    while found := _KEYWORD.match(text, place):
        keyword, language, subjects = found.groups()
        key = (keyword.upper(), language or "", tuple(_QUOTED.findall(subjects or "")))
        if key[0] == "DATA":
            yield key, Said((), found.start(1)), found.end()
            return
        values, place = _values(text, found.end(), data)
        yield key, Said(values, found.start(1)), place
    rest = text[place : place + 200].strip()
    if place > begin and "=" not in rest:
        raise unreadable("table.truncated", data=data, byte=len(data))
    raise unreadable("table.not_px", data=data, byte=place, text=rest[:40].split("\n")[0])


def _values(text: str, place: int, data: bytes) -> tuple[tuple[str, ...], int]:
    """The texts up to the semicolon that is in none of them, and the place after it.

    A text goes on in the next one where no comma stands between: that is how long ones are
    wrapped over lines.
    """
    values: list[list[str]] = []
    goes_on = False
    while found := _TOKEN.match(text, place):
        place = found.end()
        quoted, comma, end, bare = found.groups()
        if end:
            return tuple("".join(parts) for parts in values), place
        said = _WRAPPED.sub("", quoted) if quoted is not None else bare
        if said is not None and goes_on:
            values[-1].append(said)
        elif said is not None:
            values.append([said])
        goes_on = not comma
    raise unreadable("table.truncated", data=data, byte=len(data))


def _encoding(raw: Mapping[tuple[str, str, tuple[str, ...]], Said], *, marked: bool) -> str:
    """What the file says it is written in; without a word Windows is meant, as PC-Axis did."""
    if marked:
        return "utf-8"
    said = raw.get(("CODEPAGE", "", ()))
    name = said.values[0].strip() if said and said.values else ""
    name = f"cp{name}" if name.isdecimal() else name.lower()
    if not name or name in _ANSI:
        return "cp1252"
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError) as wrong:
        raise unreadable("table.encoding", encoding=name, byte=0) from wrong
    # Only what agrees with ASCII on quotes and semicolons can have been read this far.
    if b'",;='.decode(known.name, "replace") != '",;=' or known.name in _NO_LETTERS:
        raise unreadable("table.encoding", encoding=name, byte=0)
    return known.name


def _decoded(
    raw: Mapping[tuple[str, str, tuple[str, ...]], Said], data: bytes, encoding: str
) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], Said]]:
    for (keyword, language, subjects), said in raw.items():
        try:
            key = (keyword, language, tuple(_letters(one, encoding) for one in subjects))
            yield key, Said(tuple(_letters(one, encoding) for one in said.values), said.byte)
        except UnicodeError as wrong:
            raise unreadable(
                "table.encoding", data=data, byte=said.byte, encoding=encoding
            ) from wrong


def _letters(text: str, encoding: str) -> str:
    """The text as it was meant.

    Raises:
        UnicodeError: It is not written in `encoding`; most often it says one of Windows and is
            UTF-8, which gives "Ã¥" for "å".
    """
    if text.isascii():
        return text
    written = text.encode(BYTES)
    if encoding != "utf-8" and _is_utf8(written):
        raise UnicodeError("UTF-8 under another name")
    return written.decode(encoding)


def _is_utf8(written: bytes) -> bool:
    try:
        written.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _shown(key: tuple[str, str, tuple[str, ...]]) -> str:
    keyword, language, subjects = key
    inside = ", ".join(subjects)
    return keyword + (f"[{language}]" if language else "") + (f"({inside})" if inside else "")
