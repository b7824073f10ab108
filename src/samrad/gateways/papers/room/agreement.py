"""The text of an agreement, in the order it is read: for proposing its clauses."""

import io

import docx
import pypdf
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers.room import packages, pdf
from samrad.gateways.papers.room.plain import decoded

# An agreement is a few pages.
_MOST_PAGES = 200
_MARKS = {"Heading": "# ", "List B": "- ", "List N": "- "}


def text_of(content: bytes, kind: PaperKind) -> str:
    """The text of an agreement: plain text, Word or PDF.

    Raises:
        Refused: It is damaged, locked, of another kind, or pictures of pages.
    """
    if kind is PaperKind.PDF:
        return _of_pdf(content)
    if kind is PaperKind.DOCX:
        return _of_word(content)
    if kind is PaperKind.TEXT:
        return decoded(content) or ""
    raise Refused(Refusal("paper.not_text"))


def _of_word(content: bytes) -> str:
    packages.opened(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return "\n".join(_lines_of(document))
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError) as wrong:
        raise Refused(Refusal("paper.not_word")) from wrong


def _lines_of(document: Document) -> list[str]:
    lines = []
    for paragraph in document.paragraphs:
        style = (paragraph.style.name if paragraph.style else None) or ""
        mark = next((mark for start, mark in _MARKS.items() if style.startswith(start)), "")
        lines.append(f"{mark}{paragraph.text}" if paragraph.text.strip() else "")
    for table in document.tables:
        lines += [" – ".join(cell.text.strip() for cell in row.cells) for row in table.rows]
    return lines


def _of_pdf(content: bytes) -> str:
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(Refusal("paper.locked"))
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except pdf.WRONG as wrong:
        raise Refused(Refusal("paper.not_pdf")) from wrong
    text = "\n".join(pages)
    if not text.strip():
        raise Refused(Refusal("paper.only_pictures"))
    return text
