"""Files in which the name of whoever made them stands wherever programs put it.

Made as people make them, with python-docx, xlsxwriter and pypdf.
"""

import io
import zipfile
from collections.abc import Callable

import docx
import pypdf
import xlsxwriter
from docx.document import Document
from PIL import Image
from pypdf.generic import (
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from making import pdf

# A name that stands nowhere in the text, in every place where a program puts names.
NAME = "Hemmelig Hansen"
SIGHT = "Kart over Løten"


def unpacked(content: bytes) -> bytes:
    """Every byte of a package, unpacked, with the names of its parts and of the directory."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = (name.encode() + packed.read(name) for name in packed.namelist())
        return b"\n".join((content, packed.comment, *parts))


def decompressed(content: bytes) -> bytes:
    """Every byte of a PDF and what its streams unpack to, in each way a name is written."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    numbers = (n for of in reader.xref.values() for n in of)
    found = [content]
    for number in (*numbers, *reader.xref_objStm):
        one = reader.get_object(number)
        found.append(repr(one).encode())
        if isinstance(one, StreamObject):
            found.append(one._data if one.get("/Filter") == "/DCTDecode" else one.get_data())
    return b"\n".join(found)


def says(content: bytes) -> bool:
    """Whether the name is in it, in any way of writing it."""
    return any(NAME.encode(how) in content for how in ("utf-8", "utf-16-be", "utf-16-le"))


def photo() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = NAME
    Image.new("RGB", (8, 8), "green").save(out, "JPEG", exif=exif, comment=NAME.encode())
    return out.getvalue()


def letter(write: Callable[[Document], None] = lambda _: None) -> bytes:
    """A Word file of somebody whose name is in its properties and its picture."""
    made = docx.Document()
    made.add_paragraph(SIGHT)
    made.add_picture(io.BytesIO(photo()))
    core = made.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = NAME
    write(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(write: Callable[[xlsxwriter.Workbook], None] = lambda _: None) -> bytes:
    """An Excel file of somebody whose name is in its properties."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"author": NAME, "manager": NAME, "comments": NAME})
        made.set_custom_property("Saksbehandler", NAME)
        sheet = made.add_worksheet("Tall")
        sheet.write_row(0, 0, ["Kommune", "Antall", "Merknad"])
        sheet.write_row(1, 0, [SIGHT, 12, "ingen"])
        sheet.insert_image("E1", f"{NAME}.jpg", {"image_data": io.BytesIO(photo())})
        write(made)
    return out.getvalue()


def page(change: Callable[[pypdf.PdfWriter], None] = lambda _: None) -> bytes:
    """A PDF of somebody whose name is in what it says of itself, twice, and in a photo."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(SIGHT)))
    writer.add_metadata({"/Author": NAME, "/Title": NAME})
    writer.xmp_metadata = (
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{NAME}"/></rdf:RDF>'
        "</x:xmpmeta><?xpacket end='w'?>"
    ).encode()
    sheet = writer.pages[0]
    sheet[NameObject("/PieceInfo")] = DictionaryObject(
        {NameObject("/Tegner"): TextStringObject(NAME)}
    )
    image = EncodedStreamObject()
    image._data = photo()
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
            NameObject("/Width"): NumberObject(8),
            NameObject("/Height"): NumberObject(8),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
        }
    )
    drawn = DictionaryObject({NameObject("/I"): writer._add_object(image)})
    resources = sheet["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = drawn
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
