"""What a file is, by what is in it and never by what it is called."""

import io
import zipfile
from enum import StrEnum

_MOST_PARTS = 5000
# Where a spreadsheet written as text ends its lines, and nothing else unseen.
_SEEN = {"\t", "\n", "\r"}


class PaperKind(StrEnum):
    """The kinds of files that are brought to a council."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"


def kind_of(content: bytes) -> PaperKind | None:
    """The kind of file, or None where it is none of ours, or one with macros in it."""
    if content.startswith(b"%PDF-"):
        return PaperKind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return PaperKind.TEXT if _is_text(content) else None


def _packed(content: bytes) -> PaperKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if len(names) > _MOST_PARTS or any(name.lower().endswith(".bin") for name in names):
        return None
    if "word/document.xml" in names:
        return PaperKind.DOCX
    return PaperKind.XLSX if "xl/workbook.xml" in names else None


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(letter.isprintable() or letter in _SEEN for letter in text)
    return False
