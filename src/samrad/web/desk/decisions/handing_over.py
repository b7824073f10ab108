"""The handover file, on a page to be printed and as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from samrad.actions.documents import as_file
from samrad.actions.handing_over import open_handover
from samrad.core.basics.refusals import Refused
from samrad.core.documents.document import Document
from samrad.web.desk.decisions.handover_file import handover_file
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.documents import form_asked, handed_document
from samrad.web.kit.phrases import say


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
    at, asked = here(request, slug), form_asked(shape)
    try:
        document = _document(request, at)
        content = as_file(document, asked)
    except Refused as refused:
        messages.error(request, say(refused.refusal))
        return redirect("desk:decisions", slug)
    return handed_document(content, document, asked)


def _document(request: SignedIn, at: Here) -> Document:
    now = clock.now()
    found = open_handover(at.council, at.partnership(), by=request.user, at=now)
    return handover_file(found, at=now)
