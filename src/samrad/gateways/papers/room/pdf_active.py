"""What makes a PDF more than a paper: it runs, starts or holds something, or is two files."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from samrad.core.basics.refusals import Refusal, Refused

_MOST_OBJECTS = 300_000
_RUNS = frozenset({"/JS", "/JavaScript", "/RichMedia", "/XFA"})
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"}
)
_HOLDS = frozenset({"/EmbeddedFiles", "/EF"})
_HELD = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_PAGE = re.compile(rb"<(?:!doctype|html|script|svg|body|head|iframe)\b", re.IGNORECASE)
# Some programs leave a little behind the end.
_LEFT_BEHIND = 1024


def why_not_two(content: bytes) -> None:
    """Refuse a PDF that is a package or a page of the web as well.

    Raises:
        Refused: It is.
    """
    behind = content[content.rfind(b"%%EOF") + 5 :].strip(b"\r\n\t \0")
    begins = content[:1024].partition(b" obj")[0]
    if zipfile.is_zipfile(BytesIO(content)) or _PAGE.search(begins) or _PAGE.search(behind):
        raise Refused(Refusal("file.two_in_one"))
    if b"%%EOF" in content and len(behind) > _LEFT_BEHIND:
        raise Refused(Refusal("file.two_in_one"))


def why_not_keep(reader: pypdf.PdfReader) -> None:
    """Refuse a PDF that runs, starts or holds something, wherever in it that stands.

    Raises:
        Refused: It does.
    """
    for one in everything(reader):
        keys = one.keys()
        if not _RUNS.isdisjoint(keys) or one.get("/S") in _ACTIONS:
            raise Refused(Refusal("file.runs"))
        kind = (one.get("/Type"), one.get("/Subtype"))
        if not _HOLDS.isdisjoint(keys) or "/EmbeddedFile" in kind or kind[1] in _HELD:
            raise Refused(Refusal("file.embedded"))


def everything(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those no page leads to."""
    numbers = {*(n for of in reader.xref.values() for n in of), *reader.xref_objStm}
    if len(numbers) > _MOST_OBJECTS:
        raise Refused(Refusal("file.too_much_inside"))
    waiting: list[object] = [reader.trailer]
    generation = {n: g for g, of in reader.xref.items() for n in of}
    waiting += [IndirectObject(n, generation.get(n, 0), reader) for n in sorted(numbers)]
    for top in waiting:
        inner = [top.get_object() if isinstance(top, IndirectObject) else top]
        while inner:
            one = inner.pop()
            if isinstance(one, DictionaryObject):
                yield one
            if isinstance(one, DictionaryObject | ArrayObject):
                below = one.values() if isinstance(one, DictionaryObject) else one
                inner += [part for part in below if not isinstance(part, IndirectObject)]
