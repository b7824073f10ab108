"""Looking through a PDF: its pages, what is pinned to them, and what it says of itself."""

import io
import re
from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.looked import Place, Spot, Unseen
from samrad.gateways.papers.room import pdf_active, pdf_eyes
from samrad.gateways.papers.room.markup import leaves
from samrad.gateways.papers.room.spots import Notes

MOST_PAGES = 1000
WRONG = (
    *(PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError),
    *(RecursionError, OverflowError, NotImplementedError, OSError, AssertionError),
)
_END = re.compile(rb"%%EOF")
_MOST_EARLIER = 5
_AUTHORS = frozenset({"/Author", "/T"})


def look(content: bytes, notes: Notes) -> None:
    """Look through a PDF.

    Raises:
        Refused: It is damaged, has too many pages, runs or holds something, or is something
            else as well.
    """
    pdf_active.why_not_two(content)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            notes.unseen = Unseen.LOCKED
            return
        pdf_active.why_not_keep(reader)
        _pages(reader, notes)
        _of_itself(reader, notes)
    except WRONG as wrong:
        raise Refused(Refusal("file.damaged")) from wrong
    _earlier(content, notes)


def _pages(reader: pypdf.PdfReader, notes: Notes) -> None:
    if len(reader.pages) > MOST_PAGES:
        raise Refused(Refusal("file.too_much_inside"))
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        notes.text(Spot(Place.PAGE, number), text)
        if pdf_eyes.is_a_picture(page, text):
            notes.pages.append(number)
        for pinned in each(page.get("/Annots")):
            _pinned(pinned, number, notes)
    if notes.pages:
        notes.unseen = Unseen.PICTURED_PAGES


def _pinned(pinned: DictionaryObject, page: int, notes: Notes) -> None:
    """A comment, a field that was filled in, a link."""
    action = pinned.get("/A")
    target = action.get_object().get("/URI", "") if action is not None else ""
    notes.text(Spot(Place.LINK, page), str(target))
    for key in ("/Contents", "/RC", "/V", "/TU"):
        notes.text(Spot(Place.ANNOTATION, page), _said(pinned.get(key)))
    if pinned.get("/Subtype") != "/Widget":
        notes.author(Spot(Place.ANNOTATION, page), _said(pinned.get("/T")))


def _of_itself(reader: pypdf.PdfReader, notes: Notes) -> None:
    for key, value in (reader.metadata or {}).items():
        note = notes.author if key == "/Author" else notes.text
        note(Spot(Place.PROPERTIES), _said(value))
    for title in pdf_eyes.titles(reader):
        notes.text(Spot(Place.INSIDE), title)
    described = reader.root_object.get("/Metadata")
    stream = described.get_object() if described is not None else None
    if isinstance(stream, StreamObject):

        def leaf(_: str, value: str) -> None:
            if not value[:4].isdecimal():
                notes.author(Spot(Place.PROPERTIES), value)

        leaves(stream.get_data(), leaf, ())


def _earlier(content: bytes, notes: Notes) -> None:
    """What stood in the file before it was last saved; it is still in it."""
    ends = [match.end() for match in _END.finditer(content)][:-1]
    for end in ends[-_MOST_EARLIER:]:
        try:
            before = pypdf.PdfReader(io.BytesIO(content[:end]))
            for number, page in enumerate(before.pages, start=1):
                notes.earlier(Spot(Place.PAGE, number), page.extract_text())
        except WRONG:
            continue  # It never was a file of its own: how a PDF is made for the web.


def each(found: object) -> Iterator[DictionaryObject]:
    rows = found.get_object() if hasattr(found, "get_object") else found
    for row in rows if isinstance(rows, ArrayObject) else ():
        one = row.get_object()
        if isinstance(one, DictionaryObject):
            yield one


def _said(value: object) -> str:
    value = value.get_object() if hasattr(value, "get_object") else value
    return value if isinstance(value, str) else ""
