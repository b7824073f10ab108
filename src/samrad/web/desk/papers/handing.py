"""Handing out a paper's file: to be kept, never to be run or shown as a page of ours."""

from django.http import HttpResponse

from samrad.records.papers.models import Paper
from samrad.web.kit.files import Kind, as_attachment

_KINDS = {"pdf": Kind.PDF, "docx": Kind.WORD, "xlsx": Kind.SPREADSHEET, "txt": Kind.TEXT}


def handed(paper: Paper, content: bytes) -> HttpResponse:
    """The answer with the file, under the name it was brought with and its kind's ending."""
    return as_attachment(content, paper.name, _KINDS[paper.kind])
