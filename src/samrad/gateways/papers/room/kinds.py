"""What a file is, by what is in it and never by what it is called."""

from samrad.core.basics.refusals import Refusal
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers.room.plain import decoded

_BEGINS = {
    b"%PDF-": PaperKind.PDF,
    b"\x89PNG\r\n\x1a\n": PaperKind.PNG,
    b"\xff\xd8\xff": PaperKind.JPEG,
}
# Word and Excel as they were before 2007, and as they are under a password.
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(content: bytes) -> PaperKind | Refusal:
    """The kind of file, or why it is none that can be brought."""
    for begins, kind in _BEGINS.items():
        if content.startswith(begins):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return PaperKind.WEBP
    if content.startswith(_OLD):
        return Refusal("file.old_or_locked")
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return PaperKind.TEXT if decoded(content) is not None else Refusal("paper.unknown_kind")


def _packed(content: bytes) -> PaperKind | Refusal:
    """Which package it is: the names of its parts stand in its directory as they are."""
    for name, kind in (
        (b"word/document.xml", PaperKind.DOCX),
        (b"xl/workbook.xml", PaperKind.XLSX),
    ):
        if name in content:
            return kind
    return Refusal("paper.unknown_kind")
