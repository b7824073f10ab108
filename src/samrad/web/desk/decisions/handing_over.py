"""The handover file, on a page to be printed and as a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from samrad.actions.handing_over import open_handover
from samrad.core.basics.refusals import Refused
from samrad.core.documents.document import Document, Shape
from samrad.gateways.documents import WRITERS
from samrad.web.desk.decisions.handover_file import handover_file
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import say

_KINDS = {Shape.PDF: Kind.PDF, Shape.DOCX: Kind.WORD}


@require_GET
@signed_in
def handover(request: SignedIn, slug: str) -> HttpResponse:
    """What somebody new has to know, as a page."""
    at = here(request, slug)
    try:
        document = _document(request, at)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:decisions", slug)
    context = {"here": at, "tab": "decisions", "document": document}
    return render(request, "desk/decisions/handover.html", context)


@require_GET
@signed_in
def save(request: SignedIn, slug: str, shape: str) -> HttpResponse:
    """The same as a file."""
    at = here(request, slug)
    if shape not in set(Shape):
        raise Http404
    try:
        document = _document(request, at)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:decisions", slug)
    content = WRITERS[Shape(shape)](document)
    return as_attachment(content, document.title, _KINDS[Shape(shape)])


def _document(request: SignedIn, at: Here) -> Document:
    now = clock.now()
    found = open_handover(at.council, at.partnership(), by=request.user, at=now)
    return handover_file(found, at=now)
