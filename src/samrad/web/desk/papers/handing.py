"""Handing out a paper's file: to be kept, never to be run or shown as a page of ours."""

from django.http import HttpResponse

from samrad.core.openness.looked import PaperKind
from samrad.records.papers.models import Paper
from samrad.web.kit.files import OF_PAPERS, as_attachment


def handed(paper: Paper, content: bytes) -> HttpResponse:
    """The answer with the file, under the name it was brought with and its kind's ending."""
    return as_attachment(content, paper.name, OF_PAPERS[PaperKind(paper.kind)])
