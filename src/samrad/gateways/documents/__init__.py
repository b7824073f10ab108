"""Documents as files that are read, heard and kept: PDF/A with tags, and Word."""

from collections.abc import Callable, Mapping

from samrad.core.documents.document import Document, Shape
from samrad.gateways.documents import as_docx, as_pdf

WRITERS: Mapping[Shape, Callable[[Document], bytes]] = {
    Shape.PDF: as_pdf.written,
    Shape.DOCX: as_docx.written,
}
