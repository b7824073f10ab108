"""Handing out files: to be kept, never to be run or shown as a page of ours."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import quote

from django.http import HttpResponse

from samrad.core.openness.looked import PaperKind

# Were a browser to show the file all the same: without scripts, forms, or our origin.
FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
_LONGEST = 120
# Told apart from what they look like only by machines, or turning round what is read.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# Parts of paths, wildcards, quotes: what some system means something by.
_MEANING = re.compile(r'[\\/:*?"<>|;%]+')


class Kind(Enum):
    """The files we hand out: what they are called, and what they end on. Nothing else is."""

    PDF = ("application/pdf", ".pdf")
    CALENDAR = ("text/calendar; charset=utf-8", ".ics")
    CSV = ("text/csv; charset=utf-8", ".csv")
    SPREADSHEET = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    WORD = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    )
    TEXT = ("text/plain; charset=utf-8", ".txt")
    JSON = ("application/json", ".json")
    JSON_LD = ("application/ld+json", ".jsonld")
    PARQUET = ("application/vnd.apache.parquet", ".parquet")
    XML = ("application/xml", ".xml")
    ZIP = ("application/zip", ".zip")
    JPEG = ("image/jpeg", ".jpg")
    PNG = ("image/png", ".png")
    WEBP = ("image/webp", ".webp")
    SVG = ("image/svg+xml", ".svg")

    @property
    def content_type(self) -> str:
        """What the browser is told it is."""
        return self.value[0]

    @property
    def ending(self) -> str:
        """What its name ends on, whatever it was called."""
        return self.value[1]


OF_PAPERS: Mapping[PaperKind, Kind] = {
    PaperKind.PDF: Kind.PDF,
    PaperKind.DOCX: Kind.WORD,
    PaperKind.XLSX: Kind.SPREADSHEET,
    PaperKind.TEXT: Kind.TEXT,
    PaperKind.PNG: Kind.PNG,
    PaperKind.JPEG: Kind.JPEG,
    PaperKind.WEBP: Kind.WEBP,
}


def as_attachment(content: bytes, name: str, kind: Kind) -> HttpResponse:
    """The answer that hands out `content` as a file called `name`, ending as its kind does."""
    return HttpResponse(
        content,
        content_type=kind.content_type,
        headers={
            "Content-Disposition": disposition(name, kind),
            "Content-Security-Policy": FILE_POLICY,
            "X-Content-Type-Options": "nosniff",
        },
    )


def disposition(name: str, kind: Kind) -> str:
    """Content-Disposition with the name twice: plain, and with all its letters (RFC 5987)."""
    whole = safe_name(name, kind)
    plain = unicodedata.normalize("NFKD", whole.translate(_LETTERS))
    plain = plain.encode("ascii", "ignore").decode()
    start = plain.removesuffix(kind.ending).strip(" .") or "fil"
    return (
        f'attachment; filename="{start}{kind.ending}"; '
        f"filename*=UTF-8''{quote(whole, safe='')}"
    )


def safe_name(name: str, kind: Kind) -> str:
    """The name without folders, unseen letters and signs that mean something; own ending."""
    seen = "".join(letter for letter in name if unicodedata.category(letter) not in _UNSEEN)
    start = _MEANING.sub("-", " ".join(seen.split()))
    if PurePosixPath(start).suffix.lower() == kind.ending:
        start = start[: -len(kind.ending)]
    return (start.strip(" .-")[:_LONGEST].rstrip(" .-") or "fil") + kind.ending


# Letters that lose more than a mark when they are written plainly.
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "ß": "ss", "đ": "d"}
)
