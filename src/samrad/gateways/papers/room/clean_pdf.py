"""A PDF made clean: its pages and what they need, written anew as a file without a past."""

import io

import pypdf
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.cleaned import Cleaned, Left
from samrad.gateways.papers.room import jpeg, pdf_active
from samrad.gateways.papers.room.clean_packages import LOCAL, Findings
from samrad.gateways.papers.room.pdf import WRONG, each

# What programs keep for themselves, wherever in the file: who, when, with what, how it looked;
# and by whom it was signed, which a copy is not.
_GONE = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo", "/Perms", "/DSS"),
    *("/Info", "/CreationDate", "/ModDate", "/NM", "/M"),
)
# Fields are filled in and links are followed; everything else is pinned on by somebody.
_OF_THE_PAPER = ("/Link", "/Widget")
_HIDDEN = 0b100010
_JPEG = ("/DCTDecode", ["/DCTDecode"])


def clean(content: bytes) -> Cleaned:
    """A PDF without what it says of who made it, and without what it was before.

    Raises:
        Refused: It is damaged or locked, or runs or holds something.
    """
    pdf_active.why_not_two(content)
    findings = Findings()
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(Refusal("openness.not_looked_through"))
        pdf_active.why_not_keep(reader)
        _pinned(reader, findings)
        _layers(reader, findings)
        for one in pdf_active.everything(reader):
            _without(one)
        return Cleaned(_anew(reader), findings.all())
    except WRONG as wrong:
        raise Refused(Refusal("file.damaged")) from wrong


def _pinned(reader: pypdf.PdfReader, findings: Findings) -> None:
    for number, page in enumerate(reader.pages, start=1):
        for one in each(page.get("/Annots")):
            hidden = int(one.get("/F", 0)) & _HIDDEN and "/V" in one
            if one.get("/Subtype") not in _OF_THE_PAPER or hidden:
                findings.add(Left.ANNOTATIONS, str(number))


def _layers(reader: pypdf.PdfReader, findings: Findings) -> None:
    """Layers that are shown to nobody who only opens the file."""
    layers = reader.root_object.get("/OCProperties")
    shown = layers.get_object().get("/D") if layers is not None else None
    if shown is None:
        return
    shown = shown.get_object()
    if shown.get("/BaseState") == "/OFF" or len(shown.get("/OFF", ())):
        findings.add(Left.HIDDEN_LAYERS)


def _without(one: DictionaryObject) -> None:
    for key in _GONE:
        one.pop(NameObject(key), None)
    if one.get("/FT") == "/Sig":
        one.pop(NameObject("/V"), None)
    if LOCAL.match(str(one.get("/URI", ""))):
        one.pop(NameObject("/URI"))
    if isinstance(one, StreamObject) and one.get("/Filter") in _JPEG:
        one._data = jpeg.without_notes(one._data)  # noqa: SLF001 -- its bytes as they are, not drawn


def _anew(reader: pypdf.PdfReader) -> bytes:
    """Only what its pages lead to, under no author and no name of a program."""
    writer = pypdf.PdfWriter()
    writer.clone_reader_document_root(reader)
    writer.metadata = None
    writer.pdf_header = reader.pdf_header
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
