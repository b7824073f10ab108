"""Looking through one file: what it is, what stands in it, and what of it is kept."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.looked import PICTURES, Looked, PaperKind, Place, Spot, Unseen
from samrad.gateways.papers.room import plain
from samrad.gateways.papers.room.kinds import kind_of
from samrad.gateways.papers.room.spots import Notes

Keep = Callable[[bytes, Notes], bytes]
_LONGEST = 200
_ENDING = 12


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file and how it is looked through; what is kept of it is the answer."""

    kind: PaperKind
    keep: Callable[[bytes, Notes], bytes]

    def look(self, content: bytes, name: str, *, on: date) -> Looked:
        """Look through a file, by the rules of the day `on`.

        Raises:
            Refused: It is damaged, made to hurt, or more than a paper.
        """
        notes = Notes(on)
        notes.text(Spot(Place.NAME), name.rpartition(".")[0] or name)
        kept = self.keep(content, notes)
        return Looked(kept_name(name), self.kind, kept, notes.seen(), notes.read())


def reader_for(content: bytes) -> Reader:
    """Who reads a file like this one; only that reader's library is loaded.

    Raises:
        Refused: It is of no kind we keep.
    """
    kind = kind_of(content)
    if isinstance(kind, Refusal):
        raise Refused(kind)
    return Reader(kind, _READERS[kind]())


def kept_name(name: str) -> str:
    """The name without letters nobody sees, as long as the table keeps it, ending included."""
    seen = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    short = " ".join(seen.split())
    if len(short) <= _LONGEST:
        return short
    start, dot, ending = short.rpartition(".")
    ending = dot + ending if start and len(ending) < _ENDING else ""
    return short[: _LONGEST - len(ending)] + ending


def _pdf() -> Keep:
    from samrad.gateways.papers.room import pdf  # noqa: PLC0415 -- a large library

    return _as_it_is(pdf.look)


def _word() -> Keep:
    from samrad.gateways.papers.room import word  # noqa: PLC0415 -- not for the others

    return _as_it_is(word.look)


def _sheets() -> Keep:
    from samrad.gateways.papers.room import sheets  # noqa: PLC0415 -- not for the others

    return _as_it_is(sheets.look)


def _plain() -> Keep:
    return _as_it_is(plain.look)


def _picture(kind: PaperKind) -> Keep:
    from samrad.gateways.papers.room import pictures  # noqa: PLC0415 -- a large library

    def keep(content: bytes, notes: Notes) -> bytes:
        notes.unseen = Unseen.PICTURE
        return pictures.redrawn(content, kind)

    return keep


def _as_it_is(look: Callable[[bytes, Notes], None]) -> Keep:
    def keep(content: bytes, notes: Notes) -> bytes:
        look(content, notes)
        return content

    return keep


_READERS: Mapping[PaperKind, Callable[[], Keep]] = {
    PaperKind.PDF: _pdf,
    PaperKind.DOCX: _word,
    PaperKind.XLSX: _sheets,
    PaperKind.TEXT: _plain,
    **{kind: partial(_picture, kind) for kind in PICTURES},
}
