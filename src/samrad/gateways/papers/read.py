"""The text of a paper."""

import io
import zipfile

import docx
import pypdf
from docx.opc.exceptions import PackageNotFoundError
from pypdf.errors import PyPdfError

from samrad.core.basics.refusals import Refusal, Refused

# An agreement is a few pages. A small Word file can be packed so that it unpacks to
# gigabytes, so the unpacked size is read from its directory before anything is opened.
_LARGEST = 20 * 1024 * 1024
_LARGEST_UNPACKED = 60 * 1024 * 1024
_MOST_PAGES = 200


def text_of(content: bytes) -> str:
    """The text of a paper: plain text (UTF-8 or Windows-1252), Word (.docx) or PDF.

    Raises:
        Refused: It is empty, too large, damaged, locked, or of another kind.
    """
    if not content.strip():
        raise Refused(Refusal("paper.empty"))
    if len(content) > _LARGEST:
        raise Refused(Refusal("paper.too_large", {"megabytes": _LARGEST // 1024 // 1024}))
    if content.startswith(b"%PDF-"):
        return _of_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _of_word(content)
    return _of_plain(content)


def _of_plain(content: bytes) -> str:
    if b"\0" in content:
        raise Refused(Refusal("paper.not_text"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Word on Windows saves as plain text; every byte means something in it.
        return content.decode("cp1252", errors="replace")


def _of_word(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise Refused(Refusal("paper.too_large", {"megabytes": _LARGEST // 1024 // 1024}))
        document = docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as wrong:
        raise Refused(Refusal("paper.not_word")) from wrong
    return "\n".join(_lines_of(document))


def _lines_of(document: "docx.document.Document") -> list[str]:
    lines = []
    for paragraph in document.paragraphs:
        style = (paragraph.style.name if paragraph.style else None) or ""
        mark = {"Heading": "# ", "List B": "- ", "List N": "- "}
        found = next((m for start, m in mark.items() if style.startswith(start)), "")
        lines.append(f"{found}{paragraph.text}" if paragraph.text.strip() else "")
    for table in document.tables:
        lines += [" – ".join(cell.text.strip() for cell in row.cells) for row in table.rows]
    return lines


def _of_pdf(content: bytes) -> str:
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Refused(Refusal("paper.locked"))
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, RecursionError) as wrong:
        raise Refused(Refusal("paper.not_pdf")) from wrong
    text = "\n".join(pages)
    if not text.strip():
        raise Refused(Refusal("paper.only_pictures"))
    return text
