"""Handing out a document as a file."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse

from samrad.core.documents.document import Document, Shape
from samrad.web.kit.files import Kind, as_attachment

_KINDS: Mapping[Shape, Kind] = {Shape.PDF: Kind.PDF, Shape.DOCX: Kind.WORD}


def form_asked(word: str) -> Shape:
    """The shape of file named in an address.

    Raises:
        Http404: There is none of that name.
    """
    try:
        return Shape(word)
    except ValueError:
        raise Http404 from None


def handed_document(content: bytes, document: Document, shape: Shape) -> HttpResponse:
    """The answer with the file, called as the document is."""
    return as_attachment(content, document.title, _KINDS[shape])
