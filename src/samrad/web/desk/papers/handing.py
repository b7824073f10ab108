"""Handing out a paper's file: to be kept, never to be run or shown as a page of ours."""

from collections.abc import Mapping

from django.http import HttpResponse

from samrad.core.openness.looked import PaperKind
from samrad.records.papers.models import Paper
from samrad.web.kit.files import Kind, as_attachment

_KINDS: Mapping[PaperKind, Kind] = {
    PaperKind.PDF: Kind.PDF,
    PaperKind.DOCX: Kind.WORD,
    PaperKind.XLSX: Kind.SPREADSHEET,
    PaperKind.TEXT: Kind.TEXT,
    PaperKind.PNG: Kind.PNG,
    PaperKind.JPEG: Kind.JPEG,
    PaperKind.WEBP: Kind.WEBP,
}


def handed(paper: Paper, content: bytes) -> HttpResponse:
    """The answer with the file, under the name it was brought with and its kind's ending."""
    return as_attachment(content, paper.name, _KINDS[PaperKind(paper.kind)])
