"""Handing out a paper's file: to be kept, never to be run or shown as a page of ours."""

from urllib.parse import quote

from django.http import HttpResponse

from samrad.records.papers.models import Paper

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
}


def handed(paper: Paper, content: bytes) -> HttpResponse:
    """The answer with the file, named by its paper's first letters of its hash and its kind."""
    name = f"{paper.sha256[:12]}.{paper.kind}"
    return HttpResponse(
        content,
        content_type=_TYPES[paper.kind],
        headers={
            "Content-Disposition": f'attachment; filename="{quote(name)}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
